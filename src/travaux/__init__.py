"""Travaux: the record of a negotiation, kept from its coverage."""
