"""The pages of working time: what officers set, and what everybody sees of it."""

from __future__ import annotations

import datetime as dt
import io

import pytest
from python_calamine import CalamineWorkbook

from sembilan.documents.workbook import xlsx
from sembilan.organisation.models import Grant
from sembilan.records.actions import Refused
from sembilan.worktime import actions
from sembilan.worktime.models import Duty, Muster, Remote, Schedule, ScheduleFor, Shift, SpecialDay
from sembilan.worktime.queries import hours_on
from tests import cast
from tests.worktime.conftest import day

pytestmark = pytest.mark.django_db

MONDAY = day("2026-11-02")
NOVEMBER = "unit=1010&bulan=2026-11"
WEEK = {"name": "Ramadan 1447", "law": "Perpres 21/2023", "flex": "30", "starts_1": "08:00", "ends_1": "15:00"}


def test_a_schedule_begun_from_ramadan_carries_its_hours_and_its_law(dewi, client_of):
    page = client_of(dewi).get("/jam-kerja/jadwal/baru/?contoh=ramadan").content.decode()

    assert 'value="15:30"' in page
    assert "Perpres 21/2023 ps. 4 (2), (4), dan (6)" in page


def test_a_schedule_given_to_her_unit_is_what_the_day_asks_of_sari(dewi, desk, client_of):
    client = client_of(dewi)
    client.post("/jam-kerja/jadwal/baru/", WEEK)
    made = Schedule.objects.get()
    given = {"unor": "1010", "first": "2026-11-01", "last": "2026-11-30", "seasonal": "on", "source": "SE 9/2026"}

    answer = client.post(f"/jam-kerja/jadwal/{made.pk}/", given)

    assert answer.status_code == 302
    hours = hours_on(desk.person(), MONDAY)
    assert (hours.starts, hours.ends, hours.flex, hours.why) == (480, 900, 30, "Ramadan 1447")
    assert hours_on(desk.person(), day("2026-12-07")).starts == 450


WRONG_WEEKS = {
    "half a day": (WEEK | {"ends_1": ""}, "Senin: isi jam masuk dan jam pulang, atau kosongkan keduanya."),
    "no hours at all": (WEEK | {"starts_1": "", "ends_1": ""}, "Isi jam paling sedikit satu hari."),
    "an hour there is not": (WEEK | {"starts_1": "25:00"}, "Tulis jam seperti 07.30."),
    "a name in use": (WEEK | {"name": "J1"}, "Sudah ada jadwal bernama itu."),
}


@pytest.mark.parametrize("name", WRONG_WEEKS)
def test_a_week_that_cannot_be_is_told_in_a_sentence(dewi, desk, client_of, name):
    Schedule.objects.create(instansi=desk.region, kode="j1", name="J1", law="x")
    sent, said = WRONG_WEEKS[name]

    answer = client_of(dewi).post("/jam-kerja/jadwal/baru/", sent)

    assert answer.status_code == 422
    assert said in answer.content.decode()


WRONG_GIVINGS = {
    "another's unit": ({"unor": "2000"}, "Unit itu tidak ada di antara unit yang Anda urus."),
    "the region by a unit's officer": ({"unor": ""}, "Pilih unit, atau tulis NIP."),
    "another's person": (
        {"unor": "", "employee": cast.AGUS.nip},
        "NIP itu tidak ada di antara pegawai yang Anda urus.",
    ),
    "an end before its start": ({"last": "2026-10-01"}, "Hari terakhir mendahului hari pertama."),
    "a unit and a person": ({"employee": cast.SARI.nip}, "Pilih unit atau pegawai, bukan keduanya."),
}


@pytest.mark.parametrize("name", WRONG_GIVINGS)
def test_a_schedule_is_not_given_where_one_has_no_say(dewi, desk, client_of, name):
    made = desk.schedule({1: (450, 900)})
    changed, said = WRONG_GIVINGS[name]

    answer = client_of(dewi).post(
        f"/jam-kerja/jadwal/{made.pk}/", {"unor": "1010", "first": "2026-11-01", "source": "SE"} | changed
    )

    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert not ScheduleFor.objects.exists()


def test_two_schedules_at_one_place_and_time_are_refused_in_a_sentence(bayu, desk, client_of):
    made = desk.schedule({1: (450, 900)})
    desk.give(made, day("2026-01-01"), None)

    answer = client_of(bayu).post(f"/jam-kerja/jadwal/{made.pk}/", {"first": "2026-11-01", "source": "SE"})

    assert answer.status_code == 422
    assert "Pada masa itu sudah ada jadwal di tempat yang sama." in answer.content.decode()


def test_a_giving_ends_after_the_day_named(dewi, desk, client_of):
    given = desk.give(desk.schedule({1: (480, 900)}), day("2026-01-01"), None, "1010")

    client_of(dewi).post(f"/jam-kerja/jadwal/pemberian/{given.pk}/akhir/", {"last": "2026-11-02"})

    assert hours_on(desk.person(), MONDAY).starts == 480
    assert hours_on(desk.person(), day("2026-11-09")).starts == 450


def test_a_regional_holiday_stands_in_everybodys_calendar(bayu, agus, client_of):
    sent = {"day": "2026-11-10", "kind": "libur", "name": "Hari Jadi", "decision": "SK 7/2026", "unor": ""}

    client_of(bayu).post("/jam-kerja/hari-khusus/", sent)

    page = client_of(agus).get("/jam-kerja/kalender/?tahun=2026").content.decode()
    assert "Hari Jadi" in page
    assert "Hari Raya Natal" in page
    assert "Cuti bersama" in page


def test_another_units_special_day_is_not_in_the_calendar(desk, agus, client_of):
    desk.special(MONDAY, "wfh", "1010", name="WFH Bidang SD")

    assert "WFH Bidang SD" not in client_of(agus).get("/jam-kerja/kalender/?tahun=2026").content.decode()


def test_a_half_day_needs_an_hour(bayu, client_of):
    sent = {"day": "2026-11-10", "kind": "setengah hari", "name": "Setengah", "decision": "SK", "unor": ""}

    answer = client_of(bayu).post("/jam-kerja/hari-khusus/", sent)

    assert answer.status_code == 422
    assert "Setengah hari perlu jam mulai atau jam selesai." in answer.content.decode()


def test_who_is_not_ticked_missed_the_apel_and_who_was_never_asked_did_not(dewi, desk, client_of):
    apel = desk.special(MONDAY, "apel")
    assert hours_on(desk.person(), MONDAY).ceremony == 0

    client_of(dewi).post(f"/jam-kerja/hari-khusus/{apel.pk}/daftar-hadir/?unit=1010", {"hadir": []})

    assert hours_on(desk.person(), MONDAY).ceremony == 2
    assert hours_on(desk.person(cast.AGUS), MONDAY).ceremony == 0
    assert Muster.objects.get(employee__nip=cast.SARI.nip).by == cast.DEWI.nip


def test_the_leader_calls_the_roll_too_and_corrects_it(budi, desk, client_of):
    apel = desk.special(MONDAY, "apel")
    address = f"/jam-kerja/hari-khusus/{apel.pk}/daftar-hadir/?unit=1010"

    client_of(budi).post(address, {"hadir": []})
    client_of(budi).post(address, {"hadir": [cast.SARI.nip]})

    assert hours_on(desk.person(), MONDAY).ceremony == 1


def test_a_roll_that_was_called_keeps_its_day(dewi, desk, client_of):
    apel = desk.special(MONDAY, "apel", "1010")
    Muster.objects.create(
        instansi=desk.region, special_day=apel, employee=desk.person(), was_there=True, by=cast.DEWI.nip
    )

    client_of(dewi).post(f"/jam-kerja/hari-khusus/{apel.pk}/penghapusan/")

    assert SpecialDay.objects.filter(pk=apel.pk).exists()


def test_an_officer_of_a_unit_does_not_take_back_the_regions_day(dewi, desk, client_of):
    libur = desk.special(MONDAY, "libur")

    assert client_of(dewi).post(f"/jam-kerja/hari-khusus/{libur.pk}/penghapusan/").status_code == 404


def test_a_letter_moves_her_days_and_tells_her(dewi, sari, desk, client_of):
    from sembilan.notices.models import Notice

    sent = {"employee": cast.SARI.nip, "mode": "1", "weekdays": ["1", "5"], "first": "2026-11-01",
            "last": "2026-11-30", "source": "ST 8/2026"}  # fmt: skip

    client_of(dewi).post("/jam-kerja/surat/", sent)

    assert hours_on(desk.person(), MONDAY).mode == 1
    assert hours_on(desk.person(), day("2026-11-03")).mode == 0
    assert Notice.objects.get(nip=sari.nip).sentence.startswith("Anda bekerja dari tempat lain mulai 01-11-2026")


def test_a_letter_that_ends_is_over_the_day_after(dewi, desk, client_of):
    remote = desk.remote(day("2026-11-01"), day("2026-12-01"))

    client_of(dewi).post(f"/jam-kerja/surat/{remote.pk}/akhir/", {"last": "2026-11-10"})

    assert Remote.objects.get().valid.upper == day("2026-11-11")


def _cell(role, number):
    return f"h-{role.nip}-{number}"


def test_letters_typed_into_the_grid_become_duties_and_an_unknown_one_is_told(dewi, desk, client_of):
    desk.shift("P", 420, 840)
    sent = {_cell(cast.SARI, 2): "p", _cell(cast.SARI, 3): "L", _cell(cast.DEWI, 4): "X"}

    answer = client_of(dewi).post(f"/jam-kerja/dinas/?{NOVEMBER}", sent)

    assert answer.status_code == 422
    assert "Dewi Kartika, 4 November: huruf “X” bukan sif unit ini. Pakai P, L." in answer.content.decode()
    found = Duty.objects.order_by("day").values_list("employee__nip", "day", "shift__kode")
    assert list(found) == [(cast.SARI.nip, MONDAY, "P"), (cast.SARI.nip, day("2026-11-03"), None)]


def test_an_emptied_cell_leaves_the_day_to_the_schedule(dewi, desk, client_of):
    desk.duty(MONDAY, desk.shift("P", 420, 840))

    client_of(dewi).post(f"/jam-kerja/dinas/?{NOVEMBER}", {_cell(cast.SARI, 2): ""})

    assert not Duty.objects.exists()


def test_a_sheet_goes_out_and_comes_back_with_its_wrong_letters_named(dewi, desk, client_of):
    desk.duty(MONDAY, desk.shift("P", 420, 840))
    sheet = client_of(dewi).get(f"/jam-kerja/dinas/daftar.xlsx?{NOVEMBER}").content
    rows = CalamineWorkbook.from_filelike(io.BytesIO(sheet)).get_sheet_by_index(0).to_python()
    mine = next(number for number, row in enumerate(rows) if row[0] == cast.SARI.nip)
    assert rows[mine][3] == "P"
    rows[mine][3], rows[mine][4] = "L", "QQ"
    rows.append(["199011112014021004", "Agus", "P"])

    answer = _upload(client_of(dewi), rows)

    said = answer.content.decode()
    assert f"Sari Anindya, 3 November (baris {mine + 1}): huruf “QQ” bukan sif unit ini." in said
    assert f"Baris {len(rows)}: NIP 199011112014021004 bukan pegawai unit ini bulan ini." in said
    assert Duty.objects.get().shift is None


def _upload(client, rows):
    file = io.BytesIO(xlsx([str(one) for one in rows[0]], rows[1:]))
    file.name = "dinas.xlsx"
    return client.post(f"/jam-kerja/dinas/berkas/?{NOVEMBER}", {"berkas": file})


def test_a_file_that_is_no_workbook_is_told_in_a_sentence(dewi, desk, client_of):
    desk.shift("P", 420, 840)
    file = io.BytesIO(b"PK\x03\x04 not really")
    file.name = "dinas.xlsx"

    answer = client_of(dewi).post(f"/jam-kerja/dinas/berkas/?{NOVEMBER}", {"berkas": file})

    assert answer.status_code == 422
    assert "Berkas ini bukan Excel yang dapat dibaca." in answer.content.decode()


def test_six_nights_in_a_row_and_a_short_rest_are_said_and_still_saved(dewi, desk, client_of):
    desk.shift("M", 1_260, 1_860)
    desk.shift("P", 420, 840)
    nights = {_cell(cast.SARI, number): "M" for number in range(2, 8)}

    client_of(dewi).post(f"/jam-kerja/dinas/?{NOVEMBER}", nights | {_cell(cast.SARI, 8): "P"})

    page = client_of(dewi).get(f"/jam-kerja/dinas/?{NOVEMBER}").content.decode()
    assert Duty.objects.count() == 7
    assert "6 malam berturut-turut sejak 2 November" in page
    assert "hanya 0 jam antara dinas 7 November dan berikutnya" in page


def test_five_nights_and_a_full_rest_need_no_look(dewi, desk, client_of):
    desk.shift("M", 1_260, 1_860)
    desk.shift("P", 420, 840)
    sent = {_cell(cast.SARI, number): "M" for number in range(2, 7)} | {_cell(cast.SARI, 8): "P"}

    client_of(dewi).post(f"/jam-kerja/dinas/?{NOVEMBER}", sent)

    assert "Perlu dilihat" not in client_of(dewi).get(f"/jam-kerja/dinas/?{NOVEMBER}").content.decode()


def test_a_shift_that_ends_before_it_begins_ends_on_the_next_day(dewi, client_of):
    client_of(dewi).post(
        "/jam-kerja/sif/?unit=1010", {"kode": "m", "name": "Malam", "starts": "21:00", "ends": "07:00"}
    )

    assert Shift.objects.values_list("kode", "starts", "ends").get() == ("M", 1_260, 1_860)


def test_the_letter_for_free_is_no_shift(dewi, client_of):
    answer = client_of(dewi).post(
        "/jam-kerja/sif/?unit=1010", {"kode": "l", "name": "Lama", "starts": "07:00", "ends": "14:00"}
    )

    assert answer.status_code == 422
    assert "Huruf L berarti lepas dinas." in answer.content.decode()


def test_a_closed_letter_comes_back_only_with_the_same_hours(dewi, desk, client_of):
    shift = desk.shift("P", 420, 840)
    client = client_of(dewi)
    client.post(f"/jam-kerja/sif/{shift.pk}/penutupan/")
    sent = {"kode": "P", "name": "Pagi", "starts": "08:00", "ends": "14:00"}

    assert "pernah dipakai untuk jam lain" in client.post("/jam-kerja/sif/?unit=1010", sent).content.decode()
    client.post("/jam-kerja/sif/?unit=1010", sent | {"starts": "07:00"})

    assert Shift.objects.get().ended_at is None


@pytest.mark.parametrize(
    ("address", "most"),
    [
        ("/jam-kerja/?bulan=2026-11", 22), ("/jam-kerja/kalender/", 12), ("/jam-kerja/jadwal/", 14),
        (f"/jam-kerja/dinas/?{NOVEMBER}", 16), ("/jam-kerja/hari-khusus/", 16), ("/jam-kerja/tukar/", 16),
    ],
)  # fmt: skip
def test_a_page_asks_the_database_a_fixed_number_of_times(dewi, desk, client_of, counted, address, most):
    shift = desk.shift("P", 420, 840)
    for number in range(1, 29):
        desk.duty(MONDAY.replace(day=number), shift, desk.person(cast.DEWI))
        desk.special(MONDAY.replace(day=number), "apel", "1010")
    desk.give(desk.schedule(dict.fromkeys(range(1, 7), (450, 870))), dt.date(2026, 1, 1), None, "1010")
    client = client_of(dewi)

    with counted() as queries:
        assert client.get(address).status_code == 200

    assert queries.total <= most, queries.statements


def test_her_own_month_tells_the_shift_over_midnight_the_apel_and_the_law(sari, desk, client_of):
    desk.duty(MONDAY, desk.shift("M", 1_260, 1_860))
    desk.special(day("2026-11-03"), "apel", name="Apel pagi", starts=435)

    page = client_of(sari).get("/jam-kerja/?bulan=2026-11").content.decode()

    assert "21.00–07.00 (+1)" in page
    assert "Apel pagi 07.15" in page
    assert "Perpres 21/2023 ps. 3 dan ps. 4 (3)" in page
    assert client_of(sari).get("/jam-kerja/?bulan=2026-13").status_code == 404


def test_nobody_sets_her_own_hours(dewi, bayu, desk, client_of):
    made = desk.schedule({1: (480, 900)})
    sent = {"employee": cast.DEWI.nip, "first": "2026-11-01", "source": "SE"}

    own = client_of(dewi).post(f"/jam-kerja/jadwal/{made.pk}/", {"unor": "", **sent})
    client_of(bayu).post(f"/jam-kerja/jadwal/{made.pk}/", {"unor": "", **sent})

    assert own.status_code == 422
    assert "Jam kerja sendiri tidak dapat diatur sendiri." in own.content.decode()
    assert ScheduleFor.objects.get().employee == desk.person(cast.DEWI)


def test_nobody_ends_the_schedule_or_the_letter_that_is_her_own(dewi, desk, client_of):
    hers = desk.person(cast.DEWI)
    given = desk.give(desk.schedule({1: (480, 900)}), day("2026-01-01"), None, to=hers)
    remote = desk.remote(day("2026-11-01"), day("2026-12-01"), to=hers)

    client_of(dewi).post(f"/jam-kerja/jadwal/pemberian/{given.pk}/akhir/", {"last": "2026-11-02"})
    client_of(dewi).post(f"/jam-kerja/surat/{remote.pk}/akhir/", {"last": "2026-11-10"})

    assert ScheduleFor.objects.get().valid.upper is None
    assert Remote.objects.get().valid.upper == day("2026-12-01")


def test_nobody_sends_herself_home(dewi, desk, client_of):
    sent = {"employee": cast.DEWI.nip, "mode": "1", "weekdays": ["1"], "first": "2026-11-01",
            "last": "2026-11-30", "source": "ST 8/2026"}  # fmt: skip

    answer = client_of(dewi).post("/jam-kerja/surat/", sent)

    assert answer.status_code == 422
    assert "Jam kerja sendiri tidak dapat diatur sendiri." in answer.content.decode()
    assert not Remote.objects.exists()


def test_in_a_roster_her_own_line_is_left_out_and_the_others_are_taken(dewi, desk, client_of):
    desk.shift("P", 420, 840)
    sent = {_cell(cast.SARI, 2): "P", _cell(cast.DEWI, 2): "P"}

    answer = client_of(dewi).post(f"/jam-kerja/dinas/?{NOVEMBER}", sent)

    assert answer.status_code == 422
    assert (
        "Dewi Kartika: dinas sendiri tidak dapat diatur sendiri. Mintalah atasan atau BKD." in answer.content.decode()
    )
    assert list(Duty.objects.values_list("employee__nip", flat=True)) == [cast.SARI.nip]


def test_nobody_writes_her_own_line_past_the_page_either(dewi, desk):
    shift, hers = desk.shift("P", 420, 840), desk.person(cast.DEWI).pk

    with pytest.raises(Refused, match="tidak dapat diatur sendiri"):
        actions.write_roster(unor=desk.unor("1010"), lines={(hers, MONDAY): shift}, cleared=set(), by=dewi)
    with pytest.raises(Refused, match="dicatat oleh orang lain"):
        actions.call_roll(special=desk.special(MONDAY, "apel"), unor=desk.unor("1010"), came={hers: True}, by=dewi)


def test_who_calls_a_roll_is_not_on_her_own_list(dewi, desk, client_of):
    apel = desk.special(MONDAY, "apel")
    address = f"/jam-kerja/hari-khusus/{apel.pk}/daftar-hadir/?unit=1010"

    page = client_of(dewi).get(address).content.decode()
    client_of(dewi).post(address, {"hadir": [cast.DEWI.nip, cast.SARI.nip]})

    assert f'value="{cast.SARI.nip}"' in page
    assert f'value="{cast.DEWI.nip}"' not in page
    assert sorted(Muster.objects.values_list("employee__nip", flat=True)) == sorted([cast.SARI.nip, cast.BUDI.nip])
    assert hours_on(desk.person(cast.DEWI), MONDAY).ceremony == 0


@pytest.mark.parametrize("who", ["tono", "rina"])
def test_who_inspects_reads_schedules_and_changes_none(request, desk, client_of, who):
    made = desk.schedule({1: (450, 900)})
    given = desk.give(made, dt.date(2026, 1, 1), None, to=desk.person())
    client, address = client_of(request.getfixturevalue(who)), f"/jam-kerja/jadwal/{made.pk}/"

    start, listed, shown = (client.get(one).content.decode() for one in ("/", "/jam-kerja/jadwal/", address))

    assert 'href="/jam-kerja/jadwal/"' in start
    assert 'href="/jam-kerja/dinas/"' not in start
    assert address in listed
    assert cast.SARI.name in listed
    assert "/jam-kerja/jadwal/baru/" not in listed
    assert "/jam-kerja/surat/" not in listed
    assert cast.SARI.name in shown
    assert "07.30" in shown
    for name in ("source", "last", "unor"):
        assert f'name="{name}"' not in shown
    assert "/akhir/" not in shown
    sent = {"employee": cast.SARI.nip, "first": "2027-01-01", "source": "SE"}
    assert client.post("/jam-kerja/jadwal/", sent).status_code == 405
    for refused in (address, "/jam-kerja/jadwal/baru/", f"/jam-kerja/jadwal/pemberian/{given.pk}/akhir/"):
        assert client.post(refused, sent | {"last": "2026-11-02"}).status_code == 404
    assert client.get("/jam-kerja/jadwal/baru/").status_code == 404
    given.refresh_from_db()
    assert given.valid.upper is None
    assert ScheduleFor.objects.count() == 1


def test_who_keeps_a_unit_and_inspects_ends_only_what_is_hers(dewi, desk, client_of, tenant):
    Grant.objects.create(instansi=tenant, nip=dewi.nip, role="inspektorat", valid=(cast.SINCE, None))
    made = desk.schedule({1: (450, 900)})
    hers = desk.give(made, dt.date(2026, 1, 1), None, "1010")
    other = desk.give(made, dt.date(2026, 1, 1), None, "2000")

    shown = client_of(dewi).get(f"/jam-kerja/jadwal/{made.pk}/").content.decode()

    assert "Dinas Kesehatan" in shown
    assert f"/pemberian/{hers.pk}/akhir/" in shown
    assert f"/pemberian/{other.pk}/akhir/" not in shown
    sent = {"last": "2026-11-02"}
    assert client_of(dewi).post(f"/jam-kerja/jadwal/pemberian/{other.pk}/akhir/", sent).status_code == 404


def test_who_neither_keeps_nor_inspects_finds_no_schedules(budi, desk, client_of):
    made = desk.schedule({1: (450, 900)})

    for address in ("/jam-kerja/jadwal/", f"/jam-kerja/jadwal/{made.pk}/"):
        assert client_of(budi).get(address).status_code == 404
