"""The components of the page that Streamlit has no widget for: the statutory grid, the editor, copying.

Import them from here, never register them in a page: a component is registered once, when its module is
first imported.
"""

from drafting.ui.components.copying import copy_button
from drafting.ui.components.editor import Chip, Conflict, Insertion, Mark, narrative_editor
from drafting.ui.components.grid import Edit, Refusal, statutory_grid

__all__ = [
    "Chip",
    "Conflict",
    "Edit",
    "Insertion",
    "Mark",
    "Refusal",
    "copy_button",
    "narrative_editor",
    "statutory_grid",
]
