"""Storage: the reports being written, with their figures, facts and revisions; the past ones."""

from pathlib import Path

from sqlalchemy import Engine

from drafting.private import make_private
from drafting.workspace.database import open_engine, sqlite_url
from drafting.workspace.decks import DeckStore, StoredDeck
from drafting.workspace.facts import FactStore
from drafting.workspace.figures import FigureChange, FigureStore, StoredFigure
from drafting.workspace.insertions import Insertion, InsertionStore
from drafting.workspace.item_themes import ItemAsItWas, ItemTheme, ItemThemeStore
from drafting.workspace.judgements import JudgementStore, StoredJudgement
from drafting.workspace.past_reports import Correction, ListedReport, PastReport, PastReportStore
from drafting.workspace.reports import ReportStore, StoredReport
from drafting.workspace.requirements import RequirementStore, StoredRequirement
from drafting.workspace.runs import RunStore, StoredRun
from drafting.workspace.sections import SectionStore, StoredSection
from drafting.workspace.turns import Turn, TurnStore

__all__ = [
    "Correction",
    "FigureChange",
    "Insertion",
    "ItemAsItWas",
    "ItemTheme",
    "ListedReport",
    "PastReport",
    "StoredDeck",
    "StoredFigure",
    "StoredJudgement",
    "StoredReport",
    "StoredRequirement",
    "StoredRun",
    "StoredSection",
    "Turn",
    "Workspace",
    "open_workspace",
]


class Workspace:
    """One database: its stores share an engine, so they may be used from several threads."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.reports = ReportStore(engine)
        self.figures = FigureStore(engine)
        self.sections = SectionStore(engine)
        self.facts = FactStore(engine)
        self.decks = DeckStore(engine)
        self.runs = RunStore(engine)
        self.requirements = RequirementStore(engine)
        self.turns = TurnStore(engine)
        self.judgements = JudgementStore(engine)
        self.past_reports = PastReportStore(engine)
        self.insertions = InsertionStore(engine)
        self.item_themes = ItemThemeStore(engine)

    def close(self) -> None:
        """Give back every connection."""
        self.engine.dispose()


def open_workspace(home: Path, database_url: str | None = None) -> Workspace:
    """The workspace in this folder, or at this database address; created and migrated as needed."""
    if database_url is None:
        make_private(home)
        database_url = sqlite_url(home / "nianbao.db")
    return Workspace(open_engine(database_url))
