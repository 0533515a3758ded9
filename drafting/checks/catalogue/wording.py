"""The rules of the catalogue: wording."""

from drafting.checks.citations import StatuteName
from drafting.checks.privacy import Privacy
from drafting.checks.punctuation import Punctuation
from drafting.checks.rule import ERROR, INFO, NOTICE, WARNING, WARNING_OR_INFO, Kind, Rule
from drafting.checks.secrecy import SecretMark
from drafting.checks.structure import PlaceholderLeft
from drafting.checks.wording import HouseWords, LabelWording, RepeatedWord

WORDING: tuple[Rule, ...] = (
    LabelWording(
        id="label-wording",
        kind=Kind.WORDING,
        severity=WARNING,
        basis=f"{NOTICE} 附件：各表项目名称",
        messages={
            "failed": "{part}的“{found}”有误，规定的名称为“{right}”。请改正。",
            "heading": "标题“{heading}”中的“{found}”有误，规定的名称为“{right}”。请改正。",
        },
    ),
    StatuteName(
        id="statute-name",
        kind=Kind.WORDING,
        severity=WARNING_OR_INFO,
        basis="引用法律法规和文件应当名称准确、现行有效；使用简称应当先写全称并注明简称",
        messages={
            "short": "{part}使用简称“{found}”，此前没有注明全称。"
            "请在首次出现处写全称并注明“以下简称{found}”。",
            "unannounced": "{part}使用简称“{found}”，前文写了全称，但没有注明简称。"
            "请在全称之后注明“以下简称{found}”。",
            "wrong": "{part}写“{found}”，名称或文号应为“{right}”。请改正。",
            "ahead": "{part}引用的文号年份“{found}”晚于{year}年的年度报告。请核对文号。",
            "article": "{part}写《政府信息公开条例》“{found}”，"
            "年度报告的内容见第四十九条、“{right}”，全文共五十六条。请核对条款。",
            "superseded": "{part}引用“{found}”，{year}年的年度报告应依据“{right}”。请改正。",
        },
    ),
    RepeatedWord(
        id="repeated-word",
        kind=Kind.WORDING,
        severity=INFO,
        basis="公文用语应当准确、简练",
        messages={"failed": "{part}的“{found}”疑有重复，应为“{word}”。请核对后删去多余的字。"},
    ),
    Punctuation(
        id="punctuation",
        kind=Kind.WORDING,
        severity=INFO,
        basis="GB/T 15834—2011 标点符号用法",
        messages={
            "half_width": "{part}“{around}”的“{found}”是半角（共{count}处），汉字之间应为全角“{right}”。"
            "请改正。",
            "doubled": "{part}“{around}”的“{found}”叠用（共{count}处），只用一个“{right}”。请改正。",
            "unclosed": "{part}“{around}”的“{found}”没有配对的“{right}”。请补上或删去。",
            "unopened": "{part}“{around}”的“{found}”没有配对的“{right}”。请补上或删去。",
        },
    ),
    Privacy(
        id="privacy",
        kind=Kind.WORDING,
        severity=ERROR,
        basis="《中华人民共和国政府信息公开条例》第十五条；《中华人民共和国个人信息保护法》",
        messages={
            "card": "{part}出现身份证号码“{found}”。发布前请删去或隐去。",
            "mobile": "{part}出现手机号码“{found}”。发布前请删去；确需公开联系方式的，请写在导语，"
            "用办公电话。",
            "home": "{part}出现个人住址“{found}”。发布前请删去或隐去。",
            "line": "{part}出现个人电话“{found}”。发布前请删去或隐去。",
            "name": "{part}出现申请人姓名“{found}”。发布前请删去或隐去，如写“张某”。",
        },
    ),
    SecretMark(
        id="secret-mark",
        kind=Kind.WORDING,
        severity=ERROR,
        basis="《中华人民共和国保守国家秘密法》；《中华人民共和国政府信息公开条例》第十四条、第十七条",
        messages={
            "failed": "{part}出现密级或内部标志“{found}”。请停止发布，先作保密审查，并删去标志或有关内容。"
        },
    ),
    PlaceholderLeft(
        id="placeholder-left",
        keepable=False,
        kind=Kind.WORDING,
        severity=ERROR,
        basis="报告发布前应当填写完整",
        messages={"failed": "{part}尚有“{left}”未填。请补上内容或删去该句。"},
    ),
    HouseWords(
        id="house-words",
        kind=Kind.WORDING,
        severity=WARNING,
        basis="本单位用词表",
        messages={
            "failed": "{part}用了“{found}”，本单位用词表不用此词{reason}。请改写。",
            "instead": "{part}用了“{found}”，本单位用词表作“{instead}”{reason}。请改正。",
        },
    ),
)
