"""Levels of education by their names or their SIASN codes."""

from __future__ import annotations

import polars as pl
from django.utils.translation import gettext_noop as _

from sembilan.exchange.files.cells import Reader, plain
from sembilan.exchange.files.fault import Fault

# In order: the longer words first, for `Diploma III/Sarjana Muda` is no Sarjana.
EDUCATION = (
    (("s3", "s 3", "doktor"), 50),
    (("s2", "s 2", "magister"), 45),
    (("d iv", "div", "d4", "d 4", "diploma iv"), 35),
    (("d iii", "diii", "d3", "d 3", "diploma iii", "sarjana muda"), 30),
    (("d ii", "dii", "d2", "d 2", "diploma ii"), 25),
    (("d i", "d1", "d 1", "diploma i"), 20),
    (("s1", "s 1", "sarjana"), 40),
    (("slta", "sma", "smk", "sekolah menengah atas"), 15),
    (("sltp", "smp", "sekolah menengah pertama"), 10),
    (("sd", "sekolah dasar"), 5),
)


def education(text: str) -> int:
    """A level of education from its name, or from its SIASN code."""
    name = f" {plain(text)} "
    for names, level in EDUCATION:
        if any(f" {one} " in name for one in names):
            return level
    if name.strip() in {f"{level:02d}" for _, level in EDUCATION} | {"5", "12", "17", "18"}:
        return int(name)
    raise Fault("education-unknown")


LEVEL = Reader(pl.Int64, education, None, "S-1/Sarjana", _("SD, SLTP, SLTA, D-I sampai D-IV, S-1, S-2 atau S-3"))
