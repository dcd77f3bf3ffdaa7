"""Ratings of the period, daily activity with the superior's decision, the predikat. Not pay, not the nine-box."""
