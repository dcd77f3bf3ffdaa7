"""The addresses of attendance: the calendar and the recap, corrections, the day's boards, the watch of discipline."""

from __future__ import annotations

from sembilan.attendance import urls_board, urls_calendar, urls_corrections, urls_watch

app_name = "attendance"

# The fixed words come first: `kehadiran/<nip>/` would not take them, but `kehadiran/` is the shortest of all.
urlpatterns = [
    *urls_corrections.urlpatterns,
    *urls_board.urlpatterns,
    *urls_watch.urlpatterns,
    *urls_calendar.urlpatterns,
]
