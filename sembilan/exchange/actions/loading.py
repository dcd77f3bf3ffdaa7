"""Writes of the exchange: a file goes in whole or not at all, and leaves one event that says what came of it."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import polars as pl
from django.db import connection
from django.utils.translation import gettext_noop as _

from sembilan.exchange.files import attlog, ledger, rows
from sembilan.exchange.files.fault import Held
from sembilan.exchange.files.office import Office
from sembilan.exchange.files.recognise import Source
from sembilan.exchange.files.region import Region
from sembilan.exchange.files.rows import Read
from sembilan.organisation import actions as organisation
from sembilan.organisation.models import Instansi
from sembilan.records.actions import action, tell
from sembilan.records.tenancy import enter

LOAD_LOCK = 0x10AD
Advance = Callable[[int], None]


@dataclass
class Outcome:
    """What came of one file; `read` is the sum of taken, already there and rejected."""

    name: str
    title: str
    kind: str = ""
    read: int = 0
    taken: int = 0
    rejected: int = 0
    healed: int = 0
    skipped: Counter[str] = field(default_factory=Counter)
    totals: list[int] = field(default_factory=list)
    held: list[Held] = field(default_factory=list)

    @property
    def already(self) -> int:
        """Rows that were there before, or stood twice in the file."""
        return self.read - self.taken - self.rejected


@action("file.load")
def load_file(*, source: Source, office: Office, by: object, advance: Advance) -> Outcome:
    """Read a recognised file and put in what is certain; hold the rest, heal what is held no longer."""
    alone(office.instansi.pk)
    outcome = Outcome(source.name, source.kind.title if source.kind else "", source.code)
    office.name = source.name
    months: set[str] = set()
    for part, size in _parts(source, office):
        outcome.read += part.rows
        outcome.skipped.update(part.skipped)
        outcome.totals += part.totals
        outcome.held += part.held
        months |= _put(source, part, office, outcome)
        advance(size)
    if source.fault:
        outcome.held.append(Held(0, "", source.path.name, source.fault.code, source.fault.params))
    outcome.held = ledger.gathered(outcome.held)
    outcome.rejected = _rejected(outcome.held)
    heals = bool(source.kind) and bool(months or not (source.kind and source.kind.when))
    iid = office.instansi.pk
    outcome.healed = ledger.keep(
        outcome.held,
        instansi_id=iid,
        source=source.name,
        kind=source.code,
        months=months,
        heals=heals,
        mends=source.mends,
    )
    if source.code == "pin":
        outcome.healed += ledger.heal_pins(iid)
    _tell(outcome, source, office, months)
    return outcome


def alone(instansi_id: int) -> None:
    """Wait until no other load of this region writes."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(%s, %s)", [LOAD_LOCK, instansi_id % 2**31])


def _parts(source: Source, office: Office) -> Iterator[tuple[Read, int]]:
    if source.table is None or source.kind is None:
        return
    if source.layout:
        whole = rows.read(source.layout, source.table, office)
        yield whole, whole.size
        return
    # A log has no key to compare, so it goes in block by block, however long it is.
    order = attlog.order_of(source.table.head("\t"), source.name)
    for block, size in source.table.blocks():
        yield attlog.read(block, office, order), size


def _put(source: Source, part: Read, office: Office, outcome: Outcome) -> set[str]:
    """Write the certain rows; the months they are of."""
    kind, good = source.kind, part.good
    if kind is None or good.is_empty():
        return set()
    outcome.taken += kind.write(office, good)
    if kind.after:
        outcome.held += kind.after(office, good)
    if kind.refreshes:
        office.forget()
    if not kind.when:
        return set()
    days = good.select(pl.col(kind.when).dt.strftime("%Y-%m").unique())[kind.when]
    return set(days.to_list())


def _rejected(held: list[Held]) -> int:
    """How many rows of the file are held; a row with two faults is one row."""
    one_row = {one.row for one in held if one.row and one.count and one.code != "pin-unknown"}
    return len(one_row) + sum(one.count for one in held if one.code == "pin-unknown")


def _tell(outcome: Outcome, source: Source, office: Office, months: set[str]) -> None:
    with source.path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    tell(
        office.instansi.pk,
        f"file:{source.name}"[:120],
        kind=source.code,
        months=sorted(months),
        sha256=digest,
        read=outcome.read,
        taken=outcome.taken,
        already=outcome.already,
        rejected=outcome.rejected,
        healed=outcome.healed,
    )


@action("region.load")
def load_region(*, region: Region, pack: str, path: Path, by: object) -> tuple[Instansi, int]:
    """Open the region or bring it up to date, with its own numbers and places; how many things changed."""
    instansi, changed = organisation.open_instansi(kode=region.kode, name=region.name, zone=region.zone, pack=pack)
    enter(instansi.pk)
    values = pl.DataFrame(
        [(name, value, path.name, region.since) for name, value in region.values.items()],
        schema={"name": pl.String, "value": pl.String, "source": pl.String, "since": pl.Date},
        orient="row",
    )
    places = pl.DataFrame(
        [(p.kode, p.name, p.latitude, p.longitude, p.radius_metres) for p in region.places],
        schema={"kode": pl.String, "name": pl.String, "latitude": pl.String, "longitude": pl.String,
                "radius_metres": pl.Int64},
        orient="row",
    )  # fmt: skip
    taken = int(changed) + organisation.take_region_values(values, instansi=instansi)
    taken += organisation.take_places(places, instansi=instansi)
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    tell(instansi.pk, f"file:{path.name}"[:120], kind="daerah", sha256=digest, taken=taken)
    return instansi, taken


SKIPPED = {"judul": _("judul"), "kosong": _("baris kosong"), "jumlah": _("baris jumlah")}
EMPTY_NOTE = _("berkas kosong")
