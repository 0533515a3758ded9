"""The sentences of section 1 that the tables alone can tell, every number a reference.

What is zero is left out, or said in words where saying it is customary (未收到…申请, 未发生…). What is blank
keeps its reference, which asks for it (〔待填〕).
"""

from collections.abc import Iterable, Sequence

from drafting.ledger import Value
from drafting.narrative.clauses import Voice
from drafting.narrative.material import Material
from drafting.references import reference
from drafting.tables import edition_for

_OUTCOMES = {
    "t3.granted.total": "予以公开",
    "t3.partial.total": "部分公开",
    "refused.total": "不予公开",
    "unavailable.total": "无法提供",
    "unprocessed.total": "不予处理",
    "closed.total": "其他处理",
}
_DECISIONS = {
    "t2.licensing.decisions": "行政许可决定",
    "t2.penalties.decisions": "行政处罚决定",
    "t2.coercion.decisions": "行政强制决定",
}
_REVIEWS = {
    "t4.review.upheld": "结果维持",
    "t4.review.corrected": "结果纠正",
    "t4.review.other": "其他结果",
    "t4.review.pending": "尚未审结",
}
_LITIGATION = {
    "t4.litigation_direct.total": "未经复议直接起诉",
    "t4.litigation_after_review.total": "复议后起诉",
}
_LITIGATION_RESULTS = {
    "litigation.upheld": "结果维持",
    "litigation.corrected": "结果纠正",
    "litigation.other": "其他结果",
    "litigation.pending": "尚未审结",
}
_DOCUMENTS = ("t2.normative.made", "t2.normative.repealed", "t2.normative.in_force")
_RULES = ("t2.rules.made", "t2.rules.repealed", "t2.rules.in_force")
_FEES = "t2.fees.amount"
_LEAST_COMPARED = 10
"""Of fewer applications last year a percentage would say more than there is."""


def proactive_figures(material: Material, voice: Voice) -> dict[str, str]:
    """Table two in sentences by what they are about, in order; empty where every cell of it is zero.

    The topics are ``documents``, ``decisions`` and ``fees``, as ``placing.by_topic`` has them.
    """
    form = edition_for(material.year).cells
    documents = decisions = fees = ""
    if _DOCUMENTS[0] in form and any(_value(material, code) != 0 for code in _DOCUMENTS):
        documents = voice.say(_stock("documents", _DOCUMENTS, material))
    # A blank row of 规章 is not asked for here: hardly any organ may make rules, and the table asks anyway.
    if _DOCUMENTS[0] in form and any(_value(material, code) for code in _RULES):
        documents += voice.say(_stock("rules", _RULES, material))
    if _present(material, _DECISIONS):
        listed = voice.enumerate(_figures(material, _DECISIONS), style="decisions", of="decisions")
        decisions = voice.say("proactive.decisions", decisions=listed)
    if _value(material, _FEES) != 0:
        fees = voice.say("proactive.fees")
    return {"documents": documents, "decisions": decisions, "fees": fees}


def _stock(of: str, codes: Sequence[str], material: Material) -> str:
    """The place of the sentence on what was made, repealed and is in force: a zero is not counted out."""
    made, repealed = (_value(material, code) != 0 for code in codes[:2])
    if made and repealed:
        return f"proactive.{of}"
    if made:
        return f"proactive.{of}_made"
    return f"proactive.{of}_repealed" if repealed else f"proactive.{of}_kept"


def request_figures(material: Material, voice: Voice) -> str:
    """Table three in sentences: what came in, what was carried in, how it was handled, what is left."""
    carried_out = _value(material, "t3.carried_out.total")
    if _is_idle(material):
        return voice.say("on_request.none")
    told = [_taken_in(material, voice), _handled(material, voice)]
    told.append(voice.say("on_request.none_carried_out" if carried_out == 0 else "on_request.carried_out"))
    return "".join(told)


def denials(material: Material, voice: Voice) -> list[str]:
    """The sentences that say of applications, reviews and lawsuits that there were none."""
    told = []
    if _value(material, "t3.received.total") == 0:
        told.append(voice.say("on_request.none") if _is_idle(material) else _none_new(voice))
    reviews, suits = _value(material, "t4.review.total"), _value(material, "litigation.total")
    if reviews == 0 == suits:
        return [*told, voice.say("disputes.none")]
    if reviews == 0:
        told.append(voice.say("disputes.no_review"))
    return [*told, voice.say("disputes.no_litigation")] if suits == 0 else told


def _is_idle(material: Material) -> bool:
    """Whether there was no application at all: none came in, none was left from last year, none is left."""
    received, carried_in = _value(material, "t3.received.total"), _value(material, "t3.carried_in.total")
    processed, carried_out = _value(material, "t3.processed.total"), _value(material, "t3.carried_out.total")
    return received == 0 and carried_in == 0 and not processed and not carried_out


def _none_new(voice: Voice) -> str:
    return voice.say("on_request.none_new") + "。"


def _taken_in(material: Material, voice: Voice) -> str:
    received, carried_in = _value(material, "t3.received.total"), _value(material, "t3.carried_in.total")
    if received == 0:
        return _none_new(voice)
    told = voice.say("on_request.received") + voice.say(_applicants(material), all=_all(received))
    # At the sentence's end: what follows 较上年 in a sentence is read as last year's.
    before = material.ledger.entry("t3.received.total").previous
    if received is not None and isinstance(before, int) and before >= _LEAST_COMPARED:
        told += "；" + voice.say("on_request.change")
    told += "。"
    return told if carried_in == 0 else told + voice.say("on_request.load")


def _applicants(material: Material) -> str:
    """The place of the clause that says who applied."""
    if _value(material, "organisations.received") == 0:
        return "on_request.natural_only"
    if _value(material, "t3.received.natural") == 0:
        return "on_request.organisations_only"
    return "on_request.applicants"


def _handled(material: Material, voice: Voice) -> str:
    if _value(material, "t3.processed.total") == 0:
        return voice.say("on_request.none_processed")
    present = _present(material, _OUTCOMES)
    processed = _value(material, "t3.processed.total")
    if len(present) == 1 and _value(material, present[0]) == processed:
        outcome = _OUTCOMES[present[0]]
        return voice.say("on_request.processed_alike", outcome=outcome, all=_all(processed))
    outcomes = voice.enumerate(_figures(material, _OUTCOMES), style="styles", of="outcomes")
    return voice.say("on_request.processed", outcomes=outcomes)


def dispute_figures(material: Material, voice: Voice) -> str:
    """Table four in sentences."""
    reviews, suits = _value(material, "t4.review.total"), _value(material, "litigation.total")
    if reviews == 0 and suits == 0:
        return voice.say("disputes.none")
    if reviews == 0:
        told = voice.say("disputes.no_review")
    else:
        told = voice.say("disputes.review", results=_of_which(material, voice, reviews, _REVIEWS))
    if suits == 0:
        return told + voice.say("disputes.no_litigation")
    ways = _of_which(material, voice, suits, _LITIGATION)
    if suits is None:
        return told + voice.say("disputes.litigation", results=ways)
    alike = _alike(material, voice, suits, _LITIGATION_RESULTS)
    told += voice.say("disputes.litigation", results=ways + alike)
    if alike:
        return told
    results = voice.enumerate(_figures(material, _LITIGATION_RESULTS), style="styles", of="litigation")
    return told + voice.say("disputes.litigation_results", results=results)


def _of_which(material: Material, voice: Voice, total: Value, parts: dict[str, str]) -> str:
    if total is None:
        return ""
    figures = _figures(material, parts)
    told = f"，其中{voice.enumerate(figures, style='styles', of=next(iter(parts)))}" if figures else ""
    return _alike(material, voice, total, parts) or told


def _alike(material: Material, voice: Voice, total: Value, parts: dict[str, str]) -> str:
    """The clause that all of them are of one kind; empty where they are not."""
    present = _present(material, parts)
    if len(present) == 1 and _value(material, present[0]) == total:
        return voice.say(f"alike.{present[0]}", all=_all(total))
    return ""


def _all(total: Value) -> str:
    """均, where there is more than one to be all alike."""
    return "" if total == 1 else "均"


def _figures(material: Material, names: dict[str, str]) -> dict[str, str]:
    return {names[id]: reference(id) for id in _present(material, names)}


def _present(material: Material, ids: Iterable[str]) -> list[str]:
    """Those that are not zero; a blank stays, because nobody has said that it is."""
    return [id for id in ids if _value(material, id) != 0]


def _value(material: Material, id: str) -> Value:
    return material.ledger.entry(id).value
