"""Holds the analyses to published libraries, on the same samples.

    python compare.py ANALYSES.json

ANALYSES.json is what the example peer of citerne-decide writes.
"""

import json
import pathlib
import sys

import discovery
import sensitivity
from worst import Worst


def main() -> None:
    found = json.loads(pathlib.Path(sys.argv[1]).read_text())
    worst = Worst()
    sensitivity.check(found, worst)
    discovery.check(found, worst)
    worst.tell()


if __name__ == "__main__":
    main()
