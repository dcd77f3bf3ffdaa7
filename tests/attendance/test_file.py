"""Leave and official travel in a person's file: for herself and who may read personal data, not for her leader."""

from __future__ import annotations

import datetime as dt

import pytest

from sembilan.attendance.models import Absence
from sembilan.people.models import Employee
from tests.cast import SARI

pytestmark = pytest.mark.django_db
PAGE = f"/pegawai/{SARI.nip}/cuti/"


@pytest.fixture
def away(sari):
    Absence.objects.create(
        instansi=sari.instansi, employee=Employee.objects.get(nip=SARI.nip), kind="cuti sakit", decision="disetujui",
        first=dt.date(2026, 3, 2), last=dt.date(2026, 3, 6),
    )  # fmt: skip


@pytest.mark.parametrize("who", ["sari", "dewi", "bayu"])
def test_her_leave_is_listed(request, away, client_of, who):
    page = client_of(request.getfixturevalue(who)).get(PAGE).content.decode()

    assert "Cuti Sakit" in page
    assert "6 Maret 2026" in page


@pytest.mark.parametrize("who", ["budi", "agus", "lintang"])
def test_why_she_was_away_is_not_for_others(request, away, client_of, who):
    assert client_of(request.getfixturevalue(who)).get(PAGE).status_code == 404
