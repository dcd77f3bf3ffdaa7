"""What commands about a month are asked: area, month, region and language; a wrong call ends with exit code 2."""

from __future__ import annotations

import argparse
import os
from typing import TYPE_CHECKING

from sembilan.config.commands import region
from sembilan.terms.month import Month

if TYPE_CHECKING:
    from sembilan.organisation.models import Instansi

AREAS = ("attendance", "performance", "allowance", "talent")


def month(text: str) -> Month:
    """`2026-10` as a month."""
    try:
        return Month.parse(text)
    except ValueError as wrong:
        raise argparse.ArgumentTypeError(str(wrong)) from None


def add_area_and_month(parser: argparse.ArgumentParser) -> None:
    """Add `AREA MONTH` and `--instansi`."""
    parser.add_argument("area", choices=AREAS, metavar="AREA", help=", ".join(AREAS))
    parser.add_argument("month", type=month, metavar="BULAN", help="misalnya 2026-10")
    region.add_option(parser)


def begin(args: argparse.Namespace) -> Instansi:
    """Start Django in the caller's language (SEMBILAN_LANG) and give the region."""
    instansi = region.chosen(args)
    from django.utils import translation

    translation.activate(os.environ.get("SEMBILAN_LANG", "id"))
    return instansi
