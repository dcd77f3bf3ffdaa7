"""Keeping a file that was handed in, and letting go of it."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Collection
from typing import Any, NamedTuple

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils import timezone

from sembilan.documents.content import inspect
from sembilan.documents.models import StoredFile
from sembilan.documents.queries import place_of, unnamed
from sembilan.records.actions import actor_name, part


class Upload(NamedTuple):
    """A document as it was handed in."""

    name: str
    content: bytes


def handed_in(found: UploadedFile[Any] | None) -> Upload | None:
    """What a form's field of a file holds, if anything."""
    return Upload(found.name or "", found.read()) if found else None


@part
def keep_upload(upload: Upload | None, *, instansi_id: int, owner_nip: str, by: Any) -> StoredFile | None:
    """Keep what was handed in with something else, if anything was."""
    if upload is None:
        return None
    return keep_file(instansi_id=instansi_id, name=upload.name, content=upload.content, owner_nip=owner_nip, by=by)


@part
def keep_file(*, instansi_id: int, name: str, content: bytes, owner_nip: str, by: Any) -> StoredFile:
    """Keep a PDF, JPEG or PNG; `Unacceptable` says in a sentence why another is not kept."""
    found = inspect(name, content, settings.MOST_BYTES_OF_A_DOCUMENT)
    digest = hashlib.sha256(content).hexdigest()
    place = place_of(instansi_id, digest)
    if not place.exists():
        place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        beside = place.with_suffix(f".{secrets.token_hex(4)}.new")  # its own: the same file may come twice at once
        beside.write_bytes(content)
        beside.replace(place)
    return StoredFile.objects.create(
        instansi_id=instansi_id, name=found.name, sha256=digest, size=len(content), form=found.form,
        pages=found.pages, kept_at=timezone.now(), kept_by=actor_name(by), owner_nip=owner_nip,
    )  # fmt: skip


@part
def let_go(files: Collection[int]) -> int:
    """Forget kept files by number as far as no record names them any more; how many went.

    What lies on the disk is cleared away at night, when no other kept file has the same content.
    """
    gone = unnamed(StoredFile.objects.filter(pk__in=files))
    return int(gone._raw_delete(gone.db)) if files else 0
