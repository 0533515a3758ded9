"""Asking a model: its answer as it comes, what that takes, and how it is stopped."""

import time
from collections.abc import Callable
from contextlib import closing
from threading import Event
from typing import Any

from drafting.errors import ModelError
from drafting.llm import AnswerCut, ChatModel, ModelUnavailable, Usage, spoken
from drafting.narrative.drafted import Spent
from drafting.narrative.drafting_requests import Request, tokens


class Asker:
    """One conversation with one model; its methods may be called from several threads at once.

    ``on_text`` is told (code of what is written, text so far); ``stop`` is asked after every piece.
    """

    def __init__(
        self, model: ChatModel, on_text: Callable[[str, str], None], stop: Callable[[], bool]
    ) -> None:
        self._model = model
        self._on_text = on_text
        self._stop = stop
        self._stopped = Event()
        self._unavailable = ""
        self._spent: dict[str, Spent] = {}

    @property
    def name(self) -> str:
        """The model's name."""
        return self._model.name

    @property
    def stopped(self) -> bool:
        """Whether somebody stopped it."""
        return self._stopped.is_set()

    def ask(self, code: str, request: Request, **shape: Any) -> str:
        """The whole answer.

        Args:
            code: names to whoever follows the writing what is being written.
            request: what is asked.
            shape: what the request says of the answer's form (``ChatModel.stream``).

        Raises:
            AnswerCut: it is longer than the server lets it be; the error has what there is of it.
            ModelError: the model did not give one, or somebody stopped the drafting.
        """
        if self._unavailable:
            raise ModelUnavailable(self._unavailable)
        self._check_stop()
        answer, began, first = "", time.perf_counter(), None
        usage: list[Usage] = []
        try:
            with closing(
                self._model.stream(request.system, request.user, on_usage=usage.append, **shape)
            ) as pieces:
                for piece in pieces:
                    first = first or time.perf_counter() - began
                    self._check_stop()
                    answer += piece
                    self._on_text(code, spoken(answer))
        except AnswerCut as error:
            raise AnswerCut(spoken(answer)) from error
        except ModelUnavailable as error:
            self._unavailable = error.message  # the parts that have not begun need not wait for the same
            raise
        finally:
            before = self.spent(code)
            told = usage[-1] if usage else _estimate(request, answer)
            self._spent[code] = Spent(
                before.asked + 1,
                before.sent + told.sent,
                before.received + told.received,
                before.first or first,
                before.counted and bool(usage),
            )
        return spoken(answer)

    def spent(self, code: str) -> Spent:
        """What asking for a part has taken so far."""
        return self._spent.get(code, Spent())

    def _check_stop(self) -> None:
        if self.stopped or self._stop():
            self._stopped.set()
            raise ModelError("已停止，")


def _estimate(request: Request, answer: str) -> Usage:
    """About how many tokens went and came, where the server does not say."""
    return Usage(tokens(request.system) + tokens(request.user), tokens(answer))
