"""Analysis: what one pass of the encoder finds in an article."""

from travaux.analysis.analyse import analyse, parse_words
from travaux.analysis.model import Model
from travaux.analysis.values import Analysis

__all__ = ["Analysis", "Model", "analyse", "parse_words"]
