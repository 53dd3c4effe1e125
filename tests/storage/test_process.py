"""What a process of ours keeps from other processes of the same account."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DROPS = """
import ctypes, os, resource, sys, tempfile
if os.getuid() == 0:
    os.setgroups([])
    os.setgid(65534)
    os.setuid(65534)
    ctypes.CDLL(None).prctl(4, 1, 0, 0, 0)
"""
"""Goes on as an account that may do nothing special, as if it had been started by it."""

WAITS = """
from storage.host.process import keep_private
KEEPS
print(*resource.getrlimit(resource.RLIMIT_CORE), flush=True)
with tempfile.TemporaryFile() as file:
    open(f"/proc/self/fd/{file.fileno()}", "rb").close()
sys.stdin.read()
"""

READS = """
for name in ("mem", "environ", "maps"):
    try:
        with open(f"/proc/{sys.argv[1]}/{name}", "rb") as file:
            file.read(1)
        print(name)
    except OSError as fault:
        print(name, fault.errno) if fault.errno == 5 else None  # nothing is mapped at the beginning of memory
"""


def read_by_another(keeps: str) -> tuple[str, list[str]]:
    """Return what another process of the account reads of one that does this, and the limit of a core dump there."""
    dropping = DROPS.replace("import ctypes", "import storage.host.process\nimport ctypes")
    program = (dropping + WAITS).replace("KEEPS", keeps)
    with subprocess.Popen(
        [sys.executable, "-c", program], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8"
    ) as waiting:
        assert waiting.stdin
        assert waiting.stdout
        limits = waiting.stdout.readline().split()
        reader = [sys.executable, "-c", DROPS + READS, str(waiting.pid)]
        told = subprocess.run(reader, capture_output=True, encoding="utf-8", check=True).stdout
        waiting.stdin.close()
    assert waiting.returncode == 0
    return told, limits


@pytest.mark.skipif(not Path("/proc/self/mem").exists(), reason="asks Linux")
def test_another_process_of_the_account_reads_neither_memory_nor_environment() -> None:
    assert read_by_another("keep_private()") == ("", ["0", "0"])
    assert "environ" in read_by_another("")[0], "it is kept, and not merely unreadable here"
