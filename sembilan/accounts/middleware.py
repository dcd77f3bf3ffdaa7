"""One transaction per request, for the instansi the session signed in to; a failed answer leaves nothing behind."""

from __future__ import annotations

from collections.abc import Callable

from django.db import transaction
from django.http import HttpRequest, HttpResponse

from sembilan.organisation.models import Instansi
from sembilan.records.tenancy import tenant

SESSION_KEY = "instansi"
SERVER_FAULT = 500


class TenantMiddleware:
    """Sets `request.instansi` and works for it; without a signed-in session no tenant's row is visible."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer inside the transaction; a 5xx undoes whatever was written."""
        pk = request.session.get(SESSION_KEY)
        with tenant(pk):
            instansi = Instansi.objects.filter(pk=pk).first() if pk else None
            request.instansi = instansi  # type: ignore[attr-defined]
            response = self.get_response(request)
            if response.status_code >= SERVER_FAULT:
                transaction.set_rollback(True)
        return response
