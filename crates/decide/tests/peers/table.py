"""Holds the tables of `citerne matters` to SALib on the samples that the command wrote.

    python table.py FOLDER
"""

import csv
import pathlib
import sys

import numpy as np
from SALib.analyze import morris, sobol
from worst import Worst

LEVELS = 4


def main() -> None:
    folder = pathlib.Path(sys.argv[1])
    found = read_found(folder / "matters.csv")
    worst = Worst()
    for analysis in ("systems", "inputs"):
        check_sobol(folder, analysis, found, worst)
    check_screening(folder, found, worst)
    worst.tell()


def read_found(path: pathlib.Path) -> dict:
    with path.open() as file:
        keys = ("analysis", "output", "name", "measure")
        return {tuple(row[key] for key in keys): float(row["value"]) for row in csv.DictReader(file)}


def read_sample(path: pathlib.Path) -> tuple[list[str], dict]:
    """What each point is, and every output."""
    with path.open() as file:
        head, *rows = list(csv.reader(file))
    outputs = {name: np.array([float(row[index]) for row in rows]) for index, name in enumerate(head) if index > 1}
    return [row[1] for row in rows], outputs


def check_sobol(folder: pathlib.Path, analysis: str, found: dict, worst) -> None:
    points, outputs = read_sample(folder / f"matters-{analysis}.csv")
    names = points[1 : points.index("B")]
    problem = {"num_vars": len(names), "names": names, "bounds": [[0.0, 1.0]] * len(names)}
    for output, values in outputs.items():
        if values.min() == values.max():
            assert (analysis, output, names[0], "total") not in found
            continue
        theirs = sobol.analyze(problem, values, calc_second_order=False, seed=5)
        for measure, theirs_of in (("first", theirs["S1"]), ("total", theirs["ST"])):
            ours = [found[analysis, output, name, measure] for name in names]
            worst.add(f"{analysis}, {measure}", ours, theirs_of)


def check_screening(folder: pathlib.Path, found: dict, worst) -> None:
    points, outputs = read_sample(folder / "matters-screening.csv")
    names = sorted({point[1:] for point in points if point != "start"})
    place = {name: index for index, name in enumerate(names)}
    inputs = trajectories(points, place)
    problem = {"num_vars": len(names), "names": names, "bounds": [[0.0, 1.0]] * len(names)}
    # Their step is part of a grid with 0 and 1 on it; ours is half the range.
    step = LEVELS / (2.0 * (LEVELS - 1.0)) / 0.5
    for output, values in outputs.items():
        theirs = morris.analyze(problem, inputs, values, num_levels=LEVELS, num_resamples=10, seed=5)
        for measure in ("mu_star", "mu", "sigma"):
            ours = [found["screening", output, name, measure] for name in names]
            worst.add(f"screening, {measure}", ours, np.array(theirs[measure]) * step)


def trajectories(points: list[str], place: dict) -> np.ndarray:
    """Points whose moves go the same way as those of the sample; SALib reads no more of them."""
    up = [[point == f"+{name}" for point in points] for name in place]
    starts = [index for index, point in enumerate(points) if point == "start"]
    inputs = np.empty((len(points), len(place)))
    for start, end in zip(starts, [*starts[1:], len(points)]):
        for name, index in place.items():
            moved = next(at for at in range(start + 1, end) if points[at][1:] == name)
            low, high = (0.25, 0.75) if up[index][moved] else (0.75, 0.25)
            inputs[start:moved, index] = low
            inputs[moved:end, index] = high
    return inputs


if __name__ == "__main__":
    main()
