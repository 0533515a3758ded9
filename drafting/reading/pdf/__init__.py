"""PDF with a text layer: characters → words by their places → paragraphs, tables with rules or without."""
