"""Hands for the tests of files handed in: a file is sent, the worker does what it was asked."""

from __future__ import annotations

import io
from types import SimpleNamespace
from typing import Any

import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile
from procrastinate.contrib.django.models import ProcrastinateJob

from sembilan.exchange import jobs
from sembilan.exchange.models import Upload
from sembilan.records import later
from sembilan.records.tenancy import enter
from tests import cast

DONE: set[int] = set()
EDUCATION = "NIP;TINGKAT PENDIDIKAN;PROGRAM STUDI;NAMA SEKOLAH;TAHUN LULUS;NOMOR IJAZAH"


def education(*rows: str) -> bytes:
    """A list of educations."""
    return "\r\n".join([EDUCATION, *rows, ""]).encode()


def row(nip: str = cast.SARI.nip, **said: str) -> str:
    """One education of Sari."""
    cells = {"level": "S-1/Sarjana", "study": "Hukum", "school": "Universitas Karangan", "year": "2012", "number": "1"}
    return ";".join([nip, *(cells | said).values()])


def book(*rows: list[Any], sheets: dict[str, list[list[Any]]] | None = None) -> bytes:
    """A workbook."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file) as made:
        for name, table in (sheets or {"Sheet1": list(rows)}).items():
            sheet = made.add_worksheet(name)
            for place, cells in enumerate(table):
                sheet.write_row(place, 0, cells)
    return file.getvalue()


def send(client: Any, name: str, content: bytes) -> Any:
    """Hand in a file through the page."""
    return client.post("/unggah/", {"file": SimpleUploadedFile(name, content)})


def handed_in(client: Any, name: str, content: bytes, tenant: Any) -> Upload:
    """Hand in a file and let the worker read it."""
    answer = send(client, name, content)
    assert answer.status_code == 302, answer.content.decode()
    work(tenant)
    return Upload.objects.get(pk=int(answer.url.strip("/").split("/")[-1]))


def columns(upload: Upload, **more: str) -> dict[str, str]:
    """What the form of columns sends as it stands."""
    return {f"column-{place}": name for name, place in upload.places.items()} | more


def tried(client: Any, upload: Upload, tenant: Any, **more: str) -> Any:
    """Keep the columns as they are, let the worker try the file out, and look at the preview."""
    answer = client.post(f"/unggah/{upload.pk}/kolom/", columns(upload, **more))
    assert answer.status_code == 302, answer.content.decode()
    work(tenant)
    return client.get(f"/unggah/{upload.pk}/pratinjau/")


def loaded(client: Any, upload: Upload, tenant: Any) -> Any:
    """Load it, and look at what came of it."""
    assert client.post(f"/unggah/{upload.pk}/pemuatan/").status_code == 302
    work(tenant)
    return client.get(f"/unggah/{upload.pk}/pemuatan/")


def work(tenant: Any) -> None:
    """Be the worker until nothing is left to do."""
    assert jobs
    for job in ProcrastinateJob.objects.filter(task_name="act", status="todo").order_by("id"):
        if job.id not in DONE and job.args["name"] == "upload.work":
            DONE.add(job.id)
            later.act(SimpleNamespace(job=SimpleNamespace(attempts=0)), **job.args)
    enter(tenant.pk)
