"""Holds the analyses to published libraries, on the same samples.

    python compare.py ANALYSES.json...

Such a file is what the example peer of citerne-decide writes, or analyses of citerne-ensemble.
"""

import json
import pathlib
import sys

import discovery
import sensitivity
from worst import Worst


def main() -> None:
    for path in sys.argv[1:]:
        found = json.loads(pathlib.Path(path).read_text())
        worst = Worst()
        sensitivity.check(found, worst)
        discovery.check(found, worst)
        worst.tell()


if __name__ == "__main__":
    main()
