"""The largest difference of each number that is compared."""

import numpy as np

ROUNDING = 1e-9


def expect(condition: bool, what: str) -> None:
    if not condition:
        raise SystemExit(f"decide: {what}")
    print(f"  {what}")


class Worst:
    """Differences are relative to a number's size where that is above one."""

    def __init__(self) -> None:
        self.of: dict[str, tuple[float, int, float]] = {}

    def add(self, name: str, ours, theirs, tolerance: float = ROUNDING) -> None:
        ours, theirs = np.asarray(ours, float), np.asarray(theirs, float)
        if ours.shape != theirs.shape:
            raise SystemExit(f"decide: {name} has shape {ours.shape}, the peer's has {theirs.shape}")
        difference = float(np.max(np.abs(ours - theirs) / np.maximum(1.0, np.abs(theirs))))
        if not np.isfinite(difference):
            difference = float("inf")
        worst, count, _ = self.of.get(name, (0.0, 0, tolerance))
        self.of[name] = (max(worst, difference), count + ours.size, tolerance)

    def tell(self) -> None:
        for name, (difference, count, tolerance) in self.of.items():
            expect(difference <= tolerance, f"{name}: {count} compared, worst difference {difference:.1e}")
