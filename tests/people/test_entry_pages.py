"""Entries entered, corrected and withdrawn by an officer, and everything they said before."""

from __future__ import annotations

import datetime as dt
import uuid

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from sembilan.people.models import Kgb, RiwayatGolongan
from sembilan.records.models import Event, Superseded
from tests import cast
from tests.people.papers import KGB, entered, scan

FILE = f"/pegawai/{cast.SARI.nip}/"


def sent(**more):
    return {**KGB, "token": str(uuid.uuid4()), **more}


@pytest.fixture
def kgb(bayu):
    return entered(cast.SARI.nip, "kgb", KGB, by=bayu)


def test_an_officer_enters_an_entry_with_its_document(client_of, bayu):
    paper = SimpleUploadedFile("SK KGB.pdf", scan(), "application/pdf")

    answer = client_of(bayu).post(f"{FILE}kgb/baru/", sent(document=paper))

    made = Kgb.objects.get()
    assert answer.url == f"{FILE}kgb/{made.pk}/"
    assert made.gaji_pokok == 3_500_000
    assert made.document.name == "SK KGB.pdf"
    assert list(Event.objects.filter(verb="entry.add").values_list("actor", flat=True)) == [cast.BAYU.nip]


def test_the_same_form_sent_twice_enters_one_entry_and_leads_to_it(client_of, bayu):
    form, client = sent(), client_of(bayu)

    answers = [client.post(f"{FILE}kgb/baru/", form) for _ in range(2)]

    assert answers[0].url == answers[1].url == f"{FILE}kgb/{Kgb.objects.get().pk}/"


@pytest.mark.parametrize(
    ("fault", "sentence"),
    [
        ({"tmt": "31-02-2025"}, "Masukkan tanggal yang valid"),
        ({"tmt": ""}, "Bidang ini tidak boleh kosong"),
        ({"gaji_pokok": "tiga juta"}, "Tulis bilangan bulat tanpa titik dan koma"),
        ({"token": ""}, "Muat ulang halaman ini."),
    ],
)
def test_what_cannot_be_read_is_said_at_its_field_and_nothing_is_entered(client_of, bayu, fault, sentence):
    answer = client_of(bayu).post(f"{FILE}kgb/baru/", sent(**fault))

    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert not Kgb.objects.exists()


def test_a_document_that_lies_about_its_type_is_refused_and_the_entry_with_it(client_of, bayu):
    paper = SimpleUploadedFile("sk.pdf", b"<html><script>alert(1)</script></html>", "application/pdf")

    answer = client_of(bayu).post(f"{FILE}kgb/baru/", sent(document=paper))

    assert "bukan PDF, JPEG, atau PNG" in answer.content.decode()
    assert not Kgb.objects.exists()


def test_the_same_tmt_again_is_refused_with_what_to_do(client_of, bayu, kgb):
    answer = client_of(bayu).post(f"{FILE}kgb/baru/", sent())

    assert answer.status_code == 422
    assert "Perbaiki butir yang ada, jangan menambah." in answer.content.decode()


def test_a_new_golongan_of_the_same_tmt_is_refused_with_what_to_do(client_of, bayu):
    same = {"golongan": "III/c", "since": str(cast.SARI.post_since), "token": str(uuid.uuid4())}

    answer = client_of(bayu).post(f"{FILE}golongan/baru/", same)

    assert "Sudah ada riwayat dengan TMT ini." in answer.content.decode()


def test_a_unit_that_is_not_there_is_said_at_its_field(client_of, bayu):
    wrong = {"unor": "9999", "since": "2026-01-01", "token": str(uuid.uuid4())}

    answer = client_of(bayu).post(f"{FILE}unor/baru/", wrong)

    assert answer.context["form"].errors["unor"]


def test_a_correction_shows_each_field_before_and_after_with_who_and_why(client_of, bayu, kgb):
    client = client_of(bayu)
    seen = client.get(f"{FILE}kgb/{kgb.pk}/koreksi/").context["more"].initial["seen"]

    client.post(f"{FILE}kgb/{kgb.pk}/koreksi/", sent(gaji_pokok="3600000", reason="Salah ketik", seen=seen))
    page = client.get(f"{FILE}kgb/{kgb.pk}/").content.decode()

    assert "<del>Rp\u00a03.500.000</del> → <ins>Rp\u00a03.600.000</ins>" in page
    assert "“Salah ketik”" in page
    assert Superseded.objects.filter(table="people_kgb", row=kgb.pk).count() == 1


def test_a_correction_without_a_reason_is_refused(client_of, bayu, kgb):
    answer = client_of(bayu).post(f"{FILE}kgb/{kgb.pk}/koreksi/", sent(gaji_pokok="3600000", reason=""))

    assert "Tulis alasannya" in answer.content.decode()
    assert Kgb.objects.get().gaji_pokok == 3_500_000


@pytest.mark.parametrize("what", ["koreksi", "penarikan"])
def test_what_another_officer_changed_meanwhile_is_not_overwritten(client_of, bayu, kgb, what):
    before = (kgb.recorded_at or Kgb.objects.get().recorded_at) - dt.timedelta(minutes=3)
    Kgb.objects.update(gaji_pokok=3_550_000)

    form = sent(gaji_pokok="3600000", reason="Salah ketik", seen=before.isoformat())
    answer = client_of(bayu).post(f"{FILE}kgb/{kgb.pk}/{what}/", form)

    assert answer.status_code == 409
    assert "baru saja diubah orang lain" in answer.content.decode()
    assert Kgb.objects.get().gaji_pokok == 3_550_000


def test_who_is_refused_for_another_change_sees_it_and_may_send_again(client_of, bayu, kgb):
    before = Kgb.objects.get().recorded_at - dt.timedelta(minutes=3)
    Kgb.objects.update(gaji_pokok=3_550_000)
    client, address = client_of(bayu), f"{FILE}kgb/{kgb.pk}/koreksi/"
    form = sent(gaji_pokok="3600000", reason="Salah ketik", seen=before.isoformat())

    refused = client.post(address, form)
    again = client.post(address, {**form, "seen": refused.context["more"].data["seen"]})

    assert "<ins>Rp\u00a03.550.000</ins>" in refused.content.decode()
    assert again.status_code == 302
    assert Kgb.objects.get().gaji_pokok == 3_600_000


def test_a_withdrawn_entry_leaves_the_file_and_stays_readable(client_of, bayu, kgb):
    client = client_of(bayu)

    client.post(f"{FILE}kgb/{kgb.pk}/penarikan/", {"reason": "Orang lain"})

    assert not Kgb.objects.exists()
    page = client.get(f"{FILE}kgb/{kgb.pk}/").content.decode()
    assert "Butir ini sudah ditarik dari berkas." in page
    assert "“Orang lain”" in page
    for what in ("koreksi", "penarikan"):
        late = client.post(f"{FILE}kgb/{kgb.pk}/{what}/", {"reason": "x"}, follow=True)
        assert "perubahan Anda belum disimpan." in late.content.decode()
        assert late.redirect_chain == [(f"{FILE}kgb/{kgb.pk}/", 302)]


def golongan():
    spans = RiwayatGolongan.objects.filter(employee__nip=cast.SARI.nip).order_by("valid")
    return [
        (one.golongan, one.valid.lower.isoformat(), one.valid.upper and one.valid.upper.isoformat()) for one in spans
    ]


def test_a_withdrawn_golongan_gives_its_time_back_to_the_one_before(client_of, bayu):
    wrong = entered(cast.SARI.nip, "golongan", {"golongan": "III/c", "since": "2025-04-01"}, by=bayu)

    client_of(bayu).post(f"{FILE}golongan/{wrong.pk}/penarikan/", {"reason": "SK orang lain"})

    assert golongan() == [("III/b", "2023-04-01", None)]


@pytest.mark.parametrize("since", ["2024-10-01", "2025-10-01"])
def test_a_corrected_tmt_moves_the_end_of_the_one_before(client_of, bayu, since):
    entry = entered(cast.SARI.nip, "golongan", {"golongan": "III/c", "since": "2025-04-01"}, by=bayu)

    form = {"golongan": "III/c", "since": since, "reason": "SK dibaca lagi", "token": str(uuid.uuid4())}
    client_of(bayu).post(f"{FILE}golongan/{entry.pk}/koreksi/", form)

    assert golongan() == [("III/b", "2023-04-01", since), ("III/c", since, None)]


def test_a_tmt_before_the_one_before_is_refused(client_of, bayu):
    entry = entered(cast.SARI.nip, "golongan", {"golongan": "III/c", "since": "2025-04-01"}, by=bayu)

    form = {"golongan": "III/c", "since": "2020-01-01", "reason": "x", "token": str(uuid.uuid4())}
    answer = client_of(bayu).post(f"{FILE}golongan/{entry.pk}/koreksi/", form)

    assert "TMT harus sesudah TMT riwayat sebelumnya." in answer.content.decode()


def test_her_name_is_corrected_and_never_withdrawn(client_of, bayu, sari):
    from sembilan.people.models import Employee

    employee = Employee.objects.get(nip=cast.SARI.nip)
    address = f"{FILE}identitas/{employee.pk}"
    form = {"name": "Sari Anindya Putri", "reason": "Sesuai ijazah", "token": str(uuid.uuid4())}

    assert client_of(bayu).post(f"{address}/koreksi/", form).status_code == 302
    assert client_of(bayu).post(f"{address}/penarikan/", {"reason": "x"}).status_code == 404
    assert "Sari Anindya Putri" in client_of(sari).get(FILE).content.decode()


def test_the_file_is_shown_as_it_was_known_on_a_day(client_of, bayu, kgb):
    client, today = client_of(bayu), dt.date.today()
    kgb.delete()

    now = client.get(f"{FILE}kgb/").context["rows"]
    then = client.get(f"{FILE}kgb/?diketahui={today - dt.timedelta(days=400)}").context["rows"]

    assert now == []
    assert then == []


def test_what_was_known_then_is_told_of_an_entry_withdrawn_since(client_of, bayu, tenant, kgb):
    moments = {
        "known_from": dt.datetime(2026, 1, 1, tzinfo=dt.UTC),
        "known_until": dt.datetime(2026, 6, 1, tzinfo=dt.UTC),
    }
    said = {
        "id": 999,
        "employee_id": kgb.employee_id,
        "tmt": "2021-03-01",
        "gaji_pokok": 3_000_000,
        "golongan": "III/a",
    }
    Superseded.objects.create(instansi=tenant, table="people_kgb", row=999, said=said, **moments)
    client = client_of(bayu)

    rows = {
        day: client.get(f"{FILE}kgb/?diketahui={day}").context["rows"]
        for day in ("2025-12-31", "2026-05-01", "2026-06-02")
    }

    assert [[row.entry for row in found] for found in rows.values()] == [[], [999], []]


def test_a_day_that_does_not_exist_is_said(client_of, sari):
    assert "Masukkan tanggal yang valid" in client_of(sari).get(f"{FILE}kgb/?diketahui=2026-02-31").content.decode()


@pytest.mark.parametrize("who", ["sari", "budi", "dewi", "rina", "tono"])
def test_nobody_but_the_bkd_enters_directly(client_of, request, kgb, who):
    client = client_of(request.getfixturevalue(who))

    answers = [
        client.post(FILE + where, sent(reason="x"))
        for where in ("kgb/baru/", f"kgb/{kgb.pk}/koreksi/", f"kgb/{kgb.pk}/penarikan/")
    ]

    assert [answer.status_code for answer in answers] == [404, 404, 404]
    assert Kgb.objects.count() == 1


def test_not_even_the_bkd_enters_of_herself(client_of, bayu):
    assert client_of(bayu).get(f"/pegawai/{cast.BAYU.nip}/kgb/baru/").status_code == 404


def test_an_entry_of_somebody_else_under_her_nip_is_not_found(client_of, bayu):
    other = entered(cast.AGUS.nip, "kgb", KGB, by=bayu)

    assert client_of(bayu).get(f"{FILE}kgb/{other.pk}/").status_code == 404
    assert client_of(bayu).get(f"{FILE}kgb/{other.pk}/koreksi/").status_code == 404


def test_units_are_offered_by_code_and_name(client_of, sari):
    shown = client_of(sari).get("/pegawai/pilihan/unor/?unor=pembinaan").content.decode()

    assert 'value="1010"' in shown
    assert 'value="2000"' not in shown
    assert client_of(sari).get("/pegawai/pilihan/rahasia/").status_code == 404


def test_the_page_of_an_entry_costs_few_questions(client_of, counted, bayu, kgb):
    client = client_of(bayu)

    with counted() as queries:
        client.get(f"{FILE}kgb/{kgb.pk}/")

    assert queries.total <= 15, queries.statements
