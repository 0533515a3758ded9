"""Organ and year of a report that prints no title: what its first sentences say."""

import pytest

from drafting.reading import read_bytes
from drafting.reading.sections.said_of_itself import organ_of, year_of

BASIS = "根据《中华人民共和国政府信息公开条例》"


@pytest.mark.parametrize(
    ("intro", "organ", "year"),
    [
        pytest.param(f"{BASIS}的有关要求，现将我办2022年度政府信息公开情况报告如下：", "", 2022, id="我办"),
        pytest.param(
            f"{BASIS}，现公布望江区统计局2023年政府信息公开工作年度报告。", "望江区统计局", 2023, id="公布"
        ),
        pytest.param(
            f"{BASIS}和石泉县有关规定，编制了石泉县财政局2019年政府信息公开年度报告。",
            "石泉县财政局",
            2019,
            id="规定在前",
        ),
        pytest.param(
            f"{BASIS}要求，编制完成《石泉县教育局2023年政府信息公开工作年度报告》，数据自2023年1月1日起。",
            "石泉县教育局",
            2023,
            id="书名号",
        ),
        pytest.param(
            f"{BASIS}，现发布《2023年白杨镇人民政府政府信息公开年度报告》。",
            "白杨镇人民政府",
            2023,
            id="年份在前",
        ),
        pytest.param(
            f"{BASIS}，我局编制并向社会公开通海州审计局2021年度政府信息公开工作年度报告。",
            "通海州审计局",
            2021,
            id="两个动词",
        ),
        pytest.param("现将白杨回族镇2022年度政府信息公开工作报告如下：", "白杨回族镇", 2022, id="现将"),
        pytest.param(
            "临溪县教育局编制了本报告，数据自2023年1月1日起。", "临溪县教育局", 2023, id="谁编制本报告"
        ),
        pytest.param(
            "临溪镇2020年政府信息公开工作年度报告（以下简称年报）依规定编制。", "临溪镇", 2020, id="题作主语"
        ),
        pytest.param(
            "按照《关于做好2022年度政府信息公开工作年度报告编制发布工作的通知》要求编制，数据自2021年1月1日起。",
            "",
            2021,
            id="通知的年份不是报告的",
        ),
        pytest.param(
            "现发布望江区统计局政府信息公开工作年度报告，数据自20231月1日起。",
            "望江区统计局",
            2023,
            id="只有期限",
        ),
        pytest.param("全区公布各类信息300条。", "", None, id="什么也没说"),
    ],
)
def test_what_the_lead_says(intro, organ, year):
    assert (organ_of(intro, ()), year_of(intro)) == (organ, year)


def test_a_date_in_brackets_is_no_part_of_the_title():
    text = "白杨镇2023年政府信息公开工作年度报告\n（2024年1月 26日）\n依规定编制。\n一、总体情况\n二、主动公开政府信息情况\n"
    report = read_bytes(text.encode(), "页.txt")
    assert (report.title, report.year) == ("白杨镇2023年政府信息公开工作年度报告", 2023)
    assert report.text(0) == "依规定编制。"


@pytest.mark.parametrize(
    ("said", "year"),
    [
        pytest.param("本报告统计数据时限为2021年1月1日至2021年12月31日。", 2021, id="期限"),
        pytest.param("《条例》自2008年1月1日起施行。", None, id="别的日期"),
        pytest.param("依规定，现公布我局2022年政府信息公开工作年度报告。", 2022, id="现公布"),
        pytest.param("按时公布2022年政府信息公开工作年度报告。", None, id="做过的事"),
        pytest.param("截止2023年12月31日，发布信息90条。", 2023, id="截止日"),
        pytest.param("截至2022年12月31日80条，截至2023年12月31日90条。", None, id="两个截止日"),
        pytest.param("截至2023年6月30日，发布信息40条。", None, id="不是年末"),
    ],
)
def test_a_report_without_title_and_lead_says_its_year_in_part_one(said, year):
    text = f"一、总体情况\n{said}\n二、主动公开政府信息情况\n三、收到和处理政府信息公开申请情况\n"
    assert read_bytes(text.encode(), "页.txt").year == year


def test_an_organ_whose_name_runs_into_the_subject_is_whole():
    text = "白杨镇人民政府信息公开工作年度报告\n一、总体情况\n二、主动公开政府信息情况\n"
    assert read_bytes(text.encode(), "页.txt").organ == "白杨镇人民政府"


LINKS = "".join(f"云岭市松溪镇人民政府{year}年政府信息公开工作年度报告\n" for year in (2018, 2019, 2024))
OWN = "2022年政府信息公开工作年度报告云岭市松溪镇人民政府\n"


@pytest.mark.parametrize(
    ("period", "year"),
    [
        ("本报告所列数据的统计期限为2022年1月1日至12月31日。", 2022),
        ("本报告所列数据的统计期限为2021年1月1日至12月31日。", 2018),  # none of those named
        ("", 2018),
    ],
)
def test_of_several_years_named_it_is_the_period_s(period, year):
    assert year_of(f"{LINKS}{OWN}{period}") == year
