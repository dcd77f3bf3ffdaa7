"""A round: who is asked about whom, what answers become, and that nothing leads back to who said what."""

from __future__ import annotations

import datetime as dt
import json
import uuid
from types import SimpleNamespace

import pytest
from django.db import connection
from procrastinate.contrib.django.models import ProcrastinateJob

from sembilan.behaviour import actions
from sembilan.behaviour.actions import Refused, rounds
from sembilan.behaviour.jobs import close_all
from sembilan.behaviour.models import Invitation, Round, Tally
from sembilan.behaviour.queries import behaviour_of, reach
from sembilan.behaviour.queries.drawing import drawn
from sembilan.behaviour.queries.summary import of_round
from sembilan.notices.models import Notice
from sembilan.organisation.models import Unor
from sembilan.people.models import Employee, RiwayatUnor
from sembilan.records import later
from sembilan.records.models import Event
from tests.behaviour.conftest import COLLEAGUES, QUARTER, TODAY, answer_all, person
from tests.cast import AGUS, BAYU, BUDI, DEWI, LINTANG, SARI

pytestmark = pytest.mark.django_db
ALL_FOUR = dict.fromkeys(range(1, 8), 4)


def about(round_, role, group):
    rows = round_.invitations.filter(employee__nip=role.nip, group=group)
    return set(rows.values_list("rater_nip", flat=True))


def test_the_superior_and_five_peers_of_the_unit_are_asked_and_nobody_about_herself(opened):
    assert about(opened, SARI, "atasan") == {BUDI.nip}
    peers = about(opened, SARI, "rekan")
    assert len(peers) == 5
    assert peers <= {DEWI.nip, *COLLEAGUES}
    assert not [one for one in opened.invitations.select_related("employee") if one.employee.nip == one.rater_nip]


def test_a_superior_is_no_peer_of_those_she_leads(opened):
    asked_about_budi = about(opened, BUDI, "rekan")

    assert asked_about_budi == set()
    assert not opened.invitations.filter(rater_nip=BUDI.nip, group="rekan").exists()


def test_where_the_unit_is_too_small_peers_come_from_the_units_beside_it(opened, tenant):
    head = Unor.objects.get(kode="1010")
    few = [person(SARI), *Employee.objects.filter(nip__in=COLLEAGUES[:4])]
    for number, one in enumerate(few):  # two, two and one of them in three small units under 1010
        unit, _made = Unor.objects.get_or_create(
            instansi=tenant, kode=f"10109{number // 2}",
            defaults={"name": f"Seksi {number // 2}", "parent": head, "path": f"{head.path}10109{number // 2}."},
        )  # fmt: skip
        RiwayatUnor.objects.filter(employee=one).update(unor=unit)

    for peers, least, expected in ((5, 3, {5}), (5, 0, {0, 1})):
        asked = drawn(opened, peers, least)
        found = {one.pk: {a.rater_nip for a in asked if (a.employee_id, a.group) == (one.pk, "rekan")} for one in few}
        assert {len(nips) for nips in found.values()} == expected
        assert not any(one.nip in found[one.pk] or BUDI.nip in found[one.pk] for one in few)


def test_the_same_seed_draws_the_same_and_another_draws_others(opened):
    again = {(one.employee_id, one.rater_nip, one.group) for one in drawn(opened, 5)}
    kept = set(opened.invitations.values_list("employee_id", "rater_nip", "group"))
    opened.seed = uuid.UUID(int=7)

    assert again == kept
    assert {(one.employee_id, one.rater_nip, one.group) for one in drawn(opened, 2)} != again


def test_very_many_are_asked_by_the_worker_once(tenant, colleagues, monkeypatch):
    monkeypatch.setattr(rounds, "AT_ONCE", 3)
    given = {"instansi": tenant, "unor": Unor.objects.get(kode="1010"), "closes_on": TODAY, "period": QUARTER}
    found = actions.open_round(**given, token=uuid.uuid4(), by=BAYU.nip)
    assert not found.invitations.exists()
    assert not Notice.objects.exists()

    job = ProcrastinateJob.objects.get(args__name="behaviour.invite")
    for _twice in range(2):
        later.act(SimpleNamespace(job=SimpleNamespace(attempts=0)), **job.args)

    assert found.invitations.count() == len(drawn(found, 5)) > 3
    assert Tally.objects.filter(round=found, employee__nip=SARI.nip).count() == 2
    assert Notice.objects.filter(nip=BUDI.nip).count() == 1
    assert Event.objects.filter(verb="behaviour.invite").count() == 1


def test_all_have_as_much_to_answer_as_others(opened):
    peers = opened.invitations.filter(group="rekan")
    each = {nip: peers.filter(rater_nip=nip).count() for nip in [SARI.nip, DEWI.nip, *COLLEAGUES]}

    assert set(each.values()) == {5}


def test_only_who_oversees_the_region_opens_a_round_once_and_not_of_what_has_not_begun(tenant, opened):
    given = {"instansi": tenant, "unor": opened.unor, "closes_on": TODAY, "period": QUARTER}

    for by, otherwise, said in (
        (BUDI.nip, {}, "dibuka oleh BKD"),
        (BAYU.nip, {}, "sudah pernah dibuka"),
        (BAYU.nip, {"closes_on": TODAY - dt.timedelta(1)}, "tidak boleh sebelum hari ini"),
        (BAYU.nip, {"period": QUARTER.plus(2)}, "belum mulai"),
    ):
        with pytest.raises(Refused, match=said):
            actions.open_round(**(given | otherwise), token=uuid.uuid4(), by=by)


def test_opened_twice_with_one_form_it_is_one_round(tenant, colleagues):
    given = {"instansi": tenant, "unor": Unor.objects.get(kode="1010"), "closes_on": TODAY, "period": QUARTER}
    token = uuid.uuid4()

    first = actions.open_round(**given, token=token, by=BAYU.nip)
    assert actions.open_round(**given, token=token, by=BAYU.nip) == first
    assert Event.objects.filter(verb="behaviour.open").count() == 1


def test_an_answer_sent_twice_counts_once(opened):
    one = opened.invitations.get(employee__nip=SARI.nip, rater_nip=BUDI.nip)
    for _ in range(2):
        actions.answer(invitation=one, marks=ALL_FOUR, by=BUDI.nip)

    tally = Tally.objects.get(round=opened, employee__nip=SARI.nip, group="atasan")
    assert (tally.raters, sum(tally.counts)) == (1, 7)


def test_nobody_answers_for_another_nor_nonsense_nor_late(opened, today):
    one = opened.invitations.get(employee__nip=SARI.nip, rater_nip=BUDI.nip)

    with pytest.raises(Refused, match="untuk orang lain"):
        actions.answer(invitation=one, marks=ALL_FOUR, by=DEWI.nip)
    for marks in ({}, {1: 6}, {8: 3}, {1: -1}):
        with pytest.raises(Refused, match="1 sampai 5"):
            actions.answer(invitation=one, marks=marks, by=BUDI.nip)
    today(opened.closes_on + dt.timedelta(1))
    with pytest.raises(Refused, match="sudah ditutup"):
        actions.answer(invitation=one, marks=ALL_FOUR, by=BUDI.nip)
    assert not Invitation.objects.get(pk=one.pk).is_used


def test_no_query_can_join_an_answer_to_who_gave_it(opened):
    """Two answer differently; in the database nothing of the tallies differs by who they were."""
    raters = list(opened.invitations.filter(employee__nip=SARI.nip, group="rekan").order_by("rater_nip"))[:3]
    for score, one in enumerate(raters, 1):
        remark = f"kata {score}"
        actions.answer(invitation=one, marks=dict.fromkeys(range(1, 8), score), remark=remark, by=one.rater_nip)

    with connection.cursor() as cursor:
        cursor.execute(
            "select table_name, column_name, data_type from information_schema.columns"
            " where table_name in ('behaviour_tally', 'behaviour_candidate')"
        )
        columns = {(table, name): kind for table, name, kind in cursor.fetchall()}
        cursor.execute("select to_jsonb(t) from behaviour_tally t where raters = 3")
        kept = json.loads(cursor.fetchone()[0])
        cursor.execute("select count(*) from records_superseded where \"table\" like 'behaviour%%'")
        assert cursor.fetchone() == (0,)

    assert not [name for (_table, name) in columns if "nip" in name or name == "by" or name.endswith("_by")]
    assert not [name for name, kind in columns.items() if "time" in kind or kind == "date"]
    assert not any(one.rater_nip in str(kept) for one in raters)
    assert sorted(kept["remarks"]) == ["kata 1", "kata 2", "kata 3"]
    # one row, written as a whole by the last of them: no part of it is of one transaction with one rater alone
    assert Tally.objects.filter(round=opened, employee__nip=SARI.nip, group="rekan").count() == 1
    for event in Event.objects.filter(verb="behaviour.answer"):
        assert (event.target, event.data) == (f"behaviour:{opened.pk}", {})


def test_an_invitation_holds_no_time_and_no_answer():
    kept = {field.name for field in Invitation._meta.get_fields()}

    assert kept == {"id", "instansi", "round", "employee", "rater_nip", "group", "is_used"}


def test_while_it_is_open_nothing_is_said(opened):
    answer_all(opened, person(SARI), {"rekan": 4, "atasan": 4})

    assert of_round(opened, [person(SARI).pk]) == {}
    assert behaviour_of([person(SARI).pk], QUARTER.first, QUARTER.until) == {}


def closed(round_):
    return actions.close_round(round_=round_, by=BAYU.nip)


def test_three_peers_are_said_and_weighed_against_the_superior(opened):
    sari = person(SARI)
    answer_all(opened, sari, {"rekan": 2, "atasan": 4}, most=3, remark="Ramah")
    told = of_round(closed(opened), [sari.pk])[sari.pk]

    assert (told.overall, told.suggested, told.why) == (350, 2, "")
    assert [(line.superior, line.peers, line.served) for line in told.lines] == [(400, 200, None)] * 7
    assert told.remarks == {"Atasan": ("Ramah",), "Rekan": ("Ramah", "Ramah", "Ramah")}


def test_two_peers_are_not_said_and_the_sentence_says_why(opened):
    sari = person(SARI)
    answer_all(opened, sari, {"rekan": 1, "atasan": 5}, most=2, remark="Rahasia")
    told = of_round(closed(opened), [sari.pk])[sari.pk]

    assert (told.overall, told.suggested) == (500, 3)
    assert {line.peers for line in told.lines} == {None}
    assert "Rekan" not in told.remarks
    assert "kurang dari 3 orang" in told.why


def test_of_nobody_nothing_is_said(opened):
    sari = person(SARI)
    told = of_round(closed(opened), [sari.pk])[sari.pk]

    assert (told.overall, told.suggested, told.has_superior) == (None, None, False)
    assert "Belum ada yang dapat ditampilkan" in told.why


def test_one_value_that_too_few_know_is_not_said(opened):
    sari = person(SARI)
    raters = opened.invitations.filter(employee=sari, group="rekan").order_by("rater_nip")[:3]
    for place, one in enumerate(raters):
        actions.answer(invitation=one, marks=ALL_FOUR | ({7: 0} if place else {7: 1}), by=one.rater_nip)
    told = of_round(closed(opened), [sari.pk])[sari.pk]

    assert [line.mean for line in told.lines] == [400] * 6 + [None]
    assert told.overall == 400


def test_the_newest_closed_round_that_meets_the_period_is_what_other_rooms_read(opened):
    sari = person(SARI)
    answer_all(opened, sari, {"atasan": 4})
    closed(opened)

    assert behaviour_of([sari.pk], dt.date(2026, 5, 1), dt.date(2026, 6, 1))[sari.pk].word == "sesuai ekspektasi"
    assert behaviour_of([sari.pk], dt.date(2026, 7, 1), dt.date(2026, 8, 1)) == {}


def test_the_served_are_asked_by_name_but_not_by_her_nor_about_themselves(opened):
    sari, agus = person(SARI), person(AGUS)

    made = actions.ask_served(round_=opened, employee=sari, rater=agus, by=BUDI.nip)
    assert (made.group, made.rater_nip) == ("dilayani", AGUS.nip)
    assert actions.ask_served(round_=opened, employee=sari, rater=agus, by=BUDI.nip) == made
    for by, rater, said in ((SARI.nip, agus, "dirinya"), (BUDI.nip, sari, "dirinya"), (DEWI.nip, agus, "atasan")):
        with pytest.raises(Refused, match=said):
            actions.ask_served(round_=opened, employee=sari, rater=rater, by=by)
    with pytest.raises(Refused, match="tidak termasuk"):
        actions.ask_served(round_=opened, employee=agus, rater=sari, by=BAYU.nip)


def test_what_has_passed_closes_by_itself_once(opened, today):
    assert close_all() == 0
    today(opened.closes_on + dt.timedelta(1))

    assert (close_all(), close_all()) == (1, 0)
    assert Round.objects.get().closed_on == opened.closes_on + dt.timedelta(1)


def test_who_reads_whose_result(opened, sari, budi, dewi, agus, tono, bayu, rina):
    one = person(SARI)
    read = [reach.readable(user).filter(pk=one.pk).exists() for user in (sari, budi, rina, tono, bayu, dewi, agus)]

    assert read == [True, True, True, True, True, False, False]
    assert not reach.opens(tono)
    assert LINTANG.nip not in Invitation.objects.values_list("rater_nip", flat=True)
