"""What the pages of attendance ask for."""
