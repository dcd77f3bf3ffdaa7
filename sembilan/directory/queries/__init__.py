"""Reads for finding people."""
