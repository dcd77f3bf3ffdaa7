"""One's own copy: all of hers, nothing of anybody else, for her alone and for a day."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import os
import re
import time
import uuid
import zipfile

import pytest
from django.utils import timezone

from sembilan.notices.models import Notice
from sembilan.people.models import Employee
from sembilan.presence.models import Device
from sembilan.privacy import actions, jobs, queries
from sembilan.privacy.copy import SOMEBODY, cell
from sembilan.privacy.models import DataCopy
from sembilan.privacy.register import tables
from sembilan.privacy.whose import Person, rows_of
from sembilan.records.later import give_up
from sembilan.records.models import Event
from tests import cast
from tests.attendance.isolation import a_correction
from tests.leave.isolation import a_request
from tests.privacy.conftest import KIN_NIP, a_press

pytestmark = pytest.mark.django_db
URL = "/data-saya/salinan/"


def address(copy):
    return f"{URL}{copy.pk}/data-saya.zip"


def made(user):
    """A copy as the worker writes it."""
    asked = actions.ask_copy(instansi_id=user.instansi_id, by=user)
    jobs.write_copy(instansi_id=user.instansi_id, copy_id=asked.pk)
    asked.refresh_from_db()
    return asked


def opened(response):
    return zipfile.ZipFile(io.BytesIO(b"".join(response.streaming_content)))


@pytest.fixture
def hers(filled, sari, client_of):
    """Sari's copy, taken through the page."""
    return opened(client_of(sari).get(address(made(sari))))


def test_every_table_of_the_register_is_in_it_whole(hers, tenant):
    person = Person.of(tenant.pk, cast.SARI.nip)
    own = [(f"data/{holding.code}/{table.name}", table) for holding, table in tables() if table.whose]

    for folder, table in own:
        lines = json.loads(hers.read(f"{folder}.json"))
        sheet = hers.read(f"{folder}.csv").decode("utf-8-sig")
        there = rows_of(table, person).count()
        # The copy's own row was still being written, and its end left one more event.
        assert len(lines) == there - (table.model == "records.Event"), table.model
        assert len(list(csv.DictReader(io.StringIO(sheet)))) == len(lines)


def test_presses_corrections_leave_and_phones_are_there_in_words(filled, sari, client_of):
    employee = Employee.objects.get(nip=cast.SARI.nip)
    a_press(filled, employee, dt.date(2026, 11, 20), reasons={"outside": 240}, latitude=-7_010_005, longitude=110)
    a_correction(), a_request()
    Device.objects.create(
        instansi=filled, employee=employee, key=b"k", install=uuid.uuid4(), label="Chrome di Android",
        active_from=timezone.now(),
    )  # fmt: skip

    copied = opened(client_of(sari).get(address(made(sari))))

    (pressed,), (corrected,), (asked,), (phone,) = (
        json.loads(copied.read(f"data/{name}.json"))
        for name in ("ketukan-ponsel/attendance_press", "kehadiran/attendance_correction", "cuti/leave_leaverequest",
                     "ketukan-ponsel/presence_device")
    )  # fmt: skip
    assert (pressed["meaning_artinya"], pressed["decision_artinya"]) == ("datang", "Diterima")
    assert "240" in pressed["reasons_artinya"]
    assert (pressed["latitude_artinya"], pressed["longitude_artinya"]) == ("-7.010005", "0.000110")
    assert (corrected["kind"], corrected["datang_artinya"], corrected["pulang_artinya"]) == ("lupa", "07.25", "")
    assert (asked["kind"], asked["reason"]) == ("cuti alasan penting", "x")
    assert (phone["label"], "key" in phone) == ("Chrome di Android", False)


def test_results_clockings_family_versions_and_papers_are_there(hers):
    def lines(name):
        return json.loads(hers.read(f"data/{name}.json"))

    assert lines("hasil/allowance_tppmonth")[0]["tpp_bruto"] > 1_000_000
    assert len(lines("kehadiran/attendance_clocking")) > 40
    assert lines("keluarga/people_keluarga")[0]["name"] == "Wiryo Anindya"
    assert lines("riwayat/people_riwayatunor")[0]["unor__name"] == "Bidang Pembinaan SD"
    assert {one["table"] for one in lines("versi/records_superseded")} >= {"people_personaldata", "people_keluarga"}
    assert sorted(name.split("-", 1)[1] for name in hers.namelist() if name.startswith("dokumen/")) == [
        "foto.png", "ktp.png",
    ]  # fmt: skip


def test_it_explains_itself(hers):
    said = hers.read("BACA-SAYA.txt").decode()

    assert cast.SARI.nip in said
    assert "UU 27/2022" in said
    assert "data/keluarga/people_keluarga: 1 baris" in said


def test_nothing_of_anybody_else_is_in_it(hers):
    text = " ".join(hers.read(name).decode() for name in hers.namelist() if not name.startswith("dokumen/"))

    found = set(re.findall(r"(?<!\d)\d{18}(?!\d)", text))
    assert found == {cast.SARI.nip, KIN_NIP}
    assert [role.name for role in cast.CAST if role.name in text and role is not cast.SARI] == []


def test_what_an_officer_did_names_nobody(filled, bayu, client_of):
    Notice.objects.create(
        instansi=filled, nip=bayu.nip, said="%(name)s mengusulkan.", data={"name": cast.SARI.name}, at=timezone.now()
    )

    archive = opened(client_of(bayu).get(address(made(bayu))))

    text = " ".join(archive.read(name).decode() for name in archive.namelist() if not name.startswith("dokumen/"))
    assert cast.SARI.nip not in text
    assert cast.SARI.name not in text
    assert "mengusulkan" in text


def test_who_looked_is_struck_out(filled, sari, budi, client_of):
    client_of(budi).get(f"/pegawai/{cast.SARI.nip}/")

    archive = opened(client_of(sari).get(address(made(sari))))

    events = json.loads(archive.read("data/peristiwa/records_event.json"))
    assert SOMEBODY in {one["actor"] for one in events if one["verb"] == "person.read"}


def test_asking_twice_is_one_copy(sari, client_of):
    client = client_of(sari)

    first, second = client.post(URL), client.post(URL)

    assert (first.status_code, second.url) == (302, "/data-saya/")
    assert DataCopy.objects.count() == 1
    assert "Salinan sedang ditulis" in client.get("/data-saya/").content.decode()


def test_writing_it_again_changes_nothing(filled, sari):
    copy = made(sari)
    before = Event.objects.count()

    jobs.write_copy(instansi_id=sari.instansi_id, copy_id=copy.pk)

    assert Event.objects.count() == before


def test_the_page_offers_it_when_it_is_ready(filled, sari, client_of):
    copy = made(sari)

    page = client_of(sari).get("/data-saya/").content.decode()

    assert address(copy) in page
    assert "Salinan siap" in page


@pytest.mark.parametrize("name", ["agus", "budi", "bayu", "tono", "lintang"])
def test_nobody_else_takes_it_not_even_an_officer(filled, sari, request, client_of, name):
    copy = made(sari)

    assert client_of(request.getfixturevalue(name)).get(address(copy)).status_code == 404


def test_after_a_day_it_is_gone(filled, sari, client_of):
    copy, yesterday = made(sari), timezone.now() - dt.timedelta(hours=25)
    DataCopy.objects.filter(pk=copy.pk).update(asked_at=yesterday)
    os.utime(queries.place_of(copy), (time.time() - 90_000,) * 2)

    answer = client_of(sari).get(address(copy))
    made(sari)

    assert answer.status_code == 404
    assert not queries.place_of(copy).exists()


def test_the_file_is_for_the_installation_alone(filled, sari):
    assert queries.place_of(made(sari)).stat().st_mode & 0o077 == 0


def test_a_copy_that_failed_says_so_and_can_be_asked_again(sari, client_of):
    client = client_of(sari)
    client.post(URL)
    asked = DataCopy.objects.get()

    give_up(actions.COPY, sari.instansi_id, {"copy_id": asked.pk}, "Penyimpanan penuh.")
    page = client.get("/data-saya/").content.decode()
    client.post(URL)

    assert "Salinan tidak jadi ditulis" in page
    assert DataCopy.objects.count() == 2


@pytest.mark.parametrize("typed", ["=1+1", "+62", "-1", "@x"])
def test_a_cell_is_never_a_formula(typed):
    assert cell(typed) == f"'{typed}"
