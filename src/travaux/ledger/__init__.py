"""The ledger: what many reports and people's judgements of them come to, as functions of values alone."""
