"""The page's script: runs the navigation, nothing else."""

from drafting.ui.navigation import run

run()
