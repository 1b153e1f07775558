"""Belongs here: one event: facts of several articles that say the same, with sources, agreed values and history.
Does not: finding the facts (transforms.facts), and finding copies of an article (transforms.articles).
"""

from transforms.corroboration.consolidate import consolidate
from transforms.corroboration.frames import (
    EVENT_FACTS_SCHEMA,
    EVENT_HISTORY_SCHEMA,
    EVENT_VALUES_SCHEMA,
    EVENTS_SCHEMA,
)

__all__ = ["EVENTS_SCHEMA", "EVENT_FACTS_SCHEMA", "EVENT_HISTORY_SCHEMA", "EVENT_VALUES_SCHEMA", "consolidate"]
