"""Writes of personal data: a correction asked for and answered, a copy asked for and written, what was deleted."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Mapping
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from sembilan.notices.actions import notify
from sembilan.privacy.models import CorrectionAnswer, CorrectionRequest, DataCopy
from sembilan.privacy.queries import KEPT_FOR, copies, own_requests
from sembilan.records import later
from sembilan.records.actions import Refused as Refused
from sembilan.records.actions import action, actor_name, done_before, tell

COPY = "data.copy"
MOST_OPEN = 20


@action("correction.ask")
def ask_correction(*, instansi_id: int, page: str, words: str, token: uuid.UUID, by: Any) -> CorrectionRequest:
    """Say that something on a page is wrong; sent twice it is one request."""
    nip = actor_name(by)
    tell(instansi_id, f"correction:{nip}", page=page)
    known = own_requests(by).filter(token=token).first()
    if known is not None:
        done_before()
        return known
    if own_requests(by).filter(answer=None).count() >= MOST_OPEN:
        raise Refused(_("Anda masih punya %(n)s permintaan yang belum dijawab. Tunggu jawabannya dulu.") % {
            "n": MOST_OPEN,
        })  # fmt: skip
    given = {"nip": nip, "page": page, "words": words, "at": timezone.now()}
    try:
        with transaction.atomic():
            return CorrectionRequest.objects.create(instansi_id=instansi_id, token=token, **given)
    except IntegrityError:  # the same form, sent twice at the same moment
        found = own_requests(by).filter(token=token).first()
        if found is None:
            raise Refused(_("Formulir ini sudah dipakai. Buka lagi halamannya, lalu kirim ulang.")) from None
        return found


@action("correction.answer")
def answer(*, request: CorrectionRequest, verdict: str, reason: str, by: Any) -> CorrectionAnswer:
    """Answer a request once; the asker is told."""
    tell(request.instansi_id, f"correction:{request.nip}", request=request.pk, verdict=verdict)
    try:
        with transaction.atomic():
            made = CorrectionAnswer.objects.create(
                instansi_id=request.instansi_id, request=request, by=actor_name(by), at=timezone.now(),
                verdict=verdict, reason=reason,
            )  # fmt: skip
    except IntegrityError:
        raise Refused(_("Permintaan ini sudah dijawab petugas lain. Jawaban Anda tidak disimpan.")) from None
    said = gettext_noop("Permintaan perbaikan data Anda dijawab: %(verdict)s.")
    notify(
        instansi_id=request.instansi_id, nips=[request.nip], said=said, url=f"/data-saya/koreksi/{request.pk}/",
        verdict=str(CorrectionAnswer.Verdict(verdict).label),
    )  # fmt: skip
    return made


@action("data.ask")
def ask_copy(*, instansi_id: int, by: Any) -> DataCopy:
    """Ask for a copy of all that is kept of oneself; while one is being written, that one is meant."""
    nip = actor_name(by)
    tell(instansi_id, f"data:{nip}")
    now = timezone.now()
    stuck = DataCopy.objects.filter(nip=nip, ended_at=None, asked_at__lte=now - KEPT_FOR)
    stuck.update(ended_at=now, failure="-")
    under_way = copies(nip, now).filter(ended_at=None)
    if found := under_way.first():
        done_before()
        return found
    try:
        with transaction.atomic():
            asked = DataCopy.objects.create(instansi_id=instansi_id, nip=nip, asked_at=now)
    except IntegrityError:
        return under_way.get()
    later.defer(COPY, instansi_id=instansi_id, copy_id=asked.pk)
    return asked


@action("data.write")
def end_copy(*, copy: DataCopy, rows: int | None, failure: str, by: Any) -> None:
    """A copy lies ready, or could not be written and why."""
    tell(copy.instansi_id, f"data:{copy.nip}", rows=rows, failure=failure)
    copy.ended_at, copy.rows, copy.failure = timezone.now(), rows, failure[:300]
    copy.save(update_fields=["ended_at", "rows", "failure"])


@action("retention.run")
def note_retention(*, instansi_id: int, day: dt.date, counts: Mapping[str, int], by: Any) -> None:
    """What had its time was deleted; how many rows of which table, and of nobody by name."""
    tell(instansi_id, "retention", day=day.isoformat(), tables=dict(counts))
