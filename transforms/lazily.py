"""Belongs here: attributes that are computed once, when they are first asked for.
Does not: what is computed, and values that several objects share (functools.cache).
"""

from collections.abc import Callable
from typing import Any, Generic, TypeVar

_T = TypeVar("_T")


class lazily(Generic[_T]):  # noqa: N801  # a decorator, written as functools.cached_property is
    """functools.cached_property without its lock, as of Python 3.12: the lock costs more than a short list does."""

    def __init__(self, compute: Callable[[Any], _T]) -> None:
        self.compute = compute
        self.__doc__ = compute.__doc__

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = name

    def __get__(self, instance: object, owner: type) -> _T:
        value = instance.__dict__[self.name] = self.compute(instance)
        return value
