"""Tables of any format → readings of the form's cells: by label and structure, never by counting numbers."""
