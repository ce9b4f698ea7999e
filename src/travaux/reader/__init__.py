"""Bytes to article."""
