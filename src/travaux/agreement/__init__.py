"""How far people agree who coded the same reports by themselves, and, apart from that, who reviewed the same entries."""
