"""The desk's use cases on a real workspace: open a year, enter, check, write, export."""

from dataclasses import replace

import pytest
from builders import ORGAN, consistent_figures, report

from drafting.checks.findings import Severity, Status
from drafting.errors import ConflictError, InputError, NianbaoError
from drafting.facts import Aspect
from drafting.intake.form import form_bytes
from drafting.reading import read_bytes
from drafting.report import OrganType
from drafting.service import facts as fact_cases
from drafting.service.entering import Typed, enter, fill_with_zero, import_form, make_blank
from drafting.service.facts import FactEntry
from drafting.service.years import FORM, current, due_date, export, open_year
from drafting.workspace import open_workspace

LAST_YEAR = report(year=2023)


@pytest.fixture
def workspace(tmp_path):
    opened = open_workspace(tmp_path)
    yield opened
    opened.close()


@pytest.fixture
def year(workspace):
    return open_year(workspace, ORGAN, OrganType.GOVERNMENT, 2024, LAST_YEAR)


def typed(**texts: str) -> dict[str, Typed]:
    return {code.replace("__", "."): Typed(text) for code, text in texts.items()}


def test_last_years_carried_out_is_brought_forward_with_its_source(workspace, year):
    opened = current(workspace, year)
    assert opened.figures["t3.carried_in.natural"] == LAST_YEAR.figures["t3.carried_out.natural"]
    assert opened.figures["t3.carried_in.total"] == LAST_YEAR.figures["t3.carried_out.total"]
    assert opened.entered["t3.carried_in.natural"].source == "2023年年报“结转下年度继续办理”"
    assert opened.filled == 7


@pytest.mark.parametrize(
    ("organ", "year", "previous", "said"),
    [
        pytest.param(" ", 2024, None, "请填写机关名称", id="没有机关"),
        pytest.param(ORGAN, 20222, None, "现为“20222”", id="年份多一位"),
        pytest.param(ORGAN, 2024, report(year=2022), "应为2023年", id="不是上年的年报"),
        pytest.param(
            ORGAN,
            2024,
            report(year=2023, organ="青禾区教育局"),
            "不是“云岭市青禾区人民政府”的",
            id="别家的年报",
        ),
    ],
)
def test_a_year_that_cannot_be_opened(workspace, organ, year, previous, said):
    with pytest.raises(InputError, match=said):
        open_year(workspace, organ, OrganType.GOVERNMENT, year, previous)
    assert workspace.reports.all() == []


def test_what_can_be_stored_is_stored_and_the_rest_is_refused_with_the_place(workspace, year):
    entered = enter(
        workspace,
        year,
        typed(
            t3__received__natural="８４",
            t3__received__business="12.5",
            t3__received__legal="-1",
            t2__fees__amount="1,234.50",
            t2__licensing__decisions="很多",
            t3__received__total="9",
            t9__x="1",
        ),
    )
    assert set(entered.saved) == {"t3.received.natural", "t2.fees.amount"}
    assert set(entered.refused) == {
        "t3.received.business",
        "t3.received.legal",
        "t2.licensing.decisions",
        "t3.received.total",
        "t9.x",
    }
    assert "一、本年新收" in entered.refused["t3.received.business"]
    assert "非负整数" in entered.refused["t3.received.business"]
    figures = current(workspace, year).figures
    assert (figures["t3.received.natural"], str(figures["t2.fees.amount"])) == (84, "1234.50")
    assert figures["t3.received.business"] is None


def test_a_value_that_somebody_else_stored_is_not_overwritten_by_one_who_has_not_seen_it(workspace, year):
    enter(workspace, year, {"t3.received.natural": Typed("7")})
    entered = enter(workspace, year, {"t3.received.natural": Typed("8", seen=("",))})
    assert "已被别处改为“7”" in entered.refused["t3.received.natural"]
    assert current(workspace, year).figures["t3.received.natural"] == 7
    assert enter(workspace, year, {"t3.received.natural": Typed("8", seen=("", "7"))}).saved


def test_filling_with_zero_is_said_once_and_can_be_taken_back(workspace, year):
    enter(workspace, year, typed(t4__review__upheld="2"))
    filled = fill_with_zero(workspace, year, "t4")
    assert len(filled) == 11
    figures = current(workspace, year).figures
    assert (figures["t4.review.total"], figures["t4.litigation_direct.total"]) == (2, 0)
    enter(workspace, year, typed(t4__review__corrected="4"))
    make_blank(workspace, year, filled)
    figures = current(workspace, year).figures
    assert (figures["t4.review.upheld"], figures["t4.review.total"]) == (2, None)
    assert figures["t4.review.corrected"] == 4  # entered since, so not taken back


def test_filling_with_zero_leaves_alone_what_could_not_be_saved(workspace, year):
    filled = fill_with_zero(workspace, year, "t4", but={"t4.review.upheld"})
    assert "t4.review.upheld" not in filled
    assert current(workspace, year).figures["t4.review.upheld"] is None


def test_a_form_is_taken_over_and_what_is_wrong_in_it_is_listed_and_not_stored(workspace, year):
    figures = {**consistent_figures(3), "t3.granted.natural": -2}
    imported = import_form(workspace, year, form_bytes(organ=ORGAN, year=2024, figures=figures), "数据.xlsx")
    assert [problem.code for problem in imported.problems if problem.code == "t3.granted.natural"]
    assert "t3.received.natural" in imported.saved
    assert "t3.granted.natural" not in imported.saved
    stored = current(workspace, year).entered
    assert "t3.granted.natural" not in stored
    assert stored["t3.received.natural"].value == figures["t3.received.natural"]
    assert stored["t3.received.natural"].source == "填报表“数据.xlsx”"


def test_a_form_of_another_year_changes_nothing(workspace, year):
    before = current(workspace, year).figures
    with pytest.raises(InputError, match="是2022年的填报表"):
        import_form(
            workspace, year, form_bytes(organ=ORGAN, year=2022, figures=consistent_figures()), "旧.xlsx"
        )
    assert current(workspace, year).figures == before


def test_a_form_of_another_organ_changes_nothing(workspace, year):
    before = current(workspace, year).figures
    form = form_bytes(organ="云岭市青禾区教育局", year=2024, figures=consistent_figures())
    with pytest.raises(InputError, match="是“云岭市青禾区教育局”的填报表"):
        import_form(workspace, year, form, "教育局.xlsx")
    assert current(workspace, year).figures == before


def test_one_wrong_figure_is_found_where_row_and_column_meet(workspace, year):
    figures = consistent_figures(5)
    entered = {c: v for c, v in figures.items() if not FORM.cells[c].computed}
    workspace.figures.save(year, entered, "手工录入")
    rules = {f.rule for f in current(workspace, year).outcome.findings if f.rule.startswith("t3-")}
    assert rules <= {"t3-carried", "t3-other-share"}
    enter(workspace, year, {"t3.granted.natural": Typed(str(figures["t3.granted.natural"] + 1))})
    outcome = current(workspace, year).outcome
    balance = next(f for f in outcome.findings if f.rule == "t3-balance" and f.instance == "natural")
    assert balance.severity is Severity.ERROR
    assert "相差1件" in balance.message
    assert outcome.count(Status.FAILED) >= 1


def test_a_fact_is_added_changed_removed_and_brought_back(workspace, year):
    entry = FactEntry(Aspect.SUPERVISION, "举办培训{}", "3", "期", "会议通知", "张三")
    added = fact_cases.add(workspace, year, entry)
    fact_cases.change(workspace, year, added.id, replace(entry, statement="举办业务培训{}"))
    before = fact_cases.move_out(workspace, year, added.id)
    assert current(workspace, year).facts == ()
    fact_cases.restore(workspace, year, before)
    assert [fact.statement for fact in current(workspace, year).facts] == ["举办业务培训{}"]


def test_a_measure_goes_to_its_problem(workspace, year):
    first = fact_cases.add(workspace, year, FactEntry(Aspect.PROBLEM, "解读少"))
    fact_cases.add(workspace, year, FactEntry(Aspect.PROBLEM, "队伍新"))
    measure = fact_cases.add(workspace, year, FactEntry(Aspect.MEASURE, "每季度评议"), problem=first.id)
    facts = {fact.id: fact for fact in current(workspace, year).facts}
    assert facts[measure.id].problem == first.id


@pytest.mark.parametrize(
    ("statement", "value", "said"),
    [
        pytest.param("", "", "请填写内容", id="没有内容"),
        pytest.param("举办培训{}", "", "请在“数字”里填上", id="缺数字"),
        pytest.param("举办培训{}", "三", "阿拉伯数字", id="数字不是数字"),
    ],
)
def test_a_fact_that_cannot_be_taken(workspace, year, statement, value, said):
    with pytest.raises(NianbaoError, match=said):
        fact_cases.add(workspace, year, FactEntry(Aspect.SUPERVISION, statement, value, "期"))
    assert current(workspace, year).facts == ()


def test_a_text_follows_its_cell_and_the_export_reads_back_equal(workspace, year):
    figures = consistent_figures(7)
    entered = {c: v for c, v in figures.items() if not FORM.cells[c].computed}
    workspace.figures.save(year, entered, "手工录入")
    for number in (0, 1, 5, 6):
        text = "新收申请[[t3.received.total]]，一是更新不及时。" if number == 5 else "本部分已写。"
        workspace.sections.save(year, number, text, base=0, origin="staff")
    assert f"新收申请{figures['t3.received.total']}件" in current(workspace, year).report.text(5)
    enter(workspace, year, {"t3.received.natural": Typed(str(figures["t3.received.natural"] + 1))})
    opened = current(workspace, year)
    assert f"新收申请{figures['t3.received.total'] + 1}件" in opened.report.text(5)
    for extension in (".docx", ".html", ".json", ".md", ".txt"):
        again = read_bytes(export(workspace, year, extension), f"年报{extension}")
        assert dict(again.figures) == opened.figures, extension
        assert again.text(5) == opened.report.text(5), extension


def test_two_clerks_in_one_section(workspace, year):
    workspace.sections.save(year, 5, "甲", base=0, origin="staff")
    with pytest.raises(ConflictError):
        workspace.sections.save(year, 5, "乙", base=0, origin="staff")


@pytest.mark.parametrize(("organ_type", "month"), [(OrganType.GOVERNMENT, 3), (OrganType.DEPARTMENT, 1)])
def test_when_it_is_due(workspace, organ_type, month):
    id = open_year(workspace, "某机关", organ_type, 2024, None)
    assert due_date(workspace.reports.get(id)).isoformat() == f"2025-0{month}-31"


@pytest.mark.parametrize(
    ("last", "renamed"),
    [
        pytest.param("青禾区", False, id="标题里写的是简称"),
        pytest.param("云岭市青禾县人民政府", True, id="撤县设区，已说明更名"),
        pytest.param("", False, id="上年标题没有写机关"),
    ],
)
def test_last_years_report_under_another_name_of_the_same_organ(workspace, last, renamed):
    previous = report(year=2023, organ=last)
    id = open_year(workspace, ORGAN, OrganType.GOVERNMENT, 2024, previous, renamed=renamed)
    assert workspace.reports.get(id).previous == previous
