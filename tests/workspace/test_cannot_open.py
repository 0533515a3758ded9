"""A workspace that cannot be opened says why, and what to do."""

import sqlite3
import sys

import pytest
from builders import report
from sqlalchemy import event

from drafting.errors import InputError
from drafting.workspace import open_workspace
from drafting.workspace.database import open_engine, sqlite_url


def test_data_written_by_a_newer_version(tmp_path):
    open_workspace(tmp_path).close()
    (file,) = tmp_path.glob("*.db")
    with sqlite3.connect(file) as database:
        database.execute("update alembic_version set version_num = '9999'")
    with pytest.raises(InputError, match=r"更新版本的年报台写过.*数据没有改动"):
        open_workspace(tmp_path)


def test_a_file_in_a_folder_that_is_not_there(tmp_path):
    with pytest.raises(InputError, match=r"读写不了：没有这个文件夹.*NIANBAO_HOME"):
        open_engine(sqlite_url(tmp_path / "没有" / "nianbao.db"))


@pytest.mark.parametrize(
    "url", ["p-hush", "oracle8://u:p-hush@127.0.0.1/d", "postgres://u:p-hush@127.0.0.1/d"]
)
def test_an_address_that_is_none(url):
    with pytest.raises(InputError, match="不是能用的数据库地址") as caught:
        open_engine(url)
    assert "hush" not in caught.value.message


def test_a_driver_that_is_not_installed(monkeypatch):
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(InputError, match=r"驱动没有装（psycopg）.*pip install") as caught:
        open_engine("postgresql://u:p-hush@127.0.0.1/d")
    assert "hush" not in caught.value.message


def test_a_server_that_is_away():
    with pytest.raises(InputError, match=r"连不上数据库服务“127\.0\.0\.1:1”的库“d”") as caught:
        open_engine("postgresql://u:p-hush@127.0.0.1:1/d")
    assert "hush" not in caught.value.message


def test_a_file_that_is_none_of_ours(tmp_path):
    (tmp_path / "nianbao.db").write_bytes(b"x" * 5000)
    with pytest.raises(InputError, match="文件已损坏，或不是年报台的数据库"):
        open_workspace(tmp_path)


@pytest.mark.parametrize("name", ["甲 乙", "甲#乙", "甲?乙=丙", "甲%20乙", "甲:乙@丙"])
def test_a_folder_of_any_name_holds_its_own_database(tmp_path, name):
    open_workspace(tmp_path / name).close()
    assert [path.name for path in tmp_path.iterdir()] == [name]
    assert (tmp_path / name / "nianbao.db").is_file()


@pytest.mark.parametrize(
    ("trouble", "said"),
    [
        pytest.param("PRAGMA max_page_count = 1", "磁盘已满", id="磁盘满了"),
        pytest.param("PRAGMA query_only = ON", "只能读，不能写", id="不能写了"),
    ],
)
def test_what_befalls_it_later_is_told_too(tmp_path, trouble, said):
    workspace = open_workspace(tmp_path)
    event.listen(workspace.engine, "begin", lambda connection: connection.exec_driver_sql(trouble))
    with pytest.raises(InputError, match=rf"读写不了：.*{said}.*NIANBAO_HOME"):
        workspace.past_reports.keep("a.txt", b"x" * 100_000, report())
    workspace.close()
