"""Section five cut into parts, each of them a problem or a measure."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from drafting.items.alike import says_nothing_special
from drafting.items.cues import Cue, Reference, cue_at, lead_opens
from drafting.items.item import Kind
from drafting.items.marks import Mark, marks
from drafting.items.paragraphs import Stretch, stretches
from drafting.items.turning import lacks, turn

_LONGEST_TITLE = 30
_NOTHING = re.compile(r"\W*(?:暂?无|没有)?\W*")
_NO_PROBLEM = re.compile(r"(?:无|没有|未发现|不存在)[^，。]{0,6}(?:问题|不足|不足之处|短板)[。]?$")
_SENTENCE_ENDS = re.compile(r"[。；;！？]\s*")
_CLAUSE_ENDS = re.compile(r"[，,]\s*")


@dataclass(frozen=True)
class Part:
    """A stretch of one kind.

    ``by`` is what introduces it; a ``lead`` leads in to a list and is no item; ``fresh`` where it begins a
    paragraph that has neither ordinal nor cue.
    """

    kind: Kind
    start: int
    end: int
    by: Literal["mark", "label", "plan", "reference", "heading", "turn", ""] = ""
    reference: Reference | None = None
    lead: bool = False
    fresh: bool = False

    @property
    def marked(self) -> bool:
        """Whether an ordinal or a cue introduces it as an item."""
        return self.by in ("mark", "label", "reference", "turn")


@dataclass
class _List:
    """A list that has begun: the system of its ordinals, what it lists, and its last number."""

    system: str
    kind: Kind
    last: int | None
    reference: Reference | None
    interrupted: bool = False


@dataclass
class _Reader:
    """Goes through the section and keeps what the last heading and the lists that have begun say."""

    text: str
    kind: Kind = "problem"
    lists: list[_List] = field(default_factory=list)
    reference: Reference | None = None
    opened: bool = False
    """A heading or cue has just been read, and nothing behind it."""
    parts: list[Part] = field(default_factory=list)

    def read(self) -> list[Part]:
        for stretch in stretches(self.text):
            if not stretch.last_year:
                self._read(stretch)
        return self.parts

    def _read(self, stretch: Stretch) -> None:
        part = self._begin(stretch)
        for cut in _cuts(self.text, stretch):
            if cut.start < part.start:
                continue
            if isinstance(cut, Cue) and not self._is_cue(cut, part):
                continue
            self._keep(replace(part, end=cut.start))
            part = self._after(cut, stretch.end)
        self._keep(part)
        behind_item = any(p.by == "mark" and p.start >= stretch.start for p in self.parts[:-1])
        if behind_item and not self.opened and part.by in ("label", "plan", "reference"):
            self.kind = self.lists[-1].kind  # what stood behind an item spoke for this paragraph only

    def _is_cue(self, cue: Cue, part: Part) -> bool:
        if cue.among_measures and self.kind == "problem":
            return False
        after_mark = part.by == "mark" and cue.start == part.start
        return not (after_mark and cue.stretch == "plan" and part.kind == "measure")  # 一是下一步，由办公室…

    def _begin(self, stretch: Stretch) -> Part:
        if stretch.head and stretch.head.opens in ("problem", "measure"):
            self.kind = stretch.head.opens
            self.reference = None
            self.opened = True
            if stretch.mark:
                self.lists.clear()
            self._interrupt()
            by: Literal["heading", "label"] = "heading" if stretch.mark or stretch.alone else "label"
            return Part(self.kind, stretch.start, stretch.end, by)
        if stretch.mark:
            return self._at_mark(stretch.mark, stretch.end)
        if self.parts and not self.opened and not self.parts[-1].lead:
            sentence = self.text[stretch.start : stretch.end]
            if self.kind == "measure" and lacks(sentence) and self.parts[-1].by in ("label", "plan"):
                self.kind = "problem"
        return Part(self.kind, stretch.start, stretch.end, fresh=True)

    def _after(self, cut: Mark | Cue, end: int) -> Part:
        if isinstance(cut, Mark):
            return self._at_mark(cut, end)
        self.kind = "problem" if cut.opens == "problem" else "measure"
        self.reference = cut.reference
        self.opened = True
        self._interrupt()
        by: Literal["label", "plan", "reference"] = "plan" if cut.stretch == "heading" else cut.stretch
        return Part(self.kind, cut.end, end, by, cut.reference)

    def _interrupt(self) -> None:
        for begun in self.lists:
            begun.interrupted = True

    def _at_mark(self, mark: Mark, end: int) -> Part:
        begun = None if self._begins_list(mark) else self._continued(mark)
        if begun is None:
            begun = _List(mark.system, mark.kind or self._listed(mark), mark.number, self.reference)
            self.lists = [*self.lists, begun]
        else:
            del self.lists[self.lists.index(begun) + 1 :]
            begun.last = mark.number
            begun.interrupted = False
        self.kind = mark.kind or begun.kind
        self.reference = begun.reference
        self.opened = False
        return Part(self.kind, mark.end, end, "mark", begun.reference)

    def _begins_list(self, mark: Mark) -> bool:
        return mark.number == 1 or self.opened

    def _continued(self, mark: Mark) -> _List | None:
        """The list that the ordinal goes on with; behind a cue only the one whose next number it is."""
        own = [begun for begun in reversed(self.lists) if begun.system == mark.system]
        following = [b for b in own if b.last is not None and mark.number in (b.last + 1, b.last + 2)]
        whole = [b for b in own if not b.interrupted or mark.number is None]
        return next(iter([*following, *whole]), None)

    def _listed(self, mark: Mark) -> Kind:
        """What a list that begins here is of; what stands directly before leads in to it, or is its first."""
        last = self.parts[-1] if self.parts else None
        if last is None or last.by == "mark" or last.lead or self.opened:
            return self.kind
        between = self.text[last.end : mark.start].strip()
        if between:
            return self.kind
        if mark.number is not None and mark.number > 1:
            self.parts[-1] = replace(last, by="mark")
            return last.kind
        self.parts[-1] = replace(last, lead=True)
        if last.by in ("heading", "label"):
            return self.kind
        first = not any(part.kind == "problem" and not part.lead for part in self.parts)
        return lead_opens(self.text[last.start : last.end], first=first) or self.kind

    def _keep(self, part: Part) -> None:
        if _NOTHING.fullmatch(self.text, part.start, part.end):
            return
        self.opened = False
        last = self.parts[-1] if self.parts else None
        body = part.fresh and last is not None and last.by == "mark"
        body = body or (part.by == "label" and part.kind == "problem")
        if body and last and last.kind == part.kind and self._is_title(last):
            self.parts[-1] = replace(last, end=part.end)
        else:
            self.parts.append(part)

    def _is_title(self, part: Part) -> bool:
        """Whether the part's first line is only a title, whose body stands below."""
        first, *body = self.text[part.start : part.end].strip().split("\n")
        return bool(body) or (len(first) <= _LONGEST_TITLE and first[-1] not in "；：:")


def _cuts(text: str, stretch: Stretch) -> list[Mark | Cue]:
    """Where another part begins: ordinals, and cues behind them or behind a sentence.

    Behind an ordinal of its own a paragraph is one item, whatever it lists inside by other ordinals.
    """
    numbered = stretch.mark is not None and stretch.head is None
    system = stretch.mark.system if stretch.mark and numbered else None
    listed = [mark for mark in marks(text, stretch.start, stretch.end) if system in (None, mark.system)]
    found: list[Mark | Cue] = [*listed]
    places = {stretch.start, *(mark.end for mark in found)}
    places |= {stretch.start + m.end() for m in _SENTENCE_ENDS.finditer(text[stretch.start : stretch.end])}
    cues = [cue for place in sorted(places) if (cue := cue_at(text, place, stretch.end))]
    for match in _CLAUSE_ENDS.finditer(text[stretch.start : stretch.end]):
        cue = cue_at(text, stretch.start + match.end(), stretch.end)
        if cue and cue.stretch == "plan" and cue.start == cue.end:  # …滞后，下一步将…
            cues.append(cue)
    for match in re.finditer(r"[（(【\[—]+", text[stretch.start : stretch.end]):
        cue = cue_at(text, stretch.start + match.start(), stretch.end)
        cues += [cue] if cue and cue.stretch == "label" else []
    labels = {mark.start for mark in listed if mark.kind}  # 问题一： is an ordinal, and no label
    cues = [cue for cue in cues if cue.start not in labels]
    return sorted({(c.start, c.end): c for c in [*found, *cues]}.values(), key=lambda c: (c.start, c.end))


def parts(text: str) -> list[Part]:
    """The problems and measures of the section in their order, lead-ins and closing words left out."""
    found = _Reader(text).read()
    if not any(part.kind == "measure" and not part.lead for part in found):
        found = list(_turned(found, text))
    found = [part for part in found if not _is_nothing(part, text)]
    if not any(part.kind == "problem" and not part.lead for part in found):
        found = [_told_before(part, text) if part.lead else part for part in found]
    return sorted((*_kept("problem", found, text), *_kept("measure", found, text)), key=lambda p: p.start)


def _told_before(lead: Part, text: str) -> Part:
    """What a lead-in to the measures says of the problems, where nothing else says any."""
    told = text[lead.start : lead.end].rpartition("。")[0]
    if lead.kind != "problem" or not lacks(told):
        return lead
    return replace(lead, end=lead.start + len(told) + 1, lead=False)


def _is_nothing(part: Part, text: str) -> bool:
    return part.kind == "problem" and _NO_PROBLEM.search(text[part.start : part.end].strip()) is not None


def _turned(found: Sequence[Part], text: str) -> Iterator[Part]:
    """The parts cut where a sentence turns from what is lacking to what is done about it."""
    for part in found:
        at = None if part.lead else turn(text, part.start, part.end)
        if at is None:
            yield part
        elif at == part.start:
            yield replace(part, kind="measure", by=part.by or "turn")
        else:
            yield replace(part, end=at)
            yield Part("measure", at, part.end, "turn")


def _kept(kind: Kind, found: Sequence[Part], text: str) -> list[Part]:
    """The parts of one kind that are items.

    Where some are marked, the others lead in to them or close; a part that ends with a colon always leads in.
    """
    own = [part for part in found if part.kind == kind and not part.lead]
    any_marked = any(part.marked for part in own)
    return [part for part in own if part.marked or _stands(part, text, beside=any_marked)]


def _stands(part: Part, text: str, *, beside: bool) -> bool:
    words = text[part.start : part.end].strip()
    if words.endswith(("：", ":")):
        return False
    return not beside or (part.by == "plan" and not says_nothing_special(words))
