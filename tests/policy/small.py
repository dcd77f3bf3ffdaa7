"""A tiny area and tiny packs for the engine's own tests: pay for presence, from punches over days to a month."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

import polars as pl

from sembilan.policy.packs import Packs
from sembilan.policy.plan import Plan
from sembilan.policy.release import freeze
from sembilan.terms.column import Area, Col, Frame, Unit
from sembilan.terms.month import Month

OCTOBER = Month(2026, 10)
LEVELS = {1: "ringan", 2: "sedang", 3: "berat"}


def col(name: str, dtype: type[pl.DataType], unit: Unit, **rest: object) -> Col:
    return Col(name, dtype, unit, name.capitalize(), f"The {name}.", **rest)  # type: ignore[arg-type]


NIP = col("nip", pl.Int64, Unit.NIP)
DATE = col("date", pl.Date, Unit.DATE)
MONTH = Frame("pay", "month", ("nip",), (NIP, col("base", pl.Int32, Unit.RUPIAH), col("share_bp", pl.Int16, Unit.BP)))
DAY = Frame("pay", "day", ("nip", "date"), (NIP, DATE, col("free", pl.Boolean, Unit.FLAG)), parent="month")
PUNCH = Frame(
    "pay",
    "punch",
    ("nip", "date", "minute"),
    (NIP, DATE, col("minute", pl.Int16, Unit.CLOCK)),
    parent="day",
    unique=False,
)
SANCTION = Frame(
    "pay",
    "sanction",
    ("nip", "level", "tmt"),
    (
        NIP,
        col("level", pl.Int8, Unit.CODE, labels=LEVELS),
        col("tmt", pl.Date, Unit.DATE),
        col("months", pl.Int16, Unit.MONTHS, nullable=True),
    ),
    parent="month",
    unique=False,
)
AREA = Area(
    "pay",
    {"month": MONTH, "day": DAY, "punch": PUNCH, "sanction": SANCTION},
    (NIP, col("present", pl.Int16, Unit.DAYS), col("pay", pl.Int64, Unit.RUPIAH)),
)

MANIFEST = 'title = "Nasional"\nbasis = "UU"\nowner = "BKN"\nversion = "1"\n'
PARAMETERS = """
ikfd: {title: Indeks, says: The region's index., unit: ratio, local: true}
start:
  title: Jam masuk
  says: The hour work begins.
  unit: clock
  values:
    - {since: 2020-01-01, value: "07:30", law: Perpres 21/2023 ps. 4, mark: verified}
cut_bp:
  title: Potongan
  says: What a late day costs.
  unit: bp
  values:
    - {since: 2020-01-01, value: 100, law: Perbup lama, mark: recalled}
    - {since: 2026-10-01, value: 250, law: Perbup baru, mark: inferred, note: Read in the press.}
"""
HEAD = '''"""Rules."""

from __future__ import annotations

from sembilan.policy import *  # replaced below
from sembilan.terms.column import Unit
from sembilan.terms.month import Month
'''
WORDS = "Column, Parameters, bands, count_if, latest, lit, lookup, min_of, mul_div, rule, scaled, sum_if, when"
HEAD = HEAD.replace("*  # replaced below", WORDS)
RULES = (
    HEAD
    + '''
@rule(law="Perpres 21/2023 ps. 4", title="Masuk", unit=Unit.CLOCK, grain="day")
def arrival(minute: Column) -> Column:
    """Arrival is the first punch."""
    return min_of(minute)


@rule(law="Perpres 21/2023 ps. 4", title="Terlambat", unit=Unit.FLAG, grain="day")
def is_late(arrival: Column, p: Parameters) -> Column:
    """A day is late when arrival comes after the hour of beginning."""
    return (arrival > p.start).fill_null(False)


@rule(law="Perbup", title="Hadir", unit=Unit.DAYS)
def present(arrival: Column, free: Column) -> Column:
    """Days with a punch that are not free."""
    return count_if(arrival.is_not_null() & ~free)


@rule(law="Perbup", title="Hari terlambat", unit=Unit.DAYS)
def late_days(is_late: Column) -> Column:
    """Days late."""
    return count_if(is_late)


@rule(law="Perbup", title="Sanksi terakhir", unit=Unit.CODE)
def last_level(level: Column, tmt: Column) -> Column:
    """The latest sanction's level."""
    return latest(level, tmt)


@rule(law="Perbup", title="Dasar", unit=Unit.RUPIAH, shows="{base} × {p.ikfd}")
def basic(base: Column, p: Parameters) -> Column:
    """The basic amount is the base times the region's index."""
    return scaled(base, p.ikfd)


@rule(law="Perbup", title="Tunjangan", unit=Unit.RUPIAH, shows="{basic} − {late_days} × {p.cut_bp}")
def pay(basic: Column, late_days: Column, p: Parameters, month: Month) -> Column:
    """Pay is the basic amount less a cut for each late day."""
    return mul_div(basic, 10000 - late_days * p.cut_bp, 10000)
'''
)
FILES = {
    "nasional/pack.toml": MANIFEST,
    "nasional/pay/parameters.yaml": PARAMETERS,
    "nasional/pay/rules.py": RULES,
}
REGION = 'title = "Contoh"\nbasis = "Perbup"\nowner = "BKD"\nversion = "1"\nkode = "00.01"\nextends = "nasional"\n'
LOCAL = {"ikfd": "0.70"}


def plan(
    files: Mapping[str, str] = FILES,
    pack: str = "nasional",
    local: Mapping[str, str] = LOCAL,
    area: Area = AREA,
    month: Month = OCTOBER,
) -> Plan:
    return freeze(files, pack, local).plan(area, month)


def with_rule(text: str, **changed: str) -> dict[str, str]:
    """The national pack with one more rule."""
    return {**FILES, "nasional/pay/rules.py": f"{RULES}\n\n{text}", **changed}


def region(rules: str = "", parameters: str = "", manifest: str = REGION) -> dict[str, str]:
    """The national pack and a regency that says something of its own."""
    own = {"daerah/contoh/pack.toml": manifest}
    if rules:
        own["daerah/contoh/pay/rules.py"] = HEAD + rules
    if parameters:
        own["daerah/contoh/pay/parameters.yaml"] = parameters
    return {**FILES, **own}


def packs(files: Mapping[str, str]) -> Packs:
    """Texts by path as packs: what stands under a folder with a `pack.toml`."""
    ids = [path.removesuffix("/pack.toml") for path in files if path.endswith("/pack.toml")]
    return Packs({pack: {path: text for path, text in files.items() if path.startswith(f"{pack}/")} for pack in ids})


def frames(people: int = 2) -> dict[str, pl.DataFrame]:
    """Frames of a few people: the first late on one of two days, the second with a sanction and no punch."""
    first, second = dt.date(2026, 10, 1), dt.date(2026, 10, 2)
    nips = list(range(1, people + 1))
    return {
        "month": pl.DataFrame(
            {"nip": nips, "base": [1_000_005] * people, "share_bp": [5] * people}, schema=MONTH.schema
        ),
        "day": pl.DataFrame(
            {
                "nip": [n for n in nips for _ in range(2)],
                "date": [first, second] * people,
                "free": [False] * 2 * people,
            },
            schema=DAY.schema,
        ),
        "punch": pl.DataFrame(
            {"nip": [1, 1, 1], "date": [first, first, second], "minute": [960, 449, 451]}, schema=PUNCH.schema
        ),
        "sanction": pl.DataFrame(
            {"nip": [2, 2], "level": [1, 2], "tmt": [second, first], "months": [None, 6]}, schema=SANCTION.schema
        ),
    }
