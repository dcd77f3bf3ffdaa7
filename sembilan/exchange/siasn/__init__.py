"""SIASN, the national record: its web service as a client, and the comparison of its record with ours."""
