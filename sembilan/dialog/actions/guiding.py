"""The forms filled after bimbingan or konseling: how it was, by the guided; her competences, by the superior."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from sembilan.dialog.actions.course import locked
from sembilan.dialog.models import Guidance, Talk
from sembilan.dialog.queries.statements import filler_of
from sembilan.records.actions import Refused, action, actor_name, done_before, tell


@action("dialog.fill")
def fill(*, talk: Talk, form: Guidance.Form, answers: list[Any], by: Any) -> Guidance:
    """Fill a form, or mend it; what it said before is kept."""
    tell(talk.instansi_id, f"dialog:{talk.employee.nip}", talk=talk.pk, form=form.value)
    found = locked(talk)
    if filler_of(found, form) != actor_name(by):
        raise Refused(_("Formulir ini diisi oleh pihak yang lain."))
    if found.kind == Talk.Kind.CHECK_IN or found.state != Talk.State.HELD:
        raise Refused(_("Formulir diisi setelah bimbingan atau konseling berlangsung."))
    filled = Guidance.objects.filter(talk=found, form=form, by=actor_name(by)).first()
    if filled is None:
        given = {"talk": found, "form": form, "by": actor_name(by), "answers": answers}
        return Guidance.objects.create(instansi_id=found.instansi_id, **given)
    if filled.answers == answers:
        done_before()
        return filled
    filled.answers = answers
    filled.save(update_fields=["answers"])
    return filled
