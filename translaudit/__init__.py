"""Audit translated articles: likely mistranslations at their exact words, with a MarianMT model as witness."""
