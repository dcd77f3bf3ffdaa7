"""The sheet "Konversi predikat kinerja ke angka kredit" of one person and year."""

from __future__ import annotations

from django.utils import translation

from sembilan.career.queries.credit import earned, explained, span
from sembilan.documents.pdf import pdf
from sembilan.evaluation.models import Evaluation
from sembilan.organisation.models import Instansi
from sembilan.people.models import RiwayatGolongan
from sembilan.terms import golongan
from sembilan.terms.predikat import PREDIKAT_LABELS
from sembilan.web.templatetags.say import day, nip, score


def paper(instansi: Instansi, evaluation: Evaluation) -> bytes | None:
    """The PDF, in Indonesian; nothing where the post earns no angka kredit."""
    with translation.override("id"):
        told = explained(instansi, evaluation)
        (one,) = earned(instansi, [evaluation])
        if told is None or one.milli is None:
            return None
        since, until = span(evaluation)
        person = evaluation.employee
        data = {
            "region": instansi.name, "title": "Konversi Predikat Kinerja ke Angka Kredit", "draft": one.entry is None,
            "year": evaluation.first.year, "since": day(since), "until": day(until),
            "person": {
                "name": person.full_name, "nip": nip(person.nip), "jabatan": one.jabatan,
                "unor": evaluation.skp.unor.name, "golongan": _rank(evaluation),
            },
            "predikat": PREDIKAT_LABELS[int(evaluation.predikat or 0)], "months": one.months,
            "koefisien": score(told["koefisien"].value), "share": f"{told['share_bp'].value // 100}%",
            "credit": score(told["credit"].value), "law": told["credit"].law, "steps": [s.text for s in told.steps],
            "letter": one.entry.sk_number if one.entry else "",
        }  # fmt: skip
        return pdf("konversi-angka-kredit", data)


def _rank(evaluation: Evaluation) -> str:
    rows = RiwayatGolongan.objects.filter(employee=evaluation.employee, valid__startswith__lt=evaluation.until)
    name = rows.order_by("-valid").values_list("golongan", flat=True).first()
    one = golongan.ALL.get(str(name))
    return f"{one.pangkat} ({one.name})" if one and one.pangkat else str(name or "-")
