"""``nianbao eval grounding``: the sample years drafted with the configured model, and what is left wrong."""

import argparse
import sys
from collections import Counter

from drafting.service.grounding_quality import Grounding, grounding, sample_years
from drafting.service.model import configured_model

_REASONS = 3
"""How many reasons are told."""


def run(arguments: argparse.Namespace) -> None:
    """Print one line for all years, with ``--verbose`` one a year before it; how far it is goes to stderr.

    Raises:
        InputError: no model is configured.
    """
    model = configured_model(True)
    measured: list[Grounding] = []
    materials = list(sample_years())
    for number, material in enumerate(materials, start=1):
        name = f"{material.organ}{material.year}年"
        print(f"nianbao：正在起草第{number}份，共{len(materials)}份：{name}", file=sys.stderr, flush=True)
        measured.append(grounding(material, model))
        if arguments.verbose:
            print(_line(name, measured[-1:]), flush=True)
    print(_line(f"合计{len(measured)}份（{model.name if model else ''}）", measured))
    reasons = Counter(reason for one in measured for reason in one.reasons)
    for reason, times in reasons.most_common(_REASONS):
        print(f"按素材成稿的原因：{reason}，{times}段")


def _line(name: str, measured: list[Grounding]) -> str:
    def total(of: str) -> int:
        return sum(int(getattr(one, of)) for one in measured)

    at_most = "至多" if len(measured) > 1 else ""
    shared = max((one.shared for one in measured if one.shared is not None), default=None)
    about = "" if all(one.counted for one in measured) else "约"
    written = total("asked") - total("repaired") - total("fallen")
    return (
        f"{name}：请模型写{total('asked')}段，问{total('questions')}次，"
        f"直接采用{written}段，改后或部分采用{total('repaired')}段，按素材成稿{total('fallen')}段；"
        f"采用的{total('characters')}字里，无出处的数{total('bare')}处，错引{total('wrong')}处，"
        f"无素材的工作{total('unsupported')}处；"
        f"第五部分问题{total('problems')}条，有措施{total('paired')}条，"
        f"与上年重合{'无从比较' if shared is None else f'{at_most}{shared:.0%}'}；"
        f"首字{_first(measured)}，用时{sum(one.seconds for one in measured):.0f}秒；"
        f"词元送{about}{total('sent')}、收{about}{total('received')}"
    )


def _first(measured: list[Grounding]) -> str:
    """The seconds to the first text: of one year, or the median of several."""
    seconds = sorted(one.first for one in measured if one.first is not None)
    if not seconds:
        return "没有等到"
    middle = f"{seconds[len(seconds) // 2]:.2f}秒"
    return middle if len(measured) == 1 else f"{middle}（各份的中位数）"
