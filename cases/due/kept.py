"""What is reckoned once it is asked for, and kept."""

from collections.abc import Callable
from typing import Any, Generic, Self, TypeVar, overload

T = TypeVar("T")


class kept(Generic[T]):  # noqa: N801 - it is written as a decorator
    """An attribute that is reckoned when it is first asked for.

    It is `functools.cached_property` without the lock that this takes in Python 3.11, which costs more than what is
    reckoned: where a long case has hundreds of clocks, it was a tenth of all their time.
    """

    def __init__(self, reckon: Callable[[Any], T]) -> None:
        self._reckon, self.__doc__ = reckon, reckon.__doc__

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    @overload
    def __get__(self, of: None, owner: type) -> Self: ...

    @overload
    def __get__(self, of: object, owner: type) -> T: ...

    def __get__(self, of: object, owner: type) -> "Self | T":
        if of is None:
            return self
        found = vars(of)[self._name] = self._reckon(of)
        return found
