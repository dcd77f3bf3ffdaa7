"""What people and the worker do here: look at a period, help with a problem, explain, plan an improvement."""

from sembilan.coaching.actions.contradictions import explain as explain
from sembilan.coaching.actions.exporting import export as export
from sembilan.coaching.actions.looks import ask_look as ask_look
from sembilan.coaching.actions.plans import add_date as add_date
from sembilan.coaching.actions.plans import end_plan as end_plan
from sembilan.coaching.actions.plans import finish_date as finish_date
from sembilan.coaching.actions.plans import start_plan as start_plan
from sembilan.coaching.actions.problems import answer as answer
from sembilan.coaching.actions.problems import close as close
from sembilan.coaching.actions.problems import confirm as confirm
from sembilan.coaching.actions.problems import drop as drop
from sembilan.coaching.actions.remedies import add_remedy as add_remedy
from sembilan.coaching.actions.remedies import finish_remedy as finish_remedy
