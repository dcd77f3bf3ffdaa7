"""Parts of addresses that mean something in the field: `<month:…>` and `<nip:…>`. Import it where a path uses them."""

from __future__ import annotations

from django.urls import register_converter

from sembilan.terms.month import Month


class MonthInPath:
    """`2026-10`; a month that does not exist is no address."""

    regex = r"[0-9]{4}-[0-9]{2}"

    def to_python(self, text: str) -> Month:
        """The month meant."""
        return Month.parse(text)

    def to_url(self, month: Month | str) -> str:
        """The month as it stands in an address."""
        return str(month)


class NipInPath:
    """Eighteen digits."""

    regex = r"[0-9]{18}"

    def to_python(self, text: str) -> str:
        """The NIP meant."""
        return text

    def to_url(self, nip: str) -> str:
        """The NIP as it stands in an address."""
        return str(nip)


register_converter(MonthInPath, "month")
register_converter(NipInPath, "nip")
