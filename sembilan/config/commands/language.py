"""The language a command speaks: Indonesian, or what SEMBILAN_LANG says."""

from __future__ import annotations

from sembilan.config.words import language


def begin() -> None:
    """Start Django and speak the caller's language."""
    import django

    django.setup()
    from django.utils import translation

    translation.activate(language())
