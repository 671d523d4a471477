"""Numbers, dates, times and quantities read out of text as values, and compared between two texts.

`words`, `digits` and `dates` hold the grammar, `measures`, `counting`, `context` and `understood` what the surroundings
add; `reading` reads an article into `Quantity` records; `agreement`, `pairing` and `comparison` set those of aligned
segments against each other; `rendering` writes a value as the target language does; `oddities` looks at one text alone.

Babel (CLDR) names the months and weekdays of every language and formats the suggestions. text2num reads plain cardinals
and is their oracle in the tests; it stops where news begins: it gives no offsets, no Billion or trillion, no
Dutzend, no halves ("dreieinhalb") and no compounds ("53-Jährige", "Zweidrittelmehrheit"), and reads "eine Milliarde"
as "eine 1000000000". The grammar here is additive over the words of `languages/<lang>/numbers.toml`: a new language is
a new file.
"""
