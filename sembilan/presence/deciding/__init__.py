"""What becomes of a press: read from the message, checked, judged by the rules in force, and said in words."""
