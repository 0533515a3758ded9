"""``nianbao eval offline``: the sample years drafted without a model, as a supervisor would hold them."""

import argparse
from itertools import combinations

from drafting.service.grounding_quality import sample_years
from drafting.service.offline_quality import OfflineDraft, bureaus, most_shared, shared, townships

_LIMIT = 0.5


def run(arguments: argparse.Namespace) -> None:
    """Print a line a year, one for all, and one for townships without applications."""
    drafts = [OfflineDraft(material) for material in sample_years()]
    for draft in drafts:
        print(_line(f"{draft.material.organ}{draft.material.year}年", [draft], drafts))
        if arguments.verbose:
            for number, section in enumerate(draft.report.sections):
                print(f"〔{number}〕{section.text}")
    print(_line(f"合计{len(drafts)}份", drafts, drafts))
    small = townships()
    alike = max(shared(one.report, other.report) for one, other in combinations(small, 2))
    asking = sum(draft.only_asks for draft in small)
    print(f"无申请的乡镇{len(small)}份：第五部分只提问、不凑内容的{asking}份，两两重合至多{alike:.0%}")
    pairs = [shared(one.report, other.report) for one, other in combinations(bureaus(), 2)]
    over = sum(share >= _LIMIT for share in pairs)
    print(f"没有素材、都只有一件复议纠正的部门：两两{len(pairs)}对，第五部分重合过半的{over}对")


def _line(name: str, drafts: list[OfflineDraft], all_drafts: list[OfflineDraft]) -> str:
    def count(of: str) -> int:
        return sum(len(getattr(draft, of)) for draft in drafts)

    before = ((draft.report, draft.material.previous) for draft in drafts)
    last = (shared(report, previous) for report, previous in before if previous)
    returning = [told for draft in drafts for _, told in draft.returning]
    return (
        f"{name}：除待补外的错误和提示{count('errors')}处，待补{sum(draft.asked for draft in drafts)}处；"
        f"问题{count('cards')}条，线索没有成问题{count('unheard')}条，表里有数而没有引{count('without_figures')}条，"
        f"没有对应措施（只有培训也算没有）{count('unanswered')}条，上年也有{len(returning)}条、"
        f"说明或问到整改的{sum(returning)}条；"
        f"与上年重合至多{max(last, default=0.0):.0%}，"
        f"与同年其他机关至多{max(most_shared(draft, all_drafts) for draft in drafts):.0%}"
    )
