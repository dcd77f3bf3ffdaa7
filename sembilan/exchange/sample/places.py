"""Where the invented units stand: on a spiral around the seat of government, each once."""

from __future__ import annotations

import math

import polars as pl

SEAT = (-6.9021, 107.6187)
GOLDEN = math.pi * (3 - math.sqrt(5))  # an angle by which no two of many fall into one line
SPREAD = 0.011  # degrees from one ring to the next, somewhat over a kilometre
MOST = 400


def places(units: pl.DataFrame) -> str:
    """The points of agencies, districts, schools and health centres, as `daerah.toml` has them."""
    top = units.filter(pl.col("parent_id") == "")["unor_id"]
    own = units.filter(pl.col("parent_id").is_in(top.to_list()) | pl.col("flavor").is_in(["school", "health"]))
    return "".join(
        _place(kode, name, number) for number, (kode, name) in enumerate(own.select("unor_id", "unor").rows()[:MOST])
    )


def _place(kode: str, name: str, number: int) -> str:
    away, turned = SPREAD * math.sqrt(number), number * GOLDEN
    north, east = SEAT[0] + away * math.cos(turned), SEAT[1] + away * math.sin(turned)
    return f'[lokasi.{kode}]\nnama = "{name}"\nlintang = {north:.6f}\nbujur = {east:.6f}\nradius_meter = 100\n'
