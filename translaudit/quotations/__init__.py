"""Quotations: which mark opens, which closes, and which one is wrong."""

from translaudit.quotations.reading import Fault, MisplacedMark, Quotation, Reading, read_quotations

__all__ = ["Fault", "MisplacedMark", "Quotation", "Reading", "read_quotations"]
