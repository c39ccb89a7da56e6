"""Boxes beside those of ema_workbench's PRIM; trees beside those of scikit-learn."""

import logging
import warnings

import numpy as np
import pandas as pd
from ema_workbench.analysis import prim
from sklearn.tree import DecisionTreeClassifier

# Any box is dense enough.
THRESHOLD = 0.001


def check(found: dict, worst) -> None:
    warnings.filterwarnings("ignore")
    logging.disable(logging.INFO)
    for case in found["prim"]:
        check_prim(case, worst)
    for case in found.get("trees", []):
        check_tree(case, worst)


def check_prim(case: dict, worst) -> None:
    inputs = np.array(case["inputs"])
    columns = [f"x{column}" for column in range(inputs.shape[1])]
    theirs = prim.Prim(
        pd.DataFrame(inputs, columns=columns),
        np.array(case["interest"], dtype=int),
        threshold=THRESHOLD,
        obj_function=prim.PRIMObjectiveFunctions(case["objective"]),
        peel_alpha=case["peel"],
        paste_alpha=case["paste"],
        mass_min=case["least_mass"],
    )
    for ours in case["boxes"]:
        check_trajectory(ours, theirs.find_box(), columns, worst)


def check_trajectory(ours: list, box, columns: list, worst) -> None:
    worst.add("PRIM, number of boxes on the way", len(ours), len(box.box_lims), 0.0)
    for index, (step, limits) in enumerate(zip(ours, box.box_lims)):
        worst.add("PRIM, limits", [step["low"], step["high"]], limits[columns].to_numpy(float))
        row = box.peeling_trajectory.loc[index]
        for name in ("coverage", "density", "mass"):
            worst.add(f"PRIM, {name}", step[name], row[name])
        for column, upper, quasi_p in step["sides"]:
            worst.add("PRIM, quasi-p-values", quasi_p, box.qp[index][columns[column]][upper])
        restricted = sum(value >= 0 for values in box.qp[index].values() for value in values)
        worst.add("PRIM, number of restrictions", len(step["sides"]), restricted, 0.0)


def check_tree(case: dict, worst) -> None:
    grown = DecisionTreeClassifier(
        max_depth=case["depth"],
        min_samples_leaf=case["least_rows"],
        ccp_alpha=case["complexity"],
        random_state=0,
    )
    theirs = grown.fit(np.array(case["inputs"]), np.array(case["interest"])).tree_
    # A pruned tree of theirs has its nodes in another order.
    order = depth_first(theirs, 0)
    nodes = case["nodes"]
    worst.add("tree, number of nodes", len(nodes), theirs.node_count, 0.0)
    worst.add("tree, rows", [node["rows"] for node in nodes], theirs.n_node_samples[order], 0.0)
    column = [node["split"][0] if node["split"] else -2 for node in nodes]
    worst.add("tree, inputs asked", column, theirs.feature[order], 0.0)
    threshold = [node["split"][1] if node["split"] else -2.0 for node in nodes]
    worst.add("tree, thresholds", threshold, theirs.threshold[order])
    density = [node["wanted"] / node["rows"] for node in nodes]
    worst.add("tree, densities", density, theirs.value[order, 0, 1])


def depth_first(tree, node: int) -> list[int]:
    """Its nodes from `node` down, each before its children, the lower side first."""
    if tree.feature[node] < 0:
        return [node]
    children = (tree.children_left[node], tree.children_right[node])
    return [node] + [below for child in children for below in depth_first(tree, child)]
