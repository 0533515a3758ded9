"""``nianbao eval``: the project's own quality figures."""

import argparse

from drafting.cli import eval_checks, eval_grounding, eval_offline, eval_reading, eval_retrieval


def run(arguments: argparse.Namespace) -> int:
    """Print the figures of what was asked for; the labelled data is the repository's, not the package's."""
    evaluations[arguments.what](arguments)
    return 0


evaluations = {
    "checks": eval_checks.run,
    "grounding": eval_grounding.run,
    "offline": eval_offline.run,
    "reading": eval_reading.run,
    "retrieval": eval_retrieval.run,
}
"""What can be evaluated, by the word on the command line."""
