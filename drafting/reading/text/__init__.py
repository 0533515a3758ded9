"""Plain text and Markdown: the tables in it, whatever parts their cells, and the paragraphs between."""
