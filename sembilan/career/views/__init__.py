"""Pages of the services: due lists, one's own, cases, signing, and the check of a letter."""
