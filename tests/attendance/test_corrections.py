"""What an employee asks of a day, and what her superior makes of it."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import Any

import pytest

from sembilan.attendance.actions import corrections as actions
from sembilan.attendance.actions.corrections import Wish
from sembilan.attendance.models import Correction, CorrectionStep
from sembilan.attendance.queries import corrections
from sembilan.notices.models import Notice
from sembilan.organisation import access
from sembilan.people.models import Acting, Employee
from sembilan.records.actions import Refused
from sembilan.runs.models import Publication
from tests import cast

pytestmark = pytest.mark.django_db
State = Correction.State


def person(role: Any) -> Employee:
    """The record of one of the cast."""
    return Employee.objects.get(nip=role.nip)


def yesterday() -> dt.date:
    """A day one may ask for, whatever day the test runs on."""
    return access.today() - dt.timedelta(days=1)


def wish(**otherwise: Any) -> Wish:
    """Sari forgot to press when she came, yesterday."""
    return Wish(**({"kind": "lupa", "day": yesterday(), "datang": 445, "reason": "Rapat sejak pagi"} | otherwise))


def asked(role: Any = cast.SARI, **otherwise: Any) -> Correction:
    """A request as it was sent."""
    return actions.ask(employee=person(role), wish=wish(**otherwise), token=uuid.uuid4(), by=role.nip)


def form(**otherwise: Any) -> dict[str, Any]:
    """What the browser sends."""
    sent = {"kind": "lupa", "day": yesterday(), "datang": "07:25", "reason": "Rapat sejak pagi", "token": uuid.uuid4()}
    return sent | otherwise


def test_she_asks_from_the_page_and_her_leader_is_told(client_of: Any, sari: Any) -> None:
    answer = client_of(sari).post("/kehadiran/perbaikan/baru/", form())

    made = Correction.objects.get()
    assert answer.status_code == 302
    assert (made.datang, made.pulang, made.state) == (445, None, State.ASKED)
    assert list(Notice.objects.values_list("nip", flat=True)) == [cast.BUDI.nip]


def test_the_form_sent_twice_is_one_request(client_of: Any, sari: Any) -> None:
    client, sent = client_of(sari), form()

    client.post("/kehadiran/perbaikan/baru/", sent)
    client.post("/kehadiran/perbaikan/baru/", sent)

    assert Correction.objects.count() == CorrectionStep.objects.count() == 1


@pytest.mark.parametrize(
    ("otherwise", "sentence"),
    [
        ({"datang": ""}, "Isi jam datang"),
        ({"datang": "17:00", "pulang": "08:00"}, "Jam pulang harus sesudah"),
        ({"reason": ""}, "Tulis alasannya"),
        ({"day": "2020-01-02"}, "paling awal untuk"),
        ({"kind": "tugas luar"}, "Lampirkan surat tugasnya"),
        ({"kind": "lain"}, "lain"),
    ],
)
def test_what_cannot_be_asked_is_refused_with_a_sentence(
    client_of: Any, sari: Any, otherwise: dict[str, Any], sentence: str
) -> None:
    answer = client_of(sari).post("/kehadiran/perbaikan/baru/", form(**otherwise))

    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert not Correction.objects.exists()


def test_a_day_to_come_cannot_be_asked_for(sari: Any) -> None:
    with pytest.raises(Refused, match="belum tiba"):
        asked(day=access.today() + dt.timedelta(days=1))


def test_a_duty_elsewhere_comes_with_its_letter(client_of: Any, sari: Any) -> None:
    from tests.proposals.conftest import paper

    sent = form(kind="tugas luar", report="Rapat di provinsi", document=paper())
    client_of(sari).post("/kehadiran/perbaikan/baru/", sent)

    made = Correction.objects.get()
    evidence = client_of(sari).get(f"/kehadiran/perbaikan/{made.pk}/bukti/")
    assert evidence.status_code == 200
    assert made.report == "Rapat di provinsi"


def test_nobody_asks_for_another(sari: Any) -> None:
    with pytest.raises(Refused, match="diri sendiri"):
        actions.ask(employee=person(cast.SARI), wish=wish(), token=uuid.uuid4(), by=cast.BUDI.nip)


def test_the_leader_approves_and_she_is_told(client_of: Any, sari: Any, budi: Any) -> None:
    made = asked()
    step = CorrectionStep.objects.get()

    answer = client_of(budi).post(f"/kehadiran/perbaikan/{made.pk}/putusan/", {"verdict": "setujui", "seen": step.pk})

    made.refresh_from_db()
    assert answer.status_code == 302
    assert made.state == State.APPROVED
    assert [one["said"] for one in corrections.course(made)] == ["Diajukan", "Disetujui"]
    assert Notice.objects.filter(nip=cast.SARI.nip, said__contains="disetujui").count() == 1


def test_refusing_needs_a_reason(client_of: Any, sari: Any, budi: Any) -> None:
    made = asked()
    step = CorrectionStep.objects.get()

    answer = client_of(budi).post(f"/kehadiran/perbaikan/{made.pk}/putusan/", {"verdict": "tolak", "seen": step.pk})

    assert answer.status_code == 409
    assert "Tulis alasannya" in answer.content.decode()


def test_returned_it_is_mended_and_waits_again(client_of: Any, sari: Any) -> None:
    made = asked()
    actions.decide(correction=made, state=State.RETURNED, text="Jam berapa?", by=cast.BUDI.nip)

    answer = client_of(sari).post(f"/kehadiran/perbaikan/{made.pk}/ulang/", form(datang="07:31"))

    made.refresh_from_db()
    assert answer.status_code == 302
    assert (made.state, made.datang) == (State.ASKED, 451)
    assert [one["said"] for one in corrections.course(made)] == ["Diajukan", "Dikembalikan", "Diajukan lagi"]


def test_her_own_request_is_never_hers_to_decide(budi: Any) -> None:
    made = asked(cast.BUDI)

    with pytest.raises(Refused, match="tidak oleh dirinya sendiri"):
        actions.decide(correction=made, state=State.APPROVED, by=cast.BUDI.nip)


def test_the_ppk_decides_for_whom_nobody_leads(budi: Any, rina: Any) -> None:
    made = asked(cast.BUDI)

    actions.decide(correction=made, state=State.APPROVED, by=rina)

    assert Notice.objects.filter(nip=cast.RINA.nip).count() == 1
    assert Correction.objects.get().state == State.APPROVED


def test_what_the_leader_has_to_decide_is_not_in_the_ppks_own_list(sari: Any, budi: Any, rina: Any) -> None:
    made = asked()

    assert corrections.mine(budi) == [made]
    assert corrections.mine(rina) == []
    assert list(corrections.waiting(rina)) == [made]


def test_who_stands_in_as_plt_decides(sari: Any, agus: Any) -> None:
    from sembilan.organisation.models import Unor

    made = asked()
    unit = Unor.objects.get(kode="1010")
    Acting.objects.create(
        instansi=unit.instansi, employee=person(cast.AGUS), unor=unit, kind="plt", valid=(cast.SINCE, None)
    )

    actions.decide(correction=made, state=State.APPROVED, by=cast.AGUS.nip)

    assert Correction.objects.get().state == State.APPROVED


def test_of_two_superiors_the_second_hears_who_was_first(sari: Any, rina: Any) -> None:
    made = asked()
    seen = CorrectionStep.objects.get().pk
    actions.decide(correction=made, state=State.APPROVED, seen=seen, by=cast.BUDI.nip)

    with pytest.raises(Refused, match="Disetujui oleh Budi Santoso"):
        actions.decide(correction=made, state=State.REFUSED, text="Tidak", seen=seen, by=rina)


def test_the_same_verdict_twice_leaves_one_step(sari: Any) -> None:
    made = asked()

    for _again in range(2):
        actions.decide(correction=made, state=State.APPROVED, by=cast.BUDI.nip)

    assert CorrectionStep.objects.count() == 2


def test_several_are_decided_at_once_and_each_by_itself(client_of: Any, sari: Any, budi: Any) -> None:
    first, second = asked(), asked(kind="izin datang", datang=None)
    actions.withdraw(correction=second, by=cast.SARI.nip)

    answer = client_of(budi).post(
        "/kehadiran/perbaikan/putusan/", {"verdict": "setujui", "chosen": [first.pk, second.pk]}
    )

    first.refresh_from_db()
    assert answer.status_code == 409
    assert "Ditarik oleh Sari Anindya" in answer.content.decode()
    assert first.state == State.APPROVED


def test_a_withdrawn_request_cannot_be_decided_and_a_decided_one_not_withdrawn(sari: Any) -> None:
    made, other = asked(), asked(kind="perangkat")
    actions.withdraw(correction=made, by=cast.SARI.nip)
    actions.decide(correction=other, state=State.REFUSED, text="Tidak ada gangguan", by=cast.BUDI.nip)

    with pytest.raises(Refused, match="sudah berubah"):
        actions.decide(correction=made, state=State.APPROVED, by=cast.BUDI.nip)
    with pytest.raises(Refused, match="sudah diputuskan"):
        actions.withdraw(correction=other, by=cast.SARI.nip)


def test_a_decision_is_revoked_with_a_reason_and_waits_again(client_of: Any, sari: Any, budi: Any) -> None:
    made = asked()
    actions.decide(correction=made, state=State.APPROVED, by=cast.BUDI.nip)

    sent = {"verdict": "cabut", "text": "Salah orang", "seen": 1}
    client_of(budi).post(f"/kehadiran/perbaikan/{made.pk}/putusan/", sent)

    made.refresh_from_db()
    assert made.state == State.ASKED
    assert corrections.course(made)[-1]["said"] == "Putusan dicabut"


def test_over_the_limit_it_reaches_the_superior_with_a_warning(tenant: Any, sari: Any) -> None:
    day = yesterday().replace(day=1)
    for n in range(4):
        made = Correction.objects.create(
            instansi=tenant, employee=person(cast.SARI), kind="lupa", day=day + dt.timedelta(days=n), datang=450,
            reason="Lupa", token=uuid.uuid4(),
        )  # fmt: skip

    assert corrections.warnings([made], tenant)[made.pk] == ["Permintaan lupa absen ke-4 bulan itu; batasnya 3."]


def test_the_page_of_a_published_month_says_that_a_correction_run_is_needed(
    client_of: Any, sari: Any, budi: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = asked()
    monkeypatch.setattr(corrections, "_publications", lambda months: _Published(made.day.replace(day=1)))

    page = client_of(budi).get(f"/kehadiran/perbaikan/{made.pk}/").content.decode()

    assert "sudah terbit" in page


class _Published:
    """Publications of one month."""

    def __init__(self, month: dt.date) -> None:
        self.month = month

    def exists(self) -> bool:
        return Publication is not None

    def values_list(self, *names: str, flat: bool) -> list[dt.date]:
        return [self.month]


def test_the_inspector_reads_and_cannot_change(client_of: Any, sari: Any, tono: Any) -> None:
    made = asked()
    client = client_of(tono)

    read = client.get(f"/kehadiran/perbaikan/{made.pk}/")
    decided = client.post(f"/kehadiran/perbaikan/{made.pk}/putusan/", {"verdict": "setujui", "seen": 1})

    assert (read.status_code, decided.status_code) == (200, 404)
    assert "Cabut" not in read.content.decode()
    assert "Setujui" not in read.content.decode()
    assert Correction.objects.get().state == State.ASKED


def test_strangers_find_nothing(client_of: Any, sari: Any, agus: Any, lintang: Any) -> None:
    made = asked()

    for user in (agus, lintang):
        assert client_of(user).get(f"/kehadiran/perbaikan/{made.pk}/").status_code == 404
        assert client_of(user).get("/kehadiran/perbaikan/antrean/").status_code == 404


def test_the_list_of_fifty_asks_no_more_than_that_of_one(client_of: Any, counted: Any, tenant: Any, budi: Any) -> None:
    def make(count: int) -> None:
        for _n in range(count):
            made = Correction.objects.create(
                instansi=tenant, employee=person(cast.SARI), kind="lupa", day=yesterday(), datang=450, reason="Lupa",
                token=uuid.uuid4(),
            )  # fmt: skip
            CorrectionStep.objects.create(instansi=tenant, correction=made, state="diajukan", by=cast.SARI.nip)

    make(1)
    client = client_of(budi)
    client.get("/kehadiran/perbaikan/antrean/")
    with counted() as few:
        client.get("/kehadiran/perbaikan/antrean/")
    make(20)
    with counted() as many:
        client.get("/kehadiran/perbaikan/antrean/")

    assert many.total == few.total <= 20
