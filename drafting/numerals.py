"""Chinese numerals: 三十二 ↔ 32, 一千余 → about 1000. Pure; no dependency."""

_DIGITS = "零一二三四五六七八九"
_VALUES = {c: i for i, c in enumerate(_DIGITS)} | {"〇": 0, "两": 2}
_VALUES |= {c: i for i, c in enumerate("壹贰叁肆伍陆柒捌玖", start=1)}
_UNITS = {"十": 10, "百": 100, "千": 1000, "拾": 10, "佰": 100, "仟": 1000}
_BIG = {"万": 10**4, "萬": 10**4, "亿": 10**8}  # 万 counts what stands since 亿, 亿 all before it

NUMERAL_CHARACTERS = "".join([*_VALUES, *_UNITS, *_BIG])
"""Every character a Chinese numeral can consist of, for regular expressions."""
_KNOWN = frozenset(NUMERAL_CHARACTERS)


def parse_numeral(text: str) -> int | None:
    """The value of a Chinese numeral (``三十二`` → 32, ``二〇二四`` → 2024), ``None`` where it is none."""
    if text in _VALUES:  # 一件, 两次: most numerals of a text
        return _VALUES[text]
    if not text or not _KNOWN.issuperset(text):
        return None
    if _VALUES.keys() >= set(text):
        return int("".join(str(_VALUES[c]) for c in text))
    total = section = digit = 0
    for c in text:
        if c in _VALUES:
            digit = _VALUES[c]
        elif c in _UNITS:
            section += (digit or 1) * _UNITS[c]
            digit = 0
        else:
            before = section + digit
            whole = total + before if c == "亿" else before
            total = (whole or 1) * _BIG[c] + (0 if c == "亿" else total)
            section = digit = 0
    return total + section + digit


def format_numeral(value: int) -> str:
    """The Chinese numeral of a non-negative integer below 10¹² (``12`` → 十二, ``105`` → 一百零五).

    Raises:
        ValueError: the integer is negative or too large.
    """
    if not 0 <= value < 10**12:
        raise ValueError(value)
    if value == 0:
        return "零"
    text = ""
    for size, name in ((10**8, "亿"), (10**4, "万"), (1, "")):
        part, value = divmod(value, size)
        if part:
            text += ("零" if text and part < 1000 else "") + _below_ten_thousand(part) + name
    return text.removeprefix("一") if text.startswith("一十") else text


def _below_ten_thousand(value: int) -> str:
    text, gap = "", False
    for size, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, value = divmod(value, size)
        if digit:
            text += ("零" if gap and text else "") + _DIGITS[digit] + name
            gap = False
        else:
            gap = True
    return text
