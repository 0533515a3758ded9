"""The list for 整改: what section 5 promises, who does it and by when."""

from collections.abc import Iterable
from dataclasses import dataclass

from drafting.export.listing import add_list, saved

_COLUMNS = (("序号", 6), ("问题", 46), ("整改措施", 60), ("责任单位", 22), ("完成时限", 16), ("状态", 10))


@dataclass(frozen=True)
class Task:
    """One measure; ``who`` and ``due`` are empty where nobody said."""

    problem: str
    measure: str
    who: str = ""
    due: str = ""
    done: bool = False


def rectification_workbook(title: str, tasks: Iterable[Task]) -> bytes:
    """The list as .xlsx, a row a measure; what nobody said stays empty, to be filled in."""
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.worksheets[0])
    rows = (
        (number, task.problem, task.measure, task.who, task.due, "已完成" if task.done else "")
        for number, task in enumerate(tasks, start=1)
    )
    add_list(book, "整改清单", _COLUMNS, rows)
    book.properties.title = title
    return saved(book)
