"""Where kept files lie, and what is in them."""

from __future__ import annotations

import hashlib
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext as _

from sembilan.documents.models import StoredFile


class Unreadable(Exception):
    """A kept file is not there any more, or is not what was kept; the sentence says so."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


def place_of(instansi_id: int, sha256: str) -> Path:
    """The place of a kept file, by its hash; never under what the site serves."""
    home: Path = settings.HOME
    return home / "files" / str(instansi_id) / sha256[:2] / sha256


def content_of(stored: StoredFile) -> bytes:
    """What is in a kept file, proven by its hash; `Unreadable` says in a sentence why it cannot be opened."""
    try:
        content = place_of(stored.instansi_id, stored.sha256).read_bytes()
    except OSError:
        raise Unreadable(
            _("Berkas ini tercatat, tetapi tidak ditemukan di penyimpanan. Hubungi admin sistem, lalu unggah ulang.")
        ) from None
    if hashlib.sha256(content).hexdigest() != stored.sha256:
        raise Unreadable(
            _("Isi berkas ini tidak sama lagi dengan saat disimpan, jadi tidak dibuka. Hubungi admin sistem.")
        )
    return content


def unnamed(files: QuerySet[StoredFile]) -> QuerySet[StoredFile]:
    """Those of some kept files that no record names: a paper that proves a career stays with it."""
    for model in apps.get_models():
        for one in model._meta.concrete_fields:
            if one.is_relation and one.related_model is StoredFile:
                naming = model._default_manager.using(files.db).filter(**{one.name: OuterRef("pk")})
                files = files.exclude(Exists(naming))
    return files
