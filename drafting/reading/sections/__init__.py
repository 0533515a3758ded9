"""Paragraphs of any format → title, organ, year and sections, by heading."""
