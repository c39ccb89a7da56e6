"""The small model vectorised over replicates with NumPy: `python small_numpy.py --variant pooled`.

A batch of replicates is carried through the year together, one array operation for all. Variants:

* `pooled`: `Generator.poisson` (the whole year at once) and one `Generator.binomial` for all trucks
  of a corridor that arrive on a day;
* `table`: pooled, with `searchsorted` in a table of cumulative Poisson probabilities instead of
  `Generator.poisson`.

The batch that was fastest here is the default; `--batch` sets another. Inverting the binomial by hand
over the replicates not yet done was tried too: slower than `Generator.binomial` at every batch.
"""

import math
import os
import sys

os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import numpy as np

from small_model import *


def convoys_by_library(luck, rate, shape):
    return luck.poisson(rate, shape).astype(np.int32)


def convoys_by_table(luck, rate, shape):
    mass = [math.exp(-rate)]
    for count in range(1, 24):
        mass.append(mass[-1] * rate / count)
    return np.searchsorted(np.cumsum(mass), luck.random(shape)).astype(np.int32)


def build(variant, batch):
    """Gives `simulate(replicates, seed)` for one variant."""
    draw_convoys = convoys_by_library if variant == "pooled" else convoys_by_table

    def run(luck, size):
        trucks = [TRUCKS[c] * draw_convoys(luck, RATE[c], (DAYS, size)) for c in range(3)]
        stock, price = np.full(size, STOCK_START), np.full(size, PRICE_START)
        unrest, shortage = np.full(size, UNREST_START), np.zeros(size)
        for day in range(DAYS):
            for c in range(3):
                if day < LAG[c]:
                    continue
                n = trucks[c][day - LAG[c]]
                p = LOSS_CALM[c] + (LOSS_FULL[c] - LOSS_CALM[c]) * unrest
                stock += n - luck.binomial(n, p)
            served = np.minimum(stock, DEMAND)
            stock -= served
            short = DEMAND - served
            shortage += short
            price += PRICE_PACE * (1.0 + PRICE_RISE * short - price)
            above = price - 1.0
            unrest += UNREST_PACE * (above / (above + UNREST_HALF) - unrest)
        return shortage

    def simulate(replicates, seed):
        luck = np.random.Generator(np.random.SFC64(seed))
        sizes = [min(batch, replicates - i) for i in range(0, replicates, batch)]
        return np.concatenate([run(luck, size) for size in sizes])

    return simulate


if __name__ == "__main__":
    variant, batch = "pooled", 4_000
    for option in ("--variant", "--batch"):
        if option in sys.argv:
            at = sys.argv.index(option)
            value = sys.argv[at + 1]
            del sys.argv[at : at + 2]
            variant, batch = (value, batch) if option == "--variant" else (variant, int(value))
    report(f"numpy-{variant}", build(variant, batch), f"numpy {np.__version__}")
