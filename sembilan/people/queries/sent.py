"""What a form that was sent in has made."""

from __future__ import annotations

from sembilan.people.models import Submitted


def made_by(token: str) -> int | None:
    """The number of the entry a form made; nothing while it has made none."""
    return Submitted.objects.filter(token=token).values_list("row", flat=True).first() if token else None
