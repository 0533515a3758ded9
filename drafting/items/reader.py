"""Section five read from its beginning to its end: headings, lists and cues say what each stretch is."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Literal

from drafting.items.cues import Cue, Reference, cue_at, goes_over
from drafting.items.headings import lead_opens
from drafting.items.item import Kind
from drafting.items.marks import Mark, marks
from drafting.items.paragraphs import Stretch, stretches
from drafting.items.part import Part
from drafting.items.turning import is_plan, lacks, names_lack

_LONGEST_TITLE = 30
_SENTENCE_ENDS = re.compile(r"[。；;！？]\s*")
_SENTENCES = re.compile(r"[^。；！？\n]+[。；！？\n]*")
_CLAUSE_ENDS = re.compile(r"[，,]\s*")
_BRACKETS = re.compile(r"[（(【\[—]+")


def read(text: str) -> list[Part]:
    """The stretches of this year's problems and measures in their order, lead-ins among them."""
    return _Reader(text).read()


@dataclass
class _List:
    """A list that has begun: the system of its ordinals, what it lists, and its last number."""

    system: str
    kind: Kind
    last: int | None
    reference: Reference | None
    interrupted: bool = False
    inside: bool = False
    """What it lists is the body of the item above."""


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
            self._keep(part._replace(end=cut.start))
            part = self._after(cut, stretch.end)
        self._keep(part)
        behind_item = any(p.by == "mark" and p.start >= stretch.start for p in self.parts[:-1])
        if behind_item and not self.opened and part.by in ("label", "plan", "reference"):
            self.kind = self.lists[-1].kind  # what stood behind an item spoke for this paragraph only

    def _is_cue(self, cue: Cue, part: Part) -> bool:
        if cue.among_measures and self.kind == "problem":
            return False
        after_mark = part.by == "mark" and cue.start == part.start
        return not (after_mark and cue.form == "plan" and part.kind == "measure")  # 一是下一步，由办公室…

    def _begin(self, stretch: Stretch) -> Part:
        opens = stretch.head.opens if stretch.head else None
        if opens and opens != "last_year":
            self.kind, self.reference, self.opened = opens, None, True
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
        self.kind, self.reference, self.opened = cut.opens, cut.reference, True
        self._interrupt()
        return Part(self.kind, cut.end, end, cut.form, cut.reference)

    def _interrupt(self) -> None:
        for begun in self.lists:
            begun.interrupted = True

    def _at_mark(self, mark: Mark, end: int) -> Part:
        begun = None if mark.number == 1 or self.opened else self._continued(mark)
        if begun is None:
            begun = self._begun(mark)
            self.lists.append(begun)
        else:
            del self.lists[self.lists.index(begun) + 1 :]
            begun.last, begun.interrupted = mark.number, False
        self.kind, self.opened = mark.kind or begun.kind, False
        return Part(self.kind, mark.end, end, "body" if begun.inside else "mark", begun.reference)

    def _continued(self, mark: Mark) -> _List | None:
        """The list that the ordinal goes on with; behind a cue only the one whose next number it is."""
        own = [begun for begun in reversed(self.lists) if begun.system == mark.system]
        following = [b for b in own if b.last is not None and mark.number in (b.last + 1, b.last + 2)]
        whole = [b for b in own if not b.interrupted or mark.number is None]
        return next(iter([*following, *whole]), None)

    def _begun(self, mark: Mark) -> _List:
        """A list that begins here; what stands directly before leads in to it, or is its first item."""
        last = self.parts[-1] if self.parts else None
        if last and last.by == "mark" and not self.opened and self._is_below(mark, last):
            if names_lack(self._words(last)) or is_plan(self._words(last)):
                return _List(mark.system, last.kind, mark.number, last.reference, inside=True)
            self.parts[-1] = last._replace(lead=True)  # （一）内容方面
            return _List(mark.system, last.kind, mark.number, last.reference)
        if last and last.by == "mark" and mark.number == 1 and not self.opened and self._adjoins(last, mark):
            last = self._part_lead(last)
        if self.opened or last is None or last.by == "mark" or last.lead or not self._adjoins(last, mark):
            reference = self.reference if self.opened else None
            return _List(mark.system, mark.kind or self.kind, mark.number, reference)
        if mark.number is not None and mark.number > 1:
            self.parts[-1] = last._replace(by="mark")
            return _List(mark.system, mark.kind or last.kind, mark.number, last.reference)
        self.parts[-1] = last._replace(lead=True)
        return _List(mark.system, mark.kind or self._led_to(mark, last), mark.number, last.reference)

    def _led_to(self, mark: Mark, lead: Part) -> Kind:
        """What the list is of that a lead-in opens: the heading above says it, else the lead-in."""
        if lead.by in ("heading", "label"):
            return self.kind
        first = not any(part.kind == "problem" and not part.lead for part in self.parts)
        if first and lacks(re.split("[。；]", self.text[mark.end :], maxsplit=1)[0]):
            return "problem"  # 有些方面需要改进：一是更新慢
        return lead_opens(self._words(lead), first=first) or (self.kind if first else "measure")

    def _part_lead(self, item: Part) -> Part:
        """The last sentence of an item, parted from it, where it leads in to another list; else the item."""
        sentences = list(_SENTENCES.finditer(self._words(item)))
        words = sentences[-1].group().strip() if len(sentences) > 1 else ""
        if not words.endswith(("：", "，")) and (lead_opens(words) is None or names_lack(words)):
            return item
        start = item.start + sentences[-1].start()
        lead = item._replace(start=start, by="")
        self.parts[-1:] = [item._replace(end=start), lead]
        return lead

    def _is_below(self, mark: Mark, part: Part) -> bool:
        """Whether a list of other ordinals begins under an item that is only a title, and is of its kind."""
        title = self._words(part).strip()
        same = not self.lists or mark.system == self.lists[-1].system
        if mark.kind or same or not self._adjoins(part, mark):
            return False
        of_kind = is_plan(self.text[mark.end :]) == (part.kind == "measure")
        return of_kind and len(title) <= _LONGEST_TITLE and "\n" not in title

    def _words(self, part: Part) -> str:
        return self.text[part.start : part.end]

    def _adjoins(self, part: Part, mark: Mark) -> bool:
        return not self.text[part.end : mark.start].strip()

    def _keep(self, part: Part) -> None:
        if part.is_empty(self.text):
            return
        self.opened = False
        last = self.parts[-1] if self.parts else None
        if part.by == "body" and last:
            self.parts[-1] = last._replace(end=part.end)
            return
        body = part.fresh and last is not None and last.by == "mark"
        body = body and not self._words(part).rstrip().endswith("：")
        body = body or (part.by == "label" and part.kind == "problem")
        if body and last and last.kind == part.kind and self._is_title(last):
            self.parts[-1] = last._replace(end=part.end)
        else:
            self.parts.append(part)

    def _is_title(self, part: Part) -> bool:
        """Whether the part's first line is only a title, whose body stands below."""
        first, *body = self._words(part).strip().split("\n")
        return bool(body) or (len(first) <= _LONGEST_TITLE and first[-1] not in "；：:")


def _cuts(text: str, stretch: Stretch) -> list[Mark | Cue]:
    """Where another part begins: ordinals, and cues behind them or behind a sentence.

    Behind an ordinal of its own a paragraph is one item, whatever it lists inside by other ordinals.
    """
    own = stretch.mark.system if stretch.mark and not stretch.head else None
    found = [mark for mark in marks(text, stretch.start, stretch.end) if own in (None, mark.system)]
    labels = {mark.start for mark in found if mark.kind}  # 问题一： is an ordinal, and no label
    cues = [cue for cue in _cues(text, stretch, found) if cue.start not in labels]
    cuts: dict[tuple[int, int], Mark | Cue] = {(mark.start, mark.end): mark for mark in found}
    cuts |= {(cue.start, cue.end): cue for cue in cues}
    return [cuts[place] for place in sorted(cuts)]


def _cues(text: str, stretch: Stretch, found: list[Mark]) -> Iterator[Cue]:
    def cues_at(places: Iterable[int]) -> Iterator[Cue]:
        return filter(None, (cue_at(text, place, stretch.end) for place in places))

    words = text[stretch.start : stretch.end]
    ends = (stretch.start + match.end() for match in _SENTENCE_ENDS.finditer(words))
    yield from cues_at(sorted({stretch.start, *(mark.end for mark in found), *ends}))
    commas = (stretch.start + match.end() for match in _CLAUSE_ENDS.finditer(words))
    turning = (place for place in commas if goes_over(text, place, stretch.end))
    yield from (cue for cue in cues_at(turning) if cue.form == "plan" and cue.start == cue.end)  # ，下一步将
    brackets = (stretch.start + match.start() for match in _BRACKETS.finditer(words))
    yield from (cue for cue in cues_at(brackets) if cue.form == "label")
