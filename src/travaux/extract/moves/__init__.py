"""Moves: what each party does in, or towards, a negotiation."""
