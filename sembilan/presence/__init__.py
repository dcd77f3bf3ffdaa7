"""Presence: checking in from a phone: devices, places, QR codes, and what is decided of each press."""
