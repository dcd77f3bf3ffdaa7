"""Where kept files lie."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings


def place_of(instansi_id: int, sha256: str) -> Path:
    """The place of a kept file, by its hash; never under what the site serves."""
    home: Path = settings.HOME
    return home / "files" / str(instansi_id) / sha256[:2] / sha256
