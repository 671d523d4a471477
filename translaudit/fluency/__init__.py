"""How well a text is written, whatever it translates: words, spelling, spacing, capitals, agreement."""
