"""Reads of this room: the frames of the rules, what they judge, the due lists, and the cases."""
