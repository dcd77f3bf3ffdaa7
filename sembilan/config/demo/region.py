"""Builds the example regency through the same doors a real one comes in by: files, load, run, publish."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path

from django.utils import timezone
from django.utils.translation import gettext as _

from sembilan.exchange.batch import Load
from sembilan.exchange.sample.region import FAULTS, Wish, write
from sembilan.organisation.models import Instansi
from sembilan.records.tenancy import tenant
from sembilan.runs import actions, machine, queries
from sembilan.runs.models import Area
from sembilan.terms.month import Month

KODE = "99.02"
SEED = 9
BY = "cli:demo"
Say = Callable[[str], None]


def months() -> tuple[Month, Month]:
    """The last month that is over, and the one before it to compare with."""
    last = Month.of(timezone.localdate()).previous()
    return last.previous(), last


def build(employees: int, say: Say) -> Instansi:
    """Load and close both months; after an interruption it goes on where it stopped."""
    before, last = months()
    instansi = None
    for month in (before, last):
        say(_("Berkas %(month)s: menulis dan memuat data %(count)s pegawai …") % {"month": month, "count": employees})
        # Faults as in life only in the last month, so that there is something to look at.
        is_last = month == last
        instansi = hand_in(Wish(employees, month, SEED, KODE, messy=is_last, year=last.year, dossiers=is_last))
    if instansi is None:
        raise RuntimeError("no month to build")
    for month in (before, last):
        say(_("Bulan %(month)s: menghitung dan menerbitkan …") % {"month": month})
        close(instansi, month)
    return instansi


def of_this_month(employees: int) -> Wish:
    """The same region in the month that is not over."""
    last = months()[1]
    return Wish(employees, last.next(), SEED, KODE, year=last.year, dossiers=False)


def hand_in(wish: Wish) -> Instansi:
    """Write a month's files into a folder of its own and load them."""
    with tempfile.TemporaryDirectory() as folder:
        write(Path(folder), wish, lambda people: None)
        (Path(folder) / FAULTS).unlink(missing_ok=True)  # what was spoiled is for tests, no office hands it over
        load = Load(Path(folder), by=BY)
        for _outcome in load.run():
            pass
    if load.instansi is None:
        raise RuntimeError("the files name no region")
    return load.instansi


def close(instansi: Instansi, month: Month) -> None:
    """Compute and publish every area that is not published yet."""
    for area in Area.values:
        with tenant(instansi.pk):
            if queries.published(area, month):
                continue
        machine.compute(instansi, area, month, by=BY)
        with tenant(instansi.pk):
            run = queries.latest_done(area, month)
            if run is not None:
                actions.publish(run=run, by=BY)
