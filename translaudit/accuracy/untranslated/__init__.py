"""Which words of the source language stand in the translation, and which of them are there on purpose."""
