"""Reads of looking: who may see a person today and why, and who looked."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from sembilan.organisation.access import OWN, PEGAWAI, Permission, Right, Source
from sembilan.organisation.roles import allowed, title_of
from sembilan.people.access import rights_of
from sembilan.people.models import Employee, RiwayatUnor
from sembilan.people.queries.places import named
from sembilan.records.models import LOOKS, Event

# The kinds of page of another person whose reading is kept, as that person is told of them.
WHAT: Mapping[str, str | Promise] = {
    "file": _("Berkas kepegawaian"),
    "personal": _("Data pribadi"),
    "document": _("Dokumen"),
    "pay": _("Tunjangan"),
    "attendance": _("Kehadiran"),
    "photo": _("Foto presensi"),
    "talent": _("Tempat di sembilan kotak"),
    "rapor": _("Rapor"),
    "export": _("Salinan data"),
}
FORMER = {"slip.read": "pay", "place.read": "talent"}  # how two of them were told before there was one event
TOUCHES: Mapping[Permission, str | Promise] = {
    Permission.READ: _("berkas dan hasil"),
    Permission.READ_PAY: _("tunjangan"),
    Permission.READ_PERSONAL: _("data pribadi"),
    Permission.READ_SPECIAL: _("data kesehatan"),
    Permission.EDIT: _("mengubah berkas"),
}
WHY: Mapping[str, str | Promise] = {
    Source.GRANT: _("Diberi peran %(role)s di %(place)s"),
    Source.LEADS: _("Memimpin %(place)s"),
    Source.PLT: _("Plt pemimpin %(place)s"),
    Source.PLH: _("Plh pemimpin %(place)s"),
    Source.DELEGATION: _("Menerima tugas %(role)s di %(place)s dari %(giver)s"),
}


@dataclass(frozen=True)
class Watcher:
    """Somebody who may see a person: who, why, for how long, and what of her."""

    nip: str
    name: str
    post: str
    why: str
    touches: frozenset[Permission]
    since: dt.date | None = None
    until: dt.date | None = None

    @property
    def valid(self) -> DateRange:
        """The days it holds."""
        return DateRange(self.since, self.until)

    @property
    def words(self) -> list[str]:
        """What of her, in words."""
        return [str(words) for permission, words in TOUCHES.items() if permission in self.touches]


def watchers(employee: Employee, day: dt.date) -> list[Watcher]:
    """Everybody who may see this person on a day, found by the very rights that let them; herself first."""
    place = RiwayatUnor.objects.on(day).filter(employee=employee).values_list("unor__path", flat=True).first()
    held = rights_of(day, over=place or "")
    others = [(nip, r) for nip, rights in held.items() if nip != employee.nip for r in rights]
    touching = [(nip, r) for nip, r in others if allowed(r.role) & set(TOUCHES)]
    people = named({employee.nip, *(n for nip, r in touching for n in (nip, r.given_by))}, day)
    found = [_watcher(nip, right, people) for nip, right in touching]
    own = people[employee.nip]
    herself = Watcher(own.nip, own.full_name, getattr(own, "jabatan_name", "") or "", gettext("Dirinya sendiri"), OWN)
    return [herself, *sorted(found, key=lambda one: (one.name, one.nip, one.why))]


def _watcher(nip: str, right: Right, people: Mapping[str, Employee]) -> Watcher:
    one, giver = people.get(nip), people.get(right.given_by)
    said = {
        "role": title_of(right.role),
        "place": right.unor_name or gettext("seluruh daerah"),
        "giver": giver.full_name if giver else right.given_by,
    }
    name, post = (one.full_name, getattr(one, "jabatan_name", "")) if one else (nip, "")
    touches = allowed(right.role) & set(TOUCHES)
    return Watcher(nip, name, post or "", str(WHY[right.source]) % said, touches, right.since, right.until)


@dataclass(frozen=True)
class Look:
    """One time somebody looked at a person: when, who, in which roles then, at what."""

    at: dt.datetime
    nip: str
    name: str
    roles: str
    what: str
    about: str


def readings_of(nip: str) -> QuerySet[Event]:
    """Each time somebody else looked at this person, the newest first."""
    return Event.objects.filter(verb__in=LOOKS, target=f"employee:{nip}").order_by("-id")


def told(events: Iterable[Event], day: dt.date) -> list[Look]:
    """These looks as the person is told of them."""
    events = list(events)
    people = named({event.actor for event in events}, day)
    return [_look(event, people.get(event.actor)) for event in events]


def _look(event: Event, who: Employee | None) -> Look:
    what = event.data.get("what") or FORMER.get(event.verb, "")
    roles = [role for role in event.data.get("roles", ()) if role != PEGAWAI]
    return Look(
        timezone.localtime(event.at),
        event.actor if who else "",
        who.full_name if who else event.actor,
        ", ".join(map(title_of, roles)),
        str(WHAT.get(what, what)),
        event.data.get("about") or event.data.get("month", ""),
    )
