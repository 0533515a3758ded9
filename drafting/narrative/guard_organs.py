"""Names in a model's text that are nobody's here: other organs, as precedents leave them, and documents."""

import re
from collections.abc import Iterator

from drafting.checks.findings import Finding
from drafting.figures import squeeze
from drafting.narrative.binding_findings import finding
from drafting.narrative.guard_words import vouched_for, words
from drafting.narrative.material import Material
from drafting.references import REFERENCE

RULE = "text-organ"

DOCUMENT = "deed-unsupported"
"""The rule of a finding on a document that nobody has named: what it stands for was not done."""

_DOCUMENT = re.compile(r"《(?P<name>[^《》]+)》")

_PLACES = ("省", "市", "区", "县", "旗")


def organ_findings(source: str, material: Material) -> Iterator[Finding]:
    """A finding for every place or organ that is neither the organ's own name nor in the material.

    A name is taken to be the two characters before 省, 区, 局 … (``guard.toml``): enough to know one's own.
    """
    bare = REFERENCE.sub(lambda match: " " * len(match[0]), source)
    seen: set[str] = set()
    for match in words().organs.finditer(bare):
        name = match["name"]
        if name not in seen and not vouched_for(name, material):
            seen.add(name)
            message = f"“{name}”不是本机关，也不在素材里，请删去或改为本机关。"
            yield finding(RULE, message, source, match.span("name"))


def document_findings(source: str, material: Material) -> Iterator[Finding]:
    """A finding for every document that the material does not name and that is no law or the form.

    A part of the name that the material gives is enough (《答复指引》 for 《依申请公开答复指引》).
    """
    for match in _DOCUMENT.finditer(source):
        name = match["name"]
        if not words().documents.search(name) and not vouched_for(name, material):
            message = f"《{name}》不在素材里，请删去，或照抄素材里的文件名。"
            yield finding(DOCUMENT, message, source, match.span())


def other_places(text: str, material: Material) -> Iterator[str]:
    """The names in a text of provinces, cities, districts and counties that are not the organ's own.

    Names of bureaus and townships are none of these: they may be the organ's.
    """
    own = squeeze(material.organ)
    for match in words().organs.finditer(text):
        if match["name"].endswith(_PLACES) and match["name"] not in own:
            yield match["name"]
