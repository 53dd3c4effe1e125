"""`python -m tests.mutants`: put small mistakes into the code, see which of them the tests notice, and print the rate.

All that is written lies in `mutants/`, where a run that was broken off goes on. `mutmut show NAME` shows a mutant.
"""

import os
from argparse import ArgumentParser
from collections.abc import Iterable
from contextlib import redirect_stdout
from io import StringIO
from itertools import count
from pathlib import Path

from mutmut.__main__ import create_mutants
from mutmut.mutation.data import MutantLineSpans, SourceFileMutationData
from mutmut.mutation.trampoline import set_mutant_under_test
from mutmut.stats import status_by_exit_code
from mutmut.utils.file_utils import (
    copy_also_copy_files,
    copy_src_dir,
    setup_source_paths,
    walk_mutatable_files,
)
from mutmut.workers.isolation import MutantRunner, get_mutant_runner

from tests.mutants.hearing import hear
from tests.mutants.report import report
from tests.mutants.sample import drawn
from tests.mutants.survey import ENOUGH, PLENTY, survey
from tests.mutants.wording import only_wording


def main() -> None:
    """Make the mutants, draw a sample, try what was not tried yet, and report."""
    parser = ArgumentParser(prog="python -m tests.mutants", description=__doc__)
    parser.add_argument("--number", type=int, default=400, help="how many are drawn")
    parser.add_argument("--seed", type=int, default=1, help="by which dice")
    parser.add_argument("--all", action="store_true", help="try every mutant")
    parser.add_argument("--again", action="store_true", help="try once more what lived")
    asked = parser.parse_args()
    os.environ |= {"CI": "true", "PY_IGNORE_IMPORTMISMATCH": "1"}  # for the tests: the same examples each time
    cores = os.cpu_count() or 1
    _make(cores)
    runner = get_mutant_runner(cores)
    survey(runner)
    files = list(_files())
    names = {str(file.path): _counted(file) for file in files}
    number = sum(map(len, names.values())) if asked.all else asked.number
    sample = drawn(names, number, asked.seed)
    _try(runner, files, sample, again=asked.again)
    print(report(files, sample))


def _make(cores: int) -> None:
    Path("mutants").mkdir(exist_ok=True)
    set_mutant_under_test("mutant_generation")
    print("Making mutants (some minutes at first) ...", flush=True)
    with redirect_stdout(StringIO()):
        copy_src_dir()
        copy_also_copy_files()
        setup_source_paths()
        create_mutants(cores)


def _files() -> Iterable[SourceFileMutationData]:
    for path in walk_mutatable_files():
        file = SourceFileMutationData(path=path)
        file.load()
        yield file


def _counted(file: SourceFileMutationData) -> list[str]:
    """Return the mutants of a file but for those that change wording alone."""
    spans = MutantLineSpans.load(file.path)
    if not spans:
        return []
    names = list(file.exit_code_by_key)
    mutants = [name.rpartition(".")[2] for name in names]
    wholes = sorted({_whole(mutant) for mutant in mutants})
    read = dict(zip(wholes + mutants, spans.read_function_sources(wholes + mutants), strict=True))
    return [
        name
        for name, mutant in zip(names, mutants, strict=True)
        if not only_wording(read[_whole(mutant)], read[mutant])
    ]


def _whole(mutant: str) -> str:
    return mutant.rpartition("_")[0] + "_orig"


def _try(runner: MutantRunner, files: Iterable[SourceFileMutationData], sample: list[str], *, again: bool) -> None:
    owner = {name: file for file in files for name in file.exit_code_by_key}
    retried = ("not checked", "survived", "no tests") if again else ("not checked",)
    waiting = [name for name in sample if status_by_exit_code[owner[name].exit_code_by_key[name]] in retried]
    place = count(1)

    def told(name: str, ended: int) -> None:
        file = owner[name]
        file.exit_code_by_key[name] = ended
        file.save()
        print(f"{next(place)}/{len(waiting)} {status_by_exit_code[ended]}: {name}", flush=True)

    hear(runner, waiting, told, PLENTY if again else ENOUGH)


if __name__ == "__main__":
    main()
