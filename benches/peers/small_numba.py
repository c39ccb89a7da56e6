"""The small model as a scalar loop under numba: `python small_numba.py --variant pooled`.

Variants, from the first thing one writes to the best we could do with numba's own generator:

* `convoy`: `np.random.poisson` and one `np.random.binomial` a convoy, word for word as MODEL.md;
* `pooled`: one `np.random.binomial` for all trucks of a corridor that arrive on a day;
* `inverted`: pooled, and both draws inverted by hand from `np.random.random()`: a table of
  cumulative Poisson probabilities and the binomial recurrence.

Each comes with `--fastmath` off or on.
"""

import math
import os

os.environ.setdefault("NUMBA_NUM_THREADS", "1")

import sys

import numba
import numpy as np

from small_model import *



def poisson_tables():
    """Cumulative Poisson probabilities of each corridor, up to where they round to one."""
    cells = 24
    table = np.ones((len(RATE), cells))
    for corridor, rate in enumerate(RATE):
        mass, total = math.exp(-rate), 0.0
        for count in range(cells - 1):
            total += mass
            table[corridor, count] = min(total, 1.0)
            mass *= rate / (count + 1)
    return table


def build(variant, fastmath):
    """Compiles `simulate(replicates, seed)` for one variant."""
    jit = numba.njit(fastmath=fastmath)
    rate, trucks, lag = np.array(RATE), np.array(TRUCKS), np.array(LAG)
    calm, full = np.array(LOSS_CALM), np.array(LOSS_FULL)
    cumulative = poisson_tables()

    inverse = 1.0 / np.arange(1, 512)

    @jit
    def convoys_by_library(corridor):
        return np.random.poisson(rate[corridor])

    @jit
    def convoys_by_table(corridor):
        u, count = np.random.random(), 0
        while u > cumulative[corridor, count]:
            count += 1
        return count

    @jit
    def lost_by_convoy(convoys, size, p):
        lost = 0
        for _ in range(convoys):
            lost += np.random.binomial(size, p)
        return lost

    @jit
    def lost_pooled(convoys, size, p):
        return np.random.binomial(convoys * size, p) if convoys > 0 else 0

    @jit
    def lost_inverted(convoys, size, p):
        n = convoys * size
        if n == 0:
            return 0
        u, lost, odds = np.random.random(), 0, p / (1.0 - p)
        mass = (1.0 - p) ** n
        total = mass
        while u > total and lost < n:
            mass *= odds * (n - lost) * inverse[lost]
            total += mass
            lost += 1
        return lost

    draw_convoys = convoys_by_table if variant == "inverted" else convoys_by_library
    draw_lost = {"convoy": lost_by_convoy, "pooled": lost_pooled, "inverted": lost_inverted}[variant]

    @jit
    def replicate(calendar):  # convoys due by (corridor, day); the first days of each stay empty
        stock, price, unrest, shortage = STOCK_START, PRICE_START, UNREST_START, 0.0
        for day in range(DAYS):
            arrived = 0
            for corridor in range(3):
                calendar[corridor, day + lag[corridor]] = draw_convoys(corridor)
                convoys = calendar[corridor, day]
                p = calm[corridor] + (full[corridor] - calm[corridor]) * unrest
                size = trucks[corridor]
                arrived += convoys * size - draw_lost(convoys, size, p)
            stock += arrived
            served = min(stock, DEMAND)
            stock -= served
            short = DEMAND - served
            shortage += short
            price += PRICE_PACE * (1.0 + PRICE_RISE * short - price)
            above = price - 1.0
            unrest += UNREST_PACE * (above / (above + UNREST_HALF) - unrest)
        return shortage

    @jit
    def simulate(replicates, seed):
        np.random.seed(seed)
        calendar = np.zeros((3, DAYS + max(LAG)), dtype=np.int64)
        totals = np.empty(replicates)
        for i in range(replicates):
            totals[i] = replicate(calendar)
        return totals

    return simulate


if __name__ == "__main__":
    variant, fastmath = "convoy", False
    if "--variant" in sys.argv:
        at = sys.argv.index("--variant")
        variant = sys.argv[at + 1]
        del sys.argv[at : at + 2]
    if "--fastmath" in sys.argv:
        sys.argv.remove("--fastmath")
        fastmath = True
    name = f"numba-{variant}" + ("-fastmath" if fastmath else "")
    report(name, build(variant, fastmath), f"numba {numba.__version__}, numpy {np.__version__}")
