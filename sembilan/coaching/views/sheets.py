"""The list of whom one must help, as a table to take along."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from sembilan.coaching import actions
from sembilan.coaching.queries import lists, reach
from sembilan.documents.answers import made_answer
from sembilan.documents.workbook import xlsx

WIDTHS = [20, 28, 36, 60, 20, 20, 40]


@require_safe
def list_sheet(request: HttpRequest) -> HttpResponse:
    """Those of a period as the page lists them, filtered likewise."""
    span = lists.span_of(request.GET.get("periode", ""), lists.spans())
    if span is None or not reach.helps(request.user):
        raise Http404
    found = lists.lines(lists.problems(request.user, span, request.GET.dict()).select_related("employee", "unor"))
    heads = [_("NIP"), _("Nama"), _("Unit"), _("Tanda"), _("Kelas"), _("Keadaan"), _("Jawaban pegawai")]
    rows = [
        [one.problem.employee.nip, one.problem.employee.full_name, one.problem.unor.name,
         " · ".join(str(sign) for sign in one.signs), str(one.problem.shown_class),
         one.problem.get_state_display(), one.problem.answer]
        for one in found
    ]  # fmt: skip
    actions.export(by=request.user, span=str(span), rows=len(rows))
    return made_answer(f"pembinaan-{span}.xlsx", xlsx(heads, rows, WIDTHS))
