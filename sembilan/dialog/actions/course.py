"""What all writes of a talk share: the lock, who is one of the two, and telling the other."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from sembilan.dialog.models import Talk
from sembilan.dialog.queries.reach import OPEN, other_side, sides
from sembilan.notices.actions import notify
from sembilan.people.models import Employee
from sembilan.records.actions import Refused, actor_name, part


def locked(talk: Talk) -> Talk:
    """The talk as it stands now, held until this transaction ends."""
    return Talk.objects.select_for_update(of=("self",)).select_related("employee").get(pk=talk.pk)


def need_side(talk: Talk, by: Any) -> None:
    """Only the two who talk write in it."""
    if actor_name(by) not in sides(talk):
        raise Refused(_("Hanya pegawai dan atasan yang berdialog dapat mengisi dialog ini."))


def need_open(talk: Talk) -> None:
    """What is over or was called off stays so."""
    if talk.state not in OPEN:
        raise Refused(_("Dialog ini sudah %(state)s dan tidak dapat diubah.") % {"state": _word(talk)})


@part
def tell_other(talk: Talk, said: str, *, by: Any, **data: Any) -> None:
    """Let the other of the two know."""
    notify(
        instansi_id=talk.instansi_id, nips=[other_side(talk, by)], said=said,
        url=reverse("dialog:one", args=[talk.pk]), name=name_of(by), kind=talk.get_kind_display().lower(), **data,
    )  # fmt: skip


def name_of(by: Any) -> str:
    """How people call who acts."""
    found = Employee.objects.filter(nip=actor_name(by)).first()
    return found.full_name if found else actor_name(by)


def _word(talk: Talk) -> str:
    return str(talk.get_state_display()).lower()
