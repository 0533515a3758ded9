"""``nianbao draft``."""

import argparse

from drafting.checks.unbalanced import unbalanced
from drafting.cli.output import findings_json, print_findings, print_json, status_of
from drafting.cli.terminal import tell
from drafting.export import check_writable, write
from drafting.narrative.spoken import hint_of
from drafting.narrative.usefulness import of_no_use
from drafting.report import OrganType
from drafting.service.writing import material_from_files, write_report


def run(arguments: argparse.Namespace) -> int:
    """Write the whole report and print the findings of its own check."""
    check_writable(arguments.output, arguments.figures, arguments.facts, arguments.previous)
    material = material_from_files(
        figures=arguments.figures,
        facts=arguments.facts,
        previous=arguments.previous,
        organ=arguments.organ,
        organ_type=OrganType(arguments.organ_type) if arguments.organ_type else None,
        year=arguments.year,
    )
    if material.previous and material.previous.is_recognised:
        tell(
            "上年年报的文字层是识别出来的，数字没有人核对，不与本年比较。要比较的，请在网页“核对读数”里核对。"
        )
    for one in unbalanced(material.previous.figures if material.previous else {}):
        tell(f"上年年报{one.told}。不平的数不与本年比较，请核对上年年报。")
    written = write_report(material, use_model={"on": True, "off": False, None: None}[arguments.llm])
    for part in written.draft.parts:
        if part.message:
            tell(part.message)
    asked = [part for part in written.draft.parts if part.model]
    if found := of_no_use((part.origin, part.message) for part in asked):
        hint = f"{found.way_out}加 --llm off：更快，这些段的文字不变。"
        tell(f"{found.told(asked[0].model)}{hint}")
    if not asked:
        for fact in material.facts:
            if hint := hint_of(fact):
                tell(f"素材{fact.id}有{hint}。成稿照录原话，请改写。")
    write(written.report, arguments.output)
    tell(f"已生成 {arguments.output}")
    if arguments.json:
        print_json(findings_json(written.report, written.outcome))
    else:
        print_findings(written.report, written.outcome)
    return status_of(written.outcome)
