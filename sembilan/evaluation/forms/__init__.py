"""What people send: a realisation, a rating, a word, an objection and its decision."""

from sembilan.evaluation.forms.judgement import FinalForm, JudgedForm, ReturnForm
from sembilan.evaluation.forms.objection import AnswerForm, DecisionForm, ObjectionForm
from sembilan.evaluation.forms.realisation import RealisedForm

__all__ = [
    "AnswerForm", "DecisionForm", "FinalForm", "JudgedForm", "ObjectionForm", "RealisedForm", "ReturnForm",
]  # fmt: skip
