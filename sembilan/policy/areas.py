"""Where an area's frames are found: by its name, in the vocabulary, so that no area is listed twice."""

from __future__ import annotations

import importlib

from sembilan.policy.errors import PackUnreadable
from sembilan.terms.column import Area


def find_area(name: str) -> Area:
    """The frames and results of an area, from `sembilan.terms.frames.<name>`."""
    module = f"sembilan.terms.frames.{name}"
    try:
        found = importlib.import_module(module).AREA
    except (ModuleNotFoundError, AttributeError):
        found = None
    if not isinstance(found, Area):
        raise PackUnreadable(
            file=name,
            reason=f"area {name!r} tidak punya bingkai di {module}",
            reason_en=f"area {name!r} has no frames in {module}",
        )
    return found
