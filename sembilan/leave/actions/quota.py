"""How many of a unit may be away at once, where it is not what the region says."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from sembilan.leave.models import LeaveQuota
from sembilan.leave.queries.reach import units_kept
from sembilan.organisation.models import Unor
from sembilan.records.actions import Refused, action, tell


@action("leave.quota")
def put_quota(*, unor: Unor, percent: int, source: str, by: Any) -> LeaveQuota:
    """Put the share of a unit; what was said before of it is kept by the database."""
    tell(unor.instansi_id, f"leave:{unor.kode}", percent=percent)
    if not units_kept(by).filter(pk=unor.pk).exists():
        raise Refused(_("Kuota diisi oleh pengelola unit itu atau BKD."))
    if not 1 <= percent <= 100:
        raise Refused(_("Kuotanya antara 1 dan 100 persen."))
    if not source.strip():
        raise Refused(_("Sebutkan surat yang menjadi dasarnya."))
    given = {"percent": percent, "source": source, "instansi_id": unor.instansi_id}
    made, _new = LeaveQuota.objects.update_or_create(unor=unor, defaults=given)
    return made
