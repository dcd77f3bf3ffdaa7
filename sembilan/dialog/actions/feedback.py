"""Feedback at any time, from anyone to anyone; so many a day that nobody is flooded."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from sembilan.dialog.actions.course import name_of
from sembilan.dialog.models import Feedback
from sembilan.dialog.queries.agenda import open_rhks
from sembilan.dialog.queries.in_force import parameter
from sembilan.dialog.queries.reach import led
from sembilan.documents.actions import Upload, keep_upload
from sembilan.notices.actions import notify
from sembilan.organisation.access import today
from sembilan.people.models import Employee
from sembilan.records.actions import Refused, action, actor_name, done_before, tell
from sembilan.skp.models import Rhk
from sembilan.terms.berakhlak import Nilai

GIVEN = gettext_noop("%(name)s memberi Anda umpan balik.")


@dataclass(frozen=True)
class Said:
    """What is told: praise or a suggestion, about the work, an RHK or a value."""

    text: str
    is_praise: bool = True
    rhk: Rhk | None = None
    value: int | None = None


@action("feedback.give")
def give(*, employee: Employee, said: Said, upload: Upload | None = None, token: UUID, by: Any) -> Feedback:
    """Tell somebody something about her work; she and her superiors read it with its author's name."""
    tell(employee.instansi_id, f"feedback:{employee.nip}")
    me = actor_name(by)
    author = Employee.objects.select_for_update(no_key=True).filter(nip=me).first()
    if author is None or me == employee.nip:
        raise Refused(_("Umpan balik diberikan oleh pegawai kepada pegawai lain."))
    twin = Feedback.objects.filter(token=token, by=me).first()
    if twin is not None:
        done_before()
        return twin
    _need_room(employee, me)
    _need_sense(employee, said, by)
    kept = keep_upload(upload, instansi_id=employee.instansi_id, owner_nip=employee.nip, by=by)
    made = Feedback.objects.create(
        instansi_id=employee.instansi_id, employee=employee, by=me, day=today(), text=said.text, rhk=said.rhk,
        value=said.value, is_praise=said.is_praise, document=kept, token=token,
    )  # fmt: skip
    url = reverse("dialog:feedback")
    notify(instansi_id=employee.instansi_id, nips=[employee.nip], said=GIVEN, url=url, name=name_of(by))
    return made


def _need_room(employee: Employee, author: str) -> None:
    given = Feedback.objects.filter(by=author, day=today())
    most = parameter(employee.instansi_id, "feedback_a_day")
    if given.count() >= most:
        raise Refused(_("Sehari paling banyak %(n)s umpan balik. Lanjutkan besok.") % {"n": most})
    to_one = parameter(employee.instansi_id, "feedback_to_one")
    if given.filter(employee=employee).count() >= to_one:
        raise Refused(_("Kepada orang yang sama paling banyak %(n)s umpan balik sehari.") % {"n": to_one})


def _need_sense(employee: Employee, said: Said, by: Any) -> None:
    if said.value is not None and said.value not in set(Nilai):
        raise Refused(_("Pilih salah satu nilai BerAKHLAK, atau kosongkan."))
    if said.rhk is None:
        return
    if not led(by).filter(pk=employee.pk).exists() or not open_rhks(employee).filter(pk=said.rhk.pk).exists():
        raise Refused(_("RHK hanya dapat dipilih oleh atasannya."))
