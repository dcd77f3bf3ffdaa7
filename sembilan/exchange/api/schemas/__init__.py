"""What the API gives and takes, as OpenAPI describes it. Dates are ISO, NIPs are text, texts are those of the forms."""
