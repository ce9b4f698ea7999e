"""Statements: from the model's attributions and the text's form to drafts with their structure."""

from travaux.extract.statements.find import find_drafts
from travaux.extract.statements.lexicon import StatementLexicon, parse_statement_lexicon

__all__ = ["StatementLexicon", "find_drafts", "parse_statement_lexicon"]
