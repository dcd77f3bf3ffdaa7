"""No concept with two names: every column, enumeration and room has its line in docs/glossary.md."""

from __future__ import annotations

import importlib
import pkgutil
import re
from enum import Enum

from sembilan.terms import frames
from sembilan.terms.column import Area
from tests.architecture.source import HOUSE, ROOT, modules, shown

GLOSSARY = (ROOT / "docs" / "glossary.md").read_text()
NAMED = set(re.findall(r"`([^`]+)`", GLOSSARY))
# Words of other systems for things that have a name here.
BANNED = re.compile(
    r"\b(employee_no|personnel_no|staff_id|position_grade|target_plan|allowance_amount|department_id)\b"
)


def areas():
    for found in pkgutil.iter_modules(frames.__path__):
        module = importlib.import_module(f"{frames.__name__}.{found.name}")
        yield from (value for value in vars(module).values() if isinstance(value, Area))


def columns():
    for area in areas():
        for frame in area.inputs.values():
            yield from (column.name for column in frame.columns)
        yield from (column.name for column in area.results)


def test_every_column_of_a_frame_has_its_line():
    assert len(set(columns())) > 40
    assert sorted(set(columns()) - NAMED) == []


def test_every_room_has_its_line():
    rooms = {path.parent.name for path in HOUSE.glob("*/__init__.py")}

    assert sorted(rooms - NAMED) == []


def test_every_room_has_its_tests_place_in_the_settings():
    from django.conf import settings

    with_records = {path.parent.name for path in HOUSE.glob("*/models.py")}

    assert with_records <= set(settings.ROOMS)


def enumerations():
    for path in modules(HOUSE / "terms"):
        name = ".".join(path.relative_to(ROOT).with_suffix("").parts)
        for value in vars(importlib.import_module(name)).values():
            if isinstance(value, type) and issubclass(value, Enum) and value.__module__ == name:
                yield value.__name__


def test_every_enumeration_of_the_field_has_its_word():
    words = GLOSSARY.lower()

    assert sorted(name for name in set(enumerations()) - {"Unit"} if name.lower() not in words) == []


def test_no_banned_synonym_is_used():
    assert not [shown(path) for path in modules() if BANNED.search(path.read_text())]
