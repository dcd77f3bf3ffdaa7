"""Kept filters, chosen columns and lists taken along, each of one person alone."""

from __future__ import annotations

import datetime as dt
import io
import os

import pytest
from django.utils import timezone
from python_calamine import load_workbook

from sembilan.directory import actions, jobs
from sembilan.directory.models import ColumnChoice, Export, SavedFilter
from sembilan.directory.queries import page as pages
from sembilan.directory.queries.files import place_of
from sembilan.documents import workbook
from sembilan.people.models import Employee
from sembilan.records.models import Event
from tests import cast


def rows(content):
    return load_workbook(io.BytesIO(content)).get_sheet_by_index(0).to_python()


def keep(client, **given):
    return client.post("/pegawai/saringan/", {"name": "Guru", "query": "q=sari&urut=-golongan", "role": "", **given})


def test_a_kept_filter_leads_back_to_the_list(bayu, client_of):
    client = client_of(bayu)

    assert keep(client).headers["Location"] == "/pegawai/?q=sari&urut=-golongan"
    kept = SavedFilter.objects.get()
    assert client.get(f"/pegawai/saringan/{kept.pk}/").headers["Location"] == "/pegawai/?q=sari&urut=-golongan"
    assert "Guru" in client.get("/pegawai/").content.decode()


def test_the_same_name_again_keeps_the_newer(bayu, client_of):
    client = client_of(bayu)
    keep(client)
    keep(client, query="q=budi")

    assert SavedFilter.objects.get().query == "q=budi"


def test_another_persons_filter_is_not_found(bayu, budi, tono, client_of):
    keep(client_of(bayu))
    kept = SavedFilter.objects.get()

    for other in (budi, tono):
        assert client_of(other).get(f"/pegawai/saringan/{kept.pk}/").status_code == 404
        assert client_of(other).post(f"/pegawai/saringan/{kept.pk}/penghapusan/").status_code == 404
    assert SavedFilter.objects.exists()


def test_a_filter_may_be_shared_with_a_role_one_has(dewi, budi, client_of, tenant):
    keep(client_of(dewi), role="bkd")
    assert not SavedFilter.objects.exists()

    keep(client_of(dewi), role="pengelola")
    kept = SavedFilter.objects.get()
    assert client_of(budi).get(f"/pegawai/saringan/{kept.pk}/").status_code == 404
    from sembilan.organisation.models import Grant, Unor

    Grant.objects.create(
        instansi=tenant, nip=budi.nip, role="pengelola", unor=Unor.objects.get(kode="1010"), valid=(cast.SINCE, None)
    )
    assert client_of(type(budi).objects.get(pk=budi.pk)).get(f"/pegawai/saringan/{kept.pk}/").status_code == 302
    shared = client_of(type(budi).objects.get(pk=budi.pk)).post(f"/pegawai/saringan/{kept.pk}/penghapusan/")
    assert shared.status_code == 404


def test_one_throws_ones_own_filter_away(bayu, client_of):
    keep(client_of(bayu))

    client_of(bayu).post(f"/pegawai/saringan/{SavedFilter.objects.get().pk}/penghapusan/")

    assert not SavedFilter.objects.exists()


def test_a_filter_without_a_name_or_with_a_strange_query_leads_nowhere_else(bayu, client_of):
    client = client_of(bayu)

    assert keep(client, name="").headers["Location"].startswith("/pegawai/")
    assert not SavedFilter.objects.exists()
    assert keep(client, query="https://example.org/?next=//x&jk=7").headers["Location"] == "/pegawai/"


def test_chosen_columns_are_remembered_and_the_usual_ones_come_back(bayu, budi, client_of):
    client = client_of(bayu)
    client.post("/pegawai/kolom/", {"kolom": ["kelas", "surel", "tidak-ada", "kelas"], "query": "q=sari"})

    assert client.get("/pegawai/").context["people"].columns == ["nama", "kelas", "surel"]
    assert client_of(budi).get("/pegawai/").context["people"].columns == list(pages.chosen([]))
    client.post("/pegawai/kolom/", {})
    assert client.get("/pegawai/").context["people"].columns == list(pages.chosen([]))
    assert ColumnChoice.objects.count() == 1


def test_every_column_can_be_shown_and_taken_along(bayu, client_of):
    client = client_of(bayu)
    client.post("/pegawai/kolom/", {"kolom": list(pages.COLUMNS)})

    assert client.get("/pegawai/").status_code == 200
    table = rows(client.post("/pegawai/ekspor/", {}).content)
    assert len(table[0]) == len(pages.COLUMNS)
    assert len(table) == 8


def test_excel_holds_what_is_on_the_screen_in_its_order(budi, client_of):
    table = rows(client_of(budi).post("/pegawai/ekspor/", {"urut": "-nama", "jk": "2"}).content)

    assert table[0][:3] == ["Nama", "NIP", "Jabatan"]
    assert [row[1] for row in table[1:]] == [cast.SARI.nip, cast.DEWI.nip]
    event = Event.objects.get(verb="people.take")
    assert event.data["rows"] == 2


def test_a_formula_stays_text_and_control_signs_break_nothing():
    table = rows(workbook.xlsx(["=1+1"], [["=HYPERLINK(1)"], ["<a>&\x07\x00b"], [dt.date(2026, 1, 2)], [7]]))

    assert [row[0] for row in table] == ["=1+1", "=HYPERLINK(1)", "<a>&b", dt.date(2026, 1, 2), 7.0]
    assert b"<f>" not in workbook.xlsx(["a"], [["=1"]])


def test_a_long_list_is_written_by_a_worker_for_its_asker_alone(bayu, tono, client_of, monkeypatch):
    monkeypatch.setattr(pages, "AT_ONCE", 3)
    client = client_of(bayu)

    asked = client.post("/pegawai/ekspor/", {"urut": "nip"})
    export = Export.objects.get()
    assert asked.headers["Location"] == f"/pegawai/ekspor/{export.pk}/"
    assert "sedang ditulis" in client.get(f"/pegawai/ekspor/{export.pk}/").content.decode()
    assert client.get(f"/pegawai/ekspor/{export.pk}/berkas.xlsx").status_code == 404

    jobs.export(instansi_id=bayu.instansi_id, export_id=export.pk)
    jobs.export(instansi_id=bayu.instansi_id, export_id=export.pk)

    assert "7 pegawai" in client.get(f"/pegawai/ekspor/{export.pk}/").content.decode()
    answer = client.get(f"/pegawai/ekspor/{export.pk}/berkas.xlsx")
    assert len(rows(b"".join(answer.streaming_content))) == 8
    assert Event.objects.filter(verb="people.write").count() == 1
    assert client_of(tono).get(f"/pegawai/ekspor/{export.pk}/").status_code == 404
    assert client_of(tono).get(f"/pegawai/ekspor/{export.pk}/berkas.xlsx").status_code == 404


def test_a_list_older_than_a_day_is_gone(bayu, client_of):
    export = actions.ask_export(instansi_id=bayu.instansi_id, query="", columns=["nama"], by=bayu)
    jobs.export(instansi_id=bayu.instansi_id, export_id=export.pk)
    Export.objects.update(asked_at=timezone.now() - dt.timedelta(hours=25))

    assert client_of(bayu).get(f"/pegawai/ekspor/{export.pk}/berkas.xlsx").status_code == 404
    os.utime(place_of(export), (0, 0))
    jobs.clear_away()
    assert not place_of(export).exists()


def test_a_worker_uses_the_rights_its_asker_has_then(bayu, tenant):
    from sembilan.organisation.models import Grant

    export = actions.ask_export(instansi_id=bayu.instansi_id, query="", columns=["nama"], by=bayu)
    Grant.objects.filter(nip=bayu.nip).delete()

    jobs.export(instansi_id=bayu.instansi_id, export_id=export.pk)

    assert Export.objects.get().rows == 1


def test_a_list_that_could_not_be_written_says_why(bayu, client_of):
    export = actions.ask_export(instansi_id=bayu.instansi_id, query="", columns=["nama"], by=bayu)

    jobs.give_up(instansi_id=bayu.instansi_id, export_id=export.pk, sentence="Cakram penuh.")

    assert "Cakram penuh." in client_of(bayu).get(f"/pegawai/ekspor/{export.pk}/").content.decode()


@pytest.mark.parametrize("address", ["/pegawai/saringan/", "/pegawai/kolom/", "/pegawai/ekspor/"])
def test_who_sees_only_herself_writes_nothing_here(sari, lintang, client_of, address):
    assert client_of(sari).post(address, {"name": "x"}).status_code == 404
    assert client_of(lintang).post(address, {"name": "x"}).status_code == 404
    assert Employee.objects.count() == 7
