"""``nianbao eval grounding``: the sample years drafted with the configured model, and what is left wrong."""

import argparse

from drafting.service.grounding_quality import Grounding, grounding, sample_years
from drafting.service.model import configured_model


def run(arguments: argparse.Namespace) -> None:
    """Print a line a year and one for all.

    Raises:
        InputError: no model is configured.
    """
    model = configured_model(True)
    measured = []
    for material in sample_years():
        measured.append(grounding(material, model))
        if arguments.verbose:
            print(_line(f"{material.organ}{material.year}年", measured[-1:]))
    print(_line(f"{model.name if model else ''}，{len(measured)}份", measured))


def _line(name: str, measured: list[Grounding]) -> str:
    def total(of: str) -> int:
        return sum(int(getattr(one, of)) for one in measured)

    shared = max((one.shared for one in measured if one.shared is not None), default=None)
    about = "" if all(one.counted for one in measured) else "约"
    firsts = sorted(one.first for one in measured if one.first is not None)
    return (
        f"{name}：送模型{total('asked')}段，改后采用{total('repaired')}段，按素材成稿{total('fallen')}段；"
        f"无出处的数{total('bare')}处，错引{total('wrong')}处，无素材的工作{total('unsupported')}处；"
        f"问题{total('problems')}条，有措施{total('paired')}条；"
        f"与上年重合{'—' if shared is None else f'至多{shared:.0%}'}；"
        f"首字{f'{firsts[len(firsts) // 2]:.2f}秒' if firsts else '—'}（中位数），采用{total('characters')}字"
        f"；词元送{about}{total('sent')}、收{about}{total('received')}"
    )
