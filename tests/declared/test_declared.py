"""To add something that can happen is to add a class: one that a test declares appears wherever such a thing does."""

import subprocess
import sys

from tests.storage.processes import ROOT


def test_an_event_that_is_declared_here_alone_appears_wherever_one_does() -> None:
    proof = ["-p", "tests.declared.inspection", "-n", "0", "-q", "tests/declared/proof.py"]
    words = [sys.executable, "-m", "pytest", *proof]
    done = subprocess.run(words, cwd=ROOT, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
