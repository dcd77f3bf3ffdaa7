"""The pages of leave."""

from sembilan.leave.views.office import (
    balance_sheet,
    balances,
    calendar,
    list_sheet,
    listed,
    openings,
    queue,
    quotas,
)
from sembilan.leave.views.own import check, check_for, new, new_for, of_person, own
from sembilan.leave.views.single import document, ending, mend, one, paper, report_document, withdrawal, word
from sembilan.leave.views.travel import order, report, travels

__all__ = [
    "balance_sheet",
    "balances",
    "calendar",
    "check",
    "check_for",
    "document",
    "ending",
    "list_sheet",
    "listed",
    "mend",
    "new",
    "new_for",
    "of_person",
    "one",
    "openings",
    "order",
    "own",
    "paper",
    "queue",
    "quotas",
    "report",
    "report_document",
    "travels",
    "withdrawal",
    "word",
]
