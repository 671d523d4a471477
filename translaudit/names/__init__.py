"""Who is named in an article, how names are spelt in two languages, and which spellings have no witness."""
