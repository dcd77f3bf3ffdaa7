"""The year of a unit: counted by quarter, in pictures, in words and as a table."""

from __future__ import annotations

import io

import pytest
from python_calamine import CalamineWorkbook

from sembilan.performance.models import DailyActivity
from tests import cast
from tests.calibration.rated import QUARTER, of_cast, reached, region, unit

pytestmark = pytest.mark.django_db
PAGE = "/kalibrasi/setahun/1010/2026/"


@pytest.fixture
def worked(tenant):
    """A second quarter of the unit."""
    unit({4: 2, 5: 1})
    reached(4)
    sari = of_cast(cast.SARI, 5).employee
    for day in (6, 7):
        DailyActivity.objects.create(
            instansi=region(), employee=sari, day=QUARTER.first.replace(day=day), minutes=300, decision="disetujui"
        )


def test_the_page_tells_the_year_in_words_and_numbers(worked, budi, client_of, counted):
    client = client_of(budi)
    with counted() as queries:
        told = client.get(PAGE).content.decode()

    said = "Triwulan II: 4 orang dinilai (Sangat Baik 2, Baik 2); capaian organisasi Baik; 10 jam disetujui per orang."
    assert said in told
    assert queries.total <= 15


def test_the_workbook_has_a_row_for_each_quarter(worked, tono, client_of):
    answer = client_of(tono).get("/kalibrasi/setahun/1010/2026.xlsx")

    rows = CalamineWorkbook.from_filelike(io.BytesIO(answer.content)).get_sheet_by_index(0).to_python()
    assert len(rows) == 5
    assert rows[2] == ["Triwulan II", 2, 2, 0, 0, 0, 4, "Baik", 10]


def test_an_empty_year_says_so_and_one_that_cannot_be_is_not_found(budi, agus, lintang, client_of):
    assert "Belum ada yang tercatat" in client_of(budi).get("/kalibrasi/setahun/1010/2025/").content.decode()
    assert client_of(budi).get("/kalibrasi/setahun/1010/99999/").status_code == 404
    assert {client_of(one).get(PAGE).status_code for one in (agus, lintang)} == {404}
    assert client_of(budi).get("/kalibrasi/setahun/").headers["Location"] == PAGE
