//! What the commands that help to choose between plans share: limits, tables, files.

use std::io::Write as _;
use std::path::Path;

use citerne_compare::{Aim, Compared, Limit};
use citerne_ensemble::write_aside;
use citerne_report::{Analysis, Choice, Messages};
use citerne_table::Sheet;
use clap::{Arg, ArgAction, ArgMatches, value_parser};

use crate::args::option;
use crate::exit::Exit;
use crate::show::show;
use crate::trouble::Trouble;

/// An option that takes limits.
pub(crate) fn limits(name: &'static str, messages: &Messages) -> Arg {
    option(name, "LIMIT", value_parser!(String), messages).action(ArgAction::Append)
}

/// The limits of an option.
pub(crate) fn read(
    matches: &ArgMatches,
    name: &str,
    aims: &[Aim],
    messages: &Messages,
) -> Result<Vec<Limit>, Trouble> {
    let texts = matches.get_many::<String>(name).into_iter().flatten();
    let limits = texts.map(|text| Limit::parse(text, aims));
    let limits: Result<Vec<Limit>, _> = limits.collect();
    limits.map_err(|error| Trouble::aim(&error, messages))
}

/// The tables of a comparison, by the name of their files.
pub(crate) fn tables(
    choice: &Choice<'_>,
    messages: &Messages,
) -> Result<Vec<(&'static str, Sheet)>, Trouble> {
    let (compared, resampling) = (choice.compared, &choice.resampling);
    let trouble = |error| Trouble::compare(error, messages);
    let mut tables = vec![
        ("plans", compared.plans_table(resampling).map_err(trouble)?),
        (
            "robust",
            compared.robust_table(resampling).map_err(trouble)?,
        ),
        (
            "rivals",
            compared.rivals_table(resampling).map_err(trouble)?,
        ),
    ];
    if !choice.enough.is_empty() {
        let shares = compared.enough_table(choice.enough, resampling);
        tables.push(("enough", shares.map_err(trouble)?));
    }
    Ok(tables)
}

/// Writes a page, and each table as CSV and as Parquet with `notes`.
pub(crate) fn write(
    out: &Path,
    page: &str,
    analysis: &Analysis,
    tables: &[(&str, Sheet)],
    notes: &[(String, String)],
    messages: &Messages,
) -> Result<(), Trouble> {
    std::fs::create_dir_all(out).map_err(|error| Trouble::write(out, &error, messages))?;
    let failed = |error| Trouble::ensemble(&error, messages);
    for (name, sheet) in tables {
        let path = |ending: &str| out.join(format!("{name}.{ending}"));
        write_aside(&path("csv"), |to| sheet.write_csv(to)).map_err(failed)?;
        write_aside(&path("parquet"), |to| sheet.write_parquet(to, notes)).map_err(failed)?;
    }
    let text = analysis.page(messages);
    let text = text.map_err(|error| Trouble::new(Exit::Bug, error.to_string()))?;
    let path = out.join(page);
    write_aside(&path, |to| to.write_all(text.as_bytes())).map_err(failed)?;
    let said = |id: &str, path: &Path| {
        show(&messages.format(id, &[("path", path.display().to_string().into())]))
    };
    said("command-wrote", out)?;
    said("command-report", &path)
}

/// Ends with what went wrong, if some histories failed.
pub(crate) fn failed(compared: &Compared, messages: &Messages) -> Result<(), Trouble> {
    let Some((first, why)) = compared.failed.first() else {
        return Ok(());
    };
    let args = [
        ("count", compared.failed.len().into()),
        ("first", first.to_string().into()),
    ];
    let what = messages.format("error-replicates-failed", &args);
    Err(Trouble::new(Exit::Failed, what).hint(why.clone()))
}
