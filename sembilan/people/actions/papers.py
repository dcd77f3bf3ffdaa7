"""Papers of a person's file: a document that proves an entry, and the portrait."""

from __future__ import annotations

from typing import Any

from sembilan.documents.actions import keep_file
from sembilan.documents.models import StoredFile
from sembilan.documents.portrait import portrait
from sembilan.people.models import Employee, PersonalData
from sembilan.records.actions import action, tell


@action("file.document")
def keep_document(*, employee: Employee, name: str, content: bytes, by: Any) -> StoredFile:
    """Keep a document of a person's file; its hash stands in the event."""
    stored = keep_file(instansi_id=employee.instansi_id, name=name, content=content, owner_nip=employee.nip, by=by)
    tell(employee.instansi_id, f"employee:{employee.nip}", document=stored.pk, sha256=stored.sha256)
    return stored


@action("file.portrait")
def put_portrait(*, employee: Employee, content: bytes, by: Any) -> StoredFile:
    """Keep a portrait drawn anew, so that neither place nor camera travels with it."""
    stored = keep_file(
        instansi_id=employee.instansi_id, name="foto.jpg", content=portrait(content), owner_nip=employee.nip, by=by
    )
    tell(employee.instansi_id, f"employee:{employee.nip}", portrait=stored.pk, sha256=stored.sha256)
    data = PersonalData.objects.filter(employee=employee).first()
    data = data or PersonalData(instansi_id=employee.instansi_id, employee=employee)
    data.photo = stored
    data.save()
    return stored
