"""Tampering with the event log: change, delete, insert, reorder, truncate, roll back; each is found and named."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
from django.db import connections
from django.utils import timezone

from sembilan.organisation.models import Instansi
from sembilan.records import sealer
from sembilan.records.models import Event, Head, Leaf
from sembilan.records.signing import Keeper, SignedHead
from sembilan.records.tenancy import enter
from sembilan.records.verify import Fault, verify_log

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def installation(settings: Any, tmp_path: Path) -> Path:
    settings.HOME = tmp_path
    return tmp_path


@pytest.fixture
def log(installation: Path, django_capture_on_commit_callbacks: Any) -> Log:
    return Log(django_capture_on_commit_callbacks)


class Log:
    """An instansi with a log of its own, and the hand of someone who owns the database."""

    def __init__(self, committing: Any) -> None:
        self.instansi = Instansi.objects.create(kode="97.01", name="Kabupaten Uji Log")
        self.committing = committing
        enter(self.instansi.pk)

    def write(self, count: int = 3, at: dt.datetime | None = None) -> None:
        for number in range(count):
            Event.objects.create(
                instansi=self.instansi,
                at=at or timezone.now(),
                actor="uji",
                verb="uji.tulis",
                target=f"hal {number}",
                data={"n": number},
            )

    def seal(self) -> int:
        with self.committing(execute=True):
            return sealer.seal(self.instansi.pk, self.instansi.kode)

    def faults(self, handed: tuple[SignedHead, ...] = ()) -> list[Fault]:
        return list(verify_log(self.instansi.pk, self.instansi.kode, handed))

    def tamper(self, sql: str, *params: object) -> None:
        """Act as the app's role never may: the rights are lent for one statement, inside the test's transaction."""
        with connections["default"].cursor() as cursor:
            cursor.execute(sql, params)


@pytest.fixture
def sealed(log: Log, as_owner: Any) -> Log:
    log.write(3)
    log.seal()
    log.write(4)
    log.seal()
    assert log.faults() == []
    return log


def test_events_are_sealed_in_order_and_once(log: Log) -> None:
    log.write(3)

    assert log.seal() == 3
    assert log.seal() == 0
    assert list(Leaf.objects.order_by("position").values_list("position", flat=True)) == [0, 1, 2]
    assert Head.objects.get().size == 3


def test_sealing_in_small_batches_gives_the_same_root(log: Log, monkeypatch: pytest.MonkeyPatch) -> None:
    log.write(7)
    monkeypatch.setattr(sealer, "BATCH", 2)

    assert log.seal() == 7

    assert [head.size for head in Head.objects.order_by("size")] == [2, 4, 6, 7]
    assert log.faults() == []


def test_a_head_handed_out_fits_the_log_that_went_on(sealed: Log) -> None:
    head = sealer.newest(sealed.instansi.pk)
    assert head is not None

    sealed.write(5)
    sealed.seal()

    assert sealed.faults((head,)) == []


def test_an_empty_log_has_no_head_and_no_fault(log: Log) -> None:
    assert sealer.newest(log.instansi.pk) is None
    assert log.faults() == []


def test_a_changed_event_is_named(sealed: Log) -> None:
    event = Event.objects.order_by("id")[4]
    sealed.tamper("update records_event set data = '{\"n\": 99}' where id = %s", event.pk)

    fault = sealed.faults()[0]

    assert fault.place == f"event {event.pk}"


def test_a_changed_event_with_its_leaf_rewritten_breaks_the_head(sealed: Log) -> None:
    event = Event.objects.order_by("id")[1]
    sealed.tamper("update records_event set actor = 'lain' where id = %s", event.pk)
    event.refresh_from_db()
    forged = sealer.leaf_hash(sealer.canonical(event))
    sealed.tamper("update records_leaf set hash = %s where event_id = %s", forged, event.pk)

    assert [fault.place for fault in sealed.faults()][0] == "head 3"


def test_a_deleted_event_is_named(sealed: Log) -> None:
    event = Event.objects.order_by("id")[2]
    sealed.tamper("delete from records_leaf where event_id = %s", event.pk)
    sealed.tamper("delete from records_event where id = %s", event.pk)

    assert sealed.faults()[0].place == "leaf 2"


def test_an_inserted_event_is_named(sealed: Log) -> None:
    sealed.write(1, at=timezone.now() - dt.timedelta(days=40))
    event = Event.objects.order_by("-id")[0]

    assert sealed.faults()[0].place == f"event {event.pk}"


def test_an_event_inserted_and_sealed_later_is_still_named(sealed: Log) -> None:
    sealed.write(1, at=timezone.now() - dt.timedelta(days=40))
    sealed.seal()
    event = Event.objects.order_by("-id")[0]

    assert sealed.faults()[0].place == f"event {event.pk}"


def test_a_leaf_put_in_without_a_seal_is_named(sealed: Log) -> None:
    sealed.write(1)
    event = Event.objects.order_by("-id")[0]
    Leaf.objects.create(
        instansi=sealed.instansi, event=event, position=7, hash=sealer.leaf_hash(sealer.canonical(event))
    )

    assert sealed.faults()[0].place == "leaf 7"


def test_two_events_exchanged_are_named(sealed: Log) -> None:
    first, second = Event.objects.order_by("id")[:2]
    sealed.tamper("update records_leaf set position = 100 where event_id = %s", first.pk)
    sealed.tamper("update records_leaf set position = 0 where event_id = %s", second.pk)
    sealed.tamper("update records_leaf set position = 1 where event_id = %s", first.pk)

    assert sealed.faults()[0].place == "head 3"


def roll_back(log: Log) -> None:
    log.tamper("delete from records_leaf where position >= 3 and instansi_id = %s", log.instansi.pk)
    log.tamper("delete from records_event where id not in (select event_id from records_leaf)")
    log.tamper("delete from records_head where size > 3 and instansi_id = %s", log.instansi.pk)


def test_a_log_cut_short_is_found_by_its_last_head(sealed: Log) -> None:
    sealed.tamper("delete from records_leaf where position >= 5 and instansi_id = %s", sealed.instansi.pk)

    assert "head 7" in [fault.place for fault in sealed.faults()]


def test_a_log_rolled_back_with_its_heads_is_found_by_the_witness_file(sealed: Log) -> None:
    roll_back(sealed)

    assert [fault.place for fault in sealed.faults()] == ["witness 7"]


def test_a_log_rolled_back_with_its_witness_is_found_by_a_head_handed_out(sealed: Log, installation: Path) -> None:
    handed = sealer.newest(sealed.instansi.pk)
    assert handed is not None
    roll_back(sealed)
    witness = Keeper(installation).witness
    witness.write_text("".join(witness.read_text().splitlines(keepends=True)[:1]))

    assert sealed.faults() == []
    assert [fault.place for fault in sealed.faults((handed,))] == ["witness 7"]


def test_a_log_written_anew_after_a_roll_back_is_not_the_one_handed_out(sealed: Log) -> None:
    roll_back(sealed)
    sealed.write(4)
    sealed.seal()

    assert "witness 7" in [fault.place for fault in sealed.faults()]


def test_a_head_with_another_root_is_found(sealed: Log) -> None:
    head = Head.objects.order_by("size")[0]
    sealed.tamper("update records_head set root = %s where id = %s", b"\1" * 32, head.pk)

    assert sealed.faults()[0].place == "head 3"


def test_a_head_signed_by_another_key_is_found(sealed: Log, tmp_path: Path) -> None:
    head = Head.objects.order_by("size")[0]
    stranger = tmp_path / "stranger"
    stranger.mkdir()
    forged = Keeper(stranger).sign(sealed.instansi.kode, head.size, bytes(head.root), head.at)
    sealed.tamper("update records_head set signature = %s where id = %s", forged.to_json().encode(), head.pk)

    assert sealed.faults()[0].place == "head 3"


def test_a_witness_line_cut_short_by_a_crash_is_passed_over(sealed: Log, installation: Path) -> None:
    with Keeper(installation).witness.open("a") as file:
        file.write('{"log": "97.01", "si')

    assert sealed.faults() == []


def test_a_file_that_is_no_head_is_refused_with_a_sentence() -> None:
    with pytest.raises(ValueError, match="bukan kepala log"):
        SignedHead.from_json("halo")
