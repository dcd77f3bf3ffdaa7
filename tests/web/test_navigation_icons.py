"""A name of an icon that the sheet of icons does not have shows nothing, and nobody is told."""

from __future__ import annotations

import re

import pytest

from tests.architecture.source import HOUSE, shown

THERE = set(re.findall(r'id="([a-z-]+)"', (HOUSE / "web/static/web/vendor/icons.svg").read_text()))
NAMED = {
    (shown(path), name)
    for pattern in ("*.py", "*.html")
    for path in HOUSE.rglob(pattern)
    for name in re.findall(r'\bicon="([a-z-]+)"', path.read_text())
}


def test_icons_are_named_at_all():
    assert len(NAMED) > 50


@pytest.mark.parametrize("name", sorted({name for _, name in NAMED}))
def test_every_icon_that_is_named_is_there(name):
    assert name in THERE, [place for place, named in NAMED if named == name]
