"""What a page carries to its next button: signed, so that nobody changes it unseen, and good for a session long."""

from __future__ import annotations

from typing import Any

from django.core import signing
from django.utils.translation import gettext as _

from sembilan.records.actions import Refused

HOURS = 12
MOST = 2_000_000  # characters a page can carry and hand back


def signed(told: Any, what: str) -> str:
    """Plain values as text, for `what` alone."""
    return signing.dumps(told, salt=what, compress=True)


def signed_to_fit(whole: Any, bare: Any, what: str) -> str:
    """All of it, or what is left where all of it is more than a page can carry."""
    text = signed(whole, what)
    return text if len(text) <= MOST else signed(bare, what)


def unsigned(text: str, what: str) -> Any:
    """The values again; `Refused` for a text that is too old or not ours."""
    try:
        return signing.loads(text, salt=what, max_age=HOURS * 3_600)
    except signing.BadSignature as odd:
        raise Refused(_("Daftar ini sudah lama. Pilih lagi berkasnya.")) from odd
