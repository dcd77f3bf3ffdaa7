"""Reads of the pages that gather from every area: the month, what needs a look, the start pages."""
