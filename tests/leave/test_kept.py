"""What the officer of a unit does for others: asks for who has no phone, the quota, the file of balances."""

from __future__ import annotations

import uuid

import pytest

from sembilan.leave import actions
from sembilan.leave.models import LeaveOpening, LeaveQuota, LeaveRequest
from sembilan.leave.queries.crowd import quota
from sembilan.leave.queries.told import balance
from sembilan.notices.models import Notice
from sembilan.organisation.models import Unor
from tests.cast import AGUS, BUDI, DEWI, SARI
from tests.exchange.uploading import handed_in, loaded, tried
from tests.leave.conftest import FRIDAY, MONDAY, TODAY, person

pytestmark = pytest.mark.django_db
GIVEN = {
    "kind": "cuti tahunan", "first": str(MONDAY), "last": str(FRIDAY), "reason": "Keluarga", "address": "Jalan 1",
    "phone": "–",
}  # fmt: skip


def test_the_officer_asks_for_who_has_no_phone_and_is_named_for_it(client_of, dewi, sari):
    page = client_of(dewi).get(f"/cuti/pegawai/{SARI.nip}/baru/").content.decode()
    answer = client_of(dewi).post(f"/cuti/pegawai/{SARI.nip}/baru/", GIVEN | {"token": str(uuid.uuid4())})

    assert f"atas nama {person(SARI).full_name}" in page
    made = LeaveRequest.objects.get()
    assert (answer.url, made.employee.nip, made.steps.get().by) == (f"/cuti/{made.pk}/", SARI.nip, DEWI.nip)
    assert Notice.objects.get(nip=SARI.nip).sentence.startswith("Cuti Anda 6 Juli 2026")
    assert Notice.objects.filter(nip=BUDI.nip).exists()
    assert "(atas nama pemohon)" in client_of(sari).get(f"/cuti/{made.pk}/").content.decode()


def test_the_officer_changes_and_withdraws_what_she_asked_for_another(client_of, ask, dewi, budi, agus):
    made = ask(by=dewi)
    actions.consider(request=made, word=actions.Word("kembali", "alamat?"), by=budi)

    assert client_of(agus).get(f"/cuti/{made.pk}/perbaikan/").status_code == 404
    sent = GIVEN | {"token": str(uuid.uuid4()), "last": str(MONDAY)}
    assert client_of(dewi).post(f"/cuti/{made.pk}/perbaikan/", sent).status_code == 302
    assert LeaveRequest.objects.get().days == 1
    assert client_of(dewi).post(f"/cuti/{made.pk}/penarikan/").status_code == 302
    assert LeaveRequest.objects.get().state == "ditarik"


@pytest.mark.parametrize("nip", [DEWI.nip, AGUS.nip])
def test_the_officer_asks_neither_for_herself_this_way_nor_for_another_unit(client_of, dewi, nip):
    assert client_of(dewi).get(f"/cuti/pegawai/{nip}/baru/").status_code == 404


def test_while_she_writes_for_another_it_is_the_others_days_that_are_looked_at(client_of, dewi):
    LeaveOpening.objects.create(
        instansi=person(SARI).instansi, employee=person(SARI), year=2025, days=6, source="x", kind="sisa"
    )
    asked = f"?kind=cuti+tahunan&first={MONDAY}&last=2026-07-29"  # eighteen working days

    assert "Dapat diajukan" in client_of(dewi).get(f"/cuti/pegawai/{SARI.nip}/periksa/{asked}").content.decode()
    assert "tidak cukup" in client_of(dewi).get(f"/cuti/baru/periksa/{asked}").content.decode()


def test_a_quota_holds_for_the_unit_and_those_under_it(client_of, dewi, sari):
    unor = Unor.objects.get(kode="1010")
    usual = quota(unor, TODAY)
    sent = {"unor": unor.pk, "percent": usual + 7, "source": "SK 4/2026"}

    assert client_of(dewi).post("/cuti/kuota/", sent).status_code == 302
    assert client_of(dewi).post("/cuti/kuota/", sent | {"percent": 0}).status_code == 422
    assert "SK 4/2026" in client_of(dewi).get("/cuti/kuota/").content.decode()
    assert quota(unor, TODAY) == usual + 7
    assert client_of(sari).get("/cuti/kuota/").status_code == 404


def test_a_quota_of_another_unit_is_refused(client_of, dewi, agus):
    other = Unor.objects.exclude(path__contains="1010").order_by("-path").first()
    sent = {"unor": other.pk, "percent": 10, "source": "x"}

    assert client_of(dewi).post("/cuti/kuota/", sent).status_code == 422
    with pytest.raises(actions.Refused):
        actions.put_quota(unor=other, percent=10, source="x", by=dewi)
    assert not LeaveQuota.objects.exists()


def put(client, tenant, *rows):
    """Hand in a file of balances, try it out and load it; what the preview said."""
    upload = handed_in(client, "saldo.csv", "\n".join(["NIP;TAHUN;SISA;KETERANGAN", *rows, ""]).encode(), tenant)
    assert upload.kind == "saldo-cuti"
    before = list(LeaveOpening.objects.values_list("days"))
    preview = tried(client, upload, tenant).content.decode()
    assert list(LeaveOpening.objects.values_list("days")) == before
    assert loaded(client, upload, tenant).status_code == 200
    return preview


def test_the_balances_of_a_file_are_tried_out_put_once_and_counted(client_of, bayu, tenant):
    rows = f"{SARI.nip};2025;8;Buku cuti", f"{DEWI.nip};2025;30;", f"{AGUS.nip};2025;3;"

    assert "30" in put(client_of(bayu), tenant, *rows)

    found = {one.employee.nip: (one.days, one.source) for one in LeaveOpening.objects.select_related("employee")}
    assert found == {SARI.nip: (8, "Buku cuti"), AGUS.nip: (3, "Berkas saldo cuti")}
    assert balance(person(SARI), TODAY)["carry_n1"] == 6


def test_a_corrected_file_replaces_what_the_former_said(client_of, bayu, tenant):
    put(client_of(bayu), tenant, f"{SARI.nip};2025;8;a")
    put(client_of(bayu), tenant, f"{SARI.nip};2025;4;b")

    assert LeaveOpening.objects.values_list("days", "source").get() == (4, "b")


def test_the_file_of_a_person_leads_to_her_leave_who_may_open_it(client_of, sari, dewi, tono):
    url, section = f"/cuti/pegawai/{SARI.nip}/", f"/pegawai/{SARI.nip}/cuti/"

    assert url in client_of(dewi).get(section).content.decode()
    assert 'href="/cuti/"' in client_of(sari).get(section).content.decode()
    assert url not in client_of(tono).get(section).content.decode()
