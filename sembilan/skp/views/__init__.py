"""The pages of SKP."""

from sembilan.skp.views.course import abandonment, adendum, approval, correction, rater, submission, withdrawal
from sembilan.skp.views.lines import line, removal
from sembilan.skp.views.lines import new as new_line
from sembilan.skp.views.office import moved, papers, queue
from sembilan.skp.views.own import move, new, of_person, own
from sembilan.skp.views.single import changes, history, one, paper, version

__all__ = [
    "abandonment",
    "adendum",
    "approval",
    "changes",
    "correction",
    "history",
    "line",
    "move",
    "moved",
    "new",
    "new_line",
    "of_person",
    "one",
    "own",
    "paper",
    "papers",
    "queue",
    "rater",
    "removal",
    "submission",
    "version",
    "withdrawal",
]
