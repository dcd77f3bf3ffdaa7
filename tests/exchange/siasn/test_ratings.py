"""A decided evaluation goes to SIASN once, in its own codes, and an unanswered try is looked for before another."""

from __future__ import annotations

import datetime as dt

import pytest

from sembilan.evaluation.models import Evaluation, State
from sembilan.exchange.siasn import jobs, sending
from sembilan.exchange.siasn.models import RatingSent
from sembilan.organisation.models import RegionParameter, Unor
from sembilan.people.models import Employee
from sembilan.skp.models import Skp
from sembilan.terms.period import Period
from tests.cast import BUDI, SARI

pytestmark = pytest.mark.django_db
YEAR = (dt.date(2026, 1, 1), dt.date(2027, 1, 1))
QUARTER = Period.read("2026-T1")


@pytest.fixture
def skp(tenant, sari):
    her = Employee.objects.get(nip=SARI.nip)
    Employee.objects.filter(pk=her.pk).update(siasn_id="A1")
    given = {"unor": Unor.objects.get(kode="1010"), "jabatan": "Analis", "penilai_nip": BUDI.nip, "state": "setuju"}
    return Skp.objects.create(instansi=tenant, employee=her, year=2026, valid=YEAR, **given)


def decided(skp, period, ratings=(3, 2, 4), **changed):
    hasil, perilaku, predikat = ratings
    given = {"state": State.FINAL, "hasil_kerja": hasil, "perilaku": perilaku, "predikat": predikat}
    span = {"cycle": period.cycle, "first": period.first, "until": period.until}
    of = {"instansi_id": skp.instansi_id, "skp": skp, "employee": skp.employee, "penilai_nip": BUDI.nip}
    return Evaluation.objects.create(**of, **span, **given | changed)


@pytest.fixture
def quarter(skp, tenant):
    RegionParameter.objects.create(
        instansi=tenant, name="siasn.periodik_triwulan", value="3", source="SIASN", valid=(dt.date(2026, 1, 1), None)
    )
    return decided(skp, QUARTER)


def sent(evaluation):
    return RatingSent.objects.get(evaluation=evaluation)


def delivered(evaluation):
    sending.deliver(instansi_id=evaluation.instansi_id, evaluation_id=evaluation.pk)
    return sent(evaluation)


def test_a_quarter_goes_in_the_codes_of_siasn(service, tenant, quarter, bayu):
    assert sending.ask(instansi=tenant, period=QUARTER, by=bayu) == (1, 0)
    assert delivered(quarter).state == RatingSent.State.SENT

    ((path, said),) = service.written
    assert path == "kinerjaperiodik/save"
    assert {name: said[name] for name in ("hasilKinerjaNilai", "perilakuKerjaNilai", "kuadranKinerjaNilai")} == {
        "hasilKinerjaNilai": 1, "perilakuKerjaNilai": 2, "kuadranKinerjaNilai": 2,
    }  # fmt: skip
    assert (said["bulanMulaiPenilaian"], said["bulanSelesaiPenilaian"], said["periodikId"]) == ("1", "3", "3")
    assert (said["pnsDinilaiId"], said["penilaiNipNrp"]) == ("A1", BUDI.nip)
    assert (said["penilaiNama"], said["penilaiGolongan"]) == ("Budi Santoso", "41")


@pytest.mark.parametrize(
    ("ratings", "kuadran"), [((3, 3, 5), 1), ((2, 2, 4), 2), ((1, 2, 3), 3), ((2, 1, 2), 4), ((1, 1, 1), 5)]
)
def test_a_year_goes_as_skp22_and_each_predikat_has_its_kuadran(service, tenant, skp, bayu, ratings, kuadran):
    year = decided(skp, Period.read("2026"), ratings)
    sending.ask(instansi=tenant, period=Period.read("2026"), by=bayu)
    delivered(year)

    ((path, said),) = service.written
    assert (path, said["kuadranKinerjaNilai"], said["tahun"]) == ("skp22/save", kuadran, 2026)
    assert said["pnsDinilaiOrang"] == "A1"


def test_what_was_sent_is_not_sent_again_until_it_changes(service, tenant, quarter, bayu):
    sending.ask(instansi=tenant, period=QUARTER, by=bayu)
    delivered(quarter)
    assert sending.ask(instansi=tenant, period=QUARTER, by=bayu) == (0, 0)

    Evaluation.objects.filter(pk=quarter.pk).update(hasil_kerja=2)

    assert sending.ask(instansi=tenant, period=QUARTER, by=bayu) == (1, 0)


def test_a_job_repeated_sends_nothing_twice(service, tenant, quarter, bayu):
    sending.ask(instansi=tenant, period=QUARTER, by=bayu)
    delivered(quarter)
    delivered(quarter)

    assert len(service.written) == 1


def test_a_try_without_an_answer_is_looked_for_before_another(service, tenant, quarter, bayu):
    service.moods.append((503, {}, "sedang sibuk"))
    sending.ask(instansi=tenant, period=QUARTER, by=bayu)
    assert (delivered(quarter).state, sent(quarter).is_unsure) == (RatingSent.State.FAILED, True)
    there = {"id": "k9", "tahun": "2026", "periodikId": "3", "hasilKinerjaNilai": 1, "perilakuKerjaNilai": 2}
    service.people[SARI.nip]["rw-kinerjaperiodik"] = [there]

    sending.ask(instansi=tenant, period=QUARTER, by=bayu)

    assert (delivered(quarter).state, sent(quarter).their_id) == (RatingSent.State.THERE, "k9")
    assert service.written == []


def test_what_lacks_something_is_told_and_stays(service, tenant, skp, bayu, client_of):
    decided(skp, QUARTER)

    page = client_of(bayu).post("/siasn/kinerja/2026-T1/", follow=True).content.decode()

    assert "siasn.periodik_triwulan" in page
    assert "0 penilaian menunggu dikirim; 1 belum lengkap" in page
    assert not RatingSent.objects.exists()


def test_the_page_sends_and_tells_what_became_of_it(service, tenant, quarter, bayu, client_of, counted):
    client = client_of(bayu)
    client.post("/siasn/kinerja/2026-T1/")
    jobs.sending.deliver(instansi_id=tenant.pk, evaluation_id=quarter.pk)

    with counted() as asked:
        page = client.get("/siasn/kinerja/2026-T1/").content.decode()

    assert "Sari Anindya" in page
    assert "Terkirim" in page
    assert asked.total <= 25
    assert ">Triwulan I 2026</a>" in client.get("/siasn/kinerja/").content.decode()


@pytest.mark.parametrize("written", ["9999-T4", "2026-T5", "besok", "2026-13"])
def test_an_address_without_a_period_leads_nowhere(written, bayu, client_of, tenant):
    assert client_of(bayu).get(f"/siasn/kinerja/{written}/").status_code == 404
