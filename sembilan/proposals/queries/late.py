"""What waits beyond its day and nobody was reminded of."""

from __future__ import annotations

import datetime as dt

from django.db.models import Exists, OuterRef, QuerySet, Subquery

from sembilan.proposals.models import OPEN, Proposal, Reminder, Step


def unreminded(today: dt.date) -> QuerySet[Proposal]:
    """Open proposals past their day whose newest step (`step`) has no reminder yet, the oldest first."""
    newest = Step.objects.filter(proposal=OuterRef("pk")).order_by("-pk").values("pk")[:1]
    late = Proposal.objects.filter(state__in=OPEN, due_on__lt=today).annotate(step=Subquery(newest))
    return late.exclude(Exists(Reminder.objects.filter(step=OuterRef("step")))).order_by("pk")
