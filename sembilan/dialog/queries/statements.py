"""The two forms of bimbingan and konseling: what they ask, as PermenPANRB 6/2022 has it, and their papers."""

from __future__ import annotations

from typing import Any

from django.utils import translation
from django.utils.translation import gettext_lazy as _

from sembilan.dialog.models import Guidance, Talk
from sembilan.documents.pdf import pdf
from sembilan.organisation.models import Unor
from sembilan.people.queries.places import named
from sembilan.web.templatetags.say import day as said_day
from sembilan.web.templatetags.say import nip as said_nip

STATEMENTS = (
    _("Saya merasa diperhatikan dan dipahami oleh atasan."),
    _("Tindakan saya yang baik dihargai."),
    _("Saya leluasa menyampaikan pendapat."),
    _("Yang disampaikan atasan berdasarkan data yang akurat."),
    _("Bimbingan disampaikan dengan cara yang positif."),
    _("Atasan lebih banyak bertanya daripada memberi tahu."),
    _("Saya dibantu menemukan jalan keluar."),
    _("Saya tahu langkah saya berikutnya."),
    _("Saya memahami tujuan bimbingan ini."),
)
SLUGS = {"umpan-balik": Guidance.Form.FEEDBACK, "kompetensi": Guidance.Form.COMPETENCE}
TEMPLATES = {Guidance.Form.FEEDBACK: "bimbingan-umpan-balik", Guidance.Form.COMPETENCE: "bimbingan-kompetensi"}
COMPETENCES = (
    "Integritas", "Kerja sama", "Komunikasi", "Orientasi pada hasil", "Pelayanan publik",
    "Pengembangan diri dan orang lain", "Mengelola perubahan", "Pengambilan keputusan", "Perekat bangsa",
)  # fmt: skip


def filler_of(talk: Talk, form: Guidance.Form) -> str:
    """Whose form it is: the guided employee says how it was, the superior how competent she is."""
    return str(talk.employee.nip if form == Guidance.Form.FEEDBACK else talk.partner_nip)


def paper(filled: Guidance) -> bytes:
    """The PDF of a form; papers are Indonesian whatever one reads in."""
    talk, form = filled.talk, Guidance.Form(filled.form)
    with translation.override("id"):
        return pdf(TEMPLATES[form], _data(talk, filled, form))


def _data(talk: Talk, filled: Guidance, form: Guidance.Form) -> dict[str, Any]:
    on = talk.held_on
    people = named({talk.employee.nip, talk.partner_nip}, on or filled.recorded_at.date())
    root = Unor.objects.filter(parent=None).order_by("path").first()
    here = people.get(talk.employee.nip)
    answers: list[Any] = filled.answers
    if form == Guidance.Form.FEEDBACK:
        answers = [[str(said), bool(yes)] for said, yes in zip(STATEMENTS, filled.answers, strict=False)]
    return {
        "region": root.name if root else "", "unit": getattr(here, "unor_name", None) or (root.name if root else ""),
        "title": filled.get_form_display(), "form": filled.form, "kind": talk.get_kind_display(),
        "held_on": said_day(on) if on else "", "about": talk.about, "answers": answers,
        "person": _person(here, talk.employee.nip), "superior": _person(people.get(talk.partner_nip), talk.partner_nip),
    }  # fmt: skip


def _person(one: Any, nip: str) -> dict[str, str]:
    return {
        "name": one.full_name if one else "", "nip": said_nip(nip),
        "jabatan": getattr(one, "jabatan_name", None) or "–", "unor": getattr(one, "unor_name", None) or "–",
    }  # fmt: skip
