"""Files on disk that no record names any more: papers, files handed in, lists and copies nobody may take any more.

Younger than a day they stay, for a file lies there before the record that names it is there.
"""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings

from sembilan.privacy.retention import OWNER, door

YOUNG_SECONDS = 24 * 60 * 60
# Where files of a table lie: HOME/<folder>/<instansi>/<two digits>/<hash>, with what was made of it beside or below.
FOLDERS: Mapping[str, str] = {"files": "documents.StoredFile", "uploads": "exchange.Upload"}


def leftovers(instansi_id: int, now: float | None = None) -> Iterator[Path]:
    """The files and folders of an instansi whose time is over."""
    oldest = (time.time() if now is None else now) - YOUNG_SECONDS
    for folder, model in FOLDERS.items():
        yield from _unnamed(_home() / folder / str(instansi_id), _named(model, instansi_id), oldest)
    for file in sorted((_home() / "exports").glob("*")):
        if file.name.removeprefix("data-").startswith(f"{instansi_id}-") and file.stat().st_mtime < oldest:
            yield file


def remove(place: Path) -> None:
    """Take a file or a folder away; gone already is as good."""
    if place.is_dir():
        shutil.rmtree(place, ignore_errors=True)
    else:
        place.unlink(missing_ok=True)


def _home() -> Path:
    home: Path = settings.HOME
    return home


def _named(label: str, instansi_id: int) -> set[str]:
    with door(instansi_id):
        records: Any = apps.get_model(label)._default_manager.using(OWNER).filter(instansi_id=instansi_id)
        return set(records.values_list("sha256", flat=True))


def _unnamed(folder: Path, named: set[str], oldest: float) -> Iterator[Path]:
    for place in sorted(folder.glob("*/*")):
        if place.stat().st_mtime < oldest and place.name.partition(".")[0] not in named:
            yield place
