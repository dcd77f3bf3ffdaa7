"""Which form and which action belong to each kind of line of an SKP."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from sembilan.skp import actions
from sembilan.skp.forms import AppendixForm, ExpectationForm, HeadForm, MeasureForm, RhkForm, SeenForm
from sembilan.skp.models import Appendix, Expectation, Measure, Rhk, Skp
from sembilan.skp.queries import offers
from sembilan.terms.berakhlak import Nilai
from sembilan.terms.panduan import GUIDES

RHK = ("text", "kind", "perspective", "serves", "serves_text", "indicator", "is_collaboration", "partners")
MEASURE = ("aspect", "text", "target_milli", "target_until_milli", "unit", "target_text", "direction")


@dataclass
class Editor:
    """A form on the page: what it is called, where it stands, what it writes."""

    skp: Skp
    kind: str
    n: int
    title: str
    place: str
    form: Any
    write: Callable[[Any], Any]
    hints: tuple[str, ...] = ()
    asked: str = ""

    @property
    def removable(self) -> bool:
        """Whether the line can be taken out."""
        return bool(self.n) and self.kind in ("rhk", "ukuran", "lampiran")

    @property
    def address(self) -> str:
        """Where the form goes: a new indicator says of which RHK."""
        if self.n:
            return reverse("skp:line", args=[self.skp.pk, self.kind, self.n])
        return reverse("skp:new-line", args=[self.skp.pk, self.kind]) + self.asked

    def put(self, by: Any) -> None:
        """Do what the form says."""
        self.write(by)

    def take_newest(self, skp: Skp) -> None:
        """After a refusal the form knows the newest version, so that who looked again may keep what she typed."""
        self.form.data = self.form.data.copy()
        self.form.data["seen"] = skp.version


def editor_of(skp: Skp, kind: str, n: int, request: HttpRequest) -> Editor | None:
    """The editor of a kind of line; `n` is its number, nothing for a new one."""
    make = EDITORS.get(kind)
    return make(skp, n, request) if make else None


def dropped(skp: Skp, kind: str, n: int) -> Rhk | Measure | Appendix | None:
    """The line that is to be taken out; one that is gone already is none."""
    rows: dict[str, Any] = {
        "rhk": Rhk.objects.filter(skp=skp), "ukuran": Measure.objects.filter(rhk__skp=skp),
        "lampiran": Appendix.objects.filter(skp=skp),
    }  # fmt: skip
    if kind not in rows:
        raise Http404
    found: Rhk | Measure | Appendix | None = rows[kind].filter(pk=n).first()
    return found


def _bound(make: Callable[..., SeenForm], of: Skp, request: HttpRequest, before: dict[str, Any], **more: Any) -> Any:
    if request.method == "POST":
        return make(request.POST, **more)
    return make(initial=before | {"seen": of.version}, **more)


def _seen(form: Any) -> int:
    return int(form.cleaned_data["seen"])


def _head(skp: Skp, n: int, request: HttpRequest) -> Editor:
    before = {"form": skp.form, "approach": skp.approach, "penilai_nip": skp.penilai_nip}
    form = _bound(HeadForm, skp, request, before, raters=offers.raters_for(skp))

    def write(by: Any) -> None:
        actions.put_head(skp=skp, by=by, **form.cleaned_data)

    return Editor(skp, "kepala", 0, _("Bentuk, pendekatan, dan penilai"), "kepala", form, write)


def _rhk(skp: Skp, n: int, request: HttpRequest) -> Editor:
    row = get_object_or_404(Rhk, pk=n, skp=skp, ended_on=None) if n else None
    before = {name: getattr(row, name) for name in RHK} if row else {"kind": request.GET.get("jenis", Rhk.Kind.MAIN)}
    more = {"skp": skp, "serves": offers.leaders_rhks(skp), "indicators": offers.indicators_for(skp)}
    form = _bound(RhkForm, skp, request, before, **more)

    def write(by: Any) -> None:
        actions.put_rhk(skp=skp, said=form.said, rhk=row, seen=_seen(form), by=by)

    title = _("Ubah RHK %(n)s") % {"n": row.number} if row else _("Tambah rencana hasil kerja")
    return Editor(skp, "rhk", n, title, f"rhk-{n}" if n else "hasil", form, write)


def _measure(skp: Skp, n: int, request: HttpRequest) -> Editor:
    row = get_object_or_404(Measure.objects.select_related("rhk"), pk=n, rhk__skp=skp) if n else None
    rhk = row.rhk if row else _parent(skp, request)
    before = {name: getattr(row, name) for name in MEASURE} if row else {}
    form = _bound(MeasureForm, skp, request, before, skp=skp)

    def write(by: Any) -> None:
        actions.put_measure(rhk=rhk, said=form.said, measure=row, seen=_seen(form), by=by)

    title = _("Ubah indikator RHK %(n)s") if row else _("Tambah indikator RHK %(n)s")
    return Editor(
        skp, "ukuran", n, title % {"n": rhk.number}, f"rhk-{rhk.pk}", form, write, (rhk.text,), f"?rhk={rhk.pk}"
    )


def _parent(skp: Skp, request: HttpRequest) -> Rhk:
    asked = request.GET.get("rhk", "")
    return get_object_or_404(Rhk, pk=int(asked) if asked.isdecimal() else 0, skp=skp, ended_on=None)


def _conduct(skp: Skp, n: int, request: HttpRequest) -> Editor:
    if n not in list(Nilai):
        raise Http404
    value = Nilai(n)
    text = Expectation.objects.filter(skp=skp, value=n).values_list("text", flat=True).first() or ""
    form = _bound(ExpectationForm, skp, request, {"text": text})

    def write(by: Any) -> None:
        actions.put_expectation(skp=skp, value=value, text=form.cleaned_data["text"], seen=_seen(form), by=by)

    return Editor(skp, "perilaku", n, value.label, f"nilai-{n}", form, write, GUIDES[value])


def _appendix(skp: Skp, n: int, request: HttpRequest) -> Editor:
    row = get_object_or_404(Appendix, pk=n, skp=skp) if n else None
    before = {"kind": row.kind, "text": row.text} if row else {"kind": request.GET.get("jenis", "")}
    form = _bound(AppendixForm, skp, request, before)

    def write(by: Any) -> None:
        given = {name: form.cleaned_data[name] for name in ("kind", "text")}
        actions.put_appendix(skp=skp, line=row, seen=_seen(form), by=by, **given)

    title = _("Ubah baris lampiran") if row else _("Tambah baris lampiran")
    return Editor(skp, "lampiran", n, title, "lampiran", form, write)


EDITORS: dict[str, Callable[[Skp, int, HttpRequest], Editor]] = {
    "kepala": _head, "rhk": _rhk, "ukuran": _measure, "perilaku": _conduct, "lampiran": _appendix,
}  # fmt: skip
