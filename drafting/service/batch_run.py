"""Use case of the page 批量校核: a batch in a thread of its own, so that the page can show it and stop it."""

import logging
import threading
from collections.abc import Generator, Iterable, Iterator, Sequence
from typing import Any

from drafting.errors import NianbaoError
from drafting.service.batches import CheckedBatch, Upload, check_uploads
from drafting.service.checking import Against

_log = logging.getLogger(__name__)


class BatchRun:
    """A batch that is being checked, or has been.

    ``stage``, ``done`` and ``count`` say how far it is; ``result`` is there once it has ended, with what was
    checked until then where it was stopped; ``error`` says why there is none.
    """

    def __init__(
        self,
        files: Sequence[Upload],
        against: Against,
        *,
        previous: Sequence[Upload] = (),
        units: Sequence[Upload] = (),
        roster: Upload | None = None,
        since: Upload | None = None,
        processes: int | None = None,
    ) -> None:
        self.stage, self.done, self.count = "读取", 0, len(files)
        self.result: CheckedBatch | None = None
        self.error = ""
        self._stopped = threading.Event()
        beside = {
            "previous": previous,
            "units": units,
            "roster": roster,
            "since": since,
            "processes": processes,
            "watch": self._watched,
            "stopped": self._stopped.is_set,
        }
        self._thread = threading.Thread(target=self._work, args=(files, against, beside), daemon=True)
        self._thread.start()

    @property
    def running(self) -> bool:
        """Whether it goes on."""
        return self._thread.is_alive()

    @property
    def stopping(self) -> bool:
        """Whether somebody has said stop."""
        return self._stopped.is_set()

    def stop(self) -> None:
        """End it behind the file in hand; what has been checked is kept."""
        self._stopped.set()

    def wait(self) -> None:
        """Until it has ended."""
        self._thread.join()

    def _work(self, files: Sequence[Upload], against: Against, beside: dict[str, Any]) -> None:
        try:
            self.result = check_uploads(files, against, **beside)
        except NianbaoError as error:
            self.error = "已停止，还没有校核的结果。" if self.stopping else error.message
        except Exception as error:  # noqa: BLE001 - nobody is above to tell
            _log.exception("batch failed")
            self.error = f"程序出错（{type(error).__name__}），没有校核成。请重试；仍然如此，请告诉管理员。"

    def _watched(self, items: Iterable[Any], stage: str, count: int) -> Iterator[Any]:
        """The items, counted, until somebody says stop: then their processes are ended with them."""
        self.stage, self.done, self.count = stage, 0, count
        coming = iter(items)
        for item in coming:
            yield item
            self.done += 1
            if self.stopping:
                break
        if isinstance(coming, Generator):
            coming.close()
