"""The rules of the catalogue: text against tables."""

from drafting.checks.bindings import ReferenceMismatch, TextUnbound
from drafting.checks.deeds import DeedUnsupported
from drafting.checks.enumerated import TextSum
from drafting.checks.percent import TextPercent
from drafting.checks.report_year import TextYear
from drafting.checks.rule import ERROR, ERROR_OR_INFO, ERROR_OR_WARNING, ONLY_DRAFTING, WARNING, Kind, Rule
from drafting.checks.self_reference import TextOrgan
from drafting.checks.text import TextFigure, TextZero

TEXT: tuple[Rule, ...] = (
    TextFigure(
        id="text-figure",
        kind=Kind.TEXT,
        severity=ERROR,
        basis="《中华人民共和国政府信息公开条例》第五十条；正文与表格应当一致",
        messages={"failed": "{part}写“{said}”，{name}为{expected}，请核对。"},
    ),
    TextSum(
        id="text-sum",
        kind=Kind.TEXT,
        severity=ERROR,
        basis="《中华人民共和国政府信息公开条例》第五十条；正文所列各项应与总数相符",
        messages={
            "carried_in": "{part}写收到{total}，所列合计{parts}{unit}，差{delta}{unit}，"
            "等于表三‘上年结转’{carried_in}。建议补写‘加上上年结转{carried_in}件’。",
            "carried_in_and_others": "{part}写收到{total}，所列合计{parts}{unit}，多出{delta}{unit}："
            "所列含表三‘上年结转’{carried_in}，而未列{unnamed}。建议补写‘加上上年结转{carried_in}件’，并列全。",
            "more": "{part}写“{said}”，所列合计{parts}{unit}，比总数多{delta}{unit}。请核对总数和所列各项。",
            "gap": "{part}写“{said}”，所列合计{parts}{unit}，相差{delta}{unit}。请核对总数和所列各项。",
            "incomplete": "{part}写“{said}”，所列合计{parts}{unit}，未列{unnamed}。如需列全，请补写。",
        },
    ),
    TextZero(
        id="text-zero",
        kind=Kind.TEXT,
        severity=ERROR,
        basis="《中华人民共和国政府信息公开条例》第五十条；正文与表格应当一致",
        messages={"failed": "{part}写“{said}”，而{name}为{value}。请改正文，或核对表格。"},
    ),
    TextPercent(
        id="text-percent",
        kind=Kind.TEXT,
        severity=ERROR_OR_WARNING,
        basis="《中华人民共和国政府信息公开条例》第五十条；正文与表格应当一致",
        messages={
            "share": "{part}写“{said}”，{name}为{value}，{whole}为{base}，应为{expected}。"
            "请核对比例及其基数。",
            "stated": "{part}写“{said}”，按文中{of}和{base}算，应为{expected}。请核对比例及其基数。",
            "change": "{part}写“{said}”，{name}本年{now}、上年{before}，应为{expected}。请核对。",
            "ratio": "{part}写“{said}”，而{name}较上年{expected}。请核对。",
            "from_to": "{part}写“{said}”，按前后两数应为{expected}。请核对两数和升降。",
            "most": "{part}写“{said}”，而{name}为{value}，{other}为{against}。请核对。",
            "base": "{part}写上年为“{said}”，而{name}上年为{before}。请核对。",
        },
    ),
    TextUnbound(
        id="text-unbound",
        keepable=False,
        kind=Kind.TEXT,
        severity=ERROR_OR_INFO,
        basis="正文中的数字应有出处：表格、可引用数字或工作素材",
        messages={
            "failed": "{part}的“{number}”不是表格中的数，也不在可引用数字和工作素材里。"
            "请录入素材，或改用引用。",
            "published": "{part}的“{number}”不在表格中，也不是由表格算得的，无从核对。请报告单位自行核实。",
        },
    ),
    TextYear(
        id="text-year",
        kind=Kind.TEXT,
        severity=ERROR,
        basis="《中华人民共和国政府信息公开条例》第四十九条、第五十条",
        messages={
            "title": "标题写{found}年，本年报为{year}年。请改标题。",
            "period": "导语的统计期限为“{found}”，应为{year}年1月1日至{year}年12月31日。请改正。",
            "founded": "导语的统计期限为“{found}”，不是从1月1日起。如系新设机关，请说明；否则请改正。",
            "unsaid": "标题的“{found}”之后缺“年”字。请改标题。",
            "ahead": "{part}此处写{found}年，说的是以后的事，疑应为{next}年。请核对年份。",
            "leftover": "{part}此处写{found}年，本年报为{year}年，疑为上年文字未改。请核对年份。",
        },
    ),
    TextOrgan(
        id="text-organ",
        kind=Kind.TEXT,
        severity=WARNING,
        basis="《中华人民共和国政府信息公开条例》第四十九条：行政机关公布本机关的年度报告",
        messages={
            "name": "{part}自称“{found}”，与本机关名称不符，疑为沿用其他机关的文字。请改为本机关名称。",
            "county": "{part}写“{found}”，本机关“{organ}”在市辖区，疑为沿用其他机关的文字。请核对。",
            "pronoun": "{part}自称“{found}”，与本机关“{organ}”不符，疑为沿用其他机关的文字。"
            "请改为相应的自称。",
        },
    ),
    ReferenceMismatch(
        id="reference-mismatch",
        keepable=False,
        kind=Kind.TEXT,
        severity=ONLY_DRAFTING,
        basis="引用的数字应与所在语句相符",
        messages={
            "measure": "{part}此处说的是“{other}”，引用的却是“{label}”。请换用相应的数字。",
            "word": "{part}引用的“{label}”不能以“{other}”计，应以“{unit}”计。请改量词。",
            "direction": "{part}写“{word}”，而“{label}”本年{now}、上年{before}。请改正文，或核对数字。",
        },
    ),
    DeedUnsupported(
        id="deed-unsupported",
        keepable=False,
        kind=Kind.TEXT,
        severity=ONLY_DRAFTING,
        basis="《中华人民共和国政府信息公开条例》第五十条；报告的工作应当有据可查",
        messages={
            "failed": "{part}“{said}”〔待核实〕：没有工作素材支撑。请关联素材或补录素材；确有此事的，请确认；"
            "否则删去。",
            "unknown": "{part}“{said}”〔待核实〕：所引的素材已不存在。请改引其他素材，或删去。",
        },
    ),
)
