"""What people do about a problem: confirm, set aside, agree on steps, answer, close; and an improvement plan."""

from __future__ import annotations

import datetime as dt
import uuid

import pytest

from sembilan.coaching import actions
from sembilan.coaching.actions import plans as planning
from sembilan.coaching.models import Plan, Problem, Remedy
from sembilan.evaluation.models import Objection
from sembilan.notices.models import Notice
from sembilan.records.actions import Refused
from sembilan.records.models import Superseded
from tests import cast
from tests.coaching.made import a_plan, a_problem, a_year

pytestmark = pytest.mark.django_db


@pytest.fixture
def found(tenant):
    return Problem.objects.get(pk=a_problem(state="ditemukan", confirmed=None)["pk"])


@pytest.fixture
def running(found, budi):
    Remedy.objects.all().delete()
    return actions.confirm(problem=found, kind=2, cause="Jauh", version=0, by=budi)


def add(problem, by, token=None, **otherwise):
    given = {"text": "Magang", "owner_nip": cast.SARI.nip, "due_on": dt.date(2026, 8, 1)} | otherwise
    return actions.add_remedy(problem=problem, token=token or uuid.uuid4(), by=by, **given)


def test_the_whole_course_of_help(running, budi, sari):
    step = add(running, budi)
    actions.answer(problem=running, text="Saya setuju", by=sari)
    actions.finish_remedy(remedy=step, outcome="Selesai magang", by=sari)
    running.refresh_from_db()

    done = actions.close(problem=running, text="Target tercapai", version=running.version, by=budi)

    assert (done.state, done.confirmed, done.answer) == ("selesai", 2, "Saya setuju")
    words = list(done.steps.order_by("pk").values_list("what", flat=True))
    assert words == ["dikonfirmasi", "langkah", "jawaban", "hasil", "selesai"]
    assert Notice.objects.filter(nip=cast.BUDI.nip).count() == 1  # the answer
    assert Notice.objects.filter(nip=cast.SARI.nip).count() == 3  # confirmed, her step, closed


def test_of_two_at_once_the_second_is_told_who_was_first(running, bayu):
    with pytest.raises(Refused, match="berubah sejak Anda membukanya. Periksa lagi. Terakhir oleh Budi Santoso"):
        actions.confirm(problem=running, kind=1, cause="y", version=0, by=bayu)


def test_nobody_decides_on_herself_nor_a_stranger(found, sari, agus, dewi, tono):
    for by in (sari, agus, dewi, tono):
        with pytest.raises(Refused, match="bukan yang bersangkutan"):
            actions.drop(problem=found, reason="x", version=0, by=by)


def test_dropping_and_closing_need_a_word(found, running, budi):
    with pytest.raises(Refused, match="mengapa ini bukan masalah"):
        actions.drop(problem=running, reason=" ", version=running.version, by=budi)
    with pytest.raises(Refused, match="Tulis hasilnya"):
        actions.close(problem=running, text="", version=running.version, by=budi)


def test_what_is_closed_stays_closed(running, budi):
    actions.drop(problem=running, reason="Salah data", version=running.version, by=budi)
    running.refresh_from_db()

    with pytest.raises(Refused, match="sudah ditutup. Terakhir oleh Budi"):
        actions.confirm(problem=running, kind=1, cause="", version=running.version, by=budi)


def test_an_open_step_keeps_it_open(running, budi):
    add(running, budi)

    with pytest.raises(Refused, match="Masih ada langkah"):
        actions.close(problem=running, text="x", version=running.version, by=budi)


def test_a_step_sent_twice_is_one(running, budi):
    token = uuid.uuid4()

    assert add(running, budi, token).pk == add(running, budi, token).pk


def test_a_step_needs_a_day_to_come_a_known_owner_and_a_confirmed_problem(running, found, budi):
    with pytest.raises(Refused, match="sudah lewat"):
        add(running, budi, due_on=dt.date(2026, 7, 14))
    with pytest.raises(Refused, match="Tidak ada pegawai"):
        add(running, budi, owner_nip="199999999999999999")
    Problem.objects.update(state="ditemukan")
    with pytest.raises(Refused, match="Konfirmasi dulu"):
        add(running, budi)


def test_only_its_owner_or_who_helps_writes_a_result_and_once(running, budi, sari, agus):
    step = add(running, budi)

    with pytest.raises(Refused, match="penanggung jawabnya"):
        actions.finish_remedy(remedy=step, outcome="x", by=agus)
    actions.finish_remedy(remedy=step, outcome="x", by=sari)
    with pytest.raises(Refused, match="sudah dicatat"):
        actions.finish_remedy(remedy=step, outcome="y", by=budi)
    assert Superseded.objects.filter(table="coaching_remedy", row=step.pk).count() == 1


def test_only_she_answers(found, budi):
    with pytest.raises(Refused, match="yang bersangkutan"):
        actions.answer(problem=found, text="x", by=budi)


def test_a_poor_year_proposes_a_plan_once_and_nothing_happens_by_itself(tenant):
    a_year()

    assert planning.propose(instansi_id=tenant.pk, by="cli:uji") == 1
    assert planning.propose(instansi_id=tenant.pk, by="cli:uji") == 0

    made = Plan.objects.get()
    assert (made.state, made.first, made.dates.count()) == ("diusulkan", None, 0)
    assert Notice.objects.filter(nip__in=[cast.SARI.nip, cast.BUDI.nip]).count() == 2


@pytest.mark.parametrize("more", [{"predikat": 3}, {"state": "dinilai"}])
def test_a_better_or_undecided_year_proposes_none(tenant, more):
    a_year(**more)

    assert planning.propose(instansi_id=tenant.pk, by="cli:uji") == 0


def test_while_an_objection_is_open_no_plan_is_proposed(tenant):
    year = a_year()
    Objection.objects.create(instansi=tenant, evaluation=year, reason="x", token=uuid.uuid4())

    assert planning.propose(instansi_id=tenant.pk, by="cli:uji") == 0


@pytest.fixture
def plan(tenant, budi):
    made = Plan.objects.get(pk=a_plan()["pk"])
    return actions.start_plan(plan=made, first=dt.date(2026, 7, 31), goal="Target tercapai", version=0, by=budi)


def test_a_plan_has_six_months_with_a_look_halfway_and_at_the_end(plan):
    days = list(plan.dates.order_by("due_on").values_list("kind", "due_on"))

    assert (plan.state, plan.until) == ("berjalan", dt.date(2027, 1, 31))
    assert days == [("tengah", dt.date(2026, 10, 31)), ("akhir", dt.date(2027, 1, 30))]


def test_both_are_reminded_before_each_day_and_once(plan, tenant, today):
    today(dt.date(2026, 10, 23))
    assert planning.warn(instansi_id=tenant.pk, by="cli:uji") == 0

    today(dt.date(2026, 10, 24))
    assert planning.warn(instansi_id=tenant.pk, by="cli:uji") == 1
    assert planning.warn(instansi_id=tenant.pk, by="cli:uji") == 0
    told = Notice.objects.filter(said__contains="jatuh pada")
    assert set(told.values_list("nip", flat=True)) == {cast.SARI.nip, cast.BUDI.nip}


def test_a_plan_ends_in_its_order(plan, budi, today):
    end = {"plan": plan, "text": "x", "by": budi}
    with pytest.raises(Refused, match="tinjauan tengah"):
        actions.end_plan(state="membaik", version=plan.version, **end)
    actions.finish_date(date=plan.dates.get(kind="tengah"), outcome="Setengah jalan", by=budi)
    plan.refresh_from_db()
    with pytest.raises(Refused, match="baru dapat dicatat mulai 31 Januari 2027"):
        actions.end_plan(state="uji kompetensi", version=plan.version, **end)

    today(dt.date(2027, 1, 31))
    done = actions.end_plan(state="uji kompetensi", version=plan.version, **end)

    assert done.state == "uji kompetensi"
    with pytest.raises(Refused, match="sudah ditutup"):
        actions.end_plan(state="membaik", version=done.version, **end)


def test_a_plan_s_step_lies_within_its_time_and_is_there_once(plan, budi):
    add_ = {"plan": plan, "text": "Pelatihan", "by": budi}
    with pytest.raises(Refused, match="antara 31 Juli 2026 dan 30 Januari 2027"):
        actions.add_date(due_on=dt.date(2027, 1, 31), version=plan.version, **add_)
    actions.add_date(due_on=dt.date(2026, 9, 1), version=plan.version, **add_)
    plan.refresh_from_db()
    with pytest.raises(Refused, match="sudah ada"):
        actions.add_date(due_on=dt.date(2026, 9, 1), version=plan.version, **add_)


def test_two_who_change_a_plan_at_once(plan, bayu):
    with pytest.raises(Refused, match="diubah oleh Budi Santoso"):
        actions.end_plan(plan=plan, state="dibatalkan", text="x", version=0, by=bayu)


def test_she_herself_does_not_start_her_plan(tenant, sari):
    made = Plan.objects.get(pk=a_plan()["pk"])

    with pytest.raises(Refused, match="bukan yang bersangkutan"):
        actions.start_plan(plan=made, first=dt.date(2026, 8, 1), goal="x", version=0, by=sari)
