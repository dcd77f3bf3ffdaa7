"""What an SKP still lacks before it can be sent, each as a sentence with the place where it is put right."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from sembilan.skp.models import Rhk, Skp
from sembilan.skp.queries.contents import Contents


@dataclass(frozen=True)
class Gap:
    """A thing that is missing, and the anchor of its place on the page."""

    text: str
    place: str


def missing(skp: Skp, contents: Contents) -> list[Gap]:
    """All that is missing, from the top of the form to its end."""
    return [*_head(skp, contents), *(gap for rhk in contents["rhks"] for gap in _of_rhk(rhk, contents))]


def _head(skp: Skp, contents: Contents) -> Iterator[Gap]:
    if not skp.penilai_nip:
        yield Gap(_("Penilai belum dipilih."), "kepala")
    main = [one for one in contents["rhks"] if one["kind"] == Rhk.Kind.MAIN]
    if not main:
        yield Gap(_("Belum ada rencana hasil kerja utama."), "hasil")


def _of_rhk(rhk: Contents, contents: Contents) -> Iterator[Gap]:
    place, given = f"rhk-{rhk['id']}", {"n": rhk["number"]}
    is_jpt = contents["form"] == Skp.Form.JPT
    is_quantitative = contents["approach"] == Skp.Approach.QUANTITATIVE
    if not rhk["measures"]:
        yield Gap(_("RHK %(n)s belum punya indikator atau ukuran keberhasilan.") % given, place)
    if is_jpt and not rhk["perspective"]:
        yield Gap(_("RHK %(n)s belum punya perspektif.") % given, place)
    if rhk["is_collaboration"] and not rhk["partners"].strip():
        yield Gap(_("RHK %(n)s ditandai kolaborasi, tetapi mitranya belum disebut.") % given, place)
    if not is_quantitative:
        return
    if any(not one["target"] for one in rhk["measures"]):
        yield Gap(_("RHK %(n)s punya indikator tanpa target.") % given, place)
    if not is_jpt and any(not one["aspect"] for one in rhk["measures"]):
        yield Gap(_("RHK %(n)s punya indikator tanpa aspek.") % given, place)
