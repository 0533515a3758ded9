"""``nianbao eval offline``."""

import re

from drafting.cli import main


def test_offline_prints_each_year_and_all_of_them(capsys):
    assert main(["eval", "offline"]) == 0
    out = capsys.readouterr().out
    years = re.findall(r"^云岭市.*年：", out, re.M)
    total = re.search(
        r"合计(\d+)份：除待补外的错误和提示(\d+)处.*没有成问题(\d+)条.*没有引(\d+)条.*没有）(\d+)条", out
    )
    assert int(total[1]) == len(years) > 10
    assert total.groups()[1:] == ("0", "0", "0", "0")
    assert re.search(r"无申请的乡镇10份：第五部分只提问、不凑内容的10份，两两重合至多\d+%", out)
    assert "（一）" not in out


def test_verbose_shows_the_drafts(capsys):
    main(["eval", "offline", "--verbose"])
    assert "〔5〕（一）存在的主要问题" in capsys.readouterr().out
