"""Ratings of the period, the daily activity with the superior's decision, and the predikat. Not pay, not the nine-box."""
