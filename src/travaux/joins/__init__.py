"""What many records have in common: parties, issues and propositions that are the same, as functions of values alone."""
