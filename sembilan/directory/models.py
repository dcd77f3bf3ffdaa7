"""Records of this room: none yet."""
