"""How stored text with its references renders: what people see and files carry."""

import re
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from drafting.errors import UnknownReference
from drafting.figures import Number, format_number
from drafting.ledger.book import Ledger
from drafting.ledger.derived import change, points
from drafting.ledger.entry import Entry, EntryKind, Undefined, Value
from drafting.numerals import format_numeral
from drafting.references import NOT_COMPARABLE, PENDING_FIGURE, REFERENCE, SUPPORT, Reference


def round_half_up(value: Number | Fraction, digits: int) -> Decimal:
    """The value rounded half up (away from zero) to so many decimals."""
    exact = Fraction(value)
    rounded = int(abs(exact) * 10**digits + Fraction(1, 2))
    return Decimal(rounded if exact >= 0 else -rounded).scaleb(-digits)


_TEN_THOUSANDS = re.compile(r"万(\d)")
_PERCENT = re.compile(r"p(\d)")


def is_format(entry: Entry, format: str | None) -> bool:
    """Whether the entry can be rendered in this format."""
    if format is None or format in ("n", "change") or format in entry.words:
        return True
    if entry.is_ratio:
        is_share = entry.kind is EntryKind.SHARE
        return bool(_PERCENT.fullmatch(format)) or (is_share and format == "points")
    return format == "cn" or bool(_TEN_THOUSANDS.fullmatch(format))


def render_entry(entry: Entry, format: str | None = None) -> str:
    """The entry as a text prints it: number and unit, or as the format says.

    ``n`` the number alone · a counting word · ``万2`` in 万 with two decimals · ``p1`` a percentage with
    one · ``cn`` a Chinese numeral · ``change`` the change on last year (增长16.1%, 下降…, 持平) · ``points``
    how a share differs from last year's (上升2.5个百分点, 下降…, 持平). A blank renders 〔待填〕, a ratio
    without base 〔无法比较〕.

    Raises:
        UnknownReference: the entry has no such format.
    """
    if not is_format(entry, format):
        allowed = "、".join(["n", "change", *entry.words])
        raise UnknownReference(f"“{entry.label}”不能写作“{format}”，可用：{allowed}。")
    value = on_last_year(entry, format)
    if value is None:
        return PENDING_FIGURE
    if isinstance(value, Undefined):
        return NOT_COMPARABLE
    if format == "points":
        return _direction(value, entry.digits, up="上升", unit="个百分点")
    if format == "change" or (entry.kind is EntryKind.CHANGE and format is None):
        return _direction(value, entry.digits)
    if entry.is_ratio:
        places = _PERCENT.fullmatch(format or "")
        bare = str(round_half_up(Fraction(value) * 100, int(places[1]) if places else entry.digits))
        return bare if format == "n" else f"{bare}%"
    number = value if not isinstance(value, Fraction) else round_half_up(value, entry.digits)
    tens = _TEN_THOUSANDS.fullmatch(format or "")
    if tens:
        return f"{round_half_up(Fraction(number) / 10000, int(tens[1]))}万{entry.unit}"
    if format == "cn":
        numeral = "两" if number == 2 and entry.unit else format_numeral(int(number))
        return f"{numeral}{entry.unit}"
    if format == "n":
        return format_number(number)
    return f"{format_number(number)}{format or entry.unit}"


def on_last_year(entry: Entry, format: str | None) -> Value:
    """What the entry has to show in this format: for ``change`` and ``points`` its change on last year."""
    if format == "points":
        return points(entry.value, entry.previous)
    return change(entry.value, entry.previous) if format == "change" and not entry.is_ratio else entry.value


def _direction(value: Number | Fraction, digits: int, *, up: str = "增长", unit: str = "%") -> str:
    if value == 0:
        return "持平"
    printed = abs(round_half_up(Fraction(value) * 100, digits))
    return f"{up if value > 0 else '下降'}{printed}{unit}"


def normalise(source: str, ledger: Ledger) -> str:
    """The stored text with every counting word written right after a reference made its format.

    ``收到申请[[t3.received.total]]件`` → ``收到申请[[t3.received.total|件]]``: never 件件.
    """
    out, at = [], 0
    for match in REFERENCE.finditer(source):
        ref, end = _absorb(match, source, ledger)
        out += [source[at : match.start()], str(ref)]
        at = end
    return "".join([*out, source[at:]])


def _absorb(match: re.Match[str], source: str, ledger: Ledger) -> tuple[Reference, int]:
    """The reference with the counting word behind it as its format, and where it ends with that word."""
    ref, entry = Reference(match["id"], match["format"], match.span()), ledger.get(match["id"])
    if entry is None or ref.format not in (None, "n", *entry.words):
        return ref, match.end()
    word = max((w for w in entry.words if source.startswith(w, match.end())), key=len, default="")
    if not word:
        return ref, match.end()
    format = f"p{entry.digits}" if entry.is_ratio else word
    return Reference(ref.id, format, ref.span), match.end() + len(word)


@dataclass(frozen=True)
class Piece:
    """A stretch of stored text and what it renders as.

    A literal stretch renders as itself, a support mark (neither literal nor a reference) as nothing.
    """

    span: tuple[int, int]
    text: str
    literal: bool = False
    reference: bool = False


def pieces(source: str, ledger: Ledger) -> tuple[Piece, ...]:
    """The stored text in stretches: literal text, references with their counting word, support marks.

    A reference that names nothing, or asks for a format its entry lacks, stays as it is written, where
    ``placeholder-left`` finds it.
    """
    found: list[Piece] = []
    at = 0
    for match in _MARKUP.finditer(source):
        found.append(Piece((at, match.start()), source[at : match.start()], literal=True))
        if SUPPORT.fullmatch(match[0]):
            at = match.end()
            found.append(Piece(match.span(), ""))
        else:
            ref, at = _absorb(match, source, ledger)
            text = shown(ref, ledger) or source[match.start() : at]
            found.append(Piece((match.start(), at), text, reference=True))
    found.append(Piece((at, len(source)), source[at:], literal=True))
    return tuple(piece for piece in found if piece.span[0] < piece.span[1])


_MARKUP = re.compile(f"{REFERENCE.pattern}|{SUPPORT.pattern.replace('?P<id>', '')}")


def render(source: str, ledger: Ledger) -> str:
    """The stored text as people see it and files carry it: figures filled in, support marks gone."""
    return "".join(piece.text for piece in pieces(source, ledger))


def locate(source: str, ledger: Ledger, span: tuple[int, int]) -> tuple[int, int]:
    """Where in the stored text a span of its rendering stands; a reference is taken whole or not at all."""
    start = end = None
    at = 0
    for piece in pieces(source, ledger):
        upto = at + len(piece.text)
        if start is None and span[0] < upto:
            start = piece.span[0] + (span[0] - at if piece.literal else 0)
        if at < span[1]:
            end = piece.span[0] + span[1] - at if piece.literal and span[1] < upto else piece.span[1]
        at = upto
    return (len(source) if start is None else start, len(source) if end is None else end)


def shown(ref: Reference, ledger: Ledger) -> str | None:
    """What the reference renders as, ``None`` where it names nothing or has no such format."""
    entry = ledger.get(ref.id)
    return render_entry(entry, ref.format) if entry and is_format(entry, ref.format) else None
