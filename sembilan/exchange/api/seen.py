"""What of a request with a course its reader saw: the ETag is its newest step, and a verdict names it."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.translation import gettext as _
from ninja.errors import HttpError

from sembilan.exchange.api.schemas.answers import CHANGED, NEEDED
from sembilan.exchange.api.schemas.proposals import Paper
from sembilan.records.actions import Refused

LONGEST = 18  # digits


def etag(step: int) -> str:
    """The version of a request: its newest step."""
    return f'"{step}"'


def seen(if_match: str) -> int:
    """The step a writer saw; without it nothing is decided."""
    if not if_match:
        raise HttpError(NEEDED, _("Sertakan If-Match dengan ETag permintaan yang dibaca."))
    text = if_match.strip().removeprefix("W/").strip('"')
    if not text.isascii() or not text.isdigit() or len(text) > LONGEST:
        raise HttpError(CHANGED, _("If-Match ini bukan ETag permintaan."))
    return int(text)


def decided(act: Callable[[], Any], step: int, newest: Callable[[], int]) -> None:
    """Decide; refused because another was faster, it is told as a changed version and not as a wrong wish."""
    try:
        act()
    except Refused as refused:
        if newest() != step:
            raise HttpError(CHANGED, str(refused)) from refused
        raise


def files_of(paper: Paper | None) -> Any:
    """The paper of a body as a form takes it."""
    return {"document": SimpleUploadedFile(paper.name, paper.content)} if paper else {}


def token_of(key: uuid.UUID | None) -> uuid.UUID:
    """What makes sending twice harmless: the program's key, else a new one."""
    return key or uuid.uuid4()
