"""The sections of a person's file: each room registers its own, and the file, its export and the API read them all.

In a room's `AppConfig.ready`:

    from sembilan.people.dossier import Section, register

    register(Section("diklat", _("Diklat dan kursus"), 60, ("Nama", "JP", "Selesai"), rows=queries.dossier_rows))
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise

from sembilan.people.models import Employee

Text = str | Promise


@dataclass(frozen=True)
class Row:
    """One line of a section: its cells as texts, from when until when, and what proves it."""

    cells: tuple[str, ...]
    since: dt.date | None = None
    until: dt.date | None = None
    sk: str = ""
    document: int | None = None
    entry: int | None = None  # its id, where the section's code is a kind of entry
    source: str = ""


@dataclass(frozen=True)
class Section:
    """A part of the file. `gaps` says in sentences what should be there and is not.

    `personal` sections are shown only to who may read personal data, `special` ones only to who may read of health.
    """

    code: str
    title: Text
    order: int
    columns: Sequence[Text]
    rows: Callable[[Employee], Sequence[Row]]
    gaps: Callable[[Employee], Sequence[str]] = lambda employee: ()
    personal: bool = False
    weight: int = 1  # of its completeness against the others'
    special: bool = False


_registered: dict[str, Section] = {}


def register(*sections: Section) -> None:
    """Add sections; the same code again replaces the former."""
    _registered.update({section.code: section for section in sections})


def sections() -> list[Section]:
    """Every section in the order of the file."""
    return sorted(_registered.values(), key=lambda section: section.order)


@dataclass(frozen=True)
class Lead:
    """A page of another room that tells more than a section does: its label, and its address for who may open it."""

    label: Text
    url: Callable[[Any, Employee], str]


_leads: dict[str, Lead] = {}


def register_lead(code: str, lead: Lead) -> None:
    """Lead from a section to a page that tells more."""
    _leads[code] = lead


def lead(code: str, by: Any, employee: Employee) -> tuple[Text, str] | None:
    """Label and address of the page that tells more, where there is one and this reader may open it."""
    found = _leads.get(code)
    url = found.url(by, employee) if found else ""
    return (found.label, url) if found and url else None


@dataclass(frozen=True)
class Upcoming:
    """Something that is to come in a career: what, when, by which law, and what is still missing for it."""

    title: Text
    day: dt.date
    law: Text = ""
    note: Text = ""
    url: str = ""


_foreseen: list[Callable[[Employee], Sequence[Upcoming]]] = []


def register_upcoming(*foresee: Callable[[Employee], Sequence[Upcoming]]) -> None:
    """Add what tells of coming events; the same one twice counts once."""
    _foreseen.extend(one for one in foresee if one not in _foreseen)


def upcoming(employee: Employee) -> list[Upcoming]:
    """What is to come for a person, the nearest first."""
    return sorted((event for foresee in _foreseen for event in foresee(employee)), key=lambda event: event.day)
