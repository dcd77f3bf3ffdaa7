"""One call of a terminal."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Call:
    """One call of a terminal, whatever the case of its parameters and the ending of its path."""

    what: str
    serial: str
    params: dict[str, str]
    body: str
    address: str
    is_post: bool
    date: str = ""

    @property
    def table(self) -> str:
        """Of what it sends."""
        return self.params.get("table", "").upper()
