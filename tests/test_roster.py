"""Who is in the roster, who sums whom, who is late."""

from datetime import date

import pytest
from builders import report, zero_figures

from drafting.roster import Late, Unit, Units, late, level_of

CITY, COUNTY, TOWN = "云岭市人民政府", "云岭市青禾区人民政府", "青禾区柳溪镇人民政府"
BUREAU = "青禾区教育局"


def organs(units):
    return [unit.organ for unit in units]


@pytest.mark.parametrize(
    ("organ", "level"),
    [(CITY, "city"), (COUNTY, "county"), (TOWN, "township"), ("云岭省人民政府", "province"), (BUREAU, None)],
)
def test_the_level_that_a_name_tells(organ, level):
    assert level_of(organ) == level


def test_an_organ_outside_the_roster_sums_it():
    units = Units(roster=(Unit(BUREAU), Unit(TOWN), Unit("国家税务总局青禾区税务局", summed=False)))
    assert organs(units.summed_for(COUNTY)) == [BUREAU, TOWN]


def test_inside_the_roster_only_the_government_above_all_others_sums():
    units = Units(roster=(Unit(COUNTY), Unit(BUREAU), Unit(TOWN)))
    assert organs(units.summed_for(COUNTY)) == [BUREAU, TOWN]
    assert units.summed_for(TOWN) == ()
    assert units.summed_for(BUREAU) == ()
    counties = Units(roster=(Unit(COUNTY), Unit("云岭市白石县人民政府")))
    assert counties.summed_for(COUNTY) == ()
    assert organs(counties.summed_for(CITY)) == [COUNTY, "云岭市白石县人民政府"]


def test_without_a_roster_whoever_handed_in_is_a_unit():
    units = Units((report(zero_figures(), organ=BUREAU), report(zero_figures(), organ=TOWN)))
    assert organs(units.summed_for(COUNTY)) == [BUREAU, TOWN]


def test_a_return_is_found_by_an_alias_and_by_its_year():
    handed_in = report(zero_figures(), organ="区教育局", year=2022)
    units = Units((handed_in,), (Unit(BUREAU, aliases=("区教育局",)),))
    assert units.returned(BUREAU, 2022) is handed_in
    assert units.returned(BUREAU, 2023) is None


def test_missing_and_late():
    due = date(2024, 1, 31)
    there = Unit("甲局", due=due)
    in_time = Unit("乙局", due=due, published=date(2024, 1, 30))
    too_late = Unit("丙局", due=due, published=date(2024, 2, 1))
    missing = Unit("丁局", due=due)
    roster = (there, in_time, too_late, missing)
    assert late(roster, {"甲局": 1}, date(2024, 2, 2)) == (
        Late(too_late, date(2024, 2, 1)),
        Late(missing, None),
    )
    assert late(roster, {"甲局": 1}, due) == (Late(too_late, date(2024, 2, 1)),)


@pytest.mark.parametrize(
    ("organ", "seen", "others", "missing"),
    [
        pytest.param("青禾区教育局", ["云岭市青禾区教育局"], [], False, id="前面多了市"),
        pytest.param("柳溪街道办事处", ["青禾区柳溪街道办事处"], [], False, id="前面多了区"),
        pytest.param("青禾区教育局", ["云岭市青禾区教育局", "南渡市青禾区教育局"], [], True, id="两家都像"),
        pytest.param(
            "青禾区教育局", ["云岭市青禾区教育局"], ["云岭市青禾区教育局"], True, id="另有一家就叫这个"
        ),
        pytest.param("教育局", ["云岭市青禾区教育局"], [], True, id="没有地名，谁家的都可能"),
        pytest.param("青禾区教育局", ["云岭市白石区教育局"], [], True, id="别的区的"),
    ],
)
def test_a_unit_whose_report_is_there_under_its_full_name(organ, seen, others, missing):
    roster = tuple(map(Unit, [organ, *others]))
    told = late(roster, dict.fromkeys(seen), date(2024, 2, 2))
    assert (organ in [one.unit.organ for one in told]) is missing
