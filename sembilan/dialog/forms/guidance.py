"""The two forms of guidance as they are filled on a page."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sembilan.dialog.models import Guidance
from sembilan.dialog.queries.statements import COMPETENCES, STATEMENTS

YES_NO = [("1", _("Ya")), ("0", _("Tidak"))]
SCORES = [("", "–"), *((str(n), str(n)) for n in range(1, 6))]


class StatementsForm(forms.Form):
    """The nine statements of B.1.8, each yes or no."""

    def __init__(self, *args: Any, answers: list[Any] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for number, said in enumerate(STATEMENTS):
            given = "" if answers is None else str(int(bool(answers[number])))
            self.fields[f"s{number}"] = forms.ChoiceField(
                label=said, choices=YES_NO, initial=given, widget=forms.RadioSelect
            )

    @property
    def answers(self) -> list[Any]:
        """Yes or no to each."""
        return [self.cleaned_data[f"s{number}"] == "1" for number in range(len(STATEMENTS))]


class CompetencesForm(forms.Form):
    """The competences of B.1.9: those that were spoken of, 1 to 5 with a reason."""

    def __init__(self, *args: Any, answers: list[Any] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = {one["competence"]: one for one in answers or []}
        for number, name in enumerate(COMPETENCES):
            given = known.get(name, {"score": "", "reason": ""})
            self.fields[f"n{number}"] = forms.ChoiceField(
                label=name, choices=SCORES, initial=str(given["score"]), required=False
            )
            self.fields[f"r{number}"] = forms.CharField(
                label=_("Alasan"), max_length=300, initial=given["reason"], required=False
            )

    def clean(self) -> dict[str, Any]:
        """At least one is rated, and each rated one has its reason."""
        given: dict[str, Any] = super().clean() or {}
        for number in range(len(COMPETENCES)):
            if given.get(f"n{number}") and not given.get(f"r{number}"):
                self.add_error(f"r{number}", _("Tulis alasannya."))
        if not any(given.get(f"n{number}") for number in range(len(COMPETENCES))):
            self.add_error(None, _("Nilai sedikitnya satu kompetensi."))
        return given

    @property
    def answers(self) -> list[Any]:
        """Those that were rated."""
        given = self.cleaned_data
        return [
            {"competence": name, "score": int(given[f"n{number}"]), "reason": given[f"r{number}"]}
            for number, name in enumerate(COMPETENCES)
            if given[f"n{number}"]
        ]

    @property
    def pairs(self) -> list[tuple[Any, Any]]:
        """The fields of each competence beside each other."""
        return [(self[f"n{number}"], self[f"r{number}"]) for number in range(len(COMPETENCES))]


FORMS: dict[Guidance.Form, type[StatementsForm] | type[CompetencesForm]] = {
    Guidance.Form.FEEDBACK: StatementsForm,
    Guidance.Form.COMPETENCE: CompetencesForm,
}
