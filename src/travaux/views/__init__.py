"""What an analyst asks of many reports: where each party stands, as functions of values alone."""
