"""Causal language models of the target language: witnesses to whether a mending makes a sentence more usual."""
