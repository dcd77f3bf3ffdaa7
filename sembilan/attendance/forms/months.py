"""Which month a page is asked for."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

from django.http import Http404, HttpRequest
from django.utils.dateparse import parse_date

from sembilan.attendance.queries.gather import now
from sembilan.organisation.models import Instansi
from sembilan.terms.month import Month

SHOWN = 15  # so many months can be chosen from


def this_month(instansi: Instansi) -> Month:
    """The month it is where the region lies; on its first day the last one, for nothing of the new one is over yet."""
    return Month.of(now().astimezone(ZoneInfo(instansi.zone)).date() - dt.timedelta(1))


def months(instansi: Instansi) -> list[Month]:
    """The months that can be chosen, the newest first."""
    return [this_month(instansi).plus(-number) for number in range(SHOWN)]


def asked_month(request: HttpRequest, instansi: Instansi, default: Month | None = None) -> Month:
    """The month asked for, which is no later than this one."""
    text, newest = request.GET.get("bulan", ""), this_month(instansi)
    if not text:
        return default or newest
    try:
        month = Month.parse(text)
    except ValueError:
        raise Http404 from None
    if month.first > newest.first or month.first < newest.plus(-120).first:
        raise Http404
    return month


def asked_day(request: HttpRequest, month: Month) -> dt.date | None:
    """The day of the month asked for, if any."""
    try:
        day = parse_date(request.GET.get("hari", ""))
    except ValueError:
        day = None
    return day if day and Month.of(day) == month else None
