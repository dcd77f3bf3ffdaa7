"""The speed measurements measure the same work."""
