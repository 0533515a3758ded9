import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from importlib.resources import files
from pathlib import Path

import pytest
from builders import report

from drafting.errors import IndexBusy, InputError
from drafting.precedents import IndexedReport, PrecedentIndex, Query, items_of
from drafting.precedents.connection import Connection
from drafting.precedents.store import Store

GOVERNMENT = "云岭市青禾区人民政府"
BUREAU = "云岭市教育局"
TOWN = "云岭市青禾区临溪镇人民政府"


def section_5(problems, measures):
    numbered = [
        "\n".join(f"{n}是{t}。" for n, t in zip("一二三四", ts, strict=False)) for ts in (problems, measures)
    ]
    return f"（一）存在的主要问题\n{numbered[0]}\n（二）改进措施\n{numbered[1]}"


REPORTS = {
    "2022/政府.docx": report(
        organ=GOVERNMENT,
        year=2022,
        texts={
            1: "全年主动公开信息两千条，办理依申请公开的答复均由法律顾问审核。",
            5: section_5(
                ["依申请公开答复不规范，引用条款不准确", "政策解读形式单一"],
                ["统一答复文书模板，答复发出前送司法局审核", "重要文件同步制作图解"],
            ),
        },
    ),
    "2023/教育局.docx": report(
        organ=BUREAU,
        year=2023,
        texts={
            5: section_5(
                ["个别依申请公开答复超过期限", "工作人员多为兼职"],
                ["设答复期限提醒，临期件由办公室督办", "每个科室明确A、B岗"],
            )
        },
    ),
    "2023/临溪镇.docx": report(
        organ=TOWN,
        year=2023,
        texts={5: section_5(["村务公开栏更换不及时"], ["每季度更换公开栏并拍照备查"])},
    ),
}


@pytest.fixture
def index(tmp_path):
    with PrecedentIndex(tmp_path / "chroma") as opened:
        yield opened


@pytest.fixture
def filled(index):
    for source, past in REPORTS.items():
        index.add(past, source)
    return index


def test_adding_says_how_many_items_and_counts_them(index):
    put = {source: index.add(past, source) for source, past in REPORTS.items()}
    assert put == {source: len(items_of(past, source)) for source, past in REPORTS.items()}
    assert index.count() == sum(put.values()) > 12


def test_indexing_twice_doubles_nothing(filled):
    before = filled.count()
    for source, past in REPORTS.items():
        filled.add(past, source)
    assert filled.count() == before


def test_items_come_back_as_they_were_put_in(filled):
    expected = {item.id: item for source, past in REPORTS.items() for item in items_of(past, source)}
    assert {item.id: item for item in filled.items()} == expected


def test_a_report_without_year_keeps_none(index):
    undated = report(texts={1: "全年主动公开政府信息，及时更新机构职能。"})
    object.__setattr__(undated, "year", None)
    index.add(undated, "无年份.txt")
    index.add(undated, "无年份.txt")
    assert {item.year for item in index.items()} == {None}
    assert index.reports()[0].year is None
    assert index.search(Query("主动公开", year=2023)) == []


def test_several_at_once_are_as_one_by_one(index, filled, tmp_path):
    """A report that comes twice from one source counts as it came last."""
    with PrecedentIndex(tmp_path / "other") as other:
        changed = report(organ=TOWN, year=2023, texts={5: section_5(["旧问题"], ["旧措施"])})
        source = "2023/临溪镇.docx"
        other.add_all([(changed, source), *((past, name) for name, past in REPORTS.items())])
        assert {item.id: item for item in other.items()} == {item.id: item for item in filled.items()}


def test_items_a_report_no_longer_has_are_removed(filled):
    changed = report(organ=BUREAU, year=2023, texts={5: section_5(["网站检索功能不好用"], ["改进站内搜索"])})
    filled.add(changed, "2023/教育局.docx")
    assert {item.id for item in filled.items(organ=BUREAU)} == {
        item.id for item in items_of(changed, "2023/教育局.docx")
    }
    assert (
        filled.search(Query("答复期限提醒", organ=BUREAU, section=5, kind="measure", theme="办理时限与结转"))
        == []
    )


def test_another_years_report_from_the_same_source_is_left_alone(filled):
    before = filled.count()
    put = filled.add(report(organ=BUREAU, year=2024), "2023/教育局.docx")
    assert filled.count() == before + put


def test_reports_lists_what_is_in_it(filled):
    assert filled.reports() == [
        IndexedReport(organ, year, source, len(items_of(REPORTS[source], source)))
        for organ, year, source in sorted(
            [
                (BUREAU, 2023, "2023/教育局.docx"),
                (GOVERNMENT, 2022, "2022/政府.docx"),
                (TOWN, 2023, "2023/临溪镇.docx"),
            ]
        )
    ]


def test_the_organs_and_the_newest_year(filled, tmp_path):
    assert filled.organs() == {GOVERNMENT, BUREAU, TOWN}
    assert filled.newest_year() == 2023
    with PrecedentIndex(tmp_path / "empty") as empty:
        assert (empty.organs(), empty.newest_year()) == (frozenset(), 0)


def test_removing_a_source_takes_out_its_items_alone(filled):
    before = filled.count()
    removed = filled.remove("2023/教育局.docx")
    assert removed == len(items_of(REPORTS["2023/教育局.docx"], ""))
    assert filled.count() == before - removed
    assert BUREAU not in {found.organ for found in filled.reports()}
    assert filled.remove("没有这一份.docx") == 0


def test_reset_takes_out_everything_and_the_index_goes_on(filled):
    filled.reset()
    assert (filled.count(), filled.reports(), filled.search(Query("答复不规范"))) == (0, [], [])
    filled.add(REPORTS["2022/政府.docx"], "2022/政府.docx")
    assert filled.search(Query("答复不规范"))


def test_a_new_index_can_be_reset(index):
    index.reset()
    assert index.count() == 0


def test_measures_for_a_problem_of_section_5(filled):
    hits = filled.search(Query("依申请公开答复不规范", section=5, kind="measure"))
    assert hits[0].precedent.text.startswith("统一答复文书模板")
    assert {(hit.precedent.section, hit.precedent.kind) for hit in hits} == {(5, "measure")}


def test_scores_fall_and_lie_between_0_and_1(filled):
    scores = [hit.score for hit in filled.search(Query("依申请公开答复不规范", k=50))]
    assert scores == sorted(scores, reverse=True)
    assert len(scores) > 3
    assert all(0 < score <= 1 for score in scores)


@pytest.mark.parametrize(
    "wanted",
    [
        {"section": 1},
        {"organ": BUREAU},
        {"year": 2022},
        {"level": "township"},
        {"kind": "problem"},
        {"theme": "队伍建设"},
        {"section": 5, "year": 2023, "kind": "measure"},
        {"level": "department", "organ": BUREAU, "year": 2023, "section": 5, "kind": "problem"},
    ],
    ids="、".join,
)
def test_filters_let_through_exactly_what_has_all_the_values(filled, wanted):
    everything = "公开信息答复栏目工作人员政策解读更换年度报告费，"
    found = {hit.precedent.id for hit in filled.search(Query(everything, k=100, **wanted))}
    expected = {
        item.id
        for item in filled.items()
        if all(getattr(item, key) == value for key, value in wanted.items())
        and set(item.text) & set(everything) - set("，")
    }
    assert found == expected != set()


def test_a_filter_nothing_passes_gives_nothing(filled):
    assert filled.search(Query("答复不规范", organ="没有这个机关")) == []


def test_k_is_the_most_hits(filled):
    assert len(filled.search(Query("公开", k=2))) == 2


def test_a_problem_brings_its_measure_and_the_other_way_round(filled):
    problem = filled.search(Query("答复不规范，引用条款不准确", kind="problem", k=1))[0].precedent
    (measure,) = filled.partners(problem)
    assert measure.text.startswith("统一答复文书模板")
    assert filled.partners(measure) == [problem]
    work = filled.search(Query("主动公开信息两千条", kind="work", k=1))[0].precedent
    assert filled.partners(work) == []


def test_the_same_problem_year_after_year_comes_back_once(index):
    for year in range(2018, 2024):
        same = section_5(["依申请公开答复不规范，引用条款不准确"], [f"统一答复模板{year}版"])
        index.add(report(organ=GOVERNMENT, year=year, texts={5: same}), f"{year}.docx")
    index.add(report(organ=BUREAU, year=2020, texts={5: section_5(["答复口径不一"], ["会商"])}), "局.docx")
    hits = index.search(Query("依申请公开答复不规范", section=5, kind="problem", k=5))
    assert [(hit.precedent.organ, hit.precedent.year) for hit in hits] == [(GOVERNMENT, 2023), (BUREAU, 2020)]


def test_other_organs_may_say_the_same(index):
    same = section_5(["依申请公开答复不规范"], ["统一答复模板"])
    for organ in (GOVERNMENT, BUREAU, TOWN):
        index.add(report(organ=organ, texts={5: same}), organ)
    hits = index.search(Query("答复不规范", kind="problem"))
    assert {hit.precedent.organ for hit in hits} == {GOVERNMENT, BUREAU, TOWN}


def test_an_empty_index_finds_nothing(index):
    assert (index.search(Query("答复不规范")), index.reports(), index.count()) == ([], [], 0)


def test_a_query_with_nothing_in_common_finds_nothing(filled):
    assert filled.search(Query("☃ ξ", section=5)) == []


def test_what_was_added_after_a_search_is_found(filled):
    assert (
        filled.search(Query("政府公报赠阅", kind="measure", theme="线下公开与公报", organ=GOVERNMENT)) == []
    )
    text = section_5(["政府公报覆盖面窄"], ["扩大政府公报赠阅范围"])
    filled.add(report(organ=GOVERNMENT, year=2024, texts={5: text}), "2024.docx")
    assert filled.search(Query("政府公报赠阅", kind="measure"))[0].precedent.text.startswith("扩大政府公报")


def test_the_index_survives_being_closed(tmp_path):
    folder = tmp_path / "chroma"
    for source, past in REPORTS.items():
        with PrecedentIndex(folder) as index:
            index.add(past, source)
    with PrecedentIndex(folder) as index:
        assert len(index.reports()) == len(REPORTS)
        assert index.search(Query("答复不规范", section=5))


def test_more_rows_than_one_batch_holds(tmp_path):
    with PrecedentIndex(tmp_path / "chroma") as index:
        paragraphs = "\n".join(f"第{number}号文件已在网站公开并附有解读材料。" for number in range(6000))
        index.add(report(texts={1: paragraphs}), "长.txt")
        assert index.count() > 5461
        assert len(index.items(section=1)) == 6000
        assert index.search(Query("文件公开并附解读", section=1, k=1))
        assert index.remove("长.txt") > 5461
        assert index.count() == 0


def test_a_second_process_is_told_that_the_index_is_busy(tmp_path, index):
    second = (
        "import sys; from pathlib import Path\n"
        "from drafting.errors import IndexBusy\n"
        "from drafting.precedents import PrecedentIndex\n"
        "try: PrecedentIndex(Path(sys.argv[1]))\n"
        "except IndexBusy as busy: print(busy.message)\n"
    )
    run = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", second, str(tmp_path / "chroma")],
        capture_output=True, text=True, encoding="utf-8", check=True,
    )  # fmt: skip
    assert "正被另一个程序使用" in run.stdout
    assert "CHROMA_HOST" in run.stdout


def test_a_second_opening_in_the_same_process_is_busy_until_the_first_closes(tmp_path):
    with PrecedentIndex(tmp_path), pytest.raises(IndexBusy):
        PrecedentIndex(tmp_path)
    with PrecedentIndex(tmp_path) as index:
        assert index.count() == 0


def test_a_damaged_folder_is_told_and_not_left_locked(tmp_path):
    (tmp_path / "chroma.sqlite3").write_bytes(b"no database " * 1000)
    for _ in range(2):
        with pytest.raises(InputError, match="重新收录往年年报"):
            PrecedentIndex(tmp_path)


def test_a_folder_that_cannot_be_made_is_told(tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(InputError, match="不能写入"):
        PrecedentIndex(tmp_path / "file" / "chroma")


def test_a_full_disk_is_not_called_a_damaged_file(tmp_path):
    connection = Connection(tmp_path / "precedents", None, 0)
    told = connection.told(RuntimeError("(code: 13) database or disk is full")).message
    connection.close()
    assert told.startswith("磁盘已满")
    assert "损坏" not in told


def test_a_server_that_is_away_is_told(tmp_path):
    with pytest.raises(InputError, match=r"127\.0\.0\.1:9\D.*CHROMA_HOST"):
        PrecedentIndex(tmp_path, host="127.0.0.1", port=9)


def test_threads_share_one_index(filled):
    def work(number):
        filled.add(
            report(organ=f"云岭市第{number}局", texts={5: REPORTS["2023/临溪镇.docx"].text(5)}), f"{number}"
        )
        return len(filled.search(Query("村务公开栏更换不及时", kind="problem", k=20)))

    with ThreadPoolExecutor(4) as pool:
        assert min(pool.map(work, range(8))) >= 2
    assert len(filled.reports()) == len(REPORTS) + 8


def test_items_put_in_under_another_table_of_themes_are_carried_over(tmp_path):
    with PrecedentIndex(tmp_path) as index:
        for source, past in REPORTS.items():
            index.add(past, source)
        before = {item.id: item for item in index.items()}
    store = Store(tmp_path, None, 0)
    collection = store._collection()
    collection.update(ids=list(before), metadatas=[{"theme": "旧主题"}] * len(before))
    collection.modify(name="precedents-1-00000000")
    store.close()
    with PrecedentIndex(tmp_path) as index:
        assert {item.id: item for item in index.items()} == before
        assert index.search(Query("依申请公开答复不规范", kind="measure"))
    store = Store(tmp_path, None, 0)
    assert store.outdated() == []
    store.close()


@pytest.mark.usefixtures("socket_disabled")
def test_nothing_is_asked_of_the_network(tmp_path):
    with PrecedentIndex(tmp_path) as index:
        index.add(REPORTS["2022/政府.docx"], "2022.docx")
        assert index.search(Query("依申请公开答复不规范", section=5, kind="measure"))


def test_importing_the_package_is_cheap():
    heavy = subprocess.run(
        [sys.executable, "-c", "import sys, drafting.precedents; print({'chromadb', 'numpy'} & set(sys.modules))"],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert heavy.stdout.strip() == "set()"


def test_chromadb_is_known_in_one_module_alone():
    package = Path(str(files("drafting")))
    knowing = [
        path.name for path in package.rglob("*.py") if "import chromadb" in path.read_text(encoding="utf-8")
    ]
    assert knowing == ["connection.py"]
