"""Runs every contestant of the small model in turn and prints a Markdown table of their speeds.

    python3 -m venv .venv && .venv/bin/pip install -r benches/peers/requirements.txt
    .venv/bin/python benches/peers/compare.py

Rounds are interleaved: each round runs every contestant once, so that a slow minute of the machine hits all.
Speeds are replicates per CPU-second of one thread, after warm-up; ratios are to the fastest numba. Results come first: unless all
contestants agree in mean and standard deviation within Monte Carlo error, no time is printed and
the exit code is 1.
"""

import argparse
import datetime
import json
import math
import os
import platform
import statistics
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
STANDARD_ERRORS = 4.0
ONE_THREAD = {"NUMBA_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}


def build():
    """Builds the Rust contestants in release and gives the path of their binary."""
    command = ["cargo", "build", "--release", "-p", "citerne-benches", "--message-format=json"]
    output = subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True).stdout
    for line in output.splitlines():
        message = json.loads(line)
        if message.get("executable") and message["target"]["name"] == "small":
            return message["executable"]
    sys.exit("cargo built no binary called 'small'")


def contestants(binary):
    """(name, command, note) of each; the command still lacks replicates and seed."""
    def rust(name):
        return lambda n, seed: [binary, name, str(n), str(seed)]

    def python(*words):
        script = [sys.executable, str(HERE / words[0]), *words[1:]]
        return lambda n, seed: [*script, "--replicates", str(n), "--seed", str(seed)]

    numba, numpy = "small_numba.py", "small_numpy.py"
    rivals = [
        ("numpy-pooled", python(numpy, "--variant", "pooled"), "NumPy's draws, pooled"),
        ("numpy-table", python(numpy, "--variant", "table"), "Poisson by table, pooled"),
    ]
    for variant, note in (
        ("convoy", "numba's draws, by the convoy"),
        ("pooled", "numba's draws, pooled"),
        ("inverted", "draws inverted by hand, pooled"),
    ):
        rivals.append((f"numba-{variant}", python(numba, "--variant", variant), note))
        fast = python(numba, "--variant", variant, "--fastmath")
        rivals.append((f"numba-{variant}-fastmath", fast, note))
    return rivals + [
        ("plain", rust("plain"), "rand_distr on xoshiro256++, by the convoy"),
        ("keyed", rust("keyed"), "keyed draws one at a time, pooled"),
        ("lanes", rust("lanes"), "keyed draws in 16 lanes, pooled"),
        ("lanes (again)", rust("lanes"), "null control: must stand at the ratio of `lanes`"),
    ]


def floors(binary):
    """What luck alone costs: timed, but not part of the agreement."""
    return [
        ("floor-uniforms", lambda n, s: [binary, "floor-uniforms", str(n), str(s)], "uniforms alone"),
        ("floor-draws", lambda n, s: [binary, "floor-draws", str(n), str(s)], "all draws, no model"),
    ]


def run(command):
    """Runs one contestant once, in a process of its own."""
    done = subprocess.run(command, env=os.environ | ONE_THREAD, stdout=subprocess.PIPE, text=True)
    if done.returncode != 0:
        sys.exit(f"exit code {done.returncode} from: {' '.join(command)}")
    return json.loads(done.stdout)


def pooled(runs):
    """Mean and sd over several runs with different seeds, with the standard error of each."""
    n = sum(r["replicates"] for r in runs)
    mean = sum(r["mean"] * r["replicates"] for r in runs) / n
    variance = sum(
        r["sd"] ** 2 * (r["replicates"] - 1) + r["replicates"] * (r["mean"] - mean) ** 2 for r in runs
    ) / (n - 1)
    kurtosis = statistics.fmean(r["kurtosis"] for r in runs)
    sd = math.sqrt(variance)
    return {"mean": (mean, sd / math.sqrt(n)), "sd": (sd, sd * math.sqrt((kurtosis - 1) / (4 * n)))}


def disagreements(results):
    """Every contestant whose mean or sd differs from that of the others together."""
    found = []
    for name, runs in results.items():
        others = [r for other, rs in results.items() if other != name for r in rs]
        mine, theirs = pooled(runs), pooled(others)
        for moment in ("mean", "sd"):
            (a, error_a), (b, error_b) = mine[moment], theirs[moment]
            apart = (a - b) / math.hypot(error_a, error_b)
            if not abs(apart) <= STANDARD_ERRORS:
                found.append(f"{name}: {moment} {a:.1f}, the others {b:.1f}, {apart:+.1f} standard errors")
    return found


def machine():
    """Processor and load, as far as the system tells."""
    model = platform.processor() or platform.machine()
    try:
        names = [x for x in Path("/proc/cpuinfo").read_text().splitlines() if x.startswith("model name")]
        model = f"{names[0].split(':')[1].strip()}, {len(names)} CPUs"
    except (OSError, IndexError):
        pass
    load = " ".join(f"{x:.1f}" for x in os.getloadavg())
    return f"{model}; {platform.system()} {platform.release()}; load averages {load}"


def print_tables(entries, results, arguments):
    rates = {name: [r["replicates"] / r["cpu_seconds"] for r in runs] for name, runs in results.items()}
    told = [r["versions"].split(", ") for runs in results.values() for r in runs if "versions" in r]
    versions = sorted({version for versions in told for version in versions})
    rustc = subprocess.run(["rustc", "--version"], stdout=subprocess.PIPE, text=True).stdout.strip()
    medians = {name: statistics.median(values) for name, values in rates.items()}
    reference = max((name for name in medians if name.startswith("numba")), key=medians.get)
    print(f"Machine: {machine()}. Date: {datetime.date.today()}.")
    print(f"Versions: Python {platform.python_version()}, {', '.join(versions)}, {rustc}.")
    print(f"{arguments.rounds} interleaved rounds of {arguments.replicates} replicates each.\n")
    print(f"| contestant | what it does | replicates per CPU-second: median (least to most) "
          f"| to {reference} | mean | sd |")
    print("|---|---|---|---|---|---|")
    for name, _, note in entries:
        middle, low, high = medians[name], min(rates[name]), max(rates[name])
        moments = pooled(results[name])
        results_told = "| | |" if name.startswith("floor") else (
            f"| {moments['mean'][0]:.1f} ± {moments['mean'][1]:.1f} "
            f"| {moments['sd'][0]:.1f} ± {moments['sd'][1]:.1f} |")
        print(f"| {name} | {note} | {middle:,.0f} ({low:,.0f} to {high:,.0f}) "
              f"| {middle / medians[reference]:.2f} {results_told}")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--replicates", type=int, default=20_000, help="per run")
    arguments = parser.parse_args()

    binary = build()
    matched, timed = contestants(binary), floors(binary)
    results = {name: [] for name, _, _ in matched + timed}
    for round_ in range(arguments.rounds):
        for place, (name, command, _) in enumerate(matched + timed):
            if sys.stderr.isatty():
                print(f"\rround {round_ + 1} of {arguments.rounds}: {name:28}", end="", file=sys.stderr)
            # Every run has luck of its own, so that the agreement is not one of equal seeds.
            results[name].append(run(command(arguments.replicates, 1 + round_ * 100 + place)))

    wrong = disagreements({name: results[name] for name, _, _ in matched})
    if wrong:
        sys.exit("the contestants do not run the same model; no times:\n" + "\n".join(wrong))
    print_tables(matched + timed, results, arguments)


if __name__ == "__main__":
    main()
