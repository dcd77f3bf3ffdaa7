"""Reads of SKP."""
