"""A cell, row or file that cannot be read with certainty: a code of the catalogue and what fills its sentence."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


class Fault(ValueError):
    """Raised by whatever reads a cell; the sentence of `code` stands in `records.rejects`."""

    def __init__(self, code: str, **params: Any) -> None:
        super().__init__(code)
        self.code = code
        self.params = params


@dataclass(frozen=True)
class Held:
    """A row kept aside: where it stood, what stood there, and why it could not go in.

    `count` is more than one where one line of the list stands for many rows of the file, and 0 where only a cell
    is left out and its row went in.
    """

    row: int
    column: str
    value: str
    code: str
    params: dict[str, Any] = field(default_factory=dict)
    raw: str = ""
    count: int = 1
