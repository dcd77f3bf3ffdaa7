"""What offices hand over as files: found, recognised by what stands in them, and read row by row with certainty."""
