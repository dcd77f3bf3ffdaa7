"""Who held two posts in a year has two evaluations and one result: how it is found, shown, and what goes on with it."""

from __future__ import annotations

import datetime as dt

import pytest

from sembilan.coaching.queries.opening import evaluations as opening
from sembilan.evaluation.models import Evaluation, State
from sembilan.evaluation.queries.annual import of_years
from sembilan.exchange.siasn import ratings, sending
from sembilan.terms.period import Period
from tests.evaluation.world import an_skp

pytestmark = pytest.mark.django_db
MOVED = dt.date(2026, 5, 1)
YEAR = Period.read("2026")


@pytest.fixture
def parts(tenant):
    """Sari was rated Sangat Kurang in her four months as Analis, Baik in her eight as Penelaah."""
    first = an_skp(valid=(YEAR.first, MOVED))
    second = an_skp(jabatan="Penelaah", unor="1011", valid=(MOVED, YEAR.until))
    return [final(first, 1, 1, 1), final(second, 2, 2, 4)]


def final(skp, hasil, perilaku, predikat):
    return Evaluation.objects.create(
        instansi=skp.instansi, skp=skp, employee=skp.employee, cycle="tahun", first=skp.valid[0], until=skp.valid[1],
        penilai_nip=skp.penilai_nip, state=State.FINAL, hasil_kerja=hasil, perilaku=perilaku, predikat=predikat,
    )  # fmt: skip


def test_the_longest_of_two_skp_is_the_result_of_both(parts):
    assert of_years(parts) == {one.pk: (2, 2, 4) for one in parts}

    Evaluation.objects.filter(pk=parts[1].pk).update(state=State.RATED)

    assert of_years(parts) == {one.pk: None for one in parts}


def test_the_page_of_each_shows_the_result_with_its_explanation_to_who_may_read_both(parts, sari, budi, client_of):
    for user in (sari, budi):
        for one in parts:
            page = client_of(user).get(f"/evaluasi/{one.pk}/").content.decode()
            assert "Predikat setahun: Baik" in page
            assert "Penelaah" in page
            assert "bagian terlama" in page
    Evaluation.objects.filter(pk=parts[0].pk).update(state=State.SENT)

    page = client_of(sari).get(f"/evaluasi/{parts[1].pk}/").content.decode()

    assert "Hasil setahun ada setelah semua SKP tahun ini ditetapkan." in page
    assert "Sangat Kurang" not in page


def test_one_of_them_goes_on_with_the_result_of_the_year(parts, sari):
    (sent,) = sending.decided(YEAR)

    assert sent == parts[1]
    assert ratings.parcel(sent).payload["kuadranKinerjaNilai"] == 2
    assert opening(parts[0].instansi, dt.date(2027, 1, 10)) == []
    Evaluation.objects.filter(pk=parts[0].pk).update(until=YEAR.until - dt.timedelta(1))
    Evaluation.objects.filter(pk=parts[1].pk).update(first=YEAR.until - dt.timedelta(1))

    assert [one.pk for one in opening(parts[0].instansi, dt.date(2027, 1, 10))] == [parts[1].pk]
    assert ratings.parcel(sent).payload["kuadranKinerjaNilai"] == 5
