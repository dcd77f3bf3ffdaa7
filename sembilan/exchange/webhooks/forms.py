"""What an officer says of a hook."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sembilan.exchange.webhooks.messages import Forbidden, check_address
from sembilan.exchange.webhooks.verbs import GROUPS, VERBS, verbs_of


class HookForm(forms.Form):
    """Where to send, and of what."""

    name = forms.CharField(label=_("Nama sistem penerima"), max_length=80)
    url = forms.URLField(label=_("Alamat (https)"), max_length=300, assume_scheme="https")
    verbs = forms.MultipleChoiceField(
        label=_("Peristiwa yang dikirim"),
        choices=[(verb, title) for verb, title in VERBS.items() if verb != "webhook.try"],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    groups = forms.MultipleChoiceField(choices=[(one, one) for one in GROUPS], required=False)

    @property
    def grouped(self) -> list[dict[str, Any]]:
        """The events to tick under the part of the work they belong to, and whether all of a part is wanted."""
        boxes = {str(box.data["value"]): box for box in self["verbs"].subwidgets}
        wanted, picked = self["groups"].value() or (), set(self["verbs"].value() or ())
        return [
            {
                "key": key, "title": title, "all": key in wanted, "boxes": [boxes[verb] for verb in verbs_of(key)],
                "is_picked": bool(picked & set(verbs_of(key))),
            }
            for key, (title, _words) in GROUPS.items()
        ]  # fmt: skip

    def clean_url(self) -> str:
        """An address messages may go to."""
        url: str = self.cleaned_data["url"]
        try:
            check_address(url)
        except Forbidden as refused:
            raise forms.ValidationError(str(refused)) from refused
        return url

    def clean(self) -> dict[str, Any]:
        """With the events of the parts wanted whole; at least one event."""
        given: dict[str, Any] = super().clean() or {}
        wanted = {verb for group in given.pop("groups", ()) for verb in verbs_of(group)} | set(given.get("verbs", ()))
        if not wanted and not self.errors.get("verbs"):
            self.add_error("verbs", _("Pilih sedikitnya satu peristiwa, atau semua dari satu kelompok."))
        return given | {"verbs": [verb for verb in VERBS if verb in wanted]}
