"""Calling the roll of an apel or upacara."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from sembilan.organisation.models import Unor
from sembilan.records.actions import Refused, action, actor_name, tell
from sembilan.worktime.actions.others import OWN_ROLL, never_among
from sembilan.worktime.models import Muster, SpecialDay


@action("roll.call")
def call_roll(*, special: SpecialDay, unor: Unor, came: Mapping[int, bool], by: Any) -> int:
    """Write down who of a unit was there and who was not; called again it corrects what was written."""
    tell(special.instansi_id, f"roll:{special.pk}", unor=unor.kode, there=sum(came.values()), people=len(came))
    if not came:
        raise Refused(_("Tidak ada orang di unit ini pada hari itu."))
    never_among(came, by, OWN_ROLL)
    rows = [
        Muster(instansi_id=special.instansi_id, special_day=special, employee_id=pk, was_there=was, by=actor_name(by))
        for pk, was in came.items()
    ]
    Muster.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["special_day", "employee"], update_fields=["was_there", "by"]
    )
    return len(rows)
