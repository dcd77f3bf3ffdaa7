"""The trial of a personnel export handed in through the page, as the worker makes it."""

from __future__ import annotations

import time
from pathlib import Path

from bench.office import MONTH
from sembilan.exchange.sample.region import Wish, write


def measure(files: Path) -> dict[str, float]:
    """Seconds until the columns are known and until the preview is there, of as many people as there are, all new."""
    from sembilan.exchange import jobs
    from sembilan.exchange.actions import uploads as actions
    from sembilan.exchange.models import UploadWork
    from sembilan.organisation.models import Instansi
    from sembilan.people.models import Employee
    from sembilan.records.tenancy import tenant

    instansi = Instansi.objects.get()
    with tenant(instansi.pk):
        people = Employee.objects.count()
    strangers = files.parent / "strangers"
    write(strangers, Wish(people, MONTH, seed=2, dossiers=False))
    file, seconds = strangers / "pegawai.xlsx", []
    with tenant(instansi.pk):
        upload = actions.keep_upload(
            instansi_id=instansi.pk, name=file.name, chunks=[file.read_bytes()], by="cli:bench"
        )
    for part in (UploadWork.Part.READING, UploadWork.Part.PREVIEW):
        with tenant(instansi.pk):
            upload.refresh_from_db()
            if part == UploadWork.Part.PREVIEW:
                actions.map_columns(upload=upload, kind=upload.kind, places=upload.places, by="cli:bench")
            work = UploadWork.objects.get(upload=upload, part=part)
        begun = time.perf_counter()
        jobs.work(instansi_id=instansi.pk, work_id=work.pk)
        seconds.append(time.perf_counter() - begun)
    with tenant(instansi.pk):
        work.refresh_from_db()
    return {"reading": seconds[0], "preview": seconds[1], "rows": work.outcome["read"]}
