"""The sentences of the command line in the caller's language; without Django, for it may not have started yet."""

from __future__ import annotations

import gettext
import os
from pathlib import Path

LOCALE = Path(__file__).resolve().parents[1] / "locale"


def language() -> str:
    """Indonesian, or what SEMBILAN_LANG says."""
    return "en" if os.environ.get("SEMBILAN_LANG", "id").lower().startswith("en") else "id"


def _(sentence: str) -> str:
    """A sentence as the caller reads it; the Indonesian is its own key."""
    return gettext.translation("django", LOCALE, [language()], fallback=True).gettext(sentence)
