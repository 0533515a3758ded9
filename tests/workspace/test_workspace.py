"""The workspace on a real SQLite file."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from decimal import Decimal

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from builders import report
from sqlalchemy import create_engine

from drafting.errors import ConflictError, InputError
from drafting.facts import Aspect, Fact
from drafting.report import OrganType
from drafting.workspace import Workspace, open_workspace
from drafting.workspace.database import migrate, sqlite_url
from drafting.workspace.runs import RunStatus
from drafting.workspace.schema import Base


@pytest.fixture
def workspace(tmp_path):
    opened = open_workspace(tmp_path)
    yield opened
    opened.close()


@pytest.fixture
def year(workspace: Workspace) -> int:
    return workspace.reports.create("青禾区人民政府", OrganType.GOVERNMENT, 2024, report())


def test_migrations_make_exactly_the_schema(workspace):
    with workspace.engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), Base.metadata) == []


def test_a_report_keeps_last_years(workspace, year):
    stored = workspace.reports.get(year)
    assert (stored.organ, stored.organ_type, stored.year) == ("青禾区人民政府", OrganType.GOVERNMENT, 2024)
    assert stored.previous == report()


def test_one_report_an_organ_and_year(workspace, year):
    with pytest.raises(ConflictError, match="已经建立"):
        workspace.reports.create("青禾区人民政府", OrganType.GOVERNMENT, 2024, None)


def test_a_report_that_is_not_there(workspace):
    with pytest.raises(InputError, match="年报任务"):
        workspace.reports.get(99)


def test_blank_is_kept_apart_from_zero_and_from_never_entered(workspace, year):
    workspace.figures.save(year, {"t3.received.natural": 0, "t2.fees.amount": Decimal("12.50")}, "手工录入")
    workspace.figures.save(year, {"t3.received.natural": None}, "手工录入")
    head = workspace.figures.head(year)
    assert head["t3.received.natural"].value is None
    assert str(head["t2.fees.amount"].value) == "12.50"
    assert "t3.received.legal" not in head
    assert [c.value for c in workspace.figures.history(year, "t3.received.natural")] == [None, 0]


def test_the_same_value_again_makes_no_revision(workspace, year):
    for _ in range(2):
        assert workspace.figures.save(year, {"t3.received.natural": 7}, "手工录入") == {
            "t3.received.natural": 1
        }


def test_two_clerks_on_one_cell_the_second_is_told(workspace, year):
    workspace.figures.save(year, {"t3.received.natural": 7}, "甲", base={})
    with pytest.raises(ConflictError, match="改为“7”"):
        workspace.figures.save(year, {"t3.received.natural": 8, "t3.received.legal": 1}, "乙", base={})
    assert set(workspace.figures.head(year)) == {"t3.received.natural"}, "all or none"


def test_two_clerks_on_two_cells_do_not_collide(workspace, year):
    workspace.figures.save(year, {"t3.received.natural": 7}, "甲", base={})
    workspace.figures.save(year, {"t3.received.legal": 8}, "乙", base={})
    assert {code: f.value for code, f in workspace.figures.head(year).items()} == {
        "t3.received.natural": 7,
        "t3.received.legal": 8,
    }


def test_a_section_saved_on_a_stale_revision_overwrites_nothing(workspace, year):
    first = workspace.sections.save(year, 5, "一", base=0, origin="staff")
    workspace.sections.save(year, 5, "二", base=first.revision, origin="staff")
    with pytest.raises(ConflictError):
        workspace.sections.save(year, 5, "三", base=first.revision, origin="staff")
    assert workspace.sections.head(year, 5).source == "二"
    assert [s.source for s in workspace.sections.history(year, 5)] == ["二", "一"]


def test_of_eight_writers_at_once_exactly_one_wins(workspace, year):
    def write(n: int) -> bool:
        try:
            workspace.sections.save(year, 1, f"稿{n}", base=0, origin="staff")
        except ConflictError:
            return False
        return True

    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(write, range(8))) == 1
    assert len(workspace.sections.history(year, 1)) == 1


def test_facts_keep_order_values_and_their_problem(workspace, year):
    facts = (
        Fact("1", Aspect.PROBLEM, "栏目更新慢"),
        Fact("2", Aspect.MEASURE, "每月巡查", problem="1"),
        Fact("3", Aspect.SUPERVISION, "举办培训{}", 3, "期", "会议通知", "张三"),
    )
    workspace.facts.replace(year, facts)
    assert workspace.facts.all(year) == facts


def test_a_deleted_report_is_out_of_work_and_comes_back_whole(workspace, year):
    workspace.figures.save(year, {"t3.received.natural": 7}, "手工录入")
    before = workspace.reports.get(year)
    workspace.reports.delete(year)
    assert workspace.reports.all() == []
    assert [stored.id for stored in workspace.reports.deleted()] == [year]
    with pytest.raises(InputError, match=r"青禾区人民政府2024年的年报已被删除.*回收站"):
        workspace.reports.get(year)
    deleted_at = workspace.reports.deleted()[0].deleted_at
    workspace.reports.delete(year)
    assert workspace.reports.deleted()[0].deleted_at == deleted_at
    workspace.reports.restore(year)
    assert workspace.reports.deleted() == []
    assert workspace.reports.all() == [before]
    assert workspace.figures.head(year)["t3.received.natural"].value == 7


def test_another_report_may_take_the_place_of_a_deleted_one_which_then_waits(workspace, year):
    workspace.reports.delete(year)
    another = workspace.reports.create("青禾区人民政府", OrganType.GOVERNMENT, 2024, None)
    with pytest.raises(ConflictError, match="另建了一份"):
        workspace.reports.restore(year)
    workspace.reports.delete(another)
    workspace.reports.restore(year)
    assert [stored.id for stored in workspace.reports.all()] == [year]
    assert [stored.id for stored in workspace.reports.deleted()] == [another]


def test_a_workspace_of_the_version_before_deletion_keeps_everything(tmp_path):
    """The table of reports is made anew in it: what belongs to a report must not go with the old one."""
    old = create_engine(sqlite_url(tmp_path / "nianbao.db"))
    migrate(old, "0012")
    with old.begin() as connection:
        for statement in (
            "INSERT INTO organ (id, name, type) VALUES (4, '青禾区人民政府', 'government')",
            "INSERT INTO report (id, organ_id, year, created_at, model_use)"
            " VALUES (6, 4, 2024, '2025-01-05 08:00:00.000000', 'off')",
            "INSERT INTO figure (report_id, code, revision, value, source, changed_at)"
            " VALUES (6, 't3.received.natural', 1, '7', '手工录入', '2025-01-05 08:00:00.000000')",
        ):
            connection.exec_driver_sql(statement)
    old.dispose()
    with closing(open_workspace(tmp_path)) as opened:
        [stored] = opened.reports.all()
        assert (stored.id, stored.organ, stored.year, stored.model_use) == (6, "青禾区人民政府", 2024, "off")
        assert opened.figures.head(6)["t3.received.natural"].value == 7
        with pytest.raises(ConflictError, match="已经建立"):
            opened.reports.create("青禾区人民政府", OrganType.GOVERNMENT, 2024, None)
        with opened.engine.connect() as connection:
            assert compare_metadata(MigrationContext.configure(connection), Base.metadata) == []


def test_a_run_keeps_what_was_written_and_can_be_stopped(workspace, year):
    run = workspace.runs.start(year, "problems", "model")
    workspace.runs.write(run, "【1】问题")
    assert not workspace.runs.is_stopped(run)
    workspace.runs.stop(year)
    assert workspace.runs.is_stopped(run)
    latest = workspace.runs.latest(year)["problems"]
    assert (latest.partial, latest.status) == ("【1】问题", RunStatus.STOPPED)


def test_everything_is_there_after_reopening(tmp_path):
    first = open_workspace(tmp_path)
    id = first.reports.create("青禾区教育局", OrganType.DEPARTMENT, 2024, None)
    first.figures.save(id, {"t3.received.natural": 7}, "手工录入")
    first.close()
    again = open_workspace(tmp_path)
    assert again.figures.head(id)["t3.received.natural"].value == 7
    again.close()
