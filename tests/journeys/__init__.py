"""Walks through a browser."""
