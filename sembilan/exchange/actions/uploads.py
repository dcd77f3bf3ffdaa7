"""Writes about files handed in: kept, read, told what their columns are, tried out, loaded, thrown away."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable, Mapping
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from sembilan.exchange.models import ColumnMapping, Upload, UploadWork
from sembilan.exchange.uploads import place
from sembilan.exchange.uploads.mapping import Laid, fingerprint
from sembilan.exchange.uploads.mend import mended
from sembilan.records import later
from sembilan.records.actions import Refused as Refused
from sembilan.records.actions import action, actor_name, part, tell

JOB = "upload.work"
KEPT_DAYS = 30


@action("upload.keep")
def keep_upload(*, instansi_id: int, name: str, chunks: Iterable[bytes], by: Any) -> Upload:
    """Keep a file somebody hands in and let the worker read it."""
    content = list(chunks)
    digest = hashlib.sha256()
    for chunk in content:
        digest.update(chunk)
    place.keep(instansi_id, digest.hexdigest(), content)
    upload = Upload.objects.create(
        instansi_id=instansi_id, name=name[-200:], source=_source(name), sha256=digest.hexdigest(),
        size=sum(map(len, content)), by=actor_name(by), at=timezone.now(),
    )  # fmt: skip
    _ask(upload, UploadWork.Part.READING, by)
    tell(instansi_id, f"upload:{upload.pk}", name=upload.name, sha256=upload.sha256, size=upload.size)
    return upload


def _source(name: str) -> str:
    """The name rows held are listed under: a file of mended rows bears that of the file it mends."""
    number = mended(name)
    before = Upload.objects.filter(pk=number).first() if number else None
    return before.source if before else name[-200:]


@part
def _ask(upload: Upload, what: str, by: Any) -> UploadWork:
    line = f"upload {upload.pk}"
    try:
        with transaction.atomic():
            work = UploadWork.objects.create(
                instansi_id=upload.instansi_id, upload=upload, part=what, by=actor_name(by), asked_at=timezone.now()
            )
    except IntegrityError:  # the second of two at the same moment waits for the first and ends here
        raise Refused(_("Berkas ini sedang dikerjakan. Tunggu sampai selesai.")) from None
    place.progress(upload.instansi_id, upload.sha256, upload.pk).unlink(missing_ok=True)
    later.defer(JOB, instansi_id=upload.instansi_id, lock=line, work_id=work.pk)
    return work


@action("upload.ask")
def ask_work(*, upload: Upload, what: str, by: Any) -> UploadWork:
    """Let the worker try out or load a file; one work on a file at a time."""
    if upload.discarded_at:
        raise Refused(_("Berkas ini sudah dibuang. Unggah lagi."))
    work = _ask(upload, what, by)
    tell(upload.instansi_id, f"upload:{upload.pk}", what=what)
    return work


@action("upload.arrange")
def arrange(*, upload: Upload, laid: Laid, sheet: int, sheets: list[dict[str, Any]] | None = None, by: Any) -> None:
    """Say which sheet, which row of headings and which kind a file is, and what its columns are as far as known."""
    upload.sheet, upload.kind, upload.header_row = sheet, laid.kind, laid.header_row
    upload.headings, upload.places = list(laid.headings), dict(laid.places or {})
    upload.is_remembered = laid.is_remembered
    upload.sheets = upload.sheets if sheets is None else sheets
    if len(upload.sheets) > 1 and not mended(upload.name):
        upload.source = f"{upload.name}#{upload.sheets[sheet]['name']}"[-200:]
    upload.fault, upload.read_at = "", upload.read_at or timezone.now()
    upload.save()
    tell(upload.instansi_id, f"upload:{upload.pk}", kind=laid.kind, columns=len(upload.places))


@action("upload.unreadable")
def note_fault(*, upload: Upload, code: str, by: Any) -> None:
    """Note that a file cannot be read, and why."""
    upload.fault, upload.read_at = code, timezone.now()
    upload.save()
    tell(upload.instansi_id, f"upload:{upload.pk}", code=code)


@action("upload.map")
def map_columns(*, upload: Upload, kind: str, places: Mapping[str, int], by: Any) -> UploadWork:
    """Say which column is which field, remember it for the next such file, and have it tried out."""
    upload.kind, upload.places = kind, dict(places)
    upload.save(update_fields=["kind", "places"])
    work = _ask(upload, UploadWork.Part.PREVIEW, by)
    if places:
        ColumnMapping.objects.update_or_create(
            instansi_id=upload.instansi_id,
            fingerprint=fingerprint(upload.headings),
            defaults={"kind": kind, "places": dict(places), "by": actor_name(by), "at": timezone.now()},
        )
    tell(upload.instansi_id, f"upload:{upload.pk}", kind=kind, columns=len(places))
    return work


@action("upload.end")
def end_work(*, work: UploadWork, outcome: Mapping[str, Any], failure: str = "", by: Any) -> None:
    """Say what came of work on a file, or why nothing did."""
    work.ended_at, work.outcome, work.failure = timezone.now(), dict(outcome), failure
    work.save()
    tell(work.instansi_id, f"upload:{work.upload_id}", what=work.part, failure=failure)


@action("upload.discard")
def discard(*, upload: Upload, by: Any) -> None:
    """Delete a file that was handed in; what was loaded of it stays."""
    if UploadWork.objects.filter(upload=upload, ended_at=None).exists():
        raise Refused(_("Berkas ini sedang dikerjakan. Tunggu sampai selesai."))
    _throw_away(upload)
    tell(upload.instansi_id, f"upload:{upload.pk}", name=upload.name)


@action("upload.expire")
def expire(*, instansi_id: int, by: Any) -> int:
    """Delete files that nobody touched for a month: they hold what the records hold already."""
    old = Upload.objects.filter(discarded_at=None, at__lt=timezone.now() - dt.timedelta(days=KEPT_DAYS))
    idle = list(old.exclude(works__ended_at=None, works__isnull=False))
    for upload in idle:
        _throw_away(upload)
    tell(instansi_id, "upload:", count=len(idle))
    return len(idle)


@part
def _throw_away(upload: Upload) -> None:
    upload.discarded_at = timezone.now()
    upload.save(update_fields=["discarded_at"])
    same = Upload.objects.filter(sha256=upload.sha256, discarded_at=None).exclude(pk=upload.pk)
    if not same.exists():
        place.forget(upload.instansi_id, upload.sha256)
