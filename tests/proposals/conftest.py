"""Papers that people hand in, and proposals at each stage of their course."""

from __future__ import annotations

import io
import uuid
from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from sembilan.people.models import Employee
from sembilan.proposals import actions
from sembilan.proposals.models import Proposal
from tests import cast

AWARD = {
    "kind": "satya-10",
    "name": "Satyalancana Karya Satya X Tahun",
    "given_on": "2025-08-17",
    "sk_number": "12/TK/2025",
    "sk_date": "2025-08-01",
    "sk_by": "Presiden RI",
}
GOLONGAN = {
    "since": "2026-10-01",
    "until": "",
    "golongan": "III/c",
    "kind": "101",
    "mk_years": "8",
    "mk_months": "0",
    "sk_number": "823/7/2026",
    "sk_date": "2026-09-20",
    "sk_by": "Bupati",
}


def png() -> bytes:
    """A real, small picture."""
    drawn = io.BytesIO()
    Image.new("RGB", (120, 160), "white").save(drawn, "PNG")
    return drawn.getvalue()


def paper(name: str = "sk.png", content: bytes | None = None) -> SimpleUploadedFile:
    """A document as a browser sends it."""
    return SimpleUploadedFile(name, png() if content is None else content, content_type="image/png")


def person(role: Any) -> Employee:
    """The record of one of the cast."""
    return Employee.objects.get(nip=role.nip)


@pytest.fixture
def propose(tenant: Any) -> Callable[..., Proposal]:
    """`propose()` is Sari's award, handed in with its paper; anything of it can be said otherwise."""

    def proposed(role: Any = cast.SARI, **otherwise: Any) -> Proposal:
        given: dict[str, Any] = {
            "employee": person(role),
            "kind": "penghargaan",
            "change": "tambah",
            "texts": AWARD,
            "upload": actions.Upload("sk.png", png()),
            "token": uuid.uuid4(),
            "by": role.nip,
        }
        return actions.submit(**(given | otherwise))

    return proposed


@pytest.fixture
def at_unit(propose: Any) -> Proposal:
    """Sari's award, where Dewi has to look at it."""
    made: Proposal = propose()
    return made


@pytest.fixture
def at_bkd(at_unit: Proposal, dewi: Any) -> Proposal:
    """Sari's award, forwarded by Dewi, where Bayu has to decide."""
    return actions.forward(proposal=at_unit, by=dewi)
