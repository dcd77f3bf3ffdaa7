"""Reads of this room: devices, places and codes, and what is known of a press when it comes."""
