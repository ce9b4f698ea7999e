"""Joins in the database: digests of records, talks with their deeds and links kept current as reports come, and what views ask."""
