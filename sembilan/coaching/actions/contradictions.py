"""A contradiction explained: a word of who must help, so that the next reader need not ask again."""

from __future__ import annotations

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from sembilan.coaching.models import Contradiction
from sembilan.coaching.queries.reach import contradictions
from sembilan.records.actions import Refused, action, actor_name, tell


@action("contradiction.explain")
def explain(*, contradiction: Contradiction, text: str, by: Any) -> Contradiction:
    """Write why it is so; a later word takes the place of the former, which the log keeps."""
    tell(contradiction.instansi_id, f"contradiction:{contradiction.pk}", text=text.strip())
    if not contradictions(by).filter(pk=contradiction.pk).exists():
        raise Refused(_("Hanya yang bertugas membantu yang memberi penjelasan."))
    if not text.strip():
        raise Refused(_("Tulis penjelasannya, misalnya apa yang terungkap dalam pembicaraan."))
    found = Contradiction.objects.select_for_update().get(pk=contradiction.pk)
    found.explained, found.explained_by, found.explained_at = text.strip(), actor_name(by), timezone.now()
    found.save()
    return found
