"""`daerah.toml`: which region this is, its zone, its own numbers and its places of work."""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from sembilan.exchange.files.fault import Fault
from sembilan.exchange.files.text import decoded
from sembilan.terms.zone import Zone

# What the file calls them, and what the packs do.
NAMES = {
    "indeks_kapasitas_fiskal": "allowance.ikfd",
    "ikfd": "allowance.ikfd",
    "indeks_kemahalan_konstruksi": "allowance.ikk",
    "ikk": "allowance.ikk",
    "indeks_penyelenggaraan_pemda": "allowance.ippd",
    "indeks_penyelenggaraan_pemerintahan_daerah": "allowance.ippd",
    "ippd": "allowance.ippd",
}
AREAS = {"tpp": "allowance", "presensi": "attendance", "kinerja": "performance", "talenta": "talent"}


@dataclass(frozen=True)
class Place:
    """A place of work as the file gives it."""

    kode: str
    name: str
    latitude: str
    longitude: str
    radius_metres: int


@dataclass(frozen=True)
class Region:
    """What a region says of itself."""

    kode: str
    name: str
    zone: str
    since: dt.date
    values: dict[str, str]
    places: tuple[Place, ...]


def read(path: Path, today: dt.date) -> Region:
    """Read the file; whatever is missing or wrong is named."""
    try:
        text = decoded(path.read_bytes()).decode("utf-8", errors="replace")
        said = tomllib.loads(text, parse_float=Decimal)
        zone = Zone.parse(str(said.get("zona_waktu", "WIB")))
        kode, name = str(said["kode"]), str(said.get("nama", said["kode"]))
        places = tuple(_place(key, body) for key, body in said.get("lokasi", {}).items())
    except KeyError as error:
        raise Fault("region-unclear", problem=f"{error.args[0]} ?") from None
    except (OSError, ValueError, ArithmeticError, AttributeError, TypeError) as error:
        raise Fault("region-unclear", problem=str(error)[:200]) from None
    if not 1 <= len(kode) <= 20:
        raise Fault("region-unclear", problem=f"kode {kode[:30]!r}")
    year = said.get("tahun") or _year(text) or today.year
    return Region(kode, name[:160], zone.value, dt.date(int(year), 1, 1), _values(said), places)


def _year(text: str) -> int | None:
    """The year a comment at the top names."""
    comments = " ".join(line for line in text.splitlines()[:10] if line.lstrip().startswith("#"))
    found = re.search(r"\b(20\d{2})\b", comments)
    return int(found[1]) if found else None


def _values(said: dict[str, Any]) -> dict[str, str]:
    values = {}
    for section, area in AREAS.items():
        for name, value in said.get(section, {}).items():
            if not isinstance(value, str | int | Decimal) or isinstance(value, bool):
                raise Fault("region-unclear", problem=f"{section}.{name}")
            values[NAMES.get(name, f"{area}.{name}")] = str(value).strip().replace(",", ".")
    return values


def _place(key: str, body: dict[str, Any]) -> Place:
    latitude, longitude = Decimal(str(body["lintang"])), Decimal(str(body["bujur"]))
    if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
        raise ValueError(f"lokasi.{key}: {latitude}, {longitude}")
    name = str(body.get("nama") or key.replace("_", " ").title())
    return Place(key[:60], name[:160], str(latitude), str(longitude), int(body.get("radius_meter", 100)))
