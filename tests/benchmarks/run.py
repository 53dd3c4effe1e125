"""Run the measures and print them as a table."""

import argparse
import sys
from collections.abc import Callable, Iterator, Sequence

from tests.benchmarks import (
    checking,
    clocks,
    counter,
    importing,
    keys,
    lines,
    others,
    papers,
    queues,
    recording,
    search,
    starting,
)
from tests.benchmarks.bench import Bench
from tests.benchmarks.table import HEADER, Measure, line

Run = Callable[[Bench], Iterator[Measure]]
SECTIONS: dict[str, tuple[Run, ...]] = {
    "starting": (starting.starting, starting.version),
    "queues": (queues.pages, queues.sizes, queues.far_pages),
    "search": (search.hits,),
    "keys": (keys.keys,),
    "lines": (lines.lines,),
    "counter": (counter.counted, counter.whole, counter.opening),
    "memory": (keys.memory,),
    "recording": (recording.recording,),
    "papers": (papers.papers,),
    "importing": (importing.importing,),
    "others": (others.others,),
    "long": (others.long_case,),
    "clocks": (clocks.of_a_case, clocks.of_all),
    "checking": (checking.checking,),
}


def measured(bench: Bench, names: Sequence[str]) -> Iterator[Measure]:
    """Yield the measures of these sections, one after the other."""
    for name in names:
        for run in SECTIONS[name]:
            yield from run(bench)


def main(words: Sequence[str] | None = None) -> None:
    """Print the table; end with 1 where a bar is missed."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description="Measure the promised ratios.")
    parser.add_argument(
        "--cases", type=int, default=1_000_000, help="cases of the largest store (default: 1000000, made once, 6 GB)"
    )
    parser.add_argument("--rounds", type=int, default=60, help="how often each thing is timed (default: 60)")
    parser.add_argument("--only", choices=SECTIONS, action="append", help="measure this alone; may be repeated")
    asked = parser.parse_args(words)
    bench = Bench(cases=asked.cases, rounds=asked.rounds)
    missed = 0
    print(line(HEADER))
    try:
        for measure in measured(bench, asked.only or tuple(SECTIONS)):
            print(line(measure.cells), flush=True)
            missed += not measure.ok
    finally:
        bench.close()
    print(f"{missed} of the bars missed" if missed else "every bar met")
    sys.exit(1 if missed else 0)
