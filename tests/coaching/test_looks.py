"""A look finds who falls behind and why, tells each once, and changes nothing that a person decided."""

from __future__ import annotations

import datetime as dt

import polars as pl
import pytest

from sembilan.attendance.models import Absence
from sembilan.coaching import actions, jobs
from sembilan.coaching.models import Contradiction, Look, Lowest, Problem
from sembilan.coaching.queries import composite
from sembilan.coaching.queries.facts import Facts
from sembilan.coaching.queries.laws import Laws
from sembilan.coaching.span import Span
from sembilan.notices.models import Notice
from sembilan.organisation.models import Instansi, Unor
from sembilan.performance.models import PeriodicRating
from sembilan.planning.models import UnitResult
from sembilan.records.actions import Refused
from sembilan.records.models import Event
from tests import cast
from tests.coaching.made import (
    QUARTER,
    WORKED,
    an_skp,
    away,
    behind,
    present,
    rated,
    told,
    worked,
)

pytestmark = pytest.mark.django_db
SMALLEST = 10**17


def of_sari() -> Problem:
    return Problem.objects.get(employee__nip=cast.SARI.nip)


def test_who_falls_behind_is_found_with_every_fact_and_its_number(look):
    behind()

    done = look()

    found = of_sari()
    assert (done.step, done.problems, done.people) == ("selesai", 1, 7)
    assert found.facts["hasil_low"] == 1
    assert (found.facts["entries"], found.facts["proven"], found.facts["approved_minutes"]) == (25, 2, 2_500)
    assert (found.facts["rhk_asked"], found.facts["rhk_untold"], found.facts["rhk_unclear"]) == (3, 1, 1)
    assert (found.facts["tk"], found.facts["late_minutes"], found.facts["complaints"]) == (3, 460, 2)
    assert [(one["value_milli"], one["told_months"], one["skp_months"]) for one in found.outcomes] == [
        (1_000, 3, 12), (80_000, 3, 12),
    ]  # fmt: skip
    assert set(found.signs) == {
        "sign_result", "sign_target", "sign_plan", "sign_untold", "sign_budget", "sign_activity", "sign_proof",
        "sign_absence", "sign_late", "sign_complaint",
    }  # fmt: skip
    assert found.kind == Problem.Class.BOTH


def test_who_was_rated_well_and_did_her_work_is_not_found(look):
    told(an_skp(), {1: 3_000, 2: 90_000, 3: 1})
    rated(cast.SARI, 2)

    look()

    assert not Problem.objects.filter(employee__nip=cast.SARI.nip).exists()


def test_what_a_region_does_not_keep_is_held_against_nobody(look):
    present(dt.date(2026, 4, 1), SARI={}, BUDI={})

    look()

    assert not Problem.objects.exists()


def test_each_is_told_once_and_the_superior_how_many(look):
    behind()

    look()
    look()

    own = Notice.objects.filter(nip=cast.SARI.nip, url="/pembinaan/saya/")
    head = Notice.objects.get(nip=cast.BUDI.nip, url="/pembinaan/")
    assert own.count() == 1
    assert head.data["count"] == 1


def test_looking_again_keeps_what_was_decided_and_drops_what_is_gone(look, budi):
    behind()
    rated(cast.DEWI, 1)
    look()
    confirmed = actions.confirm(problem=of_sari(), kind=2, cause="Anak sakit", version=0, by=budi)

    PeriodicRating.objects.all().update(hasil_kerja=2)
    look()

    again = of_sari()
    assert (again.state, again.confirmed, again.cause, again.facts) == (
        "dikonfirmasi", 2, "Anak sakit", confirmed.facts,
    )  # fmt: skip
    assert Problem.objects.get(employee__nip=cast.DEWI.nip).state == "gugur"
    assert Notice.objects.filter(nip=cast.SARI.nip, url="/pembinaan/saya/").count() == 2  # found, confirmed


def test_the_next_quarter_lies_beside_the_one_before(look, budi, today):
    behind()
    look()
    actions.confirm(problem=of_sari(), kind=1, cause="x", version=0, by=budi)
    today(dt.date(2026, 10, 20))
    rated(cast.SARI, 2, month=dt.date(2026, 7, 1))
    present(dt.date(2026, 7, 1), SARI={"tk": 0})

    look(Span(dt.date(2026, 7, 1), 3))

    found = Problem.objects.get(employee__nip=cast.SARI.nip, first=QUARTER.first)
    assert (found.facts["tk"], found.after["tk"], found.after["hasil_low"]) == (3, 0, 2)
    assert "sign_absence" not in found.after_signs
    assert found.steps.filter(what="dampak").count() == 1


def test_only_published_presence_counts(look):
    rated(cast.SARI, 1)

    look()

    assert (of_sari().facts["tk"], of_sari().facts["counted_days"]) == (None, None)


def test_a_unit_s_look_leaves_other_units_alone(look, budi):
    behind()
    rated(cast.AGUS, 1)

    look(unor=Unor.objects.get(kode="1010"), by=budi)

    assert [one.employee.nip for one in Problem.objects.all()] == [cast.SARI.nip]


def test_a_stranger_may_not_have_a_unit_looked_at(tenant, agus, budi):
    with pytest.raises(Refused, match="unit yang pegawainya Anda bantu"):
        actions.ask_look(instansi_id=tenant.pk, span=QUARTER, unor=Unor.objects.get(kode="1010"), by=agus)
    with pytest.raises(Refused, match="unit yang pegawainya Anda bantu"):
        actions.ask_look(instansi_id=tenant.pk, span=QUARTER, unor=None, by=budi)


def test_a_period_that_is_not_over_is_refused(tenant, bayu):
    with pytest.raises(Refused, match="belum berakhir"):
        actions.ask_look(instansi_id=tenant.pk, span=Span.read("2026-T3"), unor=None, by=bayu)


def test_asked_twice_while_it_runs_it_is_one_look(tenant, bayu):
    first = actions.ask_look(instansi_id=tenant.pk, span=QUARTER, unor=None, by=bayu)
    second = actions.ask_look(instansi_id=tenant.pk, span=QUARTER, unor=None, by=bayu)

    assert first.pk == second.pk
    assert Event.objects.filter(verb="look.ask").count() == 1


def test_a_job_done_before_is_not_done_again(tenant, look):
    done = look()
    events = Event.objects.filter(verb="look.take").count()

    jobs.take(instansi_id=tenant.pk, look_id=done.pk)

    assert Event.objects.filter(verb="look.take").count() == events


def test_a_job_given_up_is_told(tenant, bayu):
    asked = actions.ask_look(instansi_id=tenant.pk, span=QUARTER, unor=None, by=bayu)

    jobs.give_up(instansi_id=tenant.pk, look_id=asked.pk, sentence="Tidak ada ruang.")

    asked.refresh_from_db()
    assert (asked.step, asked.failure) == ("gagal", "Tidak ada ruang.")


def test_the_calendar_asks_for_what_ended_with_the_last_month(today):
    assert [str(span) for span in jobs.due_spans()] == ["2026-06", "2026-T2", "2026-S1"]

    today(dt.date(2026, 9, 10))

    assert [str(span) for span in jobs.due_spans()] == ["2026-08"]


def test_facts_that_do_not_fit_together_are_laid_side_by_side(look, tenant):
    an_skp()
    rated(cast.SARI, 3)
    worked(cast.SARI, WORKED, proven=25)
    present(dt.date(2026, 4, 1), SARI={"hadir": 15, "cuti": 0})
    away(WORKED[0], WORKED[1])
    UnitResult.objects.create(
        instansi=tenant, unor=Unor.objects.get(kode="1000"), year=2026, quarter=2, capaian=2, by=cast.RINA.nip
    )

    look()

    kinds = set(Contradiction.objects.filter(employee__nip=cast.SARI.nip).values_list("kind", flat=True))
    assert kinds == {"little_work", "on_leave", "beyond_presence", "poor_unit"}
    assert Contradiction.objects.get(kind="on_leave").facts["leave_days"] == 2


def test_who_never_decides_and_who_decides_all_at_once_are_asked(look, tenant):
    an_skp()
    worked(cast.SARI, WORKED, decision="diajukan")

    look()

    assert Contradiction.objects.get(kind="never").employee.nip == cast.BUDI.nip


def test_a_contradiction_that_is_gone_stands_no_more_and_its_word_stays(look, budi):
    an_skp()
    worked(cast.SARI, WORKED)
    away(WORKED[0], WORKED[1])
    look()
    found = Contradiction.objects.get(kind="on_leave")
    actions.explain(contradiction=found, text="Dipanggil rapat", by=budi)
    Absence.objects.all().delete()

    look()

    found.refresh_from_db()
    assert (found.stands, found.explained) == (False, "Dipanggil rapat")


def test_without_a_pack_that_has_an_index_nobody_is_ranked(look):
    present(dt.date(2026, 4, 1), SARI={"hadir": 1})
    worked(cast.SARI, WORKED)

    look()

    assert not Lowest.objects.exists()


def test_with_west_java_s_rules_an_office_of_three_shows_no_name(look, tenant):
    Instansi.objects.filter(pk=tenant.pk).update(pack="daerah/jawa_barat")
    worked(cast.SARI, WORKED)
    present(dt.date(2026, 4, 1), SARI={"hadir": 1}, BUDI={}, DEWI={"hadir": 10})

    look()

    assert not Lowest.objects.exists()


def test_with_west_java_s_rules_the_lowest_of_a_large_office_are_ranked(tenant):
    tenant.pack = "daerah/jawa_barat"
    plan = Laws(tenant).index(QUARTER)
    people = range(10)
    month = pl.DataFrame({
        "id": list(people), "nip": [SMALLEST + n for n in people], "path": ["1.1000.1010."] * 5 + ["1.1000."] * 5,
        "approved_minutes": [n * 600 for n in people], "counted_days": [20] * 10, "present": [20] * 9 + [0],
        "wfh": [0] * 10, "late_days": [0] * 10,
    })  # fmt: skip
    asked = pl.DataFrame({"nip": [SMALLEST], "asked": [500]}, schema={"nip": pl.Int64, "asked": pl.Int64})

    found = composite.lowest(plan, Facts(month, month, month), asked)

    # 0: (0 + 100 + 100) / 3; 1: (10 + 100) / 2; 2: (20 + 100) / 2; 9: (90 + 0) / 2. Of ten people three names.
    assert [(row["id"], row["rank"], row["index_bp"]) for row in found.sort("rank").iter_rows(named=True)] == [
        (9, 1, 4_500), (1, 2, 5_500), (2, 3, 6_000),
    ]  # fmt: skip


def test_every_look_leaves_its_events(look):
    look()

    verbs = list(Event.objects.filter(verb__startswith="look.").order_by("id").values_list("verb", flat=True))
    assert verbs == ["look.ask", "look.step", "look.step", "look.take"]
    assert Look.objects.get().release_hash
