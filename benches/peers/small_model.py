"""The numbers of MODEL.md, and how every Python peer reports. Shared by the peers.

The Rust twin of this file is `benches/src/small.rs`; `compare.py` refuses to print a time when the
two disagree in their results.
"""

import argparse
import json
import math
import time

DAYS = 365
RATE = (1.2, 0.8, 0.5)  # convoys a day
TRUCKS = (20, 15, 10)  # trucks a convoy
LAG = (6, 4, 3)  # days on the road
LOSS_CALM = (0.03, 0.02, 0.05)  # share of trucks lost at unrest 0
LOSS_FULL = (0.45, 0.35, 0.60)  # share of trucks lost at unrest 1
DEMAND = 42.0  # loads a day
STOCK_START = 200.0  # loads
PRICE_START = 1.0
UNREST_START = 0.1
PRICE_RISE = 0.07  # what each load short adds to the price that the street aims at
PRICE_PACE = 0.2  # share of the gap closed in a day
UNREST_HALF = 1.5  # price above normal at which unrest aims at one half
UNREST_PACE = 0.05  # share of the gap closed in a day


def report(name, simulate, versions, warm_up=256):
    """Runs `simulate(replicates, seed) -> array of total shortages` and prints one JSON line.

    The time is the CPU time of this process after a warm-up run, which takes compilation out.
    """
    parser = argparse.ArgumentParser()
    parser.add_argument("--replicates", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()

    simulate(warm_up, arguments.seed + 1)
    start = time.process_time()
    totals = simulate(arguments.replicates, arguments.seed)
    seconds = time.process_time() - start

    n = len(totals)
    mean = math.fsum(totals) / n
    second = math.fsum((x - mean) ** 2 for x in totals) / n
    fourth = math.fsum((x - mean) ** 4 for x in totals) / n
    print(
        json.dumps(
            {
                "name": name,
                "replicates": n,
                "cpu_seconds": seconds,
                "mean": mean,
                "sd": math.sqrt(second * n / (n - 1)),
                "kurtosis": fourth / second**2,
                "versions": versions,
            }
        )
    )
