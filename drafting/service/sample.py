"""The sample: an invented district's year, with last year's report, figures and facts already in."""

from drafting.intake.facts import read_facts
from drafting.intake.form import read_form
from drafting.reading import read_report
from drafting.report import organ_type_of
from drafting.service.years import FORM, open_year
from drafting.shipped import shipped
from drafting.workspace import Workspace

LAST_YEAR = "qinghe-2023.docx"


def open_sample(workspace: Workspace) -> int:
    """Open the sample district's new year and return its id.

    Raises:
        ConflictError: it is there already.
    """
    corpus = shipped("corpus")
    form = read_form(corpus / "new-year" / "figures.xlsx")
    previous = read_report(corpus / "reports" / LAST_YEAR)
    year = (previous.year or 0) + 1
    report_id = open_year(workspace, previous.organ, organ_type_of(previous.organ), year, previous)
    entered = {code: value for code, value in form.figures.items() if not FORM.cells[code].computed}
    workspace.figures.save(report_id, entered, "示例数据")
    workspace.facts.replace(report_id, read_facts(corpus / "new-year" / "facts.csv"))
    return report_id
