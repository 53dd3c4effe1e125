"""Print the table of measures: python -m tests.benchmarks [--cases N] [--rounds N] [--only NAME]."""

from tests.benchmarks.run import main

if __name__ == "__main__":
    main()
