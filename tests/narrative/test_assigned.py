"""A measure's own words say who carries it out, and by when; nothing is made of any others."""

import pytest

from drafting.narrative.assigned import assigned_in


@pytest.mark.parametrize(
    ("measure", "who", "due"),
    [
        (
            "由区司法局牵头，对被纠正的案件逐件制发行政复议意见书，2025年3月底前完成首轮",
            "区司法局",
            "2025年3月底",
        ),
        ("由区政府办公室制定统一的检索记录单，2025年4月起不附记录单的不予用印", "区政府办公室", ""),
        ("将由市档案馆办公室和区司法局会同审核，明年6月底前办结", "市档案馆办公室和区司法局", "明年6月底"),
        ("2025年一季度完成清单，由各科室负责补录，2025年9月15日前上线运行", "各科室", "2025年9月15日"),
        ("修订《答复文书范本》，年底前印发", "", "年底"),
        ("全年开展培训，2024年新发布的指南同步更新", "", ""),
        ("对由于机构调整产生的空白栏目逐一核对", "", ""),
        ("理由不充分的答复一律退回重办", "", ""),
    ],
)
def test_who_and_when_are_what_the_measure_says(measure: str, who: str, due: str) -> None:
    assert assigned_in(measure) == (who, due)
    assert who in measure
    assert due in measure
