"""Who has not spoken for a quarter, for whom to see, and the word once a month."""

from __future__ import annotations

import datetime as dt
import io

import pytest
from python_calamine import CalamineWorkbook

from sembilan.dialog import actions
from sembilan.dialog.jobs import remind_all
from sembilan.dialog.models import Talk
from sembilan.dialog.queries.silence import judged, units
from sembilan.notices.models import Notice
from sembilan.people.models import Employee
from sembilan.records.models import Event
from tests.cast import AGUS, BUDI, DEWI, SARI
from tests.dialog.conftest import TODAY

pytestmark = pytest.mark.django_db


def silent(tenant):
    return {row["nip"] for row in judged(tenant, Employee.objects.all()) if row["is_silent"]}


def test_who_spoke_today_is_not_silent_until_a_quarter_has_passed(tenant, guided, today):
    assert SARI.nip not in silent(tenant)
    assert DEWI.nip in silent(tenant)

    today(TODAY + dt.timedelta(92))
    assert SARI.nip not in silent(tenant)
    today(TODAY + dt.timedelta(93))
    assert SARI.nip in silent(tenant)


def test_a_talk_only_planned_or_called_off_breaks_no_silence(tenant, talk):
    actions.drop(talk=talk, by=SARI.nip)

    assert SARI.nip in silent(tenant)


def test_who_left_the_service_is_not_counted(tenant):
    Employee.objects.filter(nip=SARI.nip).update(status="Pensiun")

    assert SARI.nip not in silent(tenant)


def test_units_are_counted_whole(tenant, guided):
    told = {one.name: one for one in units(judged(tenant, Employee.objects.all()))}

    unit = told["Bidang Pembinaan SD"]
    assert (unit.people, unit.silent, unit.spoken) == (3, 2, 1)


def test_a_superior_sees_her_people_and_the_inspector_all_and_nobody_else_the_page(
    client_of, budi, tono, bayu, sari, dewi
):
    said = client_of(budi).get("/dialog/senyap/").content.decode()

    assert (SARI.name in said, AGUS.name in said) == (True, False)
    assert BUDI.name not in said.split("<main")[1]  # she is not asked of herself
    for user in (tono, bayu):
        assert "Dinas Kesehatan" in client_of(user).get("/dialog/senyap/").content.decode()
    assert [client_of(user).get("/dialog/senyap/").status_code for user in (sari, dewi)] == [404, 404]


def test_the_inspector_gets_no_form(client_of, tono, talk):
    assert "Ajak berdialog" not in client_of(tono).get("/dialog/senyap/").content.decode()
    page = client_of(tono).get(f"/dialog/{talk.pk}/").content.decode().split("<main")[1]
    assert 'method="post"' not in page


def test_superiors_are_told_once_a_month(tenant, guided, today):
    told = {n.nip: n.sentence for n in _after(remind_all) if n.nip == BUDI.nip}
    assert told == {BUDI.nip: "Sudah lama Anda tidak berdialog dengan 1 pegawai Anda."}
    assert _after(remind_all) == []

    today(TODAY + dt.timedelta(30))
    assert [n.nip for n in _after(remind_all)].count(BUDI.nip) == 1
    assert Event.objects.filter(verb="dialog.remind").count() == 2


def _after(act):
    before = set(Notice.objects.values_list("pk", flat=True))
    act()
    return list(Notice.objects.exclude(pk__in=before))


def test_a_talk_of_any_kind_counts(tenant, ask):
    talk = ask(kind="konseling")
    actions.note(talk=talk, text="x", by=SARI.nip)
    actions.close(talk=talk, held_on=TODAY, by=SARI.nip)

    assert Talk.objects.get().state == "berlangsung"
    assert SARI.nip not in silent(tenant)


def test_the_list_is_taken_along_and_that_is_kept(tenant, guided, today, client_of, budi):
    answer = client_of(budi).get("/dialog/senyap.xlsx")

    sheet = CalamineWorkbook.from_filelike(io.BytesIO(answer.content)).get_sheet_by_index(0).to_python()
    assert sheet[0][:2] == ["NIP", "Nama"]
    assert {line[0] for line in sheet[1:]} == {DEWI.nip}
    assert Event.objects.filter(verb="dialog.export", actor=budi.nip, data__rows=1).count() == 1
