"""Writes of this room: taking presses, and binding phones to people."""
