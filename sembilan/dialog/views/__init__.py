"""Pages of talks and feedback."""

from sembilan.dialog.views.feedback import document, feedback, feedback_of, give, whom
from sembilan.dialog.views.guidance import form, form_paper
from sembilan.dialog.views.own import new, own, silent, silent_sheet
from sembilan.dialog.views.single import closing, dropping, note, one, pledge, settlement, taking, time, topic

__all__ = [
    "closing",
    "document",
    "dropping",
    "feedback",
    "feedback_of",
    "form",
    "form_paper",
    "give",
    "new",
    "note",
    "one",
    "own",
    "pledge",
    "settlement",
    "silent",
    "silent_sheet",
    "taking",
    "time",
    "topic",
    "whom",
]
