"""Table four: the reviews and lawsuits that words name."""

from drafting.mentions.measures import Context, Measure, Vocabulary

_BLOCKS = {"review": "t4.review.{}", "litigation": "litigation.{}"}


def are_received(segment: str, lead: str, words: Vocabulary) -> bool:
    """Whether the disputes are some of those that the office itself decides: 收到复议申请312件，其中涉及…."""
    if not segment.startswith("其中") or words.dispute["context"].search(lead):
        return False
    if words.dispute["implied"].search(segment):  # 未经复议直接起诉 is said of nobody else's
        return False
    return bool(words.dispute["received"].search(lead) or words.dispute["reviewer"].search(lead))


def dispute(
    blocks: set[str], outcomes: set[str], context: Context, clause: str, words: Vocabulary
) -> Measure | None:
    """The total or outcome that the blocks and outcomes named come to; ``None`` where they are others'."""
    told = bool(words.dispute["context"].search(clause))
    about = context.sued or told
    against = context.sued and words.dispute["taken_on"].search(clause)
    reviewer = not against and (context.decides or not told) and words.dispute["reviewer"].search(clause)
    if reviewer or len(outcomes) > 1 or not (about or context.dispute):
        return None
    if words.dispute["received"].search(clause) and not about:
        return None
    outcome = next(iter(outcomes), "total")
    concluded = outcome == "concluded"
    outcome = "total" if concluded else outcome
    if blocks == {"litigation_direct", "litigation_after_review"}:
        blocks = {"litigation"}
    if len(blocks) == 2 and "litigation" in blocks and "review" not in blocks:
        blocks = blocks - {"litigation"}  # 未经复议直接起诉的行政诉讼案件
    if blocks == {"review", "litigation"}:
        blocks = {"disputes"}
    if len(blocks) > 1:
        return None
    block = next(iter(blocks), context.block)
    if concluded:
        return _concluded(block)
    if not blocks and {block, context.beside} == {"review", "litigation"}:
        two = [_BLOCKS[each].format(outcome) for each in (block, context.beside)]
        return Measure(two[0], ((two[0],), (two[1],), tuple(two)))  # 复议10件，诉讼2件，维持7件
    if block not in ("litigation", "disputes"):
        if blocks and not outcomes and context.over == "litigation" and context.outcome:
            of_them = f"t4.{block}.{context.outcome}"  # 未审结11件，其中直接起诉5件
            return Measure(of_them, ((of_them,), (f"t4.{block}.total",)))
        own = f"t4.{block}.{outcome}"
        over = context.over == "litigation" and not blocks and block.startswith("litigation_")
        return Measure(own, ((own,), (f"litigation.{outcome}",))) if over else Measure.plain(own)
    if block == "disputes" and outcome in ("upheld", "other"):
        return Measure(f"disputes.{outcome}", ((f"t4.review.{outcome}", f"litigation.{outcome}"),))
    return Measure.plain(f"{block}.{outcome}")


def left(context: Context, words: Vocabulary) -> Measure | None:
    """What is 尚未办结 behind figures of disputes: those pending, or applications after all."""
    pending = dispute(set(), {"pending"}, context, "", words)
    return pending and Measure(pending.id, (*pending.readings, ("t3.carried_out.total",)))


def _concluded(block: str) -> Measure:
    """What was 审结: all of the disputes, or all but those pending."""
    table = f"t4.{block}" if block == "review" or block.startswith("litigation_") else block
    decided = tuple(f"{table}.{outcome}" for outcome in ("upheld", "corrected", "other"))
    return Measure(f"{table}.total", ((f"{table}.total",), decided))
