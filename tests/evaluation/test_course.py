"""From opening to what counts for a month: each step, in order and out of it."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest

from sembilan.evaluation import actions
from sembilan.evaluation.actions import Refused
from sembilan.evaluation.models import Evaluation, EvaluationStep, State
from sembilan.evaluation.queries import finals
from sembilan.evaluation.queries.team import team
from sembilan.notices.models import Notice
from sembilan.organisation.models import Unor
from sembilan.people.models import RiwayatUnor
from sembilan.performance.models import PeriodicRating
from sembilan.terms.period import Period
from tests import cast
from tests.evaluation.world import ABOVE, QUARTER, an_skp, realised

pytestmark = pytest.mark.django_db


def ratings(role=cast.SARI):
    rows = PeriodicRating.objects.filter(employee__nip=role.nip, month__year=2026, month__gte=dt.date(2026, 4, 1))
    return {one.month.month: (one.hasil_kerja, one.perilaku) for one in rows if one.month.month < 10}


def test_opening_gives_each_agreed_skp_one_and_again_none(skp, tenant):
    an_skp(cast.AGUS, unor="2000", state="draf")

    first = actions.open_period(instansi_id=tenant.pk, period=QUARTER, by="cli:test")
    again = actions.open_period(instansi_id=tenant.pk, period=QUARTER, by="cli:test")

    one = Evaluation.objects.get()
    assert (first, again) == (1, 0)
    assert (one.employee.nip, one.penilai_nip, one.state) == (cast.SARI.nip, cast.BUDI.nip, State.OPEN)
    assert (one.first, one.until) == (dt.date(2026, 4, 1), dt.date(2026, 7, 1))
    assert EvaluationStep.objects.filter(evaluation=one).count() == 1
    assert Notice.objects.filter(nip=cast.SARI.nip, url="/evaluasi/").count() == 1


def test_opened_it_waits_for_who_leads_today_and_says_who_was_named_before(tenant):
    an_skp(penilai=cast.AGUS.nip)

    actions.open_period(instansi_id=tenant.pk, period=QUARTER, by="cli:test")

    one = Evaluation.objects.get()
    assert (one.penilai_nip, one.version) == (cast.BUDI.nip, 0)
    assert one.steps.get().changed == {"penilai_before": cast.AGUS.nip, "penilai": cast.BUDI.nip}


def test_who_moved_gets_one_for_each_part(tenant):
    middle = dt.date(2026, 5, 16)
    an_skp(valid=(dt.date(2026, 1, 1), middle))
    an_skp(jabatan="Penelaah", valid=(middle, dt.date(2027, 1, 1)))

    actions.open_period(instansi_id=tenant.pk, period=QUARTER, by="cli:test")

    parts = list(Evaluation.objects.order_by("first").values_list("first", "until"))
    assert parts == [(dt.date(2026, 4, 1), middle), (middle, dt.date(2026, 7, 1))]


def test_only_the_cycle_of_the_region_is_opened_and_only_what_began(skp, tenant, budi):
    for period, said in (("2026-05", "triwulanan"), ("2026-T4", "belum mulai")):
        with pytest.raises(Refused, match=said):
            actions.open_period(instansi_id=tenant.pk, period=Period.read(period), by="cli:test")
    with pytest.raises(Refused, match="BKD"):
        actions.open_period(instansi_id=tenant.pk, period=QUARTER, by=budi)


def test_what_is_sent_says_something_of_each_rhk_and_why_there_is_no_evidence(opened, sari):
    empty = realised(opened, text="", value_milli=None)
    bare = realised(opened, link="")

    with pytest.raises(Refused, match="nomor 1, 2"):
        actions.send(evaluation=opened, realised=empty, by=sari)
    with pytest.raises(Refused, match="belum punya bukti"):
        actions.send(evaluation=opened, realised=bare, by=sari)
    found = actions.send(evaluation=opened, realised=bare, why="Laporan masih dijilid.", by=sari)

    assert found.state == State.SENT
    assert found.steps.latest("pk").text == "Laporan masih dijilid."
    assert Notice.objects.filter(nip=cast.BUDI.nip, url=f"/evaluasi/{found.pk}/").exists()


def test_sent_twice_is_sent_once_and_nobody_else_writes_it(sent, sari, budi):
    actions.send(evaluation=sent, realised=realised(sent), version=0, by=sari)

    assert sent.steps.filter(state=State.SENT).count() == 1
    with pytest.raises(Refused, match="bersangkutan"):
        actions.report(evaluation=sent, realised=realised(sent), by=budi)
    with pytest.raises(Refused, match="tidak dapat diubah"):
        actions.report(evaluation=sent, realised=realised(sent), by=sari)


def test_a_rating_above_or_below_needs_its_reason(sent, budi):
    with pytest.raises(Refused, match="alasan rating hasil kerja"):
        actions.rate(evaluation=sent, judged=dataclasses.replace(ABOVE, hasil_reason=" "), by=budi)
    with pytest.raises(Refused, match="alasan rating perilaku"):
        actions.rate(evaluation=sent, judged=dataclasses.replace(ABOVE, perilaku=1), by=budi)

    found = actions.rate(evaluation=sent, judged=actions.Judged(2, 2), by=budi)

    assert (found.predikat, found.state) == (4, State.RATED)


def test_only_the_penilai_rates_and_nobody_herself(sent, sari, agus, dewi):
    for stranger in (sari, agus, dewi):
        with pytest.raises(Refused, match="penilainya"):
            actions.rate(evaluation=sent, judged=ABOVE, by=stranger)


def test_what_was_not_sent_is_rated_only_after_its_day(opened, budi, today):
    with pytest.raises(Refused, match="belum mengajukan"):
        actions.rate(evaluation=opened, judged=ABOVE, by=budi)
    today(dt.date(2026, 7, 11))

    assert actions.rate(evaluation=opened, judged=ABOVE, by=budi).state == State.RATED


def test_of_two_at_once_the_second_is_told_by_whom(sent, budi):
    actions.rate(evaluation=sent, judged=ABOVE, version=sent.version, by=budi)

    with pytest.raises(Refused, match="berubah sejak Anda membukanya.*Budi Santoso"):
        actions.rate(evaluation=sent, judged=actions.Judged(2, 2), version=sent.version, by=budi)


def test_given_back_it_comes_again(sent, budi, sari):
    with pytest.raises(Refused, match="perlu diperbaiki"):
        actions.give_back(evaluation=sent, text="", by=budi)
    back = actions.give_back(evaluation=sent, text="Lampirkan laporannya.", by=budi)

    again = actions.send(evaluation=back, realised=realised(back), by=sari)

    assert (back.state, again.state) == (State.RETURNED, State.SENT)
    assert [one.state for one in again.steps.order_by("pk")] == ["terbuka", "diajukan", "dikembalikan", "diajukan"]


def test_nothing_is_final_before_it_is_rated(sent, budi):
    with pytest.raises(Refused, match="Beri rating"):
        actions.finalise(evaluation=sent, by=budi)
    with pytest.raises(Refused, match="satu per satu"):
        actions.finalise_all(instansi_id=sent.instansi_id, period=QUARTER, by=budi)


def test_what_is_final_counts_for_the_months_of_its_quarter(final):
    assert ratings() == {4: (3, 2), 5: (3, 2), 6: (3, 2)}
    assert Notice.objects.filter(nip=cast.SARI.nip, said__contains="ditetapkan").exists()


def test_all_that_was_rated_becomes_final_at_once_and_nothing_else(rated, budi):
    dewi = an_skp(cast.DEWI, jabatan="Penelaah")
    actions.open_period(instansi_id=rated.instansi_id, period=QUARTER, by="cli:test")

    count = actions.finalise_all(instansi_id=rated.instansi_id, period=QUARTER, by=budi)

    assert count == 1
    assert Evaluation.objects.get(skp=dewi).state == State.OPEN
    assert ratings() == {4: (3, 2), 5: (3, 2), 6: (3, 2)}


def test_the_month_of_two_posts_takes_the_longer(tenant, sari, budi):
    middle = dt.date(2026, 5, 11)
    first, second = (
        an_skp(valid=(dt.date(2026, 1, 1), middle)),
        an_skp(jabatan="Penelaah", valid=(middle, dt.date(2027, 1, 1))),
    )
    actions.open_period(instansi_id=tenant.pk, period=QUARTER, by="cli:test")

    for skp, judged in ((first, ABOVE), (second, actions.Judged(1, 2, hasil_reason="Tidak ada laporan."))):
        one = Evaluation.objects.select_related("employee__instansi", "skp").get(skp=skp)
        one = actions.send(evaluation=one, realised=realised(one), by=sari)
        actions.finalise(evaluation=actions.rate(evaluation=one, judged=judged, by=budi), by=budi)

    assert ratings() == {4: (3, 2), 5: (1, 2), 6: (1, 2)}


def test_a_calibration_moves_what_is_not_final_and_keeps_what_was(rated, bayu, agus, budi):
    with pytest.raises(Refused, match="kalibrasi"):
        actions.move_rating(evaluation=rated, hasil_kerja=2, perilaku=2, reason="x", by=agus)
    with pytest.raises(Refused, match="alasan"):
        actions.move_rating(evaluation=rated, hasil_kerja=2, perilaku=2, reason="", by=bayu)

    moved = actions.move_rating(evaluation=rated, hasil_kerja=2, perilaku=2, reason="Setara unit lain.", by=bayu)

    changed = moved.steps.latest("pk").changed
    assert (moved.hasil_kerja, moved.predikat) == (2, 4)
    assert (changed["before"]["hasil_kerja"], changed["after"]["hasil_kerja"]) == (3, 2)
    final = actions.finalise(evaluation=moved, by=budi)
    with pytest.raises(Refused, match="keberatan"):
        actions.move_rating(evaluation=final, hasil_kerja=3, perilaku=2, reason="x", by=bayu)


def test_a_penilai_who_left_is_followed_by_who_leads_today(sent, rina, budi):
    left = RiwayatUnor.objects.get(employee__nip=cast.BUDI.nip)
    RiwayatUnor.objects.filter(pk=left.pk).update(valid=(left.valid.lower, dt.date(2026, 7, 1)))

    moved = actions.take_over(instansi_id=sent.instansi_id, by="cli:test")

    found = Evaluation.objects.get(pk=sent.pk)
    assert (moved, found.penilai_nip) == (1, cast.RINA.nip)
    assert found.steps.latest("pk").changed == {"penilai_before": cast.BUDI.nip, "penilai": cast.RINA.nip}
    assert actions.take_over(instansi_id=sent.instansi_id, by="cli:test") == 0
    assert actions.rate(evaluation=found, judged=ABOVE, by=rina).penilai_nip == cast.RINA.nip


def test_of_who_moved_on_the_old_unit_is_rated_by_who_leads_it(skp, tenant, sari, budi, agus, client_of):
    here = RiwayatUnor.objects.get(employee__nip=cast.SARI.nip)
    RiwayatUnor.objects.filter(pk=here.pk).update(valid=(here.valid.lower, dt.date(2026, 7, 1)))
    there = Unor.objects.get(kode="2000")
    RiwayatUnor.objects.create(instansi=tenant, employee=here.employee, unor=there, valid=(dt.date(2026, 7, 1), None))

    actions.open_period(instansi_id=tenant.pk, period=QUARTER, by="cli:test")

    found = Evaluation.objects.select_related("employee__instansi", "skp__unor").get(skp=skp)
    assert found.penilai_nip == cast.BUDI.nip
    assert actions.take_over(instansi_id=tenant.pk, by="cli:test") == 0
    sent = actions.send(evaluation=found, realised=realised(found), by=sari)
    assert [one.pk for one in team(budi, QUARTER)] == [found.pk]
    assert [client_of(who).get(f"/evaluasi/{found.pk}/").status_code for who in (budi, agus)] == [200, 404]
    assert actions.rate(evaluation=sent, judged=ABOVE, by=budi).state == State.RATED


def test_what_is_final_is_there_as_columns(rated, tenant, budi):
    span = (QUARTER.first, QUARTER.until)
    before = finals(tenant, *span)
    live = finals(tenant, *span, with_rated=True)

    actions.finalise(evaluation=rated, by=budi)

    row = finals(tenant, *span).row(0, named=True)
    assert (before.height, live.height) == (0, 1)
    assert (row["nip"], row["penilai_nip"]) == (int(cast.SARI.nip), int(cast.BUDI.nip))
    assert (row["cycle"], row["hasil_kerja"], row["perilaku"], row["predikat"]) == ("triwulan", 3, 2, 4)
