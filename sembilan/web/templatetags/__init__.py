"""Filters and tags of templates; all of them are built in (settings), so no template loads them."""
