"""What was known when: the entries of a person as a day knew them, and every version of one entry."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from django.utils.dateparse import parse_datetime

from sembilan.organisation.models import Jabatan, Unor
from sembilan.people.kinds import EntryKind
from sembilan.people.labels import LABELS
from sembilan.people.models import Employee
from sembilan.people.queries.file import file_of
from sembilan.people.said import Said, shown, span
from sembilan.records.models import Event, Superseded

SAME_MOMENT = dt.timedelta(minutes=5)  # a transaction's start, which the version bears, and its event


@dataclass(frozen=True)
class Change:
    """One field of an entry, before and after."""

    label: Any
    before: str
    after: str


@dataclass(frozen=True)
class Version:
    """What an entry said from one moment until another, and who changed it then, why and how."""

    said: Said
    known_from: dt.datetime
    known_until: dt.datetime
    event: Event | None
    changes: Sequence[Change]

    @property
    def is_withdrawal(self) -> bool:
        """Whether the entry was taken out then."""
        return not self.changes and self.event is not None and self.event.verb == "entry.withdraw"


def entry_of(employee: Employee, kind: EntryKind, pk: int) -> Said | None:
    """An entry as it stands, by its number."""
    return next((said for said in file_of(employee)[kind.code] if said["id"] == pk), None)


def recorded(said: Said) -> dt.datetime:
    """Since when an entry is known as it stands."""
    found = parse_datetime(str(said["recorded_at"]))
    assert found is not None
    return found


def versions_of(employee: Employee, kind: EntryKind, pk: int) -> list[Version]:
    """What an entry said before, the newest first; of a withdrawn one too. Nothing of anybody else's."""
    former = Superseded.objects.filter(table=kind.model._meta.db_table, row=pk).order_by("known_until", "id")
    mine = [one for one in former if _owner(kind, one.said) == employee.pk]
    events = _events(employee, kind, mine)
    told = _named(kind, [one.said for one in mine])
    now = entry_of(employee, kind, pk)
    after = [*told[1:], now] if told else []
    found = [
        Version(said, one.known_from, one.known_until, _take(events, pk, one.known_until), changes(kind, said, later))
        for one, said, later in zip(mine, told, after, strict=True)
    ]
    return found[::-1]


def known_on(employee: Employee, kind: EntryKind, day: dt.date) -> list[Said]:
    """The entries of a kind as they were known when a day ended, the newest TMT first."""
    end = timezone.make_aware(dt.datetime.combine(day + dt.timedelta(days=1), dt.time.min))
    standing = [said for said in file_of(employee)[kind.code] if recorded(said) < end]
    owner = {"row": employee.pk} if kind.model is Employee else {"said__employee_id": employee.pk}
    former = Superseded.objects.filter(
        table=kind.model._meta.db_table, known_from__lt=end, known_until__gte=end, **owner
    ).order_by("id")
    told = _named(kind, [{**one.said, "id": one.row} for one in former])
    return sorted([*standing, *told], key=lambda said: str(span(kind, said)[0] or said.get("year")), reverse=True)


def changes(kind: EntryKind, before: Said, after: Said | None) -> list[Change]:
    """The fields that differ, as people read them."""
    if after is None:
        return []
    pairs: list[tuple[Any, str, str]] = [
        (LABELS[name], shown(kind, name, before), shown(kind, name, after)) for name in kind.filled
    ]
    papers = [f"#{said['document_id']}" if said.get("document_id") else "" for said in (before, after)]
    pairs.append((LABELS["document"], papers[0], papers[1]))
    return [Change(*pair) for pair in pairs if pair[1] != pair[2]]


def _owner(kind: EntryKind, said: Said) -> Any:
    return said["id"] if kind.model is Employee else said["employee_id"]


def _named(kind: EntryKind, saids: Sequence[Said]) -> list[Said]:
    """Former entries with the names of their units and posts."""
    names = {}
    for model, name in ((Jabatan, "jabatan"), (Unor, "unor")):
        if name in kind.fields and any(f"{name}_id" in said for said in saids):
            names[name] = dict(_names(model, [said[f"{name}_id"] for said in saids]))
    return [{**said, **{name: names[name].get(said[f"{name}_id"], "") for name in names}} for said in saids]


def _names(model: Any, numbers: Iterable[int]) -> Any:
    return model.objects.filter(pk__in=set(numbers)).values_list("pk", "name")


def _events(employee: Employee, kind: EntryKind, former: Sequence[Superseded]) -> list[Event]:
    if not former:
        return []
    since = min(one.known_until for one in former)
    found = Event.objects.filter(target=f"entry:{employee.nip}", at__gte=since, data__kind=kind.code)
    return list(found.order_by("id"))


def _take(events: list[Event], pk: int, moment: dt.datetime) -> Event | None:
    """The event that changed this entry at that moment: one of its own before one of its neighbour; each once."""
    near = [one for one in events if moment <= one.at <= moment + SAME_MOMENT]
    own = [one for one in near if one.data.get("entry") == pk]
    found = next(iter(own or near), None)
    if found is not None:
        events.remove(found)
    return found
