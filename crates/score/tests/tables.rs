//! Tables of forecasts: there and back, and what is refused.

use std::io::Write;

use citerne_score::{
    Forecast, HUB_LEVELS, Output, Pmf, Row, Samples, TableError, Task, forecasts, read_csv,
    read_parquet, write_csv, write_parquet,
};
use jiff::civil::date;

const HEADER: &str =
    "origin_date,target,target_end_date,location,output_type,output_type_id,value\n";

fn task(target: &str) -> Task {
    Task {
        origin_date: date(2025, 11, 2),
        target: target.into(),
        target_end_date: date(2025, 11, 9),
        location: "bamako".into(),
    }
}

/// One forecast of each form.
fn rows() -> Vec<Row> {
    let samples = Samples::new(vec![0.1, 1.0 / 3.0, 250.0]).expect("finite");
    let quantiles = samples.quantiles(&HUB_LEVELS).expect("levels");
    let mut rows: Vec<_> = quantiles.rows(&task("price")).collect();
    rows.extend(
        Pmf::event(0.3)
            .expect("a probability")
            .rows(&task("coup, \"quiet\"")),
    );
    for (number, value) in [(7, 120.0), (9, 1e-300), (11, 3e300)] {
        rows.push(Row {
            task: task("tankers"),
            output: Output::Sample(number),
            value,
        });
    }
    for output in [Output::Mean, Output::Median] {
        rows.push(Row {
            task: task("tankers"),
            output,
            value: -0.5,
        });
    }
    rows
}

#[test]
fn csv_and_parquet_come_back_the_same() {
    let mut csv = Vec::new();
    write_csv(&mut csv, &rows()).expect("written");
    assert_eq!(read_csv(csv.as_slice()).expect("read"), rows());
    let file = tempfile::tempfile().expect("a file");
    let notes = [("command".to_owned(), "citerne forecast".to_owned())];
    write_parquet(&file, &rows(), &notes).expect("written");
    assert_eq!(read_parquet(file).expect("read"), rows());
}

#[test]
fn a_table_reads_as_it_is_documented() {
    let mut csv = Vec::new();
    write_csv(&mut csv, &rows()).expect("written");
    let text = String::from_utf8(csv).expect("utf-8");
    let lines: Vec<_> = text.lines().collect();
    assert_eq!(lines[0], HEADER.trim_end());
    assert_eq!(
        lines[1],
        "2025-11-02,price,2025-11-09,bamako,quantile,0.01,0.1"
    );
    assert_eq!(
        lines[25],
        "2025-11-02,\"coup, \"\"quiet\"\"\",2025-11-09,bamako,pmf,yes,0.3"
    );
    assert_eq!(
        lines[29],
        "2025-11-02,tankers,2025-11-09,bamako,mean,NA,-0.5"
    );
}

#[test]
fn rows_make_forecasts() {
    let made = forecasts(&rows()).expect("fit");
    let tasks: Vec<_> = made.iter().map(|(task, _)| task.target.as_str()).collect();
    assert_eq!(tasks, ["coup, \"quiet\"", "price", "tankers"]);
    assert_eq!(
        made[0].1,
        Forecast::from(Pmf::event(0.3).expect("a probability"))
    );
    let Forecast::Samples(samples) = &made[2].1 else {
        panic!("samples");
    };
    assert_eq!(samples.quantile(0.5), 120.0);
    // Quantiles may stand in any order in the table.
    let mut turned = rows();
    turned[..23].reverse();
    assert_eq!(forecasts(&turned).expect("fit")[1], made[1]);
    turned[0].value = -1.0;
    let (task, unfit) = forecasts(&turned).expect_err("crossing");
    assert_eq!(task.target, "price");
    assert!(
        unfit.to_string().contains("quantiles can't fall"),
        "{unfit}"
    );
}

fn refused(lines: &str) -> String {
    let table = format!("{HEADER}{lines}");
    read_csv(table.as_bytes()).expect_err("refused").to_string()
}

#[test]
fn every_bad_row_is_named_with_its_line() {
    let good = "2025-11-02,price,2025-11-09,bamako,mean,NA,1";
    let bad = [
        (
            "2025-11-2,price,2025-11-09,bamako,mean,NA,1",
            "origin_date is \"2025-11-2\"",
        ),
        (
            "2025-11-02,price,2025-02-30,bamako,mean,NA,1",
            "target_end_date is \"2025-02-30\"",
        ),
        ("2025-11-02,,2025-11-09,bamako,mean,NA,1", "target is empty"),
        (
            "2025-11-02,price,2025-11-09,NA,mean,NA,1",
            "location is empty",
        ),
        (
            "2025-11-02,price,2025-11-09,bamako,cdf,1,1",
            "output_type is \"cdf\", but must be",
        ),
        (
            "2025-11-02,price,2025-11-09,bamako,mean,0.5,1",
            "a mean has none",
        ),
        (
            "2025-11-02,price,2025-11-09,bamako,quantile,1,1",
            "the level of a quantile lies between",
        ),
        (
            "2025-11-02,price,2025-11-09,bamako,quantile,x,1",
            "the level of a quantile lies between",
        ),
        (
            "2025-11-02,price,2025-11-09,bamako,sample,1.5,1",
            "numbered by whole numbers",
        ),
        (
            "2025-11-02,price,2025-11-09,bamako,pmf,,0.5",
            "a pmf needs a category",
        ),
        (
            "2025-11-02,price,2025-11-09,bamako,pmf,yes,1.5",
            "a probability lies from 0 to 1",
        ),
        (
            "2025-11-02,price,2025-11-09,bamako,median,,inf",
            "\"inf\", which is no finite number",
        ),
        (
            "2025-11-02,price,2025-11-09,bamako,median,,",
            "\"\", which is no finite number",
        ),
        (
            "2025-11-02,price,2025-11-09,bamako,median",
            "5 fields, but 7 are needed",
        ),
        (good, "the same task and output as line 2"),
    ];
    for (line, expected) in bad {
        let said = refused(&format!("{good}\n{line}\n"));
        assert!(said.starts_with("line 3: "), "{line}: {said}");
        assert!(said.contains(expected), "{line}: {said}");
    }
    let all: String = bad.iter().map(|(line, _)| format!("{line}\n")).collect();
    let said = refused(&format!("{good}\n{all}"));
    assert!(said.ends_with("and 5 more bad rows"), "{said}");
}

#[test]
fn other_columns_and_empty_tables_are_refused() {
    let said = |table: &str| read_csv(table.as_bytes()).expect_err("refused").to_string();
    assert!(said("a,b\n1,2\n").starts_with("the columns are a, b, but must be origin_date"));
    let more = format!("horizon,{HEADER}");
    assert!(said(&more).starts_with("the columns are horizon, origin_date"));
    assert!(matches!(
        read_csv(HEADER.as_bytes()),
        Err(TableError::Empty)
    ));
    let mut junk = tempfile::tempfile().expect("a file");
    junk.write_all(b"no parquet at all").expect("written");
    assert!(matches!(read_parquet(junk), Err(TableError::Parquet(_))));
}

#[test]
fn columns_may_come_in_any_order() {
    let table = "value,location,origin_date,target,output_type_id,target_end_date,output_type\n\
                 2.5,bamako,2025-11-02,price,NA,2025-11-09,mean\n";
    let rows = read_csv(table.as_bytes()).expect("read");
    let expected = Row {
        task: task("price"),
        output: Output::Mean,
        value: 2.5,
    };
    assert_eq!(rows, [expected]);
}
