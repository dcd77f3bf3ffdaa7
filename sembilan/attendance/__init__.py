"""Clockings, PINs of terminals, leave and official travel, the month's picture of presence. Not pay, not ratings."""
