"""A Perjanjian Kinerja in its usual form as PDF and as Excel: who promises whom what, with which anggaran."""

from __future__ import annotations

from typing import Any

from django.utils import timezone, translation
from django.utils.translation import gettext as _

from sembilan.documents.pdf import pdf
from sembilan.documents.workbook import Sheet, book
from sembilan.organisation.models import Unor
from sembilan.people.models import Employee
from sembilan.people.queries.places import named
from sembilan.planning.models import Agreement, AgreementStep
from sembilan.planning.numbers import say_milli
from sembilan.planning.queries.agreements import contents_now
from sembilan.planning.queries.budgets import BudgetLine, budget_of, total_of
from sembilan.planning.queries.reach import superior_of
from sembilan.web.templatetags.say import day as said_day
from sembilan.web.templatetags.say import nip as said_nip
from sembilan.web.templatetags.say import number as said_number


def paper(agreement: Agreement) -> bytes:
    """The document as it stands; a draft says that it is one. Papers are Indonesian whatever one reads in."""
    with translation.override("id"):
        return pdf("perjanjian-kinerja", _data(agreement))


def workbook(agreement: Agreement) -> bytes:
    """The same as two sheets: what is promised, and the anggaran with its total."""
    promised = [
        [goal["kode"], goal["text"], one["name"], (one["target_milli"] or 0) / 1000, one["measure"]]
        for goal in contents_now(agreement) for one in goal["indicators"]
    ]  # fmt: skip
    lines = budget_of(agreement)
    money: list[list[Any]] = [[one.word, one.text, one.amount, one.note] for one in lines]
    heads = [_("Kode"), _("Sasaran"), _("Indikator"), _("Target"), _("Satuan")]
    sheets = [Sheet(heads, promised, (12, 50, 50, 14, 14), f"PK {agreement.year}", 2)]
    heads = [_("Jenis"), _("Program atau kegiatan"), _("Anggaran (Rp)"), _("Keterangan")]
    rows = [*money, [_("Jumlah"), "", total_of(lines), ""]]
    return book(*sheets, Sheet(heads, rows, (14, 60, 20, 30), _("Anggaran"), 0))


def _money(lines: list[BudgetLine]) -> dict[str, Any]:
    rows = [{"kind": one.kind, "text": one.text, "amount": said_number(one.amount), "note": one.note} for one in lines]
    return {"budget": rows, "total": said_number(total_of(lines))}


def _data(agreement: Agreement) -> dict[str, Any]:
    signed = AgreementStep.objects.filter(agreement=agreement, state=Agreement.State.SIGNED).order_by("pk").first()
    on = timezone.localtime(signed.at).date() if signed else timezone.localdate()
    root = Unor.objects.filter(parent=None).order_by("path").first()
    place = (root.name if root else "").removeprefix("Pemerintah ")
    holder = Employee.objects.filter(nip=agreement.holder_nip).first()
    superior = agreement.superior_nip or (superior_of(holder) if holder else "")
    people = named({agreement.holder_nip, superior}, on)
    rows = [
        {"text": goal["text"], "indicators": [
            {"name": one["name"], "target": f"{say_milli(one['target_milli'])} {one['measure']}"}
            for one in goal["indicators"]]}
        for goal in contents_now(agreement)
    ]  # fmt: skip
    return {
        "region": root.name if root else "", "place": place, "unit": agreement.unor.name, "year": agreement.year,
        "revision": agreement.revision, "draft": signed is None, "rows": rows,
        "first": _party(people.get(agreement.holder_nip)), "second": _party(people.get(superior)),
        "day": said_day(on) if signed else "", **_money(budget_of(agreement)),
    }  # fmt: skip


def _party(one: Employee | None) -> dict[str, str]:
    if one is None:
        return {"name": "", "nip": "", "jabatan": ""}
    return {"name": one.full_name, "nip": said_nip(one.nip), "jabatan": getattr(one, "jabatan_name", None) or "–"}
