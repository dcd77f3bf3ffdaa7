"""SKP as PDF in the legal form: one, or very many at once in a ZIP."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Collection, Iterable
from typing import Any

from django.utils import timezone, translation

from sembilan.documents.pdf import pdf, pdfs
from sembilan.organisation.access import today
from sembilan.organisation.models import Instansi, Unor
from sembilan.people.models import Employee, RiwayatGolongan
from sembilan.people.queries.places import named
from sembilan.skp.models import Rhk, Skp, SkpStep, State
from sembilan.skp.queries.contents import contents_of_many
from sembilan.skp.queries.shown import document_of
from sembilan.terms.golongan import parse
from sembilan.web.templatetags.say import day as said_day
from sembilan.web.templatetags.say import nip as said_nip

TEMPLATE = "skp"
ACTING = {"plt": "Plt. ", "plh": "Plh. "}


def paper(skp: Skp) -> bytes:
    """The PDF of one; papers are Indonesian whatever one reads in."""
    return pdf(TEMPLATE, papers_data([skp])[0])


def skp_pdfs(skps: Collection[Skp]) -> bytes:
    """The PDF of each in one ZIP, named by year, NIP and its own number."""
    made = pdfs(TEMPLATE, papers_data(skps))
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_STORED) as archive:  # a PDF is packed already
        for skp, content in zip(skps, made, strict=True):
            archive.writestr(f"skp-{skp.year}-{skp.employee.nip}-{skp.pk}.pdf", content)
    return kept.getvalue()


def papers_data(skps: Collection[Skp]) -> list[dict[str, Any]]:
    """What stands on the papers of these SKP, asked by as many statements as for one."""
    with translation.override("id"):
        nips = {one.employee.nip for one in skps} | {one.penilai_nip for one in skps}
        people, ranks = named(nips, today()), _ranks(nips)
        contents, signed = contents_of_many(skps, people), _signed(skps)
        head = _region(skps)
        return [
            head | _form(one, document_of(contents[one.pk])) | {
                "employee": _person(one.employee, one.jabatan, one.unor.name, ranks, ACTING.get(one.acting, "")),
                "rater": _rater(people.get(one.penilai_nip), one, ranks), "signed_on": signed.get(one.pk, ""),
                "draft": one.state != State.AGREED,
            }
            for one in skps
        ]  # fmt: skip


def _form(skp: Skp, document: dict[str, Any]) -> dict[str, Any]:
    return {
        "is_jpt": document["is_jpt"], "is_quantitative": document["is_quantitative"], "adendum": skp.adendum,
        "first": said_day(skp.valid.lower), "last": said_day(_last(skp)), "year": skp.year,
        "groups": [{"main": one["kind"] == Rhk.Kind.MAIN, "rhks": _plain(one["rhks"])} for one in document["groups"]],
        "values": [
            {"label": one.label, "guides": list(one.guides), "expected": one.expected} for one in document["values"]
        ],
        "appendix": [
            {"title": str(one["title"]), "rows": [row["text"] for row in one["rows"]]} for one in document["appendix"]
        ],
    }  # fmt: skip


def _plain(rhks: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    return [
        {
            "text": one["text"], "serves": one["serves"] or one["goal"] or "–",
            "perspective": str(one["perspective_name"]) or "–",
            "partners": one["partners"] if one["is_collaboration"] else "",
            "measures": [
                {"aspect": str(row["aspect_name"]) or "–", "text": row["text"], "target": row["target"] or "–"}
                for row in one["measures"]
            ],
        }
        for one in rhks
    ]  # fmt: skip


def _last(skp: Skp) -> Any:
    return skp.valid.upper - dt.timedelta(days=1) if skp.valid.upper else None


def _person(one: Employee, jabatan: str, unor: str, ranks: dict[str, str], acting: str = "") -> dict[str, str]:
    return {
        "name": one.full_name, "nip": said_nip(one.nip), "rank": ranks.get(one.nip, "–"),
        "jabatan": f"{acting}{jabatan}", "unor": unor,
    }  # fmt: skip


def _rater(one: Employee | None, skp: Skp, ranks: dict[str, str]) -> dict[str, str]:
    if one is None:
        return {"name": "", "nip": "", "rank": "–", "jabatan": "–", "unor": "–"}
    here = getattr(one, "unor_name", None) or "–"
    return _person(one, skp.penilai_jabatan or "–", here, ranks)


def _ranks(nips: Collection[str]) -> dict[str, str]:
    """Pangkat and golongan of today, by NIP."""
    rows = RiwayatGolongan.objects.on(today()).filter(employee__nip__in=list(nips))
    return {nip: _rank(golongan) for nip, golongan in rows.values_list("employee__nip", "golongan")}


def _rank(golongan: str) -> str:
    found = parse(golongan)
    return f"{found.pangkat} ({found.name})" if found.pangkat else found.name


def _signed(skps: Collection[Skp]) -> dict[int, str]:
    """The day each was agreed last; of one that is written in again nobody has signed what it says."""
    ids = [one.pk for one in skps if one.state == State.AGREED]
    steps = SkpStep.objects.filter(skp__in=ids, state=State.AGREED, contents__has_key="rhks").order_by("pk")
    return {one.skp_id: said_day(timezone.localtime(one.at).date()) for one in steps.defer("contents")}


def _region(skps: Collection[Skp]) -> dict[str, str]:
    first = next(iter(skps), None)
    root = Unor.objects.filter(parent=None).order_by("path").first()
    instansi = Instansi.objects.get(pk=first.instansi_id) if first else None
    return {"region": root.name if root else instansi.name if instansi else ""}
