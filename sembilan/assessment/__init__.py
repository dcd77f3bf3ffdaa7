"""Results of assessment: competence (JPM) and potential. Not what follows from them."""
