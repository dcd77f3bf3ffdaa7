"""The spread of a unit beside the guidance: counted once a person, told in words, asked what if, and kept."""

from __future__ import annotations

import pytest

from sembilan.evaluation import actions
from sembilan.evaluation.models import EvaluationStep, State
from sembilan.evaluation.queries import beside, spread, spread_reach
from sembilan.organisation.models import Unor
from sembilan.terms.period import Period
from tests import cast
from tests.calibration.rated import QUARTER, evaluation, of_cast, reached, someone, unit

pytestmark = pytest.mark.django_db
PAGE = "/evaluasi/sebaran/1010/2026-T2/"


def seen(kode="1010"):
    return spread.look(Unor.objects.select_related("instansi").get(kode=kode), QUARTER)


def test_a_unit_where_all_are_good_misses_the_guidance_by_whole_people(tenant):
    unit({4: 20})
    reached(4)

    found = seen()

    assert found.people == 20
    assert [(one.text, one.standing) for one in found.lines if not one.is_met] == [
        ("Baik: paling banyak 14 dari 20 orang", "lebih 6 orang"),
        ("Butuh Perbaikan atau Kurang: sedikitnya 1 dari 20 orang", "ada 0; kurang 1 orang"),
    ]
    assert found.warning.startswith("2 baris pedoman belum terpenuhi")


def test_a_small_unit_is_told_that_it_cannot_meet_them_all(tenant):
    unit({4: 2})
    reached(4)

    found = seen()

    assert not found.warns
    assert "Dengan 2 orang, tidak semua baris pedoman dapat dipenuhi" in found.warning


def test_without_a_result_of_the_unit_there_is_no_guidance_yet(tenant):
    unit({4: 3})

    found = seen()

    assert found.lines == ()
    assert "belum ditetapkan" in found.warning


def test_a_unit_without_a_result_of_its_own_has_that_of_the_unit_above(tenant):
    unit({5: 2, 4: 1})
    reached(5, "1000")

    found = seen()

    assert found.capaian == "Istimewa"
    assert found.reached.unor.kode == "1000"
    assert found.warning == ""


def test_a_person_with_two_parts_counts_once_with_the_newest(tenant):
    one = someone(1)
    evaluation(one, 2, period=Period.read("2026-05"))
    first = evaluation(one, 2)
    first.until, first.pk, first.skp = QUARTER.first.replace(month=5), first.pk, first.skp
    first.save()
    moved = evaluation(one, 5, unor="1011")

    found = seen()

    assert moved.until == QUARTER.until
    assert (found.counts, found.unrated) == ({5: 1}, 0)


def test_who_is_not_rated_yet_is_told_apart(tenant):
    unit({4: 1})
    of_cast(cast.SARI, None)

    found = seen()

    assert (found.people, found.unrated) == (1, 1)


def test_people_of_the_units_below_count_too_and_those_beside_do_not(tenant):
    unit({5: 1})
    unit({4: 2}, "1011", begin=10)
    unit({2: 5}, "1020", begin=20)

    assert seen().counts == {5: 1, 4: 2}
    assert seen("1000").counts == {5: 1, 4: 2, 2: 5}


def test_changing_one_is_answered_by_the_same_rule(tenant):
    unit({4: 14, 5: 6})
    reached(4)

    before = seen()
    after = spread.changed(before, Unor.objects.select_related("instansi").get(kode="1010"), QUARTER, {4: -1, 3: 1})

    assert [one.is_met for one in before.lines] == [True, True, False]
    assert after.warning == ""
    assert seen().counts == before.counts


def test_the_page_shows_bars_guidance_and_what_if_to_the_penilai(budi, client_of, counted):
    chosen = unit({4: 14, 5: 6})[0]
    reached(4)

    client = client_of(budi)
    with counted() as queries:
        page = client.get(PAGE, {"siapa": chosen.pk, "menjadi": "3"})

    told = page.content.decode()
    assert "Butuh Perbaikan atau Kurang: sedikitnya 1 dari 20 orang" in told
    assert "Bila Pegawai 0001 berpredikat Butuh Perbaikan" in told
    assert "Semua baris pedoman terpenuhi." in told.split('id="akibat"')[1]
    assert queries.total <= 15, "\n".join(one[:230] for one in queries.statements)


def test_what_if_is_not_asked_about_people_one_does_not_rate(dewi, client_of):
    chosen = unit({4: 3})[0]

    page = client_of(dewi).get(PAGE, {"siapa": chosen.pk, "menjadi": "3"})

    assert page.status_code == 200
    assert "Pegawai 0001" not in page.content.decode()


def test_strangers_and_other_regions_find_nothing_and_the_inspectorate_reads(tono, agus, lintang, client_of):
    unit({4: 3})

    assert client_of(agus).get(PAGE).status_code == 404
    assert client_of(lintang).get(PAGE).status_code == 404
    assert "Sebaran predikat" in client_of(tono).get(PAGE).content.decode()


@pytest.mark.parametrize("period", ["2026-T5", "2026-13", "x", "0000", "0000-T1", "9999-T4"])
def test_a_period_that_does_not_exist_is_not_found(budi, client_of, period):
    assert client_of(budi).get(f"/evaluasi/sebaran/1010/{period}/").status_code == 404


def test_without_arguments_it_leads_to_ones_own_unit_in_the_newest_period(budi, client_of):
    unit({4: 3})

    page = client_of(budi).get("/evaluasi/sebaran/")

    assert page.headers["Location"] == PAGE


def test_beside_the_list_of_a_penilai_stands_the_spread_of_her_unit(budi):
    listed = unit({4: 20})
    reached(4)

    (panel,) = [one for one in beside.panels(budi, listed, QUARTER) if one.href == PAGE]

    assert "2 baris pedoman" in panel.warning
    assert [(one.label, one.value) for one in panel.lines][:2] == [("Sangat Baik", "0"), ("Baik", "20")]


def test_who_decides_knowing_the_warning_is_kept_and_shown(budi, client_of, tenant):
    unit({4: 4})
    reached(4)

    actions.finalise_all(instansi_id=tenant.pk, period=QUARTER, by=budi)

    step = EvaluationStep.objects.filter(state=State.FINAL).first()
    assert step.changed["spread"] == {"counts": {"5": 0, "4": 4, "3": 0, "2": 0, "1": 0}, "capaian": 4, "missed": 2,
                                      "warns": False, "unor": "1010"}  # fmt: skip
    unit({4: 20}, begin=100)
    actions.finalise_all(instansi_id=tenant.pk, period=QUARTER, by=budi)

    (choice,) = spread_reach.choices(QUARTER, Unor.objects.get(kode="1010").path)
    assert (choice.step.by, choice.missed) == (cast.BUDI.nip, 2)
    page = client_of(budi).get(PAGE).content.decode()
    assert "Ditetapkan dengan mengetahui peringatan" in page
    assert "Budi Santoso" in page.split("mengetahui peringatan")[1]
