"""Makes a template that prints a variable nobody gave it fail, instead of printing nothing.

A variable only asked for with `{% if %}` or `{% for %}` may be absent; one that is printed, filtered or given to a
tag may not. `tests/conftest.py` imports the fixture, so it holds for every test.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NoReturn

import pytest
from django.template import engines


class UnknownVariable(Exception):
    """A template printed something its view never gave."""


class Refusal(str):
    """Stands where Django keeps the text for unknown variables; Django asks for `%s` in it, then fills it."""

    def __contains__(self, _part: object) -> bool:
        return True

    def __mod__(self, variable: Any) -> NoReturn:
        raise UnknownVariable(f"The template prints {variable}, which it was not given.")


@pytest.fixture(autouse=True)
def strict_templates() -> Iterator[None]:
    """Unknown variables are refused for the length of one test."""
    engine = engines["django"].engine
    before, engine.string_if_invalid = engine.string_if_invalid, Refusal("unknown")
    yield
    engine.string_if_invalid = before
