"""Problems of performance and what helps."""
