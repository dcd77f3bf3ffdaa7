"""Signing a letter: who can do it is exchangeable. A provider takes a PDF and a person and gives back a signed one.

`SEMBILAN_SIGNER` names the provider: `file` (built in) or `bsre` (to be filled by the region).
"""

from __future__ import annotations

import os

from sembilan.career.signing.bsre import BsreSigner
from sembilan.career.signing.file import FileSigner
from sembilan.career.signing.signer import CannotSign, Person, Signed, Signer

__all__ = ["CannotSign", "Person", "Signed", "Signer", "provider"]


def provider() -> Signer:
    """The provider of this installation."""
    chosen: Signer = BsreSigner() if os.environ.get("SEMBILAN_SIGNER", "file") == "bsre" else FileSigner()
    return chosen
