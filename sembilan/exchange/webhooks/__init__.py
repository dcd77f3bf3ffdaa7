"""Telling other systems what happened here: signed messages (Standard Webhooks), each kept until it was taken."""
