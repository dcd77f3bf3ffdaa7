"""Pages of proposals: the proposer's, one proposal with its document, and the officers' work list."""

from sembilan.proposals.views.own import codes, kinds, mend, new, own, withdrawal
from sembilan.proposals.views.queue import bulk, queue
from sembilan.proposals.views.single import document, one, thumbnail, verdict

__all__ = [
    "bulk",
    "codes",
    "document",
    "kinds",
    "mend",
    "new",
    "one",
    "own",
    "queue",
    "thumbnail",
    "verdict",
    "withdrawal",
]
