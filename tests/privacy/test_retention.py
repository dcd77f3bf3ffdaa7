"""What has had its time is really gone: rows, earlier versions, files; and nothing a day too early."""

from __future__ import annotations

import datetime as dt
import os
import time
import uuid

import pytest
from django.conf import settings
from django.utils import timezone

from sembilan.accounts.models import EntryCode, Refusal, User
from sembilan.config.command import main
from sembilan.directory.models import SavedFilter
from sembilan.documents.models import StoredFile
from sembilan.documents.queries import place_of
from sembilan.notices.models import Notice
from sembilan.organisation.models import Instansi
from sembilan.people.models import (
    Employee,
    HealthData,
    Keluarga,
    PersonalData,
    RiwayatGolongan,
    RiwayatJabatan,
    RiwayatUnor,
)
from sembilan.privacy import actions
from sembilan.privacy.models import CorrectionAnswer, CorrectionRequest
from sembilan.proposals.models import Proposal, Step
from sembilan.records.models import Event, Reject, Superseded
from sembilan.records.tenancy import tenant as working_for
from tests import cast
from tests.privacy.conftest import fill, paper

TODAY = timezone.localdate()
LIMIT = TODAY.replace(year=TODAY.year - 10)
ONE = dt.timedelta(days=1)


def moment(day):
    return timezone.make_aware(dt.datetime.combine(day, dt.time(12)))


def region():
    return Instansi.objects.get(kode=cast.REGION)


def retention(*more):
    return main(["retention", "--instansi", cast.REGION, *more])


def leave(employee, last, status="Pensiun"):
    """Somebody's last unit ended; `last` is the first day without one."""
    RiwayatUnor.objects.filter(employee=employee).update(valid=(dt.date(2000, 1, 1), last))
    Employee.objects.filter(pk=employee.pk).update(status=status)


def a_proposal(instansi, employee, **more):
    made = Proposal.objects.create(
        instansi=instansi, employee=employee, kind="pribadi", change="tambah", texts={"nik": "9902010101920001"},
        proposed_by=employee.nip, token=uuid.uuid4(), state="setuju", **more,
    )  # fmt: skip
    Step.objects.create(
        instansi=instansi, proposal=made, kind="ajukan", state="unit", at=timezone.now(), by=employee.nip,
        texts={"nik": "9902010101920001"},
    )  # fmt: skip


def aged(stored):
    """Its file lies there for days."""
    os.utime(place_of(stored.instansi_id, stored.sha256), (time.time() - 200_000,) * 2)


@pytest.fixture
def left(own_database):
    """Sari left ten years and a day ago, Agus a day less; both with private things and papers."""
    instansi = region()
    with working_for(instansi.pk):
        sari, agus = fill(instansi, cast.SARI.nip), fill(instansi, cast.AGUS.nip)
        leave(sari, LIMIT - ONE)
        leave(agus, LIMIT)
        a_proposal(instansi, sari, document=paper(instansi, sari.nip, "orange"))
        sk = paper(instansi, sari.nip, "purple", "sk.png")
        RiwayatGolongan.objects.filter(employee=sari).update(document=sk)
        paper(instansi, sari.nip, "red")
        paper(instansi, agus.nip, "red")
        for one in StoredFile.objects.all():
            aged(one)
    return instansi


def private(employee):
    return [model.objects.filter(employee=employee).count() for model in (PersonalData, HealthData, Keluarga)]


def test_who_left_long_ago_is_forgotten_and_who_left_a_day_later_is_not(left, capsys):
    assert retention() == 0

    with working_for(left.pk):
        sari, agus = (Employee.objects.get(nip=nip) for nip in (cast.SARI.nip, cast.AGUS.nip))
        assert (private(sari), private(agus)) == ([0, 0, 0], [1, 1, 1])
        assert not Superseded.objects.filter(said__employee_id=sari.pk, table="people_personaldata").exists()
        assert not Superseded.objects.filter(said__employee_id=sari.pk, table="people_keluarga").exists()
        assert Superseded.objects.filter(said__employee_id=agus.pk, table="people_keluarga").exists()
        assert not Proposal.objects.filter(employee=sari).exists()
        assert not Step.objects.exists()
    assert "people_keluarga: 1" in capsys.readouterr().out


def test_the_career_stays_with_the_papers_that_prove_it(left):
    retention()

    with working_for(left.pk):
        sari = Employee.objects.get(nip=cast.SARI.nip)
        kept = [model.objects.filter(employee=sari).count() for model in (RiwayatUnor, RiwayatJabatan, RiwayatGolongan)]
        assert kept == [1, 1, 1]
        assert [one.name for one in StoredFile.objects.filter(owner_nip=sari.nip)] == ["sk.png"]


def test_files_go_from_disk_unless_somebody_else_names_them(left):
    with working_for(left.pk):
        places = {
            (one.owner_nip, one.name, one.pk): place_of(left.pk, one.sha256)
            for one in StoredFile.objects.order_by("pk")
        }
        shared = {one.sha256 for one in StoredFile.objects.filter(owner_nip=cast.AGUS.nip)}

    retention()

    with working_for(left.pk):
        named = set(StoredFile.objects.values_list("sha256", flat=True))
    assert {place.name for place in places.values() if place.exists()} == named
    assert shared <= named
    assert len({place.name for place in places.values()}) > len(named)


def test_a_file_that_just_came_stays_though_nothing_names_it_yet(left):
    fresh = settings.HOME / "files" / str(left.pk) / "ab" / ("ab" * 32)
    fresh.parent.mkdir(parents=True, exist_ok=True)
    fresh.write_bytes(b"x")

    retention()
    young = fresh.exists()
    os.utime(fresh, (time.time() - 200_000,) * 2)
    retention()

    assert (young, fresh.exists()) == (True, False)


def test_a_dry_run_counts_and_deletes_nothing(left, capsys):
    retention("--dry-run")
    said = capsys.readouterr().out

    with working_for(left.pk):
        assert private(Employee.objects.get(nip=cast.SARI.nip)) == [1, 1, 1]
        assert not Event.objects.filter(verb="retention.run").exists()
        assert all(place_of(left.pk, one.sha256).exists() for one in StoredFile.objects.all())
    assert "people_keluarga: 1" in said
    assert "yang akan dihapus" in said


def test_doing_it_again_finds_nothing(left, capsys):
    retention()
    capsys.readouterr()

    retention()

    assert "tidak ada" in capsys.readouterr().out


def test_it_leaves_one_event_that_names_nobody(left):
    retention()

    with working_for(left.pk):
        event = Event.objects.get(verb="retention.run")
        assert event.actor.startswith("cli:")
        assert event.data["tables"]["people_personaldata"] == 1
        assert cast.SARI.nip not in str(event.data) + event.target


@pytest.mark.parametrize(
    ("status", "has_unit"), [("Aktif", False), ("Cuti di Luar Tanggungan Negara (CLTN)", False), ("Pensiun", True)]
)
def test_who_may_still_be_here_is_not_forgotten(left, status, has_unit):
    with working_for(left.pk):
        sari = Employee.objects.get(nip=cast.SARI.nip)
        leave(sari, None if has_unit else LIMIT - ONE, status)

    retention()

    with working_for(left.pk):
        assert private(sari) == [1, 1, 1]


def test_interrupted_it_keeps_what_is_done_and_goes_on(left, monkeypatch):
    from sembilan.privacy.retention import Sweep

    real, done = Sweep._table, []

    def dies(self, table, begins):
        if table.model == "people.Keluarga" and not done:
            done.append(table)
            raise KeyboardInterrupt
        real(self, table, begins)

    monkeypatch.setattr(Sweep, "_table", dies)
    first = retention()
    with working_for(left.pk):
        sari = Employee.objects.get(nip=cast.SARI.nip)
        halfway, told = private(sari), Event.objects.filter(verb="retention.run").count()
    second = retention()

    with working_for(left.pk):
        assert (first, halfway, told) == (130, [0, 0, 1], 1)
        assert (second, private(sari)) == (0, [0, 0, 0])


def test_what_is_short_lived_goes_by_the_day(own_database):
    instansi = region()
    days = {"Refusal": 90, "EntryCode": 30, "Notice": 365}
    with working_for(instansi.pk):
        for n, extra in enumerate((0, 1)):
            Refusal.objects.create(
                instansi=instansi, nip=cast.SARI.nip, address="10.0.0.1",
                at=moment(TODAY - dt.timedelta(days=days["Refusal"] + extra)),
            )  # fmt: skip
            EntryCode.objects.create(
                instansi=instansi, nip=cast.SARI.nip, name="S", hash="x", given_by=cast.BAYU.nip,
                given_at=moment(TODAY - dt.timedelta(days=60)), used_at=timezone.now() if n else None,
                until=moment(TODAY - dt.timedelta(days=days["EntryCode"] + extra)),
            )  # fmt: skip
            Notice.objects.create(
                instansi=instansi, nip=cast.SARI.nip, said="x",
                at=moment(TODAY - dt.timedelta(days=days["Notice"] + extra)),
            )  # fmt: skip

    retention()

    with working_for(instansi.pk):
        assert [model.objects.count() for model in (Refusal, EntryCode, Notice)] == [1, 1, 1]
        assert timezone.localdate(Refusal.objects.get().at) == TODAY - dt.timedelta(days=90)


def test_a_healed_row_loses_its_words_and_a_waiting_one_keeps_them(own_database):
    instansi = region()
    with working_for(instansi.pk):
        for n, healed in enumerate((None, moment(TODAY - dt.timedelta(days=31)))):
            Reject.objects.create(
                instansi=instansi, source="a.csv", kind="pegawai", row=n, code="x", raw="NIK 99", value="99",
                fingerprint=str(n), found_at=moment(TODAY - dt.timedelta(days=60)), healed_at=healed,
            )  # fmt: skip

    retention()

    with working_for(instansi.pk):
        assert list(Reject.objects.order_by("row").values_list("raw", "value")) == [("NIK 99", "99"), ("", "")]


def test_an_answered_request_goes_five_years_after_its_answer(own_database):
    instansi, five = region(), TODAY.replace(year=TODAY.year - 5)
    with working_for(instansi.pk):
        for day in (five - ONE, five):
            asked = CorrectionRequest.objects.create(
                instansi=instansi, nip=cast.SARI.nip, page="/", words="x", token=uuid.uuid4(), at=moment(five - ONE)
            )
            CorrectionAnswer.objects.create(
                instansi=instansi, request=asked, by=cast.BAYU.nip, at=moment(day), verdict="benar", reason="x"
            )

    retention()

    with working_for(instansi.pk):
        assert CorrectionRequest.objects.count() == CorrectionAnswer.objects.count() == 1
        assert timezone.localdate(CorrectionAnswer.objects.get().at) == five


def test_what_a_closed_user_kept_goes_and_an_open_ones_stays(own_database):
    instansi = region()
    with working_for(instansi.pk):
        for role in (cast.SARI, cast.BUDI):
            SavedFilter.objects.create(instansi=instansi, nip=role.nip, name="a", query="q=x")
        User.objects.filter(nip=cast.SARI.nip).update(is_active=False)

    retention()

    with working_for(instansi.pk):
        assert [one.nip for one in SavedFilter.objects.all()] == [cast.BUDI.nip]


def test_the_log_is_never_touched(left):
    with working_for(left.pk):
        actions.note_retention(instansi_id=left.pk, day=TODAY, counts={}, by="cli:tes")
        Event.objects.get()

    retention()

    with working_for(left.pk):
        assert Event.objects.filter(actor="cli:tes").count() == 1


def test_another_region_is_left_alone(left):
    other = Instansi.objects.get(kode=cast.OTHER_REGION)
    with working_for(other.pk):
        lintang = fill(other, cast.LINTANG.nip)
        leave(lintang, LIMIT - ONE)

    retention()
    with working_for(other.pk):
        before = private(lintang)
    main(["retention"])

    with working_for(other.pk):
        assert (before, private(lintang)) == ([1, 1, 1], [0, 0, 0])


def test_nothing_is_deleted_ahead_of_its_time(own_database, capsys):
    tomorrow = (TODAY + ONE).isoformat()

    code = retention("--on", tomorrow)

    assert code == 1
    assert "belum habis jangkanya" in capsys.readouterr().err
    assert retention("--on", tomorrow, "--dry-run") == 0


def test_a_day_that_is_none_is_a_wrong_call(own_database, capsys):
    with pytest.raises(SystemExit) as ended:
        retention("--on", "31-12-2026")

    assert ended.value.code == 2
