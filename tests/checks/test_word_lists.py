"""Every entry of every list of words is used: each has an example that turns on it."""

import re

import pytest
from builders import report

from drafting.checks.engine import Subject, check
from drafting.checks.findings import Profile
from drafting.checks.folded import bare, fold
from drafting.checks.word_lists import any_of, misprints, word_list

LABELS = [(entry["right"], wrong) for entry in word_list("labels")["label"] for wrong in entry["wrong"]]
TAKEN_FOR = word_list("labels")["taken_for"]
STATUTES = [(entry["right"], wrong) for entry in word_list("statutes")["statute"] for wrong in entry["wrong"]]
DOCUMENTS = word_list("statutes")["document"]
SUPERSEDED = word_list("statutes")["superseded"]
REPEATS = [*word_list("repeats")["meeting"], *word_list("repeats")["doubling"]]
SECRECY, NAMES = word_list("secrecy"), word_list("names")
SURNAMES = [*NAMES["surnames"], *NAMES["ambiguous"]]


def found(text, rule, *, section=1, year=2023):
    checked = check(Subject(report(texts={section: text}, year=year), Profile.DRAFTING))
    return [(f.actual, f.expected) for f in checked.findings if f.rule == rule and f.section == section]


@pytest.mark.parametrize(("right", "wrong"), LABELS)
def test_a_misprinted_label(right, wrong):
    assert found(f"表中{wrong}为三。", "label-wording") == [(wrong, right)]
    assert found(f"表中{right}为三。", "label-wording") == []


@pytest.mark.parametrize("word", word_list("labels")["words"])
def test_a_label_with_a_character_taken_for_another(word):
    at = next(at for at, character in enumerate(word) if character in TAKEN_FOR)
    wrong = word[:at] + TAKEN_FOR[word[at]][0] + word[at + 1 :]
    assert found(f"表中{wrong}为三。", "label-wording") == [(wrong, word)]
    assert found(f"表中{word}为三。", "label-wording") == []


@pytest.mark.parametrize(
    ("right", "wrong"), [(right, one) for right in TAKEN_FOR for one in TAKEN_FOR[right]]
)
def test_a_character_that_is_taken_for_another(right, wrong):
    labels = [*word_list("labels")["words"], *(label for label, _ in LABELS)]
    word = next(label for label in labels if right in label)
    assert found(f"表中{word.replace(right, wrong, 1)}为三。", "label-wording")


@pytest.mark.parametrize(
    "text", ["数里之外，心情、信心与内心。", "重复申请情况、部分份额、共建共享。", "下年度转结余。"]
)
def test_sound_words_near_a_label(text):
    assert found(text, "label-wording") == []


@pytest.mark.parametrize(("right", "wrong"), STATUTES)
def test_a_wrong_name(right, wrong):
    assert (wrong, right) in found(f"依据{wrong}编制。", "statute-name")
    assert wrong not in [actual for actual, _ in found(f"依据{right}编制。", "statute-name", year=2020)]


@pytest.mark.parametrize("entry", DOCUMENTS)
def test_a_document_with_another_number(entry):
    wrong = "国办发〔1999〕9号"
    assert found(f"依据《{entry['title']}》（{wrong}）。", "statute-name") == [(wrong, entry["numbers"][0])]
    for number in entry["numbers"]:
        year = max(2020, *map(int, re.findall(r"〔(\d{4})〕", number)), 0)
        assert found(f"依据《{entry['title']}》（{number}）。", "statute-name", year=year) == []


@pytest.mark.parametrize("entry", [entry for entry in DOCUMENTS if "words" in entry])
def test_a_number_behind_another_title(entry):
    for number in entry["numbers"]:
        assert found(f"依据《某项通知》（{number}）。", "statute-name") == [("某项通知", entry["title"])]


@pytest.mark.parametrize("entry", word_list("statutes")["meant"])
def test_a_number_that_means_another_document(entry):
    for word in entry["beside"]:
        text = f"依据{entry['number']}编制{word}。"
        assert found(text, "statute-name") == [(entry["number"], entry["right"])]
    assert found(f"依据{entry['number']}办理。编制{entry['beside'][0]}。", "statute-name") == []


@pytest.mark.parametrize("entry", SUPERSEDED)
def test_a_superseded_name(entry):
    text, year = f"依据{entry['old']}编制。", entry["from_year"]
    assert (entry["old"], entry["new"]) in found(text, "statute-name", year=year)
    assert found(text, "statute-name", year=year - 1) == []
    assert found(f"依据{entry['old']}（已由{entry['new']}代替）编制。", "statute-name", year=year) == []


@pytest.mark.parametrize("short", word_list("statutes")["short"])
def test_a_short_name(short):
    assert found(f"依据《{short}》。", "statute-name") == [(f"《{short}》", None)]
    assert found(f"依据某文件（以下简称《{short}》），《{short}》规定。", "statute-name") == []


@pytest.mark.parametrize("phrase", REPEATS)
def test_a_sound_repetition(phrase):
    assert found(f"，{phrase}，", "repeated-word") == []
    halves = [phrase[at : at + 4] for at in range(len(phrase) - 3)]
    doubled = next(four for four in halves if four[:2] == four[2:])
    alone = f"，{doubled}，"
    assert phrase == doubled or found(alone, "repeated-word") == [(doubled, doubled[:2])]


@pytest.mark.parametrize("mark", SECRECY["anywhere"])
def test_a_mark_anywhere(mark):
    assert found(f"本件{mark}一年。", "secret-mark")[0][0] == mark


@pytest.mark.parametrize("mark", SECRECY["alone"])
def test_a_mark_alone(mark):
    for text in (f"{mark}\n本年公开。", f"本年公开（{mark}）。", f"{mark}　本年公开。"):
        assert [actual for actual, _ in found(text, "secret-mark")] == [mark]
    assert found(f"涉及{mark}一类的不予公开。", "secret-mark") == []


@pytest.mark.parametrize("surname", SURNAMES)
def test_a_surname(surname):
    name = f"{surname}晓峰"
    assert found(f"申请人：{name}。", "privacy") == [(name, None)]


@pytest.mark.parametrize("surname", NAMES["ambiguous"])
def test_an_ambiguous_surname_counts_only_behind_a_colon(surname):
    assert found(f"申请人{surname}晓峰提出申请。", "privacy") == []


@pytest.mark.parametrize("surname", NAMES["surnames"])
def test_a_surname_that_is_hardly_anything_else(surname):
    assert found(f"申请人{surname}晓峰提出申请。", "privacy") == [(f"{surname}晓峰", None)]


@pytest.mark.parametrize("role", NAMES["roles"])
def test_a_role(role):
    assert found(f"{role}王晓峰，", "privacy") == [("王晓峰", None)]


@pytest.mark.parametrize("person", NAMES["persons"])
def test_a_kind_of_person(person):
    assert found(f"{person}王晓峰提出申请。", "privacy") == [("王晓峰", None)]
    assert found(f"{person}王晓峰，", "privacy") == []


@pytest.mark.parametrize("act", NAMES["acts"])
def test_an_act(act):
    assert found(f"市民王晓峰{act}三件事。", "privacy") == [("王晓峰", None)]


@pytest.mark.parametrize("mask", NAMES["masked"])
def test_a_masked_name(mask):
    assert found(f"申请人：王{mask}。", "privacy") == []


@pytest.mark.parametrize("word", NAMES["words"])
def test_a_word_that_looks_like_a_name(word):
    assert any(word.startswith(surname) for surname in SURNAMES)
    assert found(f"申请人：{word}。", "privacy") == []


@pytest.mark.parametrize(
    "words", [*SECRECY.values(), REPEATS, SURNAMES, [w for _, w in LABELS], [w for _, w in STATUTES]]
)
def test_no_entry_stands_twice(words):
    assert sorted(set(map(bare, words))) == sorted(map(bare, words))


@pytest.mark.parametrize(
    "text", ["", " ", "甲 乙\n丙", "２０２３ 年 a b", "\u200b甲\ufeff", "（一） 甲　乙 "]
)
def test_folding_knows_every_place(text):
    folded = fold(text)
    assert len(folded.text) == len(folded.origins)
    assert all(
        c == text[at] or text[at] in "２０３（）" for c, at in zip(folded.text, folded.origins, strict=True)
    )
    assert folded.text.count("\n") == text.count("\n")


def test_the_longest_of_several_words_is_found():
    assert re.fullmatch(any_of(["公开", "公 开栏", "公开栏目", "a.b"]), "公开栏目")
    assert any_of(["公开", "公 开栏", "目录", "公开栏目", "a.b", "（一）"]).split("|") == [
        *("公开栏目", "公开栏", r"a\.b", r"\(一\)", "公开", "目录")
    ]


def test_misprints_are_one_pattern_with_what_was_meant():
    labels = misprints("labels", "label")
    listed = {bare(wrong) for _, wrong in LABELS}
    assert listed < set(labels.right)
    for wrong in set(labels.right) - listed:
        meant = bare(labels.right[wrong])
        ((right, taken),) = [two for two in zip(meant, wrong, strict=True) if two[0] != two[1]]
        assert taken in TAKEN_FOR[right]
    assert all(labels.right[bare(wrong)] == right for right, wrong in LABELS)
    assert labels.pattern.pattern == any_of(list(labels.right))


@pytest.mark.parametrize("entry", word_list("statutes")["near"])
def test_a_slip_in_a_number_beside_what_it_is_about(entry):
    number = entry["number"]
    at = max(at for at, character in enumerate(number) if character.isdecimal())
    wrong = number[:at] + str((int(number[at]) + 1) % 10) + number[at + 1 :]
    for about in entry["beside"]:
        assert (wrong, number) in found(f"依据{wrong}编制，与{about}有关。", "statute-name", year=2020)
    assert found(f"依据{wrong}编制。", "statute-name") == []


@pytest.mark.parametrize("law", word_list("statutes")["laws"])
def test_two_characters_too_many_in_the_name_of_a_law(law):
    wrong = law[:2] + "某某" + law[2:]
    assert (wrong, law) in found(f"学习《中华人民共和国{wrong}》。", "statute-name")
    assert found(f"学习《中华人民共和国{law}》。", "statute-name") == []


@pytest.mark.parametrize("law", word_list("statutes")["sound"])
def test_another_law_that_is_much_like_one(law):
    assert found(f"学习《中华人民共和国{law}》。", "statute-name") == []
    assert found(f"学习《中华人民共和国{law[:-1]}某》。", "statute-name") == []


@pytest.mark.parametrize("word", word_list("repeats")["stuttered"])
def test_a_character_typed_twice_within_a_word(word):
    for at in range(1, len(word) - 1):
        assert found(f"做好{word[: at + 1]}{word[at:]}。", "repeated-word") == [(word[at] * 2, word[at])]
    assert found(f"做好{word}。", "repeated-word") == []


@pytest.mark.parametrize("other", NAMES["others"])
def test_another_in_the_case(other):
    assert ("王小明", None) in found(f"{other}王小明向我局提出申请。", "privacy")
    assert found(f"{other}王某向我局提出申请。", "privacy") == []


@pytest.mark.parametrize("home", word_list("private")["home"])
def test_a_home(home):
    assert found(f"其{home}为青禾小区3栋2单元501室。", "privacy") == [("青禾小区3栋2单元501室", None)]


@pytest.mark.parametrize("line", word_list("private")["line"])
def test_a_line_of_ones_own(line):
    assert found(f"{line}5550123。", "privacy") == [("5550123", None)]
