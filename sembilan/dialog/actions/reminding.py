"""Once a month each superior hears with how many of her people nobody has spoken for too long."""

from __future__ import annotations

from collections import Counter
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_noop

from sembilan.dialog.queries.silence import judged
from sembilan.notices.actions import notify
from sembilan.organisation.access import today
from sembilan.organisation.models import Instansi
from sembilan.people.access import superiors
from sembilan.people.models import Employee
from sembilan.records.actions import action, done_before, tell
from sembilan.records.models import Event

SILENT = gettext_noop("Sudah lama Anda tidak berdialog dengan %(n)s pegawai Anda.")
VERB = "dialog.remind"


def is_reminded() -> bool:
    """Whether this month's word was said."""
    return Event.objects.filter(verb=VERB, target=_target()).exists()


@action("dialog.remind")
def remind(*, instansi_id: int, by: Any) -> int:
    """Tell superiors of silence, once a month; how many were told."""
    instansi = Instansi.objects.select_for_update(no_key=True).get(pk=instansi_id)
    tell(instansi_id, _target())
    if is_reminded():
        done_before()
        return 0
    silent = [row["pk"] for row in judged(instansi, Employee.objects.all()) if row["is_silent"]]
    above = superiors(Employee.objects.filter(pk__in=silent)) if silent else {}
    counted = Counter(nip for nips in above.values() for nip in nips)
    for nip, count in sorted(counted.items()):
        notify(instansi_id=instansi_id, nips=[nip], said=SILENT, url=reverse("dialog:silent"), n=count)
    return len(counted)


def _target() -> str:
    return f"dialog:{today():%Y-%m}"
