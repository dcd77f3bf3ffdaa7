"""A superior whose people wait too long is reminded, not every day anew; nothing is ever approved by itself."""

from __future__ import annotations

import datetime as dt
from typing import Any

import polars as pl
from django.utils import timezone
from django.utils.translation import gettext_noop

from sembilan.notices.actions import notify
from sembilan.notices.models import Notice
from sembilan.organisation.access import today
from sembilan.records.actions import action, tell
from sembilan.worklog.queries.late import unvalidated

SAID = gettext_noop("%(entries)s catatan harian dari %(people)s pegawai Anda menunggu lewat batas. Putuskan sekarang.")
AGAIN = dt.timedelta(days=3)


@action("worklog.remind")
def remind(*, instansi_id: int, by: Any) -> int:
    """Tell each superior how much waits beyond its day; how many were told."""
    late = unvalidated(today()).filter(pl.col("superior") != "")
    heads = late.group_by("superior").agg(pl.len().alias("people"), pl.sum("entries")).sort("superior")
    since = timezone.now() - AGAIN
    told = set(Notice.objects.filter(said=SAID, at__gte=since).values_list("nip", flat=True))
    due = [row for row in heads.iter_rows(named=True) if row["superior"] not in told]
    tell(instansi_id, "work", superiors=len(due))
    for row in due:
        notify(
            instansi_id=instansi_id, nips=[row["superior"]], said=SAID, url="/harian/persetujuan/",
            entries=row["entries"], people=row["people"],
        )  # fmt: skip
    return len(due)
