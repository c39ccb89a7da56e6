"""Holds the scores to a published library, and a hub's configuration to the published schemas.

    python scripts/check_scores.py SCORES.json HUB_FOLDER

SCORES.json and HUB_FOLDER are what the examples random_scores and hub of citerne-score write. The
schemas are read from the folder that CITERNE_HUB_SCHEMAS names; without it they are not checked,
and that is said.
"""

import copy
import json
import os
import pathlib
import sys
import warnings

import jsonschema
import numpy as np
import pyarrow.csv
import pyarrow.parquet
import scoringrules as sr

TOLERANCE = 1e-9


def expect(condition: bool, what: str) -> None:
    if not condition:
        raise SystemExit(f"check_scores: {what}")
    print(f"  {what}")


class Worst:
    """The largest difference of each score, relative to its size where that is above one."""

    def __init__(self) -> None:
        self.of: dict[str, tuple[float, int]] = {}
        self.beyond: dict[str, int] = {}

    def add(self, name: str, ours, theirs) -> None:
        ours, theirs = np.asarray(ours, float), np.asarray(theirs, float)
        if not np.isfinite(theirs).all():
            # Far from all samples the library's density is zero; ours is summed as logarithms.
            self.beyond[name] = self.beyond.get(name, 0) + 1
            return
        difference = float(np.max(np.abs(ours - theirs) / np.maximum(1.0, np.abs(theirs))))
        if not np.isfinite(difference):
            difference = float("inf")
        worst, count = self.of.get(name, (0.0, 0))
        self.of[name] = (max(worst, difference), count + 1)


def number(case: dict, levels: np.ndarray, worst: Worst) -> None:
    x, w, y = np.array(case["samples"]), np.array(case["weights"]), case["y"]
    w = w / w.sum()
    worst.add("CRPS", case["crps"], sr.crps_ensemble(y, x, estimator="nrg"))
    worst.add("fair CRPS", case["fair_crps"], sr.crps_ensemble(y, x, estimator="fair"))
    worst.add("CRPS, weighted", case["weighted_crps"], sr.crps_ensemble(y, x, ens_w=w, estimator="nrg"))
    q = np.quantile(x, levels, method="averaged_inverted_cdf")
    worst.add("quantiles (NumPy)", case["quantiles"], q)
    worst.add("pinball loss", case["pinball"], sr.quantile_score(np.full_like(q, y), q, levels))
    worst.add("CRPS of quantiles", case["quantile_crps"], sr.crps_quantile(y, q, levels))
    worst.add("interval score", case["interval_score"], sr.interval_score(y, q[2], q[-3], 0.1))
    lower, upper = q[:11], q[:11:-1]
    alpha = 2 * levels[:11]
    # Its NumPy backend takes the median itself for the distance to it (0.10.0); numba's doesn't.
    theirs = sr.weighted_interval_score(y, q[11], lower, upper, alpha, backend="numba")
    worst.add("WIS", case["wis"], theirs)
    logarithmic(case, x, w, y, worst)


def logarithmic(case: dict, x: np.ndarray, w: np.ndarray, y: float, worst: Worst) -> None:
    if case["bandwidth"] is None:
        return
    quarter, three = (np.quantile(x, p, method="averaged_inverted_cdf") for p in (0.25, 0.75))
    width = 1.06 * min(np.std(x, ddof=1), (three - quarter) / 1.34) * len(x) ** -0.2
    if three > quarter:
        worst.add("bandwidth (NumPy)", case["bandwidth"], width)
    worst.add("log score", case["log_score"], sr.logs_ensemble(y, x, bw=np.array(case["bandwidth"])))
    widths = np.full_like(x, case["weighted_bandwidth"])
    worst.add("log score, weighted", case["weighted_log_score"], sr.logs_mixnorm(y, x, widths, w))
    worst.add("mean, weighted (NumPy)", case["weighted_mean"], np.average(x, weights=w))


def category(case: dict, worst: Worst) -> None:
    happened, chance = float(case["happened"]), case["chance"]
    worst.add("Brier score", case["brier"], sr.brier_score(happened, chance))
    worst.add("log score of an event", case["log_score"], sr.log_score(happened, chance))
    p = np.array(case["probabilities"])
    came = np.eye(len(p))[case["came"]]
    worst.add("RPS", case["rps"], sr.rps_score(came, p, onehot=True))
    worst.add("Brier score, categories", case["pmf_brier"], np.sum(sr.brier_score(came, p)))


def joint(case: dict, worst: Worst) -> None:
    points, w, y = np.array(case["points"]), np.array(case["weights"]), np.array(case["y"])
    worst.add("energy score", case["energy"], sr.es_ensemble(y, points, estimator="nrg"))
    theirs = sr.es_ensemble(y, points, ens_w=w / w.sum(), estimator="nrg")
    worst.add("energy score, weighted", case["weighted_energy"], theirs)


def check_scores(path: pathlib.Path) -> None:
    warnings.filterwarnings("ignore", "divide by zero encountered in log")
    table = json.loads(path.read_text())
    levels, worst = np.array(table["levels"]), Worst()
    for case in table["cases"]:
        number(case["number"], levels, worst)
        category(case["category"], worst)
        joint(case["joint"], worst)
    for name, (difference, count) in worst.of.items():
        beyond = worst.beyond.get(name, 0)
        left_out = f", {beyond} beyond the library's reach" if beyond else ""
        expect(count > 20 * beyond, f"{name}: {count} compared{left_out}")
        expect(difference <= TOLERANCE, f"  worst difference {difference:.1e}")


def check_hub(hub: pathlib.Path) -> None:
    table = pyarrow.parquet.read_table(hub / "hub.parquet")
    text = {"output_type_id": "string"}
    convert = pyarrow.csv.ConvertOptions(column_types=text, strings_can_be_null=True, null_values=["NA"])
    csv = pyarrow.csv.read_csv(hub / "hub.csv", convert_options=convert)
    expect(table.column_names == csv.column_names, "hub.csv and hub.parquet have the same columns")
    expect(table.to_pylist() == csv.to_pylist(), f"and the same {table.num_rows} rows")
    schemas = os.environ.get("CITERNE_HUB_SCHEMAS")
    if not schemas:
        print("  NOT CHECKED: the hub's configuration; name the folder of the schemas in CITERNE_HUB_SCHEMAS")
        return
    folder = hub / "hub-config" if (hub / "hub-config").is_dir() else hub
    for name in ("tasks", "target-data", "admin"):
        schema = json.loads((pathlib.Path(schemas) / f"{name}-schema.json").read_text())
        config = json.loads((folder / f"{name}.json").read_text())
        checker = jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker())
        errors = [f"{error.json_path}: {error.message}" for error in checker.iter_errors(config)]
        expect(not errors, f"{name}.json keeps to its schema" + "".join(f"\n    {e}" for e in errors))
        expect(config["schema_version"] == schema["$id"], f"and names it: {schema['$id']}")
        broken = copy.deepcopy(config) | {"unheard_of": 1}
        expect(not checker.is_valid(broken), "which would refuse one more property")


if __name__ == "__main__":
    check_scores(pathlib.Path(sys.argv[1]))
    check_hub(pathlib.Path(sys.argv[2]))
