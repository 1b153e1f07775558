"""Belongs here: the public names of the organisation registry and of its mentions in running text.
Does not: how they work (registry, find and the modules that those use).
"""

from transforms.organisations.find import find_organisations
from transforms.organisations.mention import OrganisationMention
from transforms.organisations.registry import Registry, load_registry

__all__ = ["OrganisationMention", "Registry", "find_organisations", "load_registry"]
