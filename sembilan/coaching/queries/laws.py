"""The rules of a page: of each month frozen once, however many problems of it are shown."""

from __future__ import annotations

from sembilan.coaching.span import Span
from sembilan.organisation.models import Instansi
from sembilan.policy.plan import Plan
from sembilan.policy.release import Release
from sembilan.runs import in_force
from sembilan.terms.column import Area
from sembilan.terms.frames import coaching, composite, crosscheck
from sembilan.terms.month import Month


class Laws:
    """The rules in force at the end of periods, kept for one page or one look."""

    def __init__(self, instansi: Instansi) -> None:
        self.instansi = instansi
        self._known: dict[Month, Release] = {}

    def release(self, span: Span) -> Release:
        """All rules at the end of a period."""
        month = Month.of(span.last)
        if month not in self._known:
            self._known[month] = in_force.release(self.instansi, month)
        return self._known[month]

    def help(self, span: Span) -> Plan:
        """The rules of who is to be helped."""
        return self._plan(coaching.AREA, span)

    def checks(self, span: Span) -> Plan:
        """The rules of the crosscheck."""
        return self._plan(crosscheck.AREA, span)

    def index(self, span: Span) -> Plan | None:
        """The rules of the composite index; nothing where the region's pack has none."""
        has_rules = any("/composite/rules.py" in path for path in self.release(span).files)
        return self._plan(composite.AREA, span) if has_rules else None

    def _plan(self, area: Area, span: Span) -> Plan:
        return self.release(span).plan(area, Month.of(span.last))
