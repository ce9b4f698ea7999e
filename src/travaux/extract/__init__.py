"""Analysis to findings: statements, actors, times."""
