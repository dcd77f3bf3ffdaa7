"""Where long lists lie until they are taken along."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings

from sembilan.directory.models import Export


def folder() -> Path:
    """Their folder, never under what the site serves."""
    home: Path = settings.HOME
    return home / "exports"


def place_of(asked: Export) -> Path:
    """The file of one export."""
    return folder() / f"{asked.instansi_id}-{asked.pk}.xlsx"
