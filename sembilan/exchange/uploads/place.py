"""Where a file handed in lies, and the cells read from it: outside the web root, one folder an upload."""

from __future__ import annotations

import json
import secrets
import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.conf import settings


def folder(instansi_id: int, sha256: str) -> Path:
    """The folder of a file, by its hash: the same file handed in twice lies there once."""
    home: Path = settings.HOME
    return home / "uploads" / str(instansi_id) / sha256[:2] / sha256


def original(instansi_id: int, sha256: str) -> Path:
    """The file as it was handed in."""
    return folder(instansi_id, sha256) / "original"


def cells(instansi_id: int, sha256: str, sheet: int) -> Path:
    """The cells of one of its sheets, as text."""
    return folder(instansi_id, sha256) / f"cells-{sheet}.parquet"


def faults(instansi_id: int, sha256: str, upload: int) -> Path:
    """What the preview of an upload found wrong."""
    return folder(instansi_id, sha256) / f"faults-{upload}.parquet"


def faulty_rows(instansi_id: int, sha256: str, upload: int) -> Path:
    """The rows with faults as a workbook to mend."""
    return folder(instansi_id, sha256) / f"faulty-{upload}.xlsx"


def progress(instansi_id: int, sha256: str, upload: int) -> Path:
    """How far the worker is; a file, since what a transaction writes is not seen before its end."""
    return folder(instansi_id, sha256) / f"progress-{upload}.json"


def keep(instansi_id: int, sha256: str, chunks: Iterable[bytes]) -> Path:
    """Write the file where it belongs; it appears whole or not at all."""
    place = original(instansi_id, sha256)
    place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    if not place.exists():
        beside = place.with_suffix(f".{secrets.token_hex(4)}.new")  # its own: the same file may come twice at once
        with beside.open("wb") as file:
            file.writelines(chunks)
        beside.chmod(0o600)
        beside.replace(place)
    return place


def forget(instansi_id: int, sha256: str) -> None:
    """Delete a file and all that was read from it."""
    shutil.rmtree(folder(instansi_id, sha256), ignore_errors=True)


def say(path: Path, **how_far: int) -> None:
    """Tell how far the work is."""
    beside = path.with_suffix(".new")
    beside.write_text(json.dumps(how_far))
    beside.replace(path)


def heard(path: Path) -> dict[str, Any]:
    """How far the work is, as it was last told."""
    try:
        told: dict[str, Any] = json.loads(path.read_text())
    except (OSError, ValueError):
        return {}
    return told
