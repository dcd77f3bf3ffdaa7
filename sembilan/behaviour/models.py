"""The questionnaire on behaviour."""
