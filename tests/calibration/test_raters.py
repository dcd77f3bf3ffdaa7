"""How strict raters seem to be: found where it is, with its interval, and never said of few people."""

from __future__ import annotations

import datetime as dt

import numpy as np
import polars as pl
import pytest

from sembilan.calibration import jobs
from sembilan.calibration.models import Comparison, RaterEstimate
from sembilan.calibration.queries import raters
from sembilan.calibration.queries.mixed import fit
from sembilan.terms.frames.spread import Leaning
from tests import cast
from tests.calibration.rated import evaluation, region, someone

SPAN = {"first": "2026-01-01", "until": "2026-07-01"}


def invented(*, between: float, raters_: int = 60, people: int = 12) -> tuple[pl.DataFrame, np.ndarray]:
    """People whose ratings follow what they did, and how strict their rater is."""
    chance = np.random.default_rng(9)
    rater = np.repeat(np.arange(raters_), people)
    truth = chance.normal(0, between, raters_) if between else np.zeros(raters_)
    activity = chance.normal(6_000, 900, len(rater))
    rating = 2 + 0.2 * (activity - 6_000) / 900 + truth[rater] + chance.normal(0, 0.2, len(rater))
    frame = pl.DataFrame({"rater": rater, "employee": np.arange(len(rater)), "rating": rating, "activity": activity})
    return frame.with_columns(late=pl.lit(None, pl.Float64), capaian=pl.lit(4.0)), truth * 1_000


def test_strictness_is_found_beside_the_facts_and_the_interval_holds_the_truth():
    people, truth = invented(between=0.3)

    found = fit(people)

    rows = found.estimates.sort("rater")
    near = np.corrcoef(rows["estimate_milli"].to_numpy(), truth)[0, 1]
    holds = np.mean((rows["low_milli"].to_numpy() <= truth) & (truth <= rows["high_milli"].to_numpy()))
    assert found.facts == ("activity",)
    assert near > 0.95
    assert 0.85 <= holds <= 1
    assert 200 <= found.between_milli <= 400


def test_where_raters_do_not_differ_nobody_stands_out():
    people, _truth = invented(between=0)

    found = fit(people)

    assert found.between_milli < 60
    assert found.estimates["estimate_milli"].abs().max() < 60


def test_where_all_ratings_are_alike_there_is_nothing_to_estimate():
    people, _truth = invented(between=0)

    found = fit(people.with_columns(rating=pl.lit(2.0)))

    assert (found.between_milli, found.estimates["estimate_milli"].abs().max()) == (0, 0)


def compared():
    jobs.compare_raters(instansi_id=region().pk, by="cli:test", **SPAN)
    return Comparison.objects.latest("pk")


@pytest.mark.django_db
def test_the_worker_keeps_an_estimate_for_each_rater_and_says_nothing_of_few_people(tenant):
    nips = [f"19800101200501{number:04d}" for number in range(1, 13)]
    for place, nip in enumerate(nips):
        for number in range(12 if place else 3):
            best = place == 1 or (place > 1 and number % 4 == 0)
            evaluation(someone(place * 20 + number), 5 if best else 4, penilai=nip)

    made = compared()

    told = {one.rater_nip: one for one in made.estimates.all()}
    assert (made.raters, made.ratings, made.why_not) == (12, 135, "")
    assert told[nips[0]].leaning == Leaning.UNSAID
    assert told[nips[1]].leaning == Leaning.LENIENT
    assert told[nips[1]].low_milli > 0
    assert "bukan tuduhan" in raters.sentence(told[nips[1]])
    assert "terlalu sedikit" in raters.sentence(told[nips[0]])
    assert {told[nip].leaning for nip in nips[2:]} == {Leaning.ALIKE}


@pytest.mark.django_db
def test_among_few_raters_nobody_is_compared(tenant):
    evaluation(someone(1), 4)

    made = compared()

    assert (made.why_not, made.estimates.count()) == ("Penilai yang dapat dibandingkan belum cukup banyak.", 0)


@pytest.fixture
def kept(tenant):
    """A comparison that says something of Budi."""
    made = Comparison.objects.create(
        instansi=region(), first=dt.date(2026, 1, 1), until=dt.date(2026, 7, 1), ratings=100, people=50, raters=12,
        facts=["activity"], between_milli=150, by="cli:test",
    )  # fmt: skip
    return RaterEstimate.objects.create(
        instansi=region(), comparison=made, rater_nip=cast.BUDI.nip, people=9, mean_milli=2600, estimate_milli=254,
        low_milli=120, high_milli=388, leaning=Leaning.LENIENT,
    )  # fmt: skip


@pytest.mark.django_db
def test_bkd_and_inspectorate_read_all_a_rater_her_own_and_others_nothing(kept, bayu, tono, budi, agus, client_of):
    page = "/kalibrasi/penilai/"
    said = "+0,25 tingkat, dengan ketidakpastian +0,12 sampai +0,39"

    assert [said in client_of(one).get(page).content.decode() for one in (bayu, tono, budi, agus)] == [
        True, True, True, False,
    ]  # fmt: skip
    assert "Hitung perbandingan" not in client_of(tono).get(page).content.decode()
    assert client_of(budi).get("/kalibrasi/penilai.xlsx").status_code == 404
    assert client_of(tono).get("/kalibrasi/penilai.xlsx").status_code == 200


@pytest.mark.django_db
def test_asking_for_a_comparison_needs_a_time_that_can_be(kept, bayu, tono, client_of):
    send = "/kalibrasi/penilai/perhitungan/"

    wrong = client_of(bayu).post(send, {"first": "2026-06", "last": "2026-01"})

    assert wrong.status_code == 422
    assert "tidak boleh sebelum bulan pertama" in wrong.content.decode()
    assert client_of(tono).post(send, {"first": "2026-01", "last": "2026-06"}).status_code == 404
    assert client_of(bayu).post(send, {"first": "2026-01", "last": "2026-06"}).status_code == 302
