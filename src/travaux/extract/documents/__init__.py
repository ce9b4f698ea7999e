"""Documents: texts that pass between parties or are prepared to, and what becomes of them."""

from __future__ import annotations

from travaux.extract.documents.find import DocumentsFound, find_documents
from travaux.extract.documents.lexicon import DocumentLexicon, parse_document_lexicon
from travaux.extract.documents.parties import owning_nouns, paper_nouns
from travaux.extract.documents.voices import voiced

__all__ = ["DocumentLexicon", "DocumentsFound", "find_documents", "owning_nouns", "paper_nouns", "parse_document_lexicon", "voiced"]
