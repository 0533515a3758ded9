"""Pages run in this process, without a browser: shown, pressed, read."""

import threading
from pathlib import Path

from streamlit.testing.v1 import AppTest

ROOT = Path(__file__).parents[2]


def page(name: str, report: int | None = None) -> AppTest:
    app = AppTest.from_file(str(ROOT / "streamlit_app.py"), default_timeout=30)
    if report is not None:
        app.query_params["report"] = str(report)
    app.switch_page(str(ROOT / "drafting" / "ui" / "pages" / f"{name}.py")).run()
    assert not app.exception
    return app


def press(app: AppTest, label: str) -> AppTest:
    next(button for button in app.button if button.label.startswith(label)).click().run()
    assert not app.exception
    return app


def workers_done(name: str) -> None:
    """Wait for the workers of this name: the page would look again by itself, a test does not wait for it."""
    for thread in threading.enumerate():
        if thread.name.startswith(name):
            thread.join(30)


def labels(app: AppTest) -> list[str]:
    return [button.label for button in app.button]


def said(app: AppTest, kind: str) -> str:
    """What the messages of this kind say, without the marks that keep Markdown from reading it."""
    return "\n".join(message.value.replace("\\", "") for message in getattr(app, kind))


def field(app: AppTest, kind: str, label: str, at: int = 0):
    return [each for each in getattr(app, kind) if each.label.startswith(label)][at]
