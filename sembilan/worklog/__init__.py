"""Aktivitas harian: what somebody did today, for how long, for which result, and the superior's word. Not its pay."""
