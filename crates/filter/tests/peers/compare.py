"""Holds the bootstrap filter against that of the Python package `particles` on the same data.

    python3 -m venv .venv && .venv/bin/pip install -r crates/filter/tests/peers/requirements.txt
    .venv/bin/python crates/filter/tests/peers/compare.py

Both estimate the likelihood of one linear Gaussian series many times. Unless the mean likelihoods, and
the spreads of the log likelihoods, agree within Monte Carlo error, and both with the exact value, the exit code
is 1. Then the effective particles per second of one thread, side by side.
"""

import argparse
import json
import math
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

for name in ("NUMBA_NUM_THREADS", "OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
    os.environ[name] = "1"

import numpy as np
import particles
from particles import distributions, state_space_models

ROOT = Path(__file__).resolve().parents[4]
STANDARD_ERRORS = 4.0


def ours(arguments):
    command = ["cargo", "run", "--release", "--quiet", "-p", "citerne-filter", "--example", "peer", "--"]
    words = [str(x) for x in (arguments.particles, arguments.days, arguments.runs)]
    return json.loads(subprocess.run(command + words, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True).stdout)


class Series(state_space_models.StateSpaceModel):
    """x' = constant + persistence x + noise; y = x + noise."""

    def PX0(self):
        spread = math.hypot(self.persistence * self.start, self.noise)
        return distributions.Normal(loc=self.constant, scale=spread)

    def PX(self, t, xp):
        return distributions.Normal(loc=self.constant + self.persistence * xp, scale=self.noise)

    def PY(self, t, xp, x):
        return distributions.Normal(loc=x, scale=self.sight)


def theirs(told, arguments):
    names = ("constant", "persistence", "noise", "sight", "start")
    model = Series(**{name: told[name] for name in names})
    feynman_kac = state_space_models.Bootstrap(ssm=model, data=np.array(told["data"]))

    def run():
        filter_ = particles.SMC(fk=feynman_kac, N=arguments.particles, resampling="systematic", ESSrmin=1.0)
        filter_.run()
        return filter_

    run()  # compiles
    np.random.seed(1)
    logs, effective = [], 0.0
    start = time.perf_counter()
    for _ in range(arguments.runs):
        done = run()
        logs.append(float(done.logLt))
        effective += float(sum(done.summaries.ESSs))
    return {"logs": logs, "effective": effective, "seconds": time.perf_counter() - start}


def summary(result, exact):
    ratios = [math.exp(log - exact) for log in result["logs"]]
    runs = len(ratios)
    spread = statistics.stdev(result["logs"])
    return {
        "ratio": (statistics.fmean(ratios), statistics.stdev(ratios) / math.sqrt(runs)),
        "spread": (spread, spread / math.sqrt(2 * (runs - 1))),
        "effective": (result["effective"] / runs, 0.0),
        "rate": result["effective"] / result["seconds"],
    }


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--particles", type=int, default=1000)
    parser.add_argument("--days", type=int, default=50)
    parser.add_argument("--runs", type=int, default=300)
    arguments = parser.parse_args()
    told = ours(arguments)
    rust, python = (summary(x, told["exact"]) for x in (told, theirs(told, arguments)))
    problems = []
    for what in ("ratio", "spread"):
        (a, error_a), (b, error_b) = rust[what], python[what]
        print(f"{what}: citerne {a:.4f} +- {error_a:.4f}, particles {b:.4f} +- {error_b:.4f}")
        if abs(a - b) > STANDARD_ERRORS * math.hypot(error_a, error_b):
            problems.append(f"{what}: {a} against {b}")
    for name, result in (("citerne", rust), ("particles", python)):
        mean, error = result["ratio"]
        if abs(mean - 1.0) > STANDARD_ERRORS * error:
            problems.append(f"{name}: likelihood over exact likelihood is {mean} +- {error}")
    a, b = rust["effective"][0] / arguments.days, python["effective"][0] / arguments.days
    if abs(a / b - 1.0) > 0.02:
        problems.append(f"effective particles per day: {a} against {b}")
    if problems:
        sys.exit("\n".join(problems))
    print(f"effective particles per day: citerne {a:.1f}, particles {b:.1f}, of {arguments.particles}")
    print(f"per second: citerne {rust['rate']:.3g}, particles {python['rate']:.3g}, ratio {rust['rate'] / python['rate']:.2f}")


if __name__ == "__main__":
    main()
