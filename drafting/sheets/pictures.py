"""Where pictures lie over the sheets of an .xlsx, from the raw XML.

openpyxl gives only the pictures that Pillow can open, and none of the kinds that are pasted from Word (EMF,
WMF).
"""

import io
import posixpath
import zipfile
from collections.abc import Iterator, Mapping
from typing import Any

_SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}sheet"
_RELATED = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"
_EXTENT = "{http://schemas.openxmlformats.org/drawingml/2006/main}ext"
_SMALLEST = {"cx": 200 * 9525, "cy": 60 * 9525}
"""EMU, of which a pixel has 9525; a table of the form is wider and higher."""


def rows_of_pictures(data: bytes) -> Mapping[str, tuple[int, ...]]:
    """Sheet's title → the rows, from 0, over which its pictures begin; those as small as a sign are left out.

    A part that is missing or damaged holds no picture: the workbook has been opened without it.

    Args:
        data: the bytes of an .xlsx that openpyxl has opened.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        names = frozenset(package.namelist())
        if not any(name.startswith("xl/drawings/") for name in names):
            return {}
        parts = _Parts(package, names)
        targets = dict(parts.related("xl/workbook.xml"))
        return {
            sheet.get("name", ""): tuple(sorted(parts.rows(targets.get(sheet.get(_RELATED), ""))))
            for sheet in parts.elements("xl/workbook.xml", _SHEET)
        }


class _Parts:
    """The parts of a package, and which of them each names."""

    def __init__(self, package: zipfile.ZipFile, names: frozenset[str]) -> None:
        self._package = package
        self._names = names

    def elements(self, part: str, *tags: str) -> Iterator[Any]:
        """The elements of these tags in a part, of all where none is named."""
        from lxml import etree  # lazily: most workbooks have no picture

        if part in self._names:
            parser = etree.XMLParser(resolve_entities=False, no_network=True)
            try:
                yield from etree.fromstring(self._package.read(part), parser).iter(*tags)
            except etree.XMLSyntaxError:
                return

    def related(self, part: str, kind: str = "") -> Iterator[tuple[str, str]]:
        """(id, part) of the parts that a part names, of those whose type ends so."""
        folder, name = posixpath.split(part)
        for each in self.elements(f"{folder}/_rels/{name}.rels", "{*}Relationship"):
            if each.get("Type", "").endswith(kind):
                target = posixpath.normpath(posixpath.join("/", folder, each.get("Target", "")))
                yield each.get("Id", ""), target.lstrip("/")

    def rows(self, sheet: str) -> Iterator[int]:
        """The rows over which a sheet's pictures begin; 0 where a picture is bound to none."""
        for _, drawing in self.related(sheet, "/drawing"):
            for picture in self.elements(drawing, _DRAWING + "pic"):
                anchor = next(
                    picture.iterancestors(*(_DRAWING + f"{n}CellAnchor" for n in ("two", "one"))), None
                )
                row = "0" if anchor is None else anchor.findtext(f"{_DRAWING}from/{_DRAWING}row", "0")
                if not _is_sign(picture) and row.isdecimal() and len(row) < 9:
                    yield int(row)


def _is_sign(picture: Any) -> bool:
    """Whether the picture, or the anchor round it, is stated to be smaller than any table's."""
    stated = (*picture.iter(_EXTENT), *picture.getparent().iterchildren(_DRAWING + "ext"))
    extent = next((each for each in stated if each.get("cx")), None)
    if extent is None:
        return False
    sizes = {name: extent.get(name, "")[:12] for name in _SMALLEST}
    return any(size.isdecimal() and 0 < int(size) < _SMALLEST[name] for name, size in sizes.items())
