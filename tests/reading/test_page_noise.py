"""What a site prints round a report is no part of it."""

import re
import tomllib
from importlib.resources import files

import pytest

from drafting.reading import read_bytes
from drafting.reading.placing.wording import plain
from drafting.report import HEADINGS

ORGAN = "云岭市青禾区教育局"
ABOVE = """网站首页
您现在的位置：首页 >> 政府信息公开 >> 法定主动公开内容 >> 政府信息公开年报
首页 > 政府信息公开年报
无障碍浏览
登录 | 注册
索引号：QH-2024-001
信息分类：年报
发布日期: 2024-01-20 09:30
发文日期：2024年1月20日
（2024年1月20日）
2024-01-20 09:30 浏览 12 次
【字体：大 中 小】
[大]
访问量：1234 次
发表日期：2024-01-20 09:30:00 发布机构：区教育局
索引号 000000/2024-001 发文字号 青禾区教育局2023年度年报号
生成日期 2024-01-20 公开方式 主动公开
作者: 来源: 发布时间:2024-01-20 09:30
时间:2024-01-20 09:30来源:区教育局作者: 点击:
信息来源：区教育局
[责任编辑：办公室]
【语音播报】
1
打印本页
微信扫一扫
保护视力色：""".splitlines()
BELOW = """附件：
1.云岭市青禾区教育局2023年报.pdf
附件下载：年报.docx
上一篇：没有了
【打印】【关闭】
打印 关闭
相关链接
扫一扫在手机打开当前页
关于我们 | 隐私声明
版权所有：云岭市青禾区人民政府
您是第 12345 位访客
－－省政府网站－－
【返回顶部】
云ICP备00000000号""".splitlines()
REPORT = [f"{ORGAN}2023年政府信息公开工作年度报告", "编制本报告。"]
REPORT += [line for number, heading in HEADINGS.items() for line in (heading, f"这是第{number}部分。")]
SIGNATURE = [ORGAN, "2024年1月20日"]


def parts(lines: list[str]) -> tuple:
    report = read_bytes("\n\n".join(lines).encode(), "a.txt")
    return report.organ, report.year, report.text(0), report.text(6)


@pytest.mark.parametrize("line", ABOVE)
def test_a_line_above_the_text(line):
    plainly = (ORGAN, 2023, "编制本报告。", "这是第6部分。")
    assert parts([line, *REPORT]) == plainly
    assert parts([REPORT[0], line, *REPORT[1:]]) == plainly


@pytest.mark.parametrize("line", BELOW)
def test_a_line_below_the_text(line):
    plainly = (ORGAN, 2023, "编制本报告。", "这是第6部分。")
    assert parts([*REPORT, line, "其余页脚"]) == plainly
    assert parts([*REPORT, *SIGNATURE, "没有见过的页脚", line]) == plainly


def test_every_pattern_is_needed():
    noise = tomllib.loads((files("drafting.reading") / "noise.toml").read_text(encoding="utf-8"))
    for kind, lines in (("line", ABOVE), ("end", BELOW)):
        for pattern in noise[kind]:
            assert any(re.search(pattern, plain(line)) for line in lines), pattern
