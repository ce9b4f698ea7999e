"""Article to analysis: tokens, syntax, labelled spans, links and vectors from one encoder pass."""
