"""What a person must put right in this installation."""

from __future__ import annotations


class SetupError(RuntimeError):
    """Something the installation lacks or has wrong; the sentence says what and what to do."""
