"""The language a command speaks: Indonesian, or what SEMBILAN_LANG says."""

from __future__ import annotations

import os


def begin() -> None:
    """Start Django and speak the caller's language."""
    import django

    django.setup()
    from django.utils import translation

    translation.activate(os.environ.get("SEMBILAN_LANG", "id"))
