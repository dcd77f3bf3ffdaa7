"""The pages of help."""

from sembilan.coaching.views.lists import checks as checks
from sembilan.coaching.views.lists import explanation as explanation
from sembilan.coaching.views.lists import index as index
from sembilan.coaching.views.lists import listed as listed
from sembilan.coaching.views.lists import look as look
from sembilan.coaching.views.lists import region as region
from sembilan.coaching.views.own import answering as answering
from sembilan.coaching.views.own import own as own
from sembilan.coaching.views.plans import date as date
from sembilan.coaching.views.plans import end as end
from sembilan.coaching.views.plans import outcome as outcome
from sembilan.coaching.views.plans import paper as paper
from sembilan.coaching.views.plans import plan as plan
from sembilan.coaching.views.plans import plans as plans
from sembilan.coaching.views.plans import start as start
from sembilan.coaching.views.sheets import list_sheet as list_sheet
from sembilan.coaching.views.single import decision as decision
from sembilan.coaching.views.single import problem as problem
from sembilan.coaching.views.single import remedy as remedy
from sembilan.coaching.views.single import result as result
