"""What a terminal is answered: the blocks of options of both protocols, and whether what it sent was kept.

Kept is `OK`. What could not be kept, by our own fault or because there is no room, is answered 503 with `ERROR`: a
terminal reads every status but 200 as "the server is away", keeps its lines and sends them again. `OK` for lines that
are nowhere would be their end; and with 200 some firmware takes any text for `OK`.
"""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

from django.http import HttpResponse

KEPT, AWAY, BIG, BARRED = 200, 503, 413, 403
# Neither templates nor pictures are asked for: fingers and faces are special personal data (UU 27/2022).
ASKED = "TransData AttLog\tOpLog\tEnrollUser\tChgUser"
ASKED_BITS = "1100101000"
RETRY_SECONDS, POLL_SECONDS = 60, 10
MOST_BYTES_ASKED = 1_048_576


def said(text: str, status: int = KEPT) -> HttpResponse:
    """A plain answer, as firmware expects it."""
    answer = HttpResponse(text, content_type="text/plain", status=status)
    if status == AWAY:
        answer["Retry-After"] = str(RETRY_SECONDS)
    return answer


def hours(zone: str, now: dt.datetime) -> int:
    """The hours a zone is ahead of Greenwich: 7, 8 or 9."""
    ahead = now.astimezone(ZoneInfo(zone)).utcoffset() or dt.timedelta()
    return int(ahead.total_seconds() // 3600)


def options(serial: str, stamp: str, zone: str, version: str, now: dt.datetime) -> str:
    """The block a terminal reads at its handshake; firmware of before names takes the bits."""
    return "\n".join(
        (
            f"GET OPTION FROM: {serial}",
            f"ATTLOGStamp={stamp}",
            f"Stamp={stamp}",
            "OPERLOGStamp=9999",
            "OpStamp=9999",
            "ATTPHOTOStamp=None",
            f"ErrorDelay={RETRY_SECONDS}",
            f"Delay={POLL_SECONDS}",
            "TransTimes=00:00;14:05",
            "TransInterval=1",
            f"TransFlag={ASKED if version else ASKED_BITS}",
            f"TimeZone={hours(zone, now)}",
            "Realtime=1",
            "Encrypt=0",
            "ServerVer=2.4.1",
            "PushProtVer=2.4.1",
            "SupportPing=1",
            "PushOptionsFlag=1",
            f"MaxPostSize={MOST_BYTES_ASKED}",
            "",
        )
    )


def push_options(serial: str) -> str:
    """The block of the newer protocol, for terminals that also open doors."""
    return "\n".join(
        (
            "ServerVersion=3.1.2",
            "ServerName=Sembilan",
            "PushVersion=3.1.2",
            f"ErrorDelay={RETRY_SECONDS}",
            "RequestDelay=5",
            "TransTimes=00:00;14:05",
            "TransInterval=1",
            "TransTables=User Transaction",
            "Realtime=1",
            f"SessionID={serial}",
            "TimeoutSec=10",
            "",
        )
    )


def encoded(moment: dt.datetime) -> int:
    """A moment as `SET OPTION DateTime=` writes it: months of 31 days since 2000."""
    days = ((moment.year - 2000) * 12 + moment.month - 1) * 31 + moment.day - 1
    return days * 86_400 + moment.hour * 3_600 + moment.minute * 60 + moment.second
