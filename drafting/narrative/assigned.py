"""Who carries a measure out, and by when, where its own words say so: 由区司法局牵头，…，2025年3月底前."""

import re

_UNIT = "局|委|办|厅|处|科|室|司|院|署|会|中心|政府|大队|街道|办事处|办公室|单位|部门|机构|企业"
_WHO = re.compile(
    rf"(?:^|[，；、将拟])由(?P<who>[\u4e00-\u9fff、]{{1,30}}?(?:{_UNIT}))"
    r"(?=牵头|负责|会同|组织|统筹|把|对|将|按|为|[制建修开定梳汇编逐每抽明设推落完督审统])"
)
_DUE = re.compile(
    r"(?P<due>(?:20\d\d年|今年|明年|年)(?:(?:上|下)半年|第?[一二三四]季度|1?\d月)?(?:上旬|中旬|下旬)?(?:\d{1,2}日|[底末初])?)"
    r"(?=之?前|以前|完成|建成|上线|办结)"
)


def assigned_in(measure: str) -> tuple[str, str]:
    """The unit that a measure names as its own, and its date as written; empty where it names none.

    Both stand in the measure word for word. Of several dates the last counts: by then all is done.
    """
    who = _WHO.search(measure)
    due = [found["due"] for found in _DUE.finditer(measure)]
    return (who["who"] if who else ""), (due[-1] if due else "")
