"""What people fill in about people, one module a page."""
