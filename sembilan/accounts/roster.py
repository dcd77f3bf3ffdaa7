"""Who a NIP is, where she works and which address she has: known to a room above, named in the settings.

The rooms above may import this one and not the other way, so they offer what is asked here: `settings.ROSTER` names
a module with these functions.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import Any, Protocol, cast

from django.conf import settings


@dataclass(frozen=True)
class Known:
    """Someone of the region's employees."""

    nip: str
    name: str
    place: str
    email: str


class Roster(Protocol):
    """What a room above offers."""

    def known(self, nip: str) -> Known | None:
        """The employee with this NIP."""

    def to_invite(self, by: Any, nip: str) -> Known | None:
        """The employee with this NIP, if `by` may let her in."""

    def duties(self, by: Any) -> list[tuple[str, str]]:
        """Each role a person has today and where it holds, as sentences."""

    def may_invite(self, by: Any) -> bool:
        """Whether a person may let others in, somewhere."""

    def may_invite_all(self, by: Any) -> bool:
        """Whether a person may let anybody of the region in."""


def roster() -> Roster:
    """The module the settings name."""
    return cast(Roster, import_module(settings.ROSTER))
