"""Who takes part in performance in the example regency: a few offices whole, with who leads each of their units."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from django.utils import timezone

from sembilan.config.demo.accounts import Account, members_of
from sembilan.config.demo.performing.words import Words, words_of
from sembilan.evaluation.queries.law import cycle
from sembilan.organisation.models import Instansi, Unor
from sembilan.people.access import leading, superiors
from sembilan.people.models import Employee, RiwayatUnor
from sembilan.terms.period import Period

BY = "cli:demo"
OFFICES = ("Sekretariat Daerah", "Badan Kepegawaian", "Dinas Pekerjaan Umum")
PERIODS = 3
EACH = 6  # people of a unit who take part; of the accounts' own unit all
DEPTH = 2  # an office stands right under the region


@dataclass
class Place:
    """A unit with who leads it, and who works in it beside her."""

    unor: Unor
    leader: Employee | None
    people: list[Employee]

    @property
    def is_office(self) -> bool:
        """Whether it is an office (perangkat daerah) itself."""
        return self.unor.path.count(".") == DEPTH

    @property
    def words(self) -> Words:
        """What it does."""
        return words_of(self.unor.name, is_office=self.is_office)


@dataclass
class Circle:
    """The places in the order of the tree, everybody by NIP, and the accounts one signs in with."""

    instansi: Instansi
    unor: Unor
    accounts: Sequence[Account]
    day: dt.date = field(default_factory=timezone.localdate)

    @cached_property
    def who(self) -> dict[str, Employee]:
        """Everybody by NIP. What one may do is asked once and kept on these, as on the user of a request."""
        paths = [unor.path for unor in self._roots]
        known = {one.nip: one for path in paths for one in members_of(Unor(path=path), self.day)}
        others = {one.nip for one in self.accounts} | set(self._led.values())
        return known | {one.nip: one for one in Employee.objects.filter(nip__in=others - set(known))}

    @cached_property
    def _led(self) -> dict[str, str]:
        """Who leads each unit in her own post."""
        return {right.path: nip for nip, right in reversed(leading(self.day)) if right.source == "leads"}

    @cached_property
    def places(self) -> list[Place]:
        """Each unit of the offices."""
        at: dict[int, list[Employee]] = {}
        rows = RiwayatUnor.objects.on(self.day).filter(employee__in=[one.pk for one in self.who.values()])
        for nip, unor in rows.order_by("employee__nip").values_list("employee__nip", "unor"):
            at.setdefault(unor, []).append(self.who[nip])
        known = {one.nip for one in self.accounts}
        paths = tuple(one.path for one in self._roots)
        units = Unor.objects.filter(pk__in=at).order_by("path")
        inside = [one for one in units if one.path.startswith(paths)]
        outside = [one for one in units if one not in inside and any(who.nip in known for who in at[one.pk])]
        return [self._place(one, at[one.pk]) for one in (*inside, *outside)]

    def _place(self, unor: Unor, people: Sequence[Employee]) -> Place:
        leader = self.who.get(self._led.get(unor.path, ""))
        others = [one for one in people if one is not leader]
        if not unor.path.startswith(tuple(one.path for one in self._roots)):
            known = {one.nip for one in self.accounts}
            return Place(unor, leader, [one for one in others if one.nip in known])
        return Place(unor, leader, others if unor.pk == self.unor.pk else self._some(others))

    @property
    def groups(self) -> list[tuple[Unor, list[Place]]]:
        """The offices with their units, and each unit of another office alone."""
        roots = [(one, [place for place in self.places if place.unor.path.startswith(one.path)]) for one in self._roots]
        inside = {place.unor.pk for _root, places in roots for place in places}
        return roots + [(one.unor, [one]) for one in self.places if one.unor.pk not in inside]

    def _some(self, people: Sequence[Employee]) -> list[Employee]:
        """The first few, and whoever has an account."""
        known = {one.nip for one in self.accounts}
        return [one for number, one in enumerate(people) if number < EACH or one.nip in known]

    @cached_property
    def _roots(self) -> list[Unor]:
        own = ".".join(self.unor.path.split(".")[:DEPTH]) + "."
        offices = [one for one in Unor.objects.order_by("path") if one.path.count(".") == DEPTH]
        return [one for one in offices if one.path == own or one.name.startswith(OFFICES)]

    @cached_property
    def heads(self) -> dict[int, list[str]]:
        """The superiors of each by her number."""
        return superiors(self.who.values(), self.day)

    @property
    def offices(self) -> list[Place]:
        """The offices themselves."""
        return [one for one in self.places if one.is_office]

    @cached_property
    def home(self) -> Place:
        """The unit most accounts work in."""
        return next(one for one in self.places if one.unor.pk == self.unor.pk)

    def account(self, number: int) -> Employee:
        """The person of an account by its place in the list."""
        return self.who[self.accounts[number].nip]

    @cached_property
    def periods(self) -> list[Period]:
        """The last periods of evaluation of one year, at most three, the oldest first."""
        here = Period.of(cycle(self.instansi, self.day), self.day)
        past = [here.plus(-back) for back in range(PERIODS, 0, -1)]
        return [one for one in past if one.first.year == past[-1].first.year]

    @property
    def years(self) -> list[int]:
        """The years people have an SKP for: that of the last quarters, and this one."""
        return sorted({self.periods[-1].first.year, self.day.year})
