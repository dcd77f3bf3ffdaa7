"""How the API refuses: one form for every refusal, with the sentence the pages would say."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, Throttled, ValidationError

from sembilan.documents.content import Unacceptable
from sembilan.exchange.api.reach import Unclear
from sembilan.exchange.api.schemas.answers import CHANGED, INVALID, TAKEN
from sembilan.people.actions import ChangedMeanwhile, InvalidEntry
from sembilan.proposals.actions import Refused

Said = tuple[int, str, dict[str, list[str]]]


def refused(
    api: NinjaAPI, request: HttpRequest, status: int, detail: str, errors: dict[str, list[str]] | None = None
) -> HttpResponse:
    """Why not, in one form for every refusal."""
    return api.create_response(request, {"detail": detail, "errors": errors or {}}, status=status)


def unknown(api: NinjaAPI, request: HttpRequest) -> HttpResponse:
    """Who asks is not known."""
    told = refused(api, request, 401, _("Token tidak dikenal, sudah berakhir, atau tidak disertakan."))
    told["WWW-Authenticate"] = "Bearer"
    return told


def register(api: NinjaAPI) -> None:
    """Have every refusal of the house told so."""
    api.add_exception_handler(AuthenticationError, lambda request, fault: unknown(api, request))
    for fault, say in SAYS.items():
        api.add_exception_handler(fault, _handler(api, say))


def _handler(api: NinjaAPI, say: Any) -> Any:
    def answer(request: HttpRequest, fault: Any) -> HttpResponse:
        told = refused(api, request, *say(fault))
        if isinstance(fault, Throttled):
            told["Retry-After"] = str(int(fault.wait or 0) + 1)
        return told

    return answer


def _invalid(fault: InvalidEntry) -> Said:
    return INVALID, _("Butir belum dapat dicatat."), fault.errors


def _changed(fault: ChangedMeanwhile) -> Said:
    return CHANGED, _("Butir ini sudah diubah orang lain. Baca lagi sebelum memperbaiki."), {}


def _unclear(fault: Unclear) -> Said:
    return INVALID, _("Permintaan tidak dapat dibaca."), fault.errors


def _unreadable(fault: ValidationError) -> Said:
    errors: dict[str, list[str]] = {}
    for one in fault.errors:
        errors.setdefault(".".join(str(part) for part in one["loc"]), []).append(str(one["msg"]))
    return INVALID, _("Permintaan tidak dapat dibaca."), errors


def _lying(fault: Unacceptable) -> Said:
    return INVALID, fault.sentence, {"document": [fault.sentence]}


def _late(fault: Refused) -> Said:
    return TAKEN, str(fault), {}


def _http(fault: HttpError) -> Said:
    return fault.status_code, fault.message, {}


def _missing(fault: Http404) -> Said:
    return 404, _("Tidak ditemukan."), {}


def _often(fault: Throttled) -> Said:
    return 429, _("Terlalu sering. Coba lagi sebentar."), {}


SAYS: dict[type[Exception], Any] = {
    InvalidEntry: _invalid,
    ChangedMeanwhile: _changed,
    Unclear: _unclear,
    ValidationError: _unreadable,
    Unacceptable: _lying,
    Refused: _late,
    HttpError: _http,
    Http404: _missing,
    Throttled: _often,
}
