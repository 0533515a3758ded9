"""References and support marks: how stored text names a figure or a fact instead of repeating it.

``[[id]]`` or ``[[id|format]]`` stands for a figure and renders as number and unit; ``‹fact.12›`` after a
clause says which fact the deed leans on and is never printed. ``[[`` cannot occur literally: what does not
parse is a finding (``placeholder-left``). Pure text, no values: those are the ledger's.
"""

import re
from dataclasses import dataclass

from drafting.patterns import Sought

REFERENCE = re.compile(r"\[\[(?P<id>[A-Za-z0-9_.\-\u4e00-\u9fff]+)(?:\|(?P<format>[^\[\]|]+))?\]\]")
"""A well-formed reference; ``id`` and, where given, ``format`` are its groups."""

SUPPORT = re.compile(r"‹(?P<id>fact\.[A-Za-z0-9_.\-\u4e00-\u9fff]+)›")
"""A support mark; ``id`` is the fact's."""

PLACEHOLDER = Sought(
    r"(?=[〔\[\]×✕✖（(【_\uff3fXNxnT*\uff0a?？… \u3000#{□○〇<某次数金日此2\uff3b-])(?:"
    # what one begins with: the quickest look at the rest of a text
    r"〔(?:待|无法比较)[^〔〕]*〕"
    r"|\[\[[^\[\]]*\]\]|\[\[|\]\]"
    r"|[×✕✖]{2,}"
    r"|[（(](?:网址|具体(?:网址|地址|名称|数字|数量|日期)|此处(?:填写|插入|写)[^（）()\n]{0,12})[)）]"
    r"|[（(](?:(?:填报|编制|报告)?(?:单位|机关|部门)(?:名称|全称)|某某[\u4e00-\u9fff]{1,4})[)）]"
    r"|[（(](?:[\u4e00-\u9fff]{0,4}待(?:补充?|填写?|定|核实?|确认|更新)|请?在?此处?填写?|请填写?)[^（）()\n]{0,12}[)）]"
    r"|[（(【\[](?:\s*|数[字量]|[次件条人]数|金额)[\]】)）](?=\s*(?:[件次人场期]|[条份](?![例额])))"
    # （ ）件, （数字）条
    r"|(?<=[\u4e00-\u9fff])[_\uff3f]{2,}(?=[\u4e00-\u9fff])|[_\uff3f]{2,}(?=单位|县|区|镇|乡|街道|局)"
    r"|(?<=[\u4e00-\u9fff])[XNxn×](?=(?:件|条(?!例)|次|人次|场次?|期)[，。；、（])"  # 公开信息N条
    r"|(?<=[\u4e00-\u9fff])"
    r"(?:[XNxn]{2,3}|NaN|null|None|[*\uff0a_?？#□-]{1,3}|[○〇]{2,3}|…{1,2}|<[\u4e00-\u9fff]{1,6}>"
    r"|(?<![文附案要信邮函部场批人班档层])[ \u3000]{2,8})"
    r"(?=(?:件|条(?!例)|次|人次|场次?|期)[，。；、（])"  # 公开信息　　条
    r"|(?<=信息|申请|培训|参训|办结|收到|公开|发布|答复|召开|举办|开展|合计|共计|总计|制发|解读|受理|办理)"
    r"[ \u3000]"
    r"(?=(?:件|条(?!例)|次|人次|场次?|期)[，。；、（])"  # 办结 件
    r"|(?<=[\u4e00-\u9fff])(?:[Xx×]{1,2}|[*_\uff3f]{1,3})(?=[%\uff05])"
    r"|(?<=\d年)[ \u3000]*(?=月[ \u3000]*日)"
    r"|[【\[](?:此处|插入|请填)[^】\]\n]{0,12}[】\]]"
    r"|此处(?:需要?|待|应)?(?:补充|填写|插入)"
    r"|(?<![A-Za-z])(?:TODO|TBD|Todo)(?![A-Za-z])"
    r"|\{\{[^{}\n]*\}\}|#(?:REF!|N/A|VALUE!|DIV/0!|NAME\?)"
    r"|(?<![0-9])20[Xx×*]{2}(?=年)"
    r"|[【\[\uff3b](?:待补充?|待填写?|填写?|待核实?|待定|[\u4e00-\u9fff]{2,4}待(?:补充?|填写?|核实?|定))[】\]\uff3d]"
    r"|[（(](?:空|略|填|此处省略|请补充[^（）()\n]{0,8})[)）]"
    r"|(?:次数|数[据量]|金额|日期)待(?:统计|填写?|补充?|核实?|确认|定)(?=[。，；、）]|$)"
    r"|(?<![\u4e00-\u9fff‘“])某某(?=[市县区镇乡局委]|街道|单位|部门)"
    r"|(?<=\d年)[Xx×]{1,2}(?=月)|(?<=月)[Xx×]{1,2}(?=日)"
    r"|(?<![A-Za-z0-9:/.@_-])[xX]{2,}(?![A-Za-z0-9:/.@_-])"  # never inside an address: http://xxgk…
    r")"
)
"""What must not be left in a text: 〔待…〕, 〔无法比较〕, ××, （具体网址）, N条, an open reference."""

PENDING_FIGURE = "〔待填〕"
"""How a reference to a blank cell renders."""

NOT_COMPARABLE = "〔无法比较〕"
"""How a share over zero, or a change on a blank or zero last year, renders."""


@dataclass(frozen=True)
class Reference:
    """A reference in a text: the entry's id, the format asked for (``None``: number and unit), its span."""

    id: str
    format: str | None
    span: tuple[int, int]

    def __str__(self) -> str:
        return reference(self.id, self.format)


def reference(id: str, format: str | None = None) -> str:
    """The reference as it is written: ``[[id]]`` or ``[[id|format]]``."""
    return f"[[{id}|{format}]]" if format else f"[[{id}]]"


def references(source: str) -> tuple[Reference, ...]:
    """The well-formed references of a stored text, in order."""
    return tuple(Reference(m["id"], m["format"], m.span()) for m in REFERENCE.finditer(source))


def supports(source: str) -> tuple[str, ...]:
    """The ids of the facts that the text's support marks name, in order."""
    return tuple(m["id"] for m in SUPPORT.finditer(source))


def without_supports(source: str) -> str:
    """The text without its support marks, as it is printed."""
    return SUPPORT.sub("", source)


def bare(source: str) -> str:
    """The text's own words: without references and support marks."""
    return REFERENCE.sub("", SUPPORT.sub("", source))


def pending(what: str) -> str:
    """The placeholder that asks staff for something that no fact supplies: ``〔待补：…〕``."""
    return f"〔待补：{what}〕"
