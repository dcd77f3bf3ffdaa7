"""Terminals that push what they record or are asked for it, and the pages about them."""
