"""How a load is told: a table of its files, a line of totals, and the list of rows held as CSV."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from rich.table import Table

from sembilan.documents.formulas import harmless
from sembilan.exchange.actions import EMPTY_NOTE, SKIPPED, Outcome
from sembilan.records.rejects import sentence, todo
from sembilan.terms.rupiah import thousands

if TYPE_CHECKING:
    from sembilan.exchange.batch import NoRegion


def summary(outcomes: Sequence[Outcome]) -> Table:
    """One line a file: rows read, taken, already there, held, and what was no row."""
    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column(_("Berkas"), overflow="fold")
    table.add_column(_("Jenis"))
    for title in (_("Dibaca"), _("Diterima"), _("Sudah ada"), _("Ditahan")):
        table.add_column(title, justify="right")
    table.add_column(_("Catatan"), overflow="fold")
    for one in outcomes:
        numbers = (one.read, one.taken, one.already, one.rejected)
        table.add_row(one.name, _(one.title) if one.title else "-", *map(thousands, numbers), note(one))
    return table


def note(one: Outcome) -> str:
    """What else is to be said of a file: lines that were no rows, totals that agree or not, rejects healed."""
    said = [f"{count} {_(SKIPPED[what])}" for what, count in one.skipped.items() if count]
    for total in one.totals:
        answer = _("sesuai") if total == one.read else _("tidak sesuai dengan %(read)s") % {"read": thousands(one.read)}
        said.append(_("jumlah tertulis %(total)s %(answer)s") % {"total": thousands(total), "answer": answer})
    if one.healed:
        said.append(_("%(count)s pulih") % {"count": thousands(one.healed)})
    said += [sentence(held.code, held.params) for held in one.held if not held.row]
    if one.kind == "kosong":
        said.append(_(EMPTY_NOTE))
    return "; ".join(said)


def totals(outcomes: Sequence[Outcome]) -> str:
    """The whole load in a sentence."""
    return _("%(read)s baris dibaca: %(taken)s masuk, %(already)s sudah ada, %(rejected)s ditahan.") % {
        "read": thousands(sum(one.read for one in outcomes)),
        "taken": thousands(sum(one.taken for one in outcomes)),
        "already": thousands(sum(one.already for one in outcomes)),
        "rejected": thousands(sum(one.rejected for one in outcomes)),
    }


def headings() -> list[str]:
    """The columns of the list of rows held."""
    return [_("berkas"), _("baris"), _("kolom"), _("nilai"), _("alasan"), _("yang perlu dilakukan")]


def write_rejects(outcomes: Iterable[Outcome], path: Path) -> None:
    """Write the rows held as CSV that opens as a table and holds no formula."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(headings())
        for one in outcomes:
            for held in one.held:
                why, what = sentence(held.code, held.params), todo(held.code)
                writer.writerow(harmless((one.name, held.row or "", held.column, held.value, why, what)))


def no_region(error: NoRegion) -> str:
    """Why the region cannot be told."""
    words = {
        "none": _("Belum ada instansi dan tidak ada daerah.toml di folder ini. Sertakan daerah.toml."),
        "ambiguous": _("Ada beberapa instansi (%(found)s); sebut salah satu dengan --instansi KODE."),
        "unknown": _("Instansi %(kode)s belum ada. Yang ada: %(found)s."),
        "other": _("Berkas daerah.toml menyebut %(found)s, bukan %(kode)s seperti yang diminta."),
        "several": _("Folder ini memuat dua daerah (%(kode)s dan %(found)s); muat satu per satu."),
    }
    return words[error.code] % error.params
