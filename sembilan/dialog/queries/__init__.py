"""Reads of talks, feedback and guidance."""
