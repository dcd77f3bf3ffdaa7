"""What goes in and out: one folder per outside form or system. A row that cannot be read is kept, never dropped."""
