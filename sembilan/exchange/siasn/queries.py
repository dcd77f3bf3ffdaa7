"""Ours beside theirs: which entries agree, differ, or stand on one side only."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import F, QuerySet
from django.utils.functional import Promise

from sembilan.exchange.siasn.models import Reading, Settled, Wish
from sembilan.exchange.siasn.resources import ALL, Resource, Texts
from sembilan.people.kinds import KINDS
from sembilan.people.labels import LABELS
from sembilan.people.models import Employee, PersonalData

BOTH, OURS, THEIRS = "berbeda", "hanya di sini", "hanya di SIASN"


@dataclass(frozen=True)
class Cell:
    """One field of a difference."""

    name: str
    label: str | Promise
    ours: str
    theirs: str

    @property
    def differs(self) -> bool:
        """Whether the two say different things; nothing said by one of them counts as different."""
        return same(self.ours) != same(self.theirs)


@dataclass(frozen=True)
class Difference:
    """One entry that is not the same on both sides. `mark` names it in a form and changes when either side does."""

    resource: Resource
    state: str
    cells: tuple[Cell, ...]
    entry: int | None
    mark: str
    theirs: Texts
    ours: Texts

    @property
    def may_take(self) -> bool:
        """Whether theirs can be entered here."""
        return self.state != OURS

    @property
    def may_send(self) -> bool:
        """Whether the service takes ours."""
        return self.state != THEIRS and bool(self.resource.save)


def same(written: str) -> str:
    """A text as two systems agree on it: without case and doubled blanks."""
    return " ".join(written.split()).casefold()


def differences(employee: Employee) -> list[Difference]:
    """Everything that differs between our record of a person and the last reading, without what was settled."""
    said = {one.resource: one.said for one in Reading.objects.filter(employee=employee)}
    settled = set(Settled.objects.filter(employee=employee).values_list("kind", "fingerprint"))
    found = [one for resource in ALL if resource.code in said for one in _of(resource, employee, said[resource.code])]
    return [one for one in found if (one.resource.kind, one.mark) not in settled]


def _of(resource: Resource, employee: Employee, said: Any) -> Iterable[Difference]:
    if resource.single:
        yield from _single(resource, employee, said)
        return
    theirs: dict[tuple[str, ...], Texts] = {}
    for row in said:
        texts = resource.texts(row)
        theirs[_key(resource, texts)] = texts
    kind = KINDS[resource.kind]
    ours = {}
    for entry in kind.model._default_manager.filter(employee=employee).order_by("pk"):
        texts = _ours(resource, kind.texts(entry))
        ours[_key(resource, texts)] = (entry.pk, texts)
    for key in sorted(set(theirs) | set(ours)):
        pk, mine = ours.get(key, (None, {}))
        yield from _compared(resource, pk, mine, theirs.get(key, {}))


def _single(resource: Resource, employee: Employee, said: Any) -> Iterable[Difference]:
    kind = KINDS[resource.kind]
    entry: Any = employee
    if kind.model is not Employee:
        entry = PersonalData.objects.filter(employee=employee).first()
    mine = _ours(resource, kind.texts(entry)) if entry else dict.fromkeys(resource.fields, "")
    yield from _compared(resource, entry.pk if entry else None, mine, resource.texts(said))


def _ours(resource: Resource, texts: Texts) -> Texts:
    return {name: texts.get(name, "") for name in resource.fields}


def _key(resource: Resource, texts: Texts) -> tuple[str, ...]:
    return tuple(same(texts[name]) for name in resource.key)


def _compared(resource: Resource, entry: int | None, ours: Texts, theirs: Texts) -> Iterable[Difference]:
    cells = tuple(
        Cell(name, LABELS[name], ours.get(name, ""), theirs.get(name, ""))
        for name in resource.fields
        if ours.get(name) or theirs.get(name)
    )
    # What only we know cannot be taken from them: silence of theirs about a field is no contradiction.
    told = [cell for cell in cells if cell.differs and (not theirs or cell.theirs)]
    if not told and ours and theirs:
        return
    if not cells:
        return
    state = BOTH if ours and theirs else OURS if ours else THEIRS
    print_of = json.dumps([resource.kind, sorted(ours.items()), sorted(theirs.items())])
    mark = hashlib.sha256(print_of.encode()).hexdigest()
    yield Difference(resource, state, cells, entry, mark, theirs, ours)


def readings(employee: Employee) -> list[Reading]:
    """When each resource was last read."""
    return list(Reading.objects.filter(employee=employee).order_by("resource"))


def wish_of(employee: Employee) -> Wish | None:
    """Whether a reading is under way, or why the last one failed."""
    return Wish.objects.filter(employee=employee).first()


def lately() -> QuerySet[Wish]:
    """The persons read lately or waiting, the newest first."""
    return Wish.objects.select_related("employee").order_by(F("ended_at").desc(nulls_first=True), "-asked_at", "pk")


def failed() -> QuerySet[Wish]:
    """The persons who could not be read when last asked for."""
    return Wish.objects.exclude(ended_at=None).exclude(failure="")


def pns_id(employee: Employee) -> str:
    """The id SIASN knows a person by, from the reading, else from our record."""
    found = Reading.objects.filter(employee=employee, resource="data-utama").values_list("said__id", flat=True).first()
    return str(found or employee.siasn_id)
