"""What an installation without the checkout gets, and what the repository promises a newcomer."""

import os
import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SHIPPED = ("prompts", "corpus/reports", "corpus/new-year", "streamlit_app.py", ".streamlit/config.toml")


@pytest.fixture(scope="module")
def installed(tmp_path_factory) -> Path:
    """A folder that holds what the wheel installs, and nothing of the checkout."""
    built, folder = tmp_path_factory.mktemp("built"), tmp_path_factory.mktemp("installed")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(built)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = built.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder)
    return folder


def run(installed: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=installed,
        env={**os.environ, "PYTHONPATH": str(installed), **environment},
        capture_output=True,
        text=True,
        timeout=120,
    )


@pytest.mark.parametrize("name", SHIPPED)
def test_the_wheel_carries_what_stands_beside_the_package(installed, name):
    top, _, rest = name.partition("/")
    code = f"from drafting.shipped import shipped; print(shipped({top!r}))"
    found = Path(run(installed, "-c", code).stdout.strip())
    assert found.is_relative_to(installed)
    inside = {p.name for p in (found / rest).rglob("*")} if (found / rest).is_dir() else {(found / rest).name}
    original = ROOT / name
    assert inside >= ({p.name for p in original.rglob("*")} if original.is_dir() else {original.name})


def test_an_installation_without_the_checkout_drafts_a_report(installed, tmp_path):
    corpus = installed / "drafting" / "_shipped" / "corpus"
    written = tmp_path / "年报.docx"
    done = run(
        installed,
        "-m",
        "drafting",
        "draft",
        "--figures",
        str(corpus / "new-year" / "figures.xlsx"),
        "--facts",
        str(corpus / "new-year" / "facts.csv"),
        "--organ",
        "云岭市青禾区人民政府",
        "--year",
        "2024",
        "--llm",
        "off",
        "-o",
        str(written),
        NIANBAO_HOME=str(tmp_path / "home"),
    )
    assert (done.returncode, written.exists()) == (0, True), done.stderr


def test_an_installation_without_the_checkout_opens_its_database(installed, tmp_path):
    done = run(installed, "-m", "drafting", "doctor", NIANBAO_HOME=str(tmp_path / "home"))
    assert "【正常】数据库" in done.stdout
    assert "【正常】检索库" in done.stdout


def test_constraints_pin_every_dependency_and_name_no_address():
    lines = [line for line in (ROOT / "constraints.txt").read_text().splitlines() if not line.startswith("#")]
    assert all(re.fullmatch(r"[A-Za-z0-9_.-]+==[A-Za-z0-9_.+-]+", line) for line in lines)
    pinned = {line.split("==")[0].lower().replace("_", "-") for line in lines}
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    wanted = project["dependencies"] + project["optional-dependencies"]["dev"]
    names = {re.split(r"[<>=\[]", requirement)[0].lower() for requirement in wanted}
    assert names - pinned == set()


def test_every_dependency_has_its_reason_written_down():
    reasons = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8")
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    wanted = project["dependencies"] + project["optional-dependencies"]["dev"]
    assert [name for r in wanted if (name := re.split(r"[<>=\[]", r)[0]) not in reasons] == []


@pytest.mark.parametrize("readme", ["README.md", "README.zh-CN.md"])
def test_readmes_name_the_two_commands_and_show_pictures_that_exist(readme):
    text = (ROOT / readme).read_text(encoding="utf-8")
    assert {"make run", "make test"} <= set(re.findall(r"make \w+", text))
    links = [link for link in re.findall(r"\]\(([^)]+)\)", text) if "://" not in link]
    assert [link for link in links if not (ROOT / link).exists()] == []
    assert any(link.endswith(".png") for link in links)
