"""The page of a person: who she is in half a minute, what is to come, what is missing, and one section of her file."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from sembilan.organisation.access import OWN, Permission, Scope, today
from sembilan.people import dossier
from sembilan.people.access import scope_for, visible
from sembilan.people.dossier import Row, Section, Text, Upcoming
from sembilan.people.kinds import KINDS, EntryKind
from sembilan.people.models import Employee
from sembilan.people.queries.file import file_of
from sembilan.people.queries.places import with_place
from sembilan.people.queries.timeline import Timeline, timeline_of
from sembilan.people.said import ranked, span
from sembilan.terms.nip import Nip

WHOLE_BP = 10_000
FIRST = "golongan"


def person_for(by: Any, nip: str, permission: Permission = Permission.READ) -> Employee | None:
    """One person with her post and unit of today, if this reader may see her."""
    return with_place(visible(by, None, permission).filter(nip=nip).select_related("instansi"), today()).first()


def allows(by: Any, employee: Any, permission: Permission) -> bool:
    """Whether a reader may do something with a person that `person_for` found."""
    scope: Scope = scope_for(by)
    if scope.own_nip == employee.nip:
        return permission in OWN
    place: str = employee.unor_path or "\n"  # who works nowhere is under no unit
    return scope.is_all(permission) or scope.covers(place, permission)


def sections_for(by: Any, employee: Employee) -> list[Section]:
    """The sections this reader may see; those for health only where something is said."""
    personal = allows(by, employee, Permission.READ_PERSONAL)
    special = allows(by, employee, Permission.READ_SPECIAL)
    return [
        section
        for section in dossier.sections()
        if (personal or not section.personal) and (special or not section.special)
    ]


def kinds_for(by: Any, employee: Employee) -> list[EntryKind]:
    """The kinds of entry this reader may see of a person."""
    personal = allows(by, employee, Permission.READ_PERSONAL)
    return [kind for kind in KINDS.values() if personal or not kind.personal]


@dataclass(frozen=True)
class Part:
    """A section as the list of them shows it: with what is missing in it."""

    section: Section
    gaps: Sequence[str]


class PersonPage:
    """Everything the page of a person shows to one reader."""

    def __init__(self, by: Any, employee: Employee, chosen: str) -> None:
        self.by, self.employee = by, employee
        self.today = today()
        self.sections = sections_for(by, employee)
        codes = [section.code for section in self.sections]
        self.code = chosen or (FIRST if FIRST in codes else codes[0])

    @property
    def is_own(self) -> bool:
        """Whether she looks at herself."""
        return bool(scope_for(self.by).own_nip == self.employee.nip)

    @property
    def may_edit(self) -> bool:
        """Whether this reader enters and corrects directly."""
        return allows(self.by, self.employee, Permission.EDIT)

    @property
    def section(self) -> Section | None:
        """The chosen section, if this reader may see it."""
        return next((one for one in self.sections if one.code == self.code), None)

    @property
    def kind(self) -> EntryKind | None:
        """The kind of entry of the chosen section, where it is one of ours."""
        return KINDS.get(self.code)

    @cached_property
    def rows(self) -> Sequence[Row]:
        """The lines of the chosen section."""
        return self.section.rows(self.employee) if self.section else ()

    @cached_property
    def lead(self) -> tuple[Text, str] | None:
        """Where more is told of the chosen section."""
        return dossier.lead(self.code, self.by, self.employee)

    @cached_property
    def parts(self) -> list[Part]:
        """Every section with its gaps."""
        return [Part(section, tuple(section.gaps(self.employee))) for section in self.sections]

    @cached_property
    def gaps(self) -> list[Part]:
        """The sections in which something is missing."""
        return [part for part in self.parts if part.gaps]

    @property
    def complete_bp(self) -> int:
        """How complete the file is: a section counts its weight whole, with one gap by half, with two by a third."""
        whole = sum(part.section.weight for part in self.parts)
        if not whole:
            return WHOLE_BP
        return sum(part.section.weight * WHOLE_BP // (1 + len(part.gaps)) for part in self.parts) // whole

    @cached_property
    def upcoming(self) -> list[Upcoming]:
        """What is to come."""
        return dossier.upcoming(self.employee)

    @property
    def timeline(self) -> Timeline:
        """The path so far."""
        return timeline_of(self.employee, self.today)

    @property
    def golongan(self) -> str:
        """The golongan of today with its pangkat."""
        return next((ranked(said["golongan"]) for said in self._now("golongan")), "")

    @property
    def golongan_since(self) -> dt.date | None:
        """Since when she holds it."""
        return next((span(KINDS["golongan"], said)[0] for said in self._now("golongan")), None)

    @property
    def post_since(self) -> dt.date | None:
        """Since when she holds her post."""
        return next((span(KINDS["jabatan"], said)[0] for said in self._now("jabatan")), None)

    @property
    def acting(self) -> list[Any]:
        """The units she leads as Plt or Plh today."""
        return self._now("plt")

    @property
    def photo(self) -> int | None:
        """Her portrait."""
        return next((said.get("photo_id") for said in file_of(self.employee)["pribadi"]), None)

    @property
    def initials(self) -> str:
        """What stands where there is no portrait."""
        words = [word for word in self.employee.name.split() if word[0].isalpha()]
        return "".join(word[0] for word in words[:1] + words[1:][-1:]).upper()

    @property
    def age(self) -> int:
        """Full years of life."""
        return months_between(self.employee.birth_date, self.today) // 12

    @property
    def service_since(self) -> dt.date | None:
        """The day she began: her TMT CPNS, else what her NIP says."""
        if self.employee.tmt_cpns:
            return self.employee.tmt_cpns
        begun = Nip.parse(self.employee.nip).tmt
        return begun.first if begun else None

    @property
    def service(self) -> tuple[int, int] | None:
        """Masa kerja in full years and months since she began."""
        return divmod(months_between(self.service_since, self.today), 12) if self.service_since else None

    def _now(self, code: str) -> list[Any]:
        def holds(since: dt.date | None, until: dt.date | None) -> bool:
            return (since or dt.date.min) <= self.today < (until or dt.date.max)

        return [said for said in file_of(self.employee)[code] if holds(*span(KINDS[code], said))]


def months_between(since: dt.date, until: dt.date) -> int:
    """Full months from one day to another."""
    months = (until.year - since.year) * 12 + until.month - since.month
    return max(months - (until.day < since.day), 0)


def page_for(by: Any, nip: str, chosen: str) -> PersonPage | None:
    """The page of a person, if this reader may see her and the section asked for."""
    employee = person_for(by, nip)
    page = PersonPage(by, employee, chosen) if employee else None
    return page if page and page.section else None
