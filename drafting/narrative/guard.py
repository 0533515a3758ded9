"""The guard: what a model's answer may not hold, looked for after every answer.

Every number is a reference that was offered and agrees with its words; every deed leans on a fact; no other
organ is named; nothing but the text is there. The findings' messages are the instruction for the repair.
"""

import re
import unicodedata
from collections.abc import Collection, Iterator

from drafting.checks.findings import Finding
from drafting.checks.masking import MASK
from drafting.mentions import Context, dates, numbers
from drafting.narrative.binding_findings import (
    MISMATCH,
    UNBOUND,
    direction_findings,
    finding,
    number_findings,
    reference_findings,
    zero_findings,
)
from drafting.narrative.guard_deeds import deed_findings, stated_around, support_findings
from drafting.narrative.guard_organs import document_findings, organ_findings
from drafting.narrative.guard_sizes import size_findings
from drafting.narrative.guard_words import states_number, vouched_for, words
from drafting.narrative.material import Material
from drafting.references import PLACEHOLDER, REFERENCE, SUPPORT, bare

LEFT = "placeholder-left"

_STRAY_MARK = re.compile(r"[‹›]")
_LATIN = re.compile(r"[A-Za-z\uff21-\uff3a\uff41-\uff5a]{2,}(?:[A-Za-z0-9 ,.'-]*[A-Za-z0-9])?")
_CHARACTER = re.compile(r"[\u4e00-\u9fff]")
_ARTICLE = re.compile(r"一[个项种份套条](?=[\u4e00-\u9fff])")
"""一 as an article before its noun (是一项重要工作); 设专栏一个 counts."""

_ORDINAL = re.compile(r"(?m:^|(?<=[。；：;:\n]))\s*[（(]?\d{1,2}(?:[)）]|[.．、](?!\d))")
"""The ordinal of a listed paragraph or sentence, in digits."""

_DIGITS = re.compile(r"\d+(?:[.．]\d+)*")


def guard(
    source: str,
    material: Material,
    *,
    offered: Collection[str],
    about: Context | None = None,
    planned: bool = False,
) -> tuple[Finding, ...]:
    """What is wrong with a model's answer (errors: it may not stand), and what is to be noted (info).

    Args:
        source: the answer as source text, its certain numbers bound (``bind``).
        material: what the model was to draw on.
        offered: the ledger ids that were offered for this text.
        about: what the text is about before it says so.
        planned: whether it is a 措施, a plan from its first word.
    """
    if not re.search(r"\w", bare(source)):
        return (finding(LEFT, "回答里没有正文，请按要求写出正文。", source, (0, len(source))),)
    ledger, year, organ = material.ledger, material.year, material.organ

    def stated(word: str) -> bool:
        return vouched_for(word, material)

    findings = [
        *_form(source, material),
        *reference_findings(source, ledger, offered=offered, year=year, organ=organ),
        *_numbers(source, material),
        *direction_findings(source, ledger, year=year, organ=organ, about=about, known=stated),
        *_unprovable(source, material),
        *size_findings(source, material, planned=planned),
        *zero_findings(source, ledger, year=year, organ=organ),
        *support_findings(source, material),
        *deed_findings(source, material, planned=planned),
        *organ_findings(source, material),
        *document_findings(source, material),
    ]
    return tuple(sorted(findings, key=lambda found: found.span or (0, 0)))


def _form(source: str, material: Material) -> Iterator[Finding]:
    """Placeholders, malformed marks, Markdown, another language, a model speaking of itself."""
    bare = _blanked(source)
    for match in PLACEHOLDER.finditer(bare):
        yield finding(LEFT, f"“{match[0]}”不是完整的引用或正文，请改正或删去。", source, match.span())
    for match in _STRAY_MARK.finditer(bare):
        message = "支撑标记写得不完整，应照抄素材后的标记，例如‹fact.1›。"
        yield finding(LEFT, message, source, match.span())
    for match in re.finditer(f"{MASK}+", bare):
        yield finding(LEFT, f"“{match[0]}”是遮盖的内容，不能写进正文，请删去这个说法。", source, match.span())
    for pattern in words().markdown:
        for match in pattern.finditer(bare):
            message = f"“{match[0].strip()}”是排版符号，请只写正文。"
            yield finding(LEFT, message, source, match.span())
    for pattern in words().leftovers:
        for match in pattern.finditer(bare):
            message = f"“{match[0]}”不是报告正文，请删去开场白、思考过程和说明。"
            yield finding(LEFT, message, source, match.span())
    for match in _LATIN.finditer(bare):
        text = unicodedata.normalize("NFKC", match[0])
        if text not in words().latin and not vouched_for(text, material):
            yield finding(LEFT, f"“{text}”不是中文，也不在素材里，请改写或删去。", source, match.span())
    for match in _CHARACTER.finditer(bare):
        if _is_traditional(match[0]) and not vouched_for(match[0], material):
            message = f"“{match[0]}”是繁体字，请改用规范字。"
            yield finding(LEFT, message, source, match.span())


def _unprovable(source: str, material: Material) -> Iterator[Finding]:
    """What two years' figures cannot show: 连续三年上升, 创历史新高."""
    for match in words().unprovable.finditer(source):
        if not vouched_for(match[0], material):
            yield finding(MISMATCH, f"“{match[0]}”没有依据，请删去。", source, match.span())


def _is_traditional(character: str) -> bool:
    """Whether a character belongs to Big5 and not to GB 2312, the common characters of the mainland."""
    try:
        character.encode("gb2312")
    except UnicodeEncodeError:
        return bool(character.encode("big5", "ignore"))
    return False


def _numbers(source: str, material: Material) -> Iterator[Finding]:
    """Numbers, dates and digits that nobody vouches for.

    A number stands only as a reference; one that the sentence's own fact states in words may be repeated.
    What the recogniser takes for no number (dates, telephones, addresses, document numbers) must come from
    the material or be the law's.
    """
    year = material.year
    for found in number_findings(source, material.ledger, year=year, organ=material.organ):
        start, end = found.span or (0, 0)
        said = source[start:end]
        if not _ARTICLE.match(source, start) and said not in stated_around(source, start, material):
            yield found
    known = {mention.span for mention in numbers(source, year=year)}
    known |= {match.span() for match in _ORDINAL.finditer(source)}
    for start, end in dates(source, year=year):
        if not _is_statutory(source[start:end], year) and not vouched_for(source[start:end], material):
            message = f"日期“{source[start:end]}”不在素材里，请删去。"
            yield finding(UNBOUND, message, source, (start, end))
        known.add((start, end))
    for match in _DIGITS.finditer(_blanked(source)):
        inside = any(a <= match.start() < b for a, b in known)
        if not inside and not _is_vouched(match, source, material):
            message = f"“{match[0]}”不在素材里，请删去，或改用清单里的引用。"
            yield finding(UNBOUND, message, source, match.span())


def _is_statutory(date: str, year: int) -> bool:
    bare = unicodedata.normalize("NFKC", date).replace(" ", "")
    return bare in {"1月1日", "12月31日", f"{year}年1月1日", f"{year}年12月31日"}


def _is_vouched(digits: re.Match[str], source: str, material: Material) -> bool:
    number = unicodedata.normalize("NFKC", digits[0])
    near = {str(material.year + offset) for offset in (-1, 0, 1)}
    if number in near and source.startswith("年", digits.end()):
        return True
    around = source[max(0, digits.start() - 12) : digits.end() + 12]
    named = any(number in phrase and phrase in around for phrase in words().phrases)
    return named or states_number(number, material)


def _blanked(source: str) -> str:
    """The text with references and support marks as blanks, so that spans stay."""
    blanked = REFERENCE.sub(lambda match: "\u3000" * len(match[0]), source)
    return SUPPORT.sub(lambda match: "\u3000" * len(match[0]), blanked)
