"""Reads of the exchange, shaped for its pages."""
