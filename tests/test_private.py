"""The data folder on a machine of several users."""

import os
from pathlib import Path

import pytest

from drafting.precedents.connection import Connection
from drafting.private import make_private
from drafting.service.doctor import examine
from drafting.settings import settings
from drafting.workspace import open_workspace

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows keeps rights elsewhere")

OPEN, OWN = 0o755, 0o700


def rights(folder: Path) -> int:
    return folder.stat().st_mode & 0o777


@pytest.fixture(autouse=True)
def _usual_umask():
    before = os.umask(0o022)
    yield
    os.umask(before)


def test_a_data_folder_that_is_made_is_the_users_own(tmp_path):
    open_workspace(tmp_path / "甲" / "数据").close()
    assert (rights(tmp_path / "甲"), rights(tmp_path / "甲" / "数据")) == (OWN, OWN)


def test_so_is_one_that_the_index_makes(tmp_path):
    Connection(tmp_path / "数据" / "precedents", None, 0).close()
    assert (rights(tmp_path / "数据"), rights(tmp_path / "数据" / "precedents")) == (OWN, OWN)


def test_a_folder_that_is_there_stays_as_it_is(tmp_path):
    (tmp_path / "数据").mkdir(mode=OPEN)
    make_private(tmp_path / "数据" / "precedents")
    assert rights(tmp_path / "数据") == OPEN


def test_a_file_in_its_place_is_a_fault(tmp_path):
    (tmp_path / "数据").write_bytes(b"")
    with pytest.raises(OSError, match="数据"):
        make_private(tmp_path / "数据")


@pytest.mark.parametrize(("mode", "said"), [(OPEN, True), (OWN, False), (0o750, False)])
def test_the_doctor_says_where_others_can_read(home, mode, said):
    home.chmod(mode)
    (found,) = (one for one in examine() if one.name == "数据目录")
    assert found.ok
    assert ("其他用户也能读" in found.message) is said
    assert str(settings().home) in found.message
