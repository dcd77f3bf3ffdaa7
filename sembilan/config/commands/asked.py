"""What commands about a month are asked: area, month, region and language; a wrong call ends with exit code 2."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from sembilan.config.commands import region
from sembilan.config.words import _
from sembilan.terms.month import Month

if TYPE_CHECKING:
    from sembilan.organisation.models import Instansi

AREAS = ("attendance", "performance", "allowance", "talent")


def month(text: str) -> Month:
    """`2026-10` as a month."""
    try:
        return Month.parse(text)
    except ValueError:
        said = _("Bulan ditulis sebagai TTTT-BB, misalnya 2026-10; bukan %(text)r.")
        raise argparse.ArgumentTypeError(said % {"text": text}) from None


def add_area_and_month(parser: argparse.ArgumentParser) -> None:
    """Add `AREA MONTH` and `--instansi`."""
    parser.add_argument("area", choices=AREAS, metavar="AREA", help=", ".join(AREAS))
    parser.add_argument("month", type=month, metavar="BULAN", help=_("misalnya 2026-10"))
    region.add_option(parser)


def begin(args: argparse.Namespace) -> Instansi:
    """Start Django in the caller's language (SEMBILAN_LANG) and give the region."""
    return region.chosen(args)
