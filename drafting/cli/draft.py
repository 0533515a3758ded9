"""``nianbao draft``."""

import argparse
import sys

from drafting.checks.unbalanced import unbalanced
from drafting.cli.output import findings_json, print_findings, print_json, status_of
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
    for one in unbalanced(material.previous.figures if material.previous else {}):
        print(f"nianbao：上年年报{one.told}。不平的数不与本年比较，请核对上年年报。", file=sys.stderr)
    written = write_report(material, use_model={"on": True, "off": False, None: None}[arguments.llm])
    for part in written.draft.parts:
        if part.message:
            print(f"nianbao：{part.message}", file=sys.stderr)
    asked = [part for part in written.draft.parts if part.model]
    if found := of_no_use((part.origin, part.message) for part in asked):
        hint = f"{found.way_out}加 --llm off：更快，这些段的文字不变。"
        print(f"nianbao：{found.told(asked[0].model)}{hint}", file=sys.stderr)
    if not asked:
        for fact in material.facts:
            if hint := hint_of(fact):
                print(f"nianbao：素材{fact.id}有{hint}。成稿照录原话，请改写。", file=sys.stderr)
    write(written.report, arguments.output)
    print(f"nianbao：已生成 {arguments.output}", file=sys.stderr)
    if arguments.json:
        print_json(findings_json(written.report, written.outcome))
    else:
        print_findings(written.report, written.outcome)
    return status_of(written.outcome)
