"""Web pages: their text as a browser shows it, what their styles make of it, their tables."""
