"""Amounts and shares as people in Indonesia read them: a point between thousands, a comma before decimals."""

from __future__ import annotations


def rupiah(amount: int) -> str:
    """Write an amount in whole rupiah.

    >>> rupiah(6452832), rupiah(-1500)
    ('Rp6.452.832', '-Rp1.500')
    """
    sign = "-" if amount < 0 else ""
    return f"{sign}Rp{thousands(abs(amount))}"


def thousands(number: int) -> str:
    """Write a whole number with points between thousands.

    >>> thousands(-1234567)
    '-1.234.567'
    """
    return f"{number:,}".replace(",", ".")


def hundredths(number: int, *, short: bool = False) -> str:
    """Write a count of hundredths with a comma; `short` drops decimals that say nothing.

    >>> hundredths(7609), hundredths(9525, short=True), hundredths(9250, short=True), hundredths(10000, short=True)
    ('76,09', '95,25', '92,5', '100')
    """
    sign = "-" if number < 0 else ""
    whole, rest = divmod(abs(number), 100)
    decimals = f"{rest:02d}"
    if short:
        decimals = decimals.rstrip("0")
    return f"{sign}{thousands(whole)}" + (f",{decimals}" if decimals else "")


def percent(bp: int) -> str:
    """Write basis points as a percentage.

    >>> percent(9525), percent(10000), percent(50)
    ('95,25 %', '100 %', '0,5 %')
    """
    return f"{hundredths(bp, short=True)} %"


def clock(minute: int) -> str:
    """Write a minute of the day as people write the time.

    >>> clock(450)
    '07.30'
    """
    return f"{minute // 60:02d}.{minute % 60:02d}"


def clock_seconds(second: int) -> str:
    """Write a second of the day as people write the time.

    >>> clock_seconds(27005)
    '07.30.05'
    """
    return f"{clock(second // 60)}.{second % 60:02d}"
