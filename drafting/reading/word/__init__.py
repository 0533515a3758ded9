"""Word files (.docx): their text with every change accepted, what their styles make of it, their tables."""
