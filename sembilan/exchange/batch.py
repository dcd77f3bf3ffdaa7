"""A folder of files goes in: the region first, then what others refer to, then the rest, one file a transaction.

Stopped anywhere, the same command again goes on: what is in stays in and is found to be there.
"""

from __future__ import annotations

import datetime as dt
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path

from django.conf import settings
from django.db import DataError, IntegrityError
from django.utils import timezone
from django.utils.translation import gettext_noop as _

from sembilan.exchange import actions
from sembilan.exchange.actions import Advance, Outcome
from sembilan.exchange.files import region
from sembilan.exchange.files.fault import Fault
from sembilan.exchange.files.office import Office
from sembilan.exchange.files.recognise import REGION, Source, sources
from sembilan.organisation.models import Instansi
from sembilan.records.staging import count_anew
from sembilan.records.tenancy import tenant

REGION_TITLE = _("Angka daerah")
Watch = Callable[[str, int], None]


class NoRegion(Exception):
    """The region cannot be told: the sentence says why."""

    def __init__(self, code: str, **params: str) -> None:
        super().__init__(code)
        self.code = code
        self.params = params


def unwatched(name: str, size: int) -> None:
    """Nobody looks at the progress."""


class Load:
    """One load of a folder: its files in order, the region they are for, and what came of each."""

    def __init__(self, folder: Path, *, by: object, kode: str | None = None, today: dt.date | None = None) -> None:
        self.by = by
        self.kode = kode
        self.today = today or timezone.localdate()
        self.sources = sources(folder)
        self.instansi: Instansi | None = None

    @property
    def size(self) -> int:
        """How many bytes there are to read."""
        return sum(source.path.stat().st_size for source in self.sources)

    def run(self, watch: Watch = unwatched) -> Iterator[Outcome]:
        """Put in one file after another and tell what came of it."""
        regions = [source for source in self.sources if source.special == REGION]
        outcomes = [self._region(source) for source in regions]
        instansi = self.instansi = self.instansi or chosen(self.kode)
        yield from self._unread(outcomes, instansi)
        office = Office(instansi, self.today)
        taken = 0
        for source in self.sources:
            if source.special != REGION:
                outcome = self._file(source, office, watch)
                source.table = None  # a workbook's cells are not needed any more
                taken += outcome.taken
                yield outcome
        if taken:
            count_anew()

    def _region(self, source: Source) -> tuple[Source, Outcome | Fault]:
        try:
            said = region.read(source.path, self.today)
        except Fault as fault:
            return source, fault
        if self.kode and self.kode != said.kode:
            raise NoRegion("other", kode=self.kode, found=said.kode)
        if self.instansi and self.instansi.kode != said.kode:
            raise NoRegion("several", kode=self.instansi.kode, found=said.kode)
        with tenant(None):
            self.instansi, taken = actions.load_region(
                region=said, pack=pack_for(said.kode), path=source.path, by=self.by
            )
        return source, Outcome(source.name, REGION_TITLE, REGION, read=1, taken=min(taken, 1))

    def _unread(self, found: list[tuple[Source, Outcome | Fault]], instansi: Instansi) -> Iterator[Outcome]:
        for source, outcome in found:
            if isinstance(outcome, Outcome):
                yield outcome
            else:
                source.fault, source.special = outcome, ""
                yield self._file(source, Office(instansi, self.today), unwatched)
                source.special = REGION

    def _file(self, source: Source, office: Office, watch: Watch) -> Outcome:
        watch(source.name, 0)
        return put_in(source, office, by=self.by, advance=lambda size: watch(source.name, size))


def put_in(source: Source, office: Office, *, by: object, advance: Advance) -> Outcome:
    """Put in one file; what the records refuse is a file held, not a load broken off."""
    try:
        with tenant(office.instansi.pk):
            return actions.load_file(source=source, office=office, by=by, advance=advance)
    except Fault as fault:
        return _refused(source, office, fault, by)
    except (DataError, IntegrityError) as error:
        # The records have the last word.
        return _refused(source, office, Fault("file-refused", problem=str(error).splitlines()[0][:200]), by)


def _refused(source: Source, office: Office, fault: Fault, by: object) -> Outcome:
    office.forget()
    held = Source(source.name, source.path, fault=fault)
    with tenant(office.instansi.pk):
        return actions.load_file(source=held, office=office, by=by, advance=lambda size: None)


def chosen(kode: str | None) -> Instansi:
    """The instansi named, or the only one there is."""
    known = {one.kode: one for one in Instansi.objects.order_by("kode")}
    if kode and kode in known:
        return known[kode]
    if kode:
        raise NoRegion("unknown", kode=kode, found=", ".join(known) or "-")
    if len(known) == 1:
        return next(iter(known.values()))
    raise NoRegion("ambiguous" if known else "none", kode="", found=", ".join(known))


def pack_for(kode: str) -> str:
    """The pack that says it is of this region, else the national one."""
    for path in sorted(settings.PACKS.rglob("pack.toml")):
        said = tomllib.loads(path.read_text(encoding="utf-8"))
        if str(said.get("kode", "")) == kode:
            return str(said["id"])
    return "nasional"
