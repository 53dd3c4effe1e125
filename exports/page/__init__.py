"""The page that a meeting reads: its measures, fonts, paragraphs and tables."""
