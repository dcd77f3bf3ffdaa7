"""Kalibrasi: how raters spread their ratings, what a session moved and why, and how strict each of them seems to be."""
