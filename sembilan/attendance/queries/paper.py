"""The recap on paper: its heading, its table, and who signs it."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from sembilan.attendance.queries.recap import Recap
from sembilan.documents.pdf import pdf
from sembilan.organisation.access import Source, today
from sembilan.organisation.models import Instansi, Unor
from sembilan.people.access import leading
from sembilan.people.models import Employee, RiwayatJabatan
from sembilan.web.templatetags import say

LINE = "…………………………"


def paper_of(recap: Recap, instansi: Instansi) -> bytes:
    """The PDF of a recap."""
    return pdf("rekap-kehadiran", data(recap, instansi))


def data(recap: Recap, instansi: Instansi) -> dict[str, Any]:
    """What stands on the paper."""
    lines = [{"name": line.name, "nip": line.nip, "values": [_cell(v) for v in line.values]} for line in recap.lines]
    return {
        "region": instansi.name,
        "title": _("Rekap kehadiran"),
        "unit": recap.unit.name if recap.unit else _("Semua unit kerja"),
        "month": say.month_name(recap.month),
        "printed": _("dicetak %(day)s") % {"day": say.day(today())},
        "name_head": _("Nama"),
        "sum_head": _("Jumlah"),
        "heads": list(recap.heads),
        "lines": lines,
        "sums": [_cell(value) for value in recap.sums],
        "note": _("HK hari kerja, DL dinas luar, TK tanpa keterangan, TL terlambat, PSW pulang sebelum waktu."),
        "signer": _signer(recap.unit),
    }


def _cell(value: int) -> str:
    return say.number(value) if value else "–"


def _signer(unit: Unor | None) -> dict[str, str]:
    """Who leads the unit today signs; without one the place stays empty to be filled in by hand."""
    told = {"day": say.day(today()), "title": _("Mengetahui"), "name": LINE, "nip": LINE}
    if unit is None:
        return told
    nips = [nip for nip, right in leading(today(), over=unit.path) if right.path == unit.path]
    heads = [nip for nip, right in leading(today(), over=unit.path) if right.source == Source.LEADS and nip in nips]
    found = Employee.objects.filter(nip__in=heads or nips).first()
    if found is None:
        return told
    post = RiwayatJabatan.objects.on(today()).filter(employee=found).select_related("jabatan").first()
    return told | {"name": found.full_name, "nip": found.nip, "title": post.jabatan.name if post else told["title"]}
