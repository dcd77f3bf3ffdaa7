"""What a phone sends and asks, and the pages of checking in."""
