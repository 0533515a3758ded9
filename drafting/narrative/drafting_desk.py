"""The desk at which a model writes: its answer bound and guarded, repaired at most twice, else set aside.

What does not pass, and what the model could not answer, the offline writer writes, and the part says so.
"""

import re
import time
from collections.abc import Callable
from dataclasses import dataclass, replace

from drafting.checks.findings import Finding
from drafting.errors import ModelError
from drafting.facts import Fact
from drafting.llm import AnswerCut, ChatModel
from drafting.narrative.answers import (
    plain_text,
    without_chatter,
    without_heading,
)
from drafting.narrative.asking import Asker
from drafting.narrative.contradicted import contradicted
from drafting.narrative.drafted import BY_FACTS, DraftedPart, Writer
from drafting.narrative.drafting_requests import (
    Request,
    text_request,
)
from drafting.narrative.material import Material, Part, fact_source
from drafting.narrative.offline import write_part
from drafting.narrative.salvage import completed, finished, good_sentences
from drafting.narrative.sentences import cited, sentences
from drafting.narrative.substance import echoes, empty_part
from drafting.narrative.telling import is_thin, thin_finding, untold
from drafting.narrative.verifying import errors, notes, verify
from drafting.report import HEADINGS, title_of

REPAIRS = 2
"""How often a model may mend an answer before the offline writer takes over."""

_LEAST_KEPT = 0.5
"""What part of an answer must be good (in characters) for its good sentences to be kept."""

REFUSED = f"大模型改了{REPAIRS}次仍有不符之处"
"""Why an answer was given up."""

CUT = "未完成：模型的回答写到长度上限被截断"
"""What is said of a text of which only the whole sentences are kept."""

_ASKED = re.compile("〔待补：[^〔〕]*〕")


@dataclass(frozen=True)
class _Said:
    """An answer for a part as source text: what is wrong with it, what is only noted, what stands aside."""

    source: str
    wrong: tuple[Finding, ...] = ()
    noted: tuple[Finding, ...] = ()
    aside: tuple[str, ...] = ()


class Desk:
    """One drafting with one model; its methods may be called from several threads at once.

    ``on_text`` is told (code of the part, text so far); ``stop`` is asked after every piece of an answer.
    """

    def __init__(
        self,
        material: Material,
        model: ChatModel,
        on_text: Callable[[str, str], None],
        stop: Callable[[], bool],
    ) -> None:
        self.material = material
        self.asker = Asker(model, on_text, stop)

    def write_text(self, part: Part, precedents: tuple[str, ...]) -> DraftedPart:
        """A part of sections 0, 1 or 6."""
        started = time.perf_counter()
        offline = write_part(part, self.material)
        drafted = self.begun(part, offline, precedents)
        first = request = text_request(part, self.material, precedents)
        facts = self.material.facts_of(*part.aspects)
        fault, said, cut_off = REFUSED, _Said(""), _Said("")
        taken: _Said | None = None
        try:
            for attempt in range(1 + REPAIRS):
                drafted = replace(drafted, prompts=request.prompts)
                answer = self.asker.ask(part.code, request)
                said = self._read(part, answer, first)
                drafted = replace(drafted, aside=(*drafted.aside, *said.aside))
                if taken is None:
                    drafted = replace(drafted, findings=said.wrong)
                if said.wrong and taken is None:
                    request = first.again(answer, said.wrong)
                    continue
                asked_for_more = taken is not None
                if not said.wrong and (taken is None or _tells_more(said, taken, facts)):
                    taken = said
                    drafted = self._done(drafted, said.source, offline, by_model(attempt), notes=said.noted)
                if asked_for_more or not is_thin(facts, said.source):
                    break
                request = first.again(answer, (thin_finding(facts, said.source),))
        except AnswerCut as cut:
            fault = cut.message
            cut_off = self._read(part, finished(cut.answer), first)
        except ModelError as error:
            fault = error.message
        if taken is not None and is_thin(facts, taken.source):
            drafted = self._filled(drafted, taken, offline, first.offered)
        if drafted.origin is Writer.OFFLINE:
            if fault != REFUSED:
                drafted = replace(drafted, message=f"{fault}本段{BY_FACTS}")
            for one, why in ((cut_off, CUT), (said, fault)):
                if drafted.origin is Writer.OFFLINE and one.source and not self.asker.stopped:
                    drafted = self._salvaged(drafted, one, offline, first.offered, why)
        if drafted.origin is not Writer.OFFLINE:
            wrong = contradicted(map(fact_source, facts), self.material, first.offered)
            drafted = replace(drafted, contradicted=wrong)
        return replace(drafted, seconds=time.perf_counter() - started, spent=self.asker.spent(part.code))

    def _read(self, part: Part, answer: str, first: Request) -> "_Said":
        """The answer as source text, and what is to be said of it."""
        text, aside = without_chatter(plain_text(answer))
        text = without_heading(text, *self._headings(part))
        source, findings = verify(text, self.material, first.offered)
        empty = (*empty_part(part, source, first.offered), *echoes(source, first.prompts))
        return _Said(source, (*errors(findings), *empty), notes(findings), aside)

    def _done(
        self,
        drafted: DraftedPart,
        source: str,
        offline: str,
        origin: Writer,
        *,
        message: str = "",
        notes: tuple[Finding, ...] = (),
    ) -> DraftedPart:
        """The part with this text; what the offline writer asks staff for is missing here too."""
        left = untold(self.material.facts_of(*drafted.part.aspects), source)
        source = _headed(drafted.part, source + "".join(_ASKED.findall(offline)))
        return replace(drafted, source=source, origin=origin, message=message, notes=notes, left_out=left)

    def _filled(
        self, drafted: DraftedPart, said: "_Said", offline: str, offered: frozenset[str]
    ) -> DraftedPart:
        """The part whose text leaves out most facts, with the offline writer's sentences on them after it."""
        told = _ASKED.sub("", without_heading(offline, *self._headings(drafted.part)))
        left = drafted.left_out
        missing = frozenset(fact.reference for fact in left)
        whole, findings = verify(completed([said.source], told, missing), self.material, offered)
        if errors(findings):
            return drafted  # what is left out is told to staff
        message = f"大模型没有写到的{len(left)}条素材{BY_FACTS}"
        return self._done(drafted, whole, offline, Writer.REPAIRED, message=message, notes=notes(findings))

    def _salvaged(
        self, drafted: DraftedPart, said: "_Said", offline: str, offered: frozenset[str], fault: str
    ) -> DraftedPart:
        """The part with the good sentences of an answer, where they are most of it and pass as a whole.

        A sentence that draws on nothing is not kept: of an answer that had to be cut it is what is least
        worth keeping.
        """
        all_said = sentences(said.source)
        kept = [sentence for sentence in good_sentences(said.source, said.wrong) if cited(sentence)]
        if not kept or sum(map(len, kept)) < _LEAST_KEPT * sum(map(len, all_said)):
            return drafted
        told = _ASKED.sub("", without_heading(offline, *self._headings(drafted.part)))
        whole, findings = verify(completed(kept, told), self.material, offered)
        if errors(findings):
            return drafted
        dropped = len(all_said) - len(kept)
        what = (
            f"有{dropped}句与数据、素材不符或没有依据，已删去，其余保留"
            if dropped
            else f"已写完的{len(kept)}句保留"
        )
        message = f"{fault.rstrip('，。')}。{what}；缺的内容{BY_FACTS}"
        return self._done(drafted, whole, offline, Writer.REPAIRED, message=message, notes=notes(findings))

    def begun(self, part: Part, source: str, precedents: tuple[str, ...]) -> DraftedPart:
        """The part as it is if the model fails to please."""
        message = f"{REFUSED}，本段{BY_FACTS}"
        return DraftedPart(
            part, source, Writer.OFFLINE, message=message, precedents=precedents, model=self.asker.name
        )

    def _headings(self, part: Part) -> tuple[str, ...]:
        """What the answer may repeat above its text."""
        title = title_of(self.material.organ, self.material.year)
        return (part.heading or HEADINGS.get(part.section, "导语"), "导语", title)


def _tells_more(said: _Said, taken: _Said, facts: tuple[Fact, ...]) -> bool:
    return len(untold(facts, said.source)) < len(untold(facts, taken.source))


def _headed(part: Part, text: str) -> str:
    return f"{part.heading}。{text}" if part.heading else text


def by_model(attempt: int) -> Writer:
    """Who wrote an answer that passed at this attempt, from 0."""
    return Writer.REPAIRED if attempt else Writer.MODEL
