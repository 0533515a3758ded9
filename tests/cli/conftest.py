"""The command line called in this process."""

import pytest

from drafting.cli import main


@pytest.fixture
def run(capsys, home):
    """Calls a command: exit status, standard output, standard error."""

    def call(*arguments: object) -> tuple[int, str, str]:
        try:
            status = main([str(argument) for argument in arguments])
        except SystemExit as stopped:
            status = int(stopped.code or 0)
        captured = capsys.readouterr()
        return status, captured.out, captured.err

    return call
