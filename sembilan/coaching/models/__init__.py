"""The records of help: looks at a period, problems and what is done about them, contradictions, improvement plans."""

from sembilan.coaching.models.looks import Contradiction as Contradiction
from sembilan.coaching.models.looks import Look as Look
from sembilan.coaching.models.looks import Lowest as Lowest
from sembilan.coaching.models.plans import Plan as Plan
from sembilan.coaching.models.plans import PlanDate as PlanDate
from sembilan.coaching.models.plans import PlanStep as PlanStep
from sembilan.coaching.models.problems import Problem as Problem
from sembilan.coaching.models.problems import ProblemStep as ProblemStep
from sembilan.coaching.models.problems import Remedy as Remedy
