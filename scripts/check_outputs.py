"""Opens what the command writes with other programs, and checks that they agree.

    python scripts/check_outputs.py target/release/citerne
"""

import json
import pathlib
import subprocess
import sys
import tempfile
import tomllib

import duckdb
import jsonschema
import pandas as pd
import pyarrow.parquet as pq

from check_scores import check_hub

ROOT = pathlib.Path(__file__).resolve().parent.parent


def expect(condition: bool, what: str) -> None:
    if not condition:
        raise SystemExit(f"check_outputs: {what}")
    print(f"  {what}")


def forecast(binary: str, case: str, out: pathlib.Path) -> None:
    options = ["--replicates", "300", "--horizon", "90", "--seed", "11", "--rows", "--paths", "3"]
    subprocess.run([binary, "forecast", case, *options, "--out", str(out)], check=True, stdout=subprocess.DEVNULL)


def check_series(out: pathlib.Path) -> None:
    series = pq.read_table(out / "series.parquet").to_pandas()
    csv = pd.read_csv(out / "series.csv", parse_dates=["date"], low_memory=False)
    expect(0 < len(csv) < 1_048_576, f"series.csv fits a spreadsheet ({len(csv)} rows)")
    series = series[series["quantile"].isna() | series["quantile"].isin(csv["quantile"].unique())].reset_index(drop=True)
    expect(len(series) == len(csv), "series.parquet has the same rows among its own")
    expect(list(series.columns) == list(csv.columns), f"with the same columns: {', '.join(csv.columns)}")
    worst = (series["value"] - csv["value"]).abs().max()
    expect(worst <= 1e-4 * csv["value"].abs().max(), "and the same values")
    seen = duckdb.sql(f"select count(*) from '{out / 'series.parquet'}' where quantile = 0.5").fetchall()[0][0]
    expect(seen == int((csv["quantile"] == 0.5).sum()), "DuckDB counts the same medians")
    keys = [c for c in csv.columns if c not in ("quantile", "value")]
    levels = csv.dropna(subset=["quantile"]).sort_values("quantile")
    falls = levels.groupby(keys, dropna=False)["value"].apply(lambda v: (v.diff() < 0).any())
    expect(not falls.any(), "quantiles never fall as their level rises")
    shares = csv[csv["quantity"] == "unmet_need"]["value"]
    expect(bool(((shares >= 0) & (shares <= 1)).all()), "unmet need lies between 0 and 1")


def check_outcomes(out: pathlib.Path) -> None:
    outcomes = pd.read_csv(out / "outcomes.csv")
    cells = outcomes.dropna(subset=["regime", "blockade", "unrest"])
    sums = cells.groupby("date")["probability"].sum()
    expect(bool(((sums - 1).abs() < 1e-6).all()), f"outcomes sum to one on each of {len(sums)} days")


def check_replicates(out: pathlib.Path) -> None:
    rows = pq.read_table(out / "replicates.parquet")
    expect(rows.num_rows == 300, f"replicates.parquet has one row for each history ({rows.num_columns} columns)")
    paths = pq.ParquetFile(out / "paths.parquet")
    expect(paths.metadata.num_rows > 0, f"paths.parquet holds {paths.metadata.num_rows} rows")
    metadata = paths.schema_arrow.metadata or {}
    expect(len(metadata) > 0, "and carries its provenance")


def check_json(out: pathlib.Path) -> None:
    run = json.loads((out / "run.json").read_text())
    expect(run["provenance"]["seed"] == 11, "run.json holds the seed")
    if (out / "corridors.geojson").exists():
        features = json.loads((out / "corridors.geojson").read_text())["features"]
        expect(len(features) > 0, f"corridors.geojson holds {len(features)} features")


def check_schema(binary: str) -> None:
    text = subprocess.run([binary, "schema"], check=True, capture_output=True, text=True).stdout
    schema = json.loads(text)
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    for case in sorted((ROOT / "cases").iterdir()):
        merged: dict = {}
        for file in sorted(case.glob("*.toml")):
            # tomllib knows TOML 1.0: line breaks inside inline tables are read by the program alone
            try:
                tables = tomllib.loads(file.read_text())
            except tomllib.TOMLDecodeError:
                return print(f"  {file.name} needs TOML 1.1; the schema is checked in Rust")
            for key, value in tables.items():
                merged.setdefault(key, {}).update(value) if isinstance(value, dict) else merged.update({key: value})
        merged = json.loads(json.dumps(merged, default=str))
        problems = [error.message for error in validator.iter_errors(merged)]
        expect(not problems, f"{case.name} fits the JSON Schema {problems[:3]}")


def main() -> None:
    binary = sys.argv[1]
    for case in ("mali-2025", "uk-2000", "timbuktu-2023"):
        with tempfile.TemporaryDirectory() as folder:
            out = pathlib.Path(folder)
            print(case)
            forecast(binary, case, out)
            check_series(out)
            check_outcomes(out)
            check_replicates(out)
            check_json(out)
            check_hub(out)
    check_schema(binary)


if __name__ == "__main__":
    main()
