"""Whether a model is of use for a report or only costs time: told once, beside each part's message."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from drafting.narrative.drafted import BY_FACTS, Writer

_FEWEST = 3
"""Of fewer parts nothing is said of the model."""

_NEARLY_ALL = 0.8
"""What part of what the model was asked for has to be composed without it."""

_SERVICE = re.compile("^(?:(?:连不上)?模型服务|“[^”]+”的回答不是)")
"""How a reason begins that is the server's, not the answer's: there was none to take anything of."""

_WHERE = re.compile(r"^第[\d、]+条：")


@dataclass(frozen=True)
class NoUse:
    """A model of which next to nothing could be taken, or whose server gave nothing.

    ``asked`` are the parts that it was asked for, ``fallen`` those that the offline writer wrote instead;
    ``reason`` is the most frequent one, that of ``times`` parts.
    """

    asked: int
    fallen: int
    reason: str
    times: int

    @property
    def unanswered(self) -> bool:
        """Whether it is the server that has to be looked after, not the model to be changed."""
        return is_of_the_server(self.reason)

    @property
    def way_out(self) -> str:
        """What can be done about it, up to where the reader is told how to do without a model."""
        mend = "处理好再试一次；一时处理不了" if self.unanswered else "请换一个模型；换不了"
        return f"{mend}的，"

    def told(self, model: str) -> str:
        """What the clerk is told, without what can be done about it."""
        of_all = f"{self.fallen}段都" if self.fallen == self.asked else f"有{self.fallen}段"
        most = "" if self.times == self.fallen else f"最多的（{self.times}段）是"
        if self.unanswered:
            return (
                f"大模型“{model}”没有用上：请它写{self.asked}段，{of_all}没有得到能用的回答，已按素材成稿。"
                f"原因：{most}{self.reason}。"
            )
        return (
            f"大模型“{model}”几乎没有帮上忙：请它写{self.asked}段，{of_all}不能采用，已按素材成稿。"
            f"原因：{most}{self.reason}。"
        )


def of_no_use(drafted: Iterable[tuple[str, str]]) -> NoUse | None:
    """What is to be said of the model, ``None`` where it is of some use or was asked for too little.

    Args:
        drafted: of each part that the model was asked for, who wrote it (``Writer``) and its message.
    """
    parts = list(drafted)
    reasons = [reason_of(message) for origin, message in parts if origin == Writer.OFFLINE]
    if len(parts) < _FEWEST or len(reasons) < _NEARLY_ALL * len(parts):
        return None
    ((reason, times),) = Counter(reasons).most_common(1)
    return NoUse(len(parts), len(reasons), reason, times)


def is_of_the_server(reason: str) -> bool:
    """Whether this reason (see ``reason_of``) says that the server gave no answer."""
    return bool(_SERVICE.match(reason))


def reason_of(message: str) -> str:
    """Why the offline writer wrote a part, out of the part's message; without a full stop."""
    return _WHERE.sub("", message.removesuffix(BY_FACTS).removesuffix("本段")).rstrip("，。")
