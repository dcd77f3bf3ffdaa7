"""What leaves the house on paper or as a file: spreadsheets here; what stands in them belongs to the areas."""
