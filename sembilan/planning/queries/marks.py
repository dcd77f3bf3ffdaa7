"""What a row said when a page was opened, so that of two people who change it the second is told."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from typing import Any

from django.db.models import Model
from django.utils import timezone
from django.utils.translation import gettext as _

from sembilan.people.models import Employee
from sembilan.records.actions import Refused
from sembilan.records.models import Event
from sembilan.web.templatetags.say import clock
from sembilan.web.templatetags.say import day as said_day

UNSAID = ("instansi", "recorded_at")


def mark(*rows: Model | None) -> str:
    """A short sign of what rows say."""
    said = [None if row is None else _said(row) for row in rows]
    return hashlib.sha256(json.dumps(said, default=str).encode()).hexdigest()[:16]


def _said(row: Model) -> list[Any]:
    return [getattr(row, one.attname) for one in row._meta.concrete_fields if one.name not in UNSAID]


def mark_of(rows: Iterable[Model]) -> str:
    """The same of many, whatever order they come in."""
    return mark(*sorted(rows, key=lambda row: row.pk))


def changed_by(target: str) -> str:
    """Who changed a thing last and when, as a sentence; empty where nobody is known."""
    event = Event.objects.filter(target=target).order_by("-id").first()
    if event is None:
        return ""
    name = Employee.objects.filter(nip=event.actor).values_list("name", flat=True).first() or event.actor
    at = timezone.localtime(event.at)
    said = {"name": name, "at": f"{said_day(at.date())} {clock(at.time())}"}
    return _("Terakhir diubah %(name)s pada %(at)s.") % said


class Overtaken(Refused):
    """What the second of two people is told; `seen` is what stands now, so that she may save over it knowingly."""

    def __init__(self, target: str, seen: str) -> None:
        told = _("Isinya berubah sejak Anda membuka halaman ini; yang Anda tulis masih ada di bawah. "
                 "Periksa lalu simpan.")  # fmt: skip
        super().__init__(f"{told} {changed_by(target)}".strip())
        self.seen = seen


def must_stand(seen: str | None, now: str, target: str) -> None:
    """Refuse a change of what somebody else changed since it was opened; nothing seen is not compared."""
    if seen is not None and seen != now:
        raise Overtaken(target, now)
