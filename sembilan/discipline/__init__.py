"""Hukuman disiplin: the sanctions decided on a person. The procedure comes later."""
