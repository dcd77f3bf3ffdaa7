"""What one version of an SKP says that another did not, in words, side by side."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sembilan.skp.models import Appendix, Measure, Rhk, Skp
from sembilan.skp.queries.contents import Contents
from sembilan.terms.berakhlak import Nilai

ALIKE = 0.6  # how much of two texts must agree for one to be the other, changed
_RHK: Mapping[str, Any] = {
    "text": gettext_lazy("Rencana hasil kerja"), "kind": gettext_lazy("Jenis"),
    "perspective": gettext_lazy("Perspektif"),
    "serves": gettext_lazy("RHK pimpinan yang diintervensi"), "is_collaboration": gettext_lazy("Kolaborasi"),
    "partners": gettext_lazy("Mitra"),
}  # fmt: skip


@dataclass(frozen=True)
class Difference:
    """One thing that differs: where, in which words, and what it said before and says now."""

    place: str
    what: str
    before: str = ""
    after: str = ""

    @property
    def tone(self) -> str:
        """New, gone or changed, as a colour."""
        return "good" if not self.before else "bad" if not self.after else "info"


def differences(before: Contents, after: Contents) -> list[Difference]:
    """All that differs, from the top of the form to its end."""
    return [*_head(before, after), *_rhks(before["rhks"], after["rhks"]), *_conduct(before, after),
            *_appendix(before["appendix"], after["appendix"])]  # fmt: skip


def _head(before: Contents, after: Contents) -> Iterator[Difference]:
    for name, title in (("jabatan", _("Jabatan")), ("unor", _("Unit kerja")), ("penilai", _("Penilai"))):
        yield from _one(_("Kepala SKP"), title, before[name], after[name])
    for name, title, words in (("form", _("Bentuk"), Skp.Form), ("approach", _("Pendekatan"), Skp.Approach)):
        yield from _one(_("Kepala SKP"), title, str(words(before[name]).label), str(words(after[name]).label))


def _rhks(before: Sequence[Contents], after: Sequence[Contents]) -> Iterator[Difference]:
    pairs = _paired(before, after)
    for old, new in pairs:
        place = _("RHK %(n)s") % {"n": (new or old or {})["number"]}
        if old is None or new is None:
            said = _("RHK ditambahkan") if new else _("RHK dihapus")
            yield Difference(place, said, _whole(old), _whole(new))
            continue
        for name, title in _RHK.items():
            yield from _one(place, str(title), _value(name, old[name]), _value(name, new[name]))
        yield from _measures(place, old["measures"], new["measures"])


def _measures(place: str, before: Sequence[Contents], after: Sequence[Contents]) -> Iterator[Difference]:
    for old, new in _paired(before, after):
        if old is None or new is None:
            yield Difference(
                place, _("Indikator ditambahkan") if new else _("Indikator dihapus"), _line(old), _line(new)
            )
            continue
        aspects: dict[str, Any] = dict(Measure.Aspect.choices)
        yield from _one(place, _("Indikator"), old["text"], new["text"])
        yield from _one(place, _("Target"), old["target"], new["target"])
        yield from _one(place, _("Aspek"), str(aspects.get(old["aspect"], "")), str(aspects.get(new["aspect"], "")))


def _conduct(before: Contents, after: Contents) -> Iterator[Difference]:
    for value in Nilai:
        old, new = (one["expectations"].get(str(int(value)), "") for one in (before, after))
        yield from _one(value.label, _("Ekspektasi khusus pimpinan"), old, new)


def _appendix(before: Sequence[Contents], after: Sequence[Contents]) -> Iterator[Difference]:
    kinds: dict[str, Any] = dict(Appendix.Kind.choices)
    for old, new in _paired(before, after):
        title = str(kinds[(new or old or {})["kind"]])
        yield from _one(_("Lampiran"), title, old["text"] if old else "", new["text"] if new else "")


def _paired(before: Sequence[Contents], after: Sequence[Contents]) -> list[tuple[Contents | None, Contents | None]]:
    """Each line with what it was: by its number in the database, by the same words, or by words much like them."""
    left, pairs = list(before), []
    for new in after:
        old = next((one for one in left if one["id"] == new["id"]), None)
        old = old or next((one for one in left if one["text"] == new["text"]), None) or _alike(left, new)
        if old is not None:
            left.remove(old)
        pairs.append((old, new))
    return [*pairs, *((one, None) for one in left)]


def _alike(rows: Sequence[Contents], new: Contents) -> Contents | None:
    scored = [(SequenceMatcher(None, one["text"], new["text"]).ratio(), n) for n, one in enumerate(rows)]
    best = max(scored, default=(0.0, 0))
    return rows[best[1]] if best[0] >= ALIKE else None


def _one(place: str, what: str, before: str, after: str) -> Iterator[Difference]:
    if before != after:
        yield Difference(place, what, before or "–", after or "–")


def _whole(rhk: Contents | None) -> str:
    if rhk is None:
        return ""
    return "; ".join([rhk["text"], *(_line(one) for one in rhk["measures"])])


def _line(measure: Contents | None) -> str:
    if measure is None:
        return ""
    return f"{measure['text']}: {measure['target']}" if measure["target"] else str(measure["text"])


def _value(name: str, value: Any) -> str:
    if name == "kind":
        return str(dict(Rhk.Kind.choices)[value])
    if isinstance(value, bool):
        return _("ya") if value else _("tidak")
    return str(value)
