"""What the parts of the narrative are called on the page."""

from drafting.narrative.material import PARTS

PART_NAMES = {
    "intro": "导语",
    "problems": "问题与改进",
    "other": "其他事项",
    **{part.code: part.heading for part in PARTS if part.heading},
}
