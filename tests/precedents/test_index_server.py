"""The same index on a Chroma server, a real one on this machine."""

import gc
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest
from builders import report

from drafting.errors import InputError
from drafting.precedents import PrecedentIndex, Query

# chromadb 1.5 never closes its HTTP sessions; they are collected before another module's tests run.
pytestmark = pytest.mark.filterwarnings("ignore:unclosed <socket:ResourceWarning")

PATIENCE = 30
SECTION_5 = (
    "（一）存在的主要问题\n一是部分栏目更新不够及时。\n（二）改进措施\n一是由办公室每月巡查栏目，逾期通报。"
)


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    folder = tmp_path_factory.mktemp("server")
    command = [Path(sys.executable).with_name("chroma"), "run", "--path", folder, "--host", "127.0.0.1"]
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen([*command, "--port", str(port)], stdout=log, stderr=log)
    try:
        wait_until_it_listens(port)
        yield process, port
    finally:
        process.kill()
        process.wait()
        gc.collect()


def wait_until_it_listens(port):
    patience = time.monotonic() + PATIENCE
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            assert time.monotonic() < patience, "the Chroma server did not start"
            time.sleep(0.1)
        else:
            return


def test_two_owners_share_a_server_and_see_each_others_changes(server, tmp_path):
    _, port = server
    with (
        PrecedentIndex(tmp_path, host="127.0.0.1", port=port) as one,
        PrecedentIndex(tmp_path, host="127.0.0.1", port=port) as other,
    ):
        put = one.add(report(texts={5: SECTION_5}), "2023.docx")
        assert other.count() == put
        query = Query("栏目更新不及时", section=5, kind="problem")
        assert len(other.search(query)) == 1
        one.add(report(organ="云岭市教育局", texts={5: SECTION_5}), "局.docx")
        assert len(other.search(query)) == 2
        other.reset()
        assert (one.count(), one.search(query)) == (0, [])
    assert list(tmp_path.iterdir()) == []


def test_a_server_that_goes_away_is_told(server, tmp_path):
    process, port = server
    with PrecedentIndex(tmp_path, host="127.0.0.1", port=port) as index:
        process.kill()
        process.wait()
        with pytest.raises(InputError, match="CHROMA_HOST"):
            index.count()
