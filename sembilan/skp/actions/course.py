"""The parts every write of an SKP has: the lock, the version somebody saw, the row of the course, who is told."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from sembilan.notices.actions import notify
from sembilan.organisation.access import today
from sembilan.people.models import Employee
from sembilan.records.actions import Refused as Refused
from sembilan.records.actions import actor_name, part
from sembilan.skp.models import WITH_PENILAI, Skp, SkpStep, State
from sembilan.skp.queries.posts import raters
from sembilan.skp.queries.reach import may_write
from sembilan.web.templatetags.say import actor, clock
from sembilan.web.templatetags.say import day as said_day


class Stale(Refused):
    """Somebody else changed the SKP since it was opened; what was typed now stays on the page."""


def locked(skp: Skp, seen: int | None) -> Skp:
    """The SKP, held until this is done, when nothing changed since `seen`, its version as it was opened."""
    found: Skp = Skp.objects.select_for_update(of=("self",)).select_related("employee", "unor").get(pk=skp.pk)
    if seen is not None and seen != found.version:
        raise Stale(changed_by(found))
    return found


def changed_by(skp: Skp) -> str:
    """Who changed it last, and when, and what to do."""
    name = Employee.objects.filter(nip=skp.changed_by).values_list("name", flat=True).first() or actor(skp.changed_by)
    at = timezone.localtime(skp.changed_at) if skp.changed_at else timezone.localtime()
    return _(
        "SKP ini diubah %(name)s pada %(day)s pukul %(clock)s, setelah Anda membukanya. Isian Anda masih di sini: "
        "periksa yang berubah, lalu simpan lagi."
    ) % {"name": name, "day": said_day(at.date()), "clock": clock(at)}


def to_write(skp: Skp, seen: int | None, *, by: Any) -> Skp:
    """The SKP, locked, when this person may write in it now."""
    found = locked(skp, seen)
    if not may_write(by, found):
        raise Refused(not_writable(found))
    return found


def not_writable(skp: Skp) -> str:
    """Why an SKP cannot be written in, and what to do instead."""
    if skp.state == State.AGREED:
        return _("SKP ini sudah disetujui. Buka adendum untuk mengubahnya; yang disetujui tetap dapat dibaca.")
    if skp.state in WITH_PENILAI:
        return _("SKP ini sedang di penilai. Tarik kembali lebih dahulu, atau tunggu jawabannya.")
    return _("SKP ini bukan untuk Anda ubah.")


@part
def change(skp: Skp, *, by: Any) -> None:
    """Count a change, so that who opened it before is told."""
    skp.version += 1
    skp.changed_by, skp.changed_at = actor_name(by), timezone.now()
    skp.save()


@part
def take_step(skp: Skp, state: State, *, by: Any, text: str = "", contents: dict[str, Any] | None = None) -> SkpStep:
    """Write one step of the course and let the SKP stand where it leads."""
    skp.state = state
    change(skp, by=by)
    return SkpStep.objects.create(
        instansi_id=skp.instansi_id, skp=skp, state=state, text=text, contents=contents, by=actor_name(by)
    )


def those_who_agree(skp: Skp) -> list[str]:
    """Whom an SKP waits for: the penilai named, or else who leads its place now."""
    return [skp.penilai_nip] if skp.penilai_nip else raters(skp.unor.path, today(), [skp.employee.nip])


@part
def tell_people(skp: Skp, nips: Iterable[str], said: str, *, by: Any, note: str = "") -> None:
    """Tell a sentence about an SKP to people, but not to who did it."""
    notify(
        instansi_id=skp.instansi_id, nips=set(nips) - {actor_name(by), ""}, said=said, url=f"/skp/{skp.pk}/",
        name=skp.employee.full_name, year=skp.year, post=skp.jabatan, note=note,
    )  # fmt: skip
