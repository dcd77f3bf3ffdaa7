"""Text that a spreadsheet would run as a formula."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

FORMULA = re.compile(r"\s*[=+\-@]|[\t\r\n]")


def harmless(cells: Iterable[Any]) -> list[Any]:
    """Cells that a spreadsheet shows and never runs: text that begins like a formula gets an apostrophe."""
    return [f"'{cell}" if isinstance(cell, str) and FORMULA.match(cell) else cell for cell in cells]
