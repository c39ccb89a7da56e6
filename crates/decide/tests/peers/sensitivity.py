"""The Sobol' sequence beside SciPy's; Sobol' indices and elementary effects beside SALib's."""

import numpy as np
from SALib.analyze import morris, sobol
from SALib.analyze.delta import sobol_first
from scipy.stats import qmc

HALF_CELL = 2.0**-33
Z95 = 1.959963984540054
# Standard errors come from other resamples: 4,000 of ours, 4,000 of theirs.
RESAMPLES = 4_000
LUCK_OF_RESAMPLING = 0.15


def check(found: dict, worst) -> None:
    if "sequence" in found:
        ours = np.array(found["sequence"]) - HALF_CELL
        theirs = qmc.Sobol(ours.shape[1], scramble=False, bits=32).random(len(ours))
        worst.add("Sobol' sequence (SciPy)", ours, theirs, tolerance=0.0)
    for case in found["sobol"]:
        check_sobol(case, worst)
    for case in found.get("morris", []):
        check_morris(case, worst)
    for case in found.get("given", []):
        check_given(case, worst)


def problem(case: dict) -> dict:
    groups = case["groups"]
    names = [f"x{factor}" for factor in range(len(groups))]
    made = {"num_vars": len(groups), "names": names, "bounds": [[0.0, 1.0]] * len(groups)}
    if len(set(groups)) < len(groups):
        made["groups"] = [f"g{group}" for group in groups]
    return made


def check_sobol(case: dict, worst) -> None:
    theirs = sobol.analyze(
        problem(case),
        np.array(case["outputs"]),
        calc_second_order=case["second_order"],
        num_resamples=RESAMPLES,
        seed=5,
    )
    name = case["name"]
    worst.add(f"{name}, first order", case["first"], theirs["S1"])
    worst.add(f"{name}, total", case["total"], theirs["ST"])
    for ours, conf in (("first_error", "S1_conf"), ("total_error", "ST_conf")):
        some = theirs[conf] > 1e-9
        same_luck = np.array(case[ours])[some] * Z95 / theirs[conf][some]
        worst.add("standard errors of indices, ratio", same_luck, np.ones_like(same_luck), LUCK_OF_RESAMPLING)
    for pair in case["second"]:
        j, k = pair["groups"]
        worst.add(f"{name}, second order", pair["value"], theirs["S2"][j, k])


def check_morris(case: dict, worst) -> None:
    levels = case["levels"]
    theirs = morris.analyze(
        problem(case),
        np.array(case["points"]),
        np.array(case["outputs"]),
        num_levels=levels,
        num_resamples=RESAMPLES,
        seed=5,
    )
    # Their step is part of a grid with 0 and 1 on it; ours is half the range, between middles of cells.
    step = levels / (2.0 * (levels - 1.0)) / 0.5
    name, effects = case["name"], case["effects"]
    worst.add(f"{name}, mu*", [effect["mu_star"] for effect in effects], np.array(theirs["mu_star"]) * step)
    for group, effect in enumerate(effects):
        if effect["mu"] is not None:
            worst.add(f"{name}, mu", effect["mu"], theirs["mu"][group] * step)
            worst.add(f"{name}, sigma", effect["sigma"], theirs["sigma"][group] * step)
        conf = theirs["mu_star_conf"][group] * step
        if "groups" not in problem(case) and conf > 1e-9:
            ratio = effect["mu_star_error"] * Z95 / conf
            worst.add("standard errors of mu*, ratio", ratio, 1.0, LUCK_OF_RESAMPLING)


def check_given(case: dict, worst) -> None:
    points, outputs, bins = np.array(case["points"]), np.array(case["outputs"]), case["bins"]
    edges = np.linspace(0, len(outputs), bins + 1)
    for factor, ours in enumerate(case["first"]):
        # Theirs still holds what bins of random histories would show.
        raw = sobol_first(outputs, points[:, factor], edges)
        theirs = raw - (bins - 1) * (1.0 - raw) / (len(outputs) - bins)
        worst.add(f"{case['name']}, first order from given data", ours, theirs)
