"""A believable centre to try the program on: invented people, told through the same events as real work."""

from tui.demo.make import make

__all__ = ["make"]
