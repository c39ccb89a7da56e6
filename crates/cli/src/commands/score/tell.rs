//! What is told of scores: the terminal's tables, the files, and why there are none.

use std::io::Write as _;
use std::path::{Path, PathBuf};

use citerne_ensemble::write_aside;
use citerne_filter::Failure;
use citerne_report::{Log, Messages, Scored, scores_html, scores_terminal};
use citerne_score::{
    ScoredFact, write_facts_csv, write_facts_parquet, write_summary_csv, write_summary_parquet,
};
use citerne_verify::{Backtest, MODEL, Study, Sums, VerifyError, sum_up};

use crate::exit::Exit;
use crate::reasons;
use crate::show::show;
use crate::trouble::Trouble;

/// How scores are told.
#[derive(Debug)]
pub(super) struct Telling<'a> {
    pub(super) study: &'a Study<'a>,
    pub(super) again: String,
    pub(super) out: Option<PathBuf>,
    pub(super) messages: &'a Messages,
}

impl Telling<'_> {
    /// Tells of a backtest.
    pub(super) fn rolling(&self, done: &Backtest) -> Result<(), Trouble> {
        let messages = self.messages;
        let (Some(first), Some(last)) = (done.origins.first(), done.origins.last()) else {
            return Ok(());
        };
        let id = match self.study.prior {
            true => "scores-about-prior",
            false => "scores-about-learned",
        };
        let args = [
            ("count", done.origins.len().into()),
            ("first", messages.date(*first).into()),
            ("last", messages.date(*last).into()),
            ("particles", self.study.filter.particles.into()),
            ("replicates", self.study.replicates.into()),
        ];
        let mut about = vec![messages.format(id, &args)];
        for (count, id) in [
            (done.unmatched.len(), "scores-about-unmatched"),
            (done.failed.len(), "scores-about-failed"),
        ] {
            if count > 0 {
                about.push(messages.format(id, &[("count", count.into())]));
            }
        }
        self.tell("scores-title", about, &done.facts)
    }

    /// Tells of kinds that were left out.
    pub(super) fn left_out(&self, facts: &[ScoredFact]) -> Result<(), Trouble> {
        let messages = self.messages;
        let id = match self.study.prior {
            true => "scores-about-left-out-prior",
            false => "scores-about-left-out",
        };
        let ends = self.study.case.spec.case.log_ends;
        let args = [
            ("last", messages.date(ends).into()),
            ("particles", self.study.filter.particles.into()),
            ("replicates", self.study.replicates.into()),
        ];
        let about = vec![messages.format(id, &args)];
        self.tell("scores-title-left-out", about, facts)
    }

    fn tell(&self, title: &str, about: Vec<String>, facts: &[ScoredFact]) -> Result<(), Trouble> {
        let messages = self.messages;
        let sums = sum_up(facts).map_err(|error| Trouble::new(Exit::Bug, error.to_string()))?;
        let case = messages.label(&self.study.case.spec.case.title);
        let calibration = sums.calibration.as_ref();
        let none = [citerne_score::Claim::TooFew { n: 0 }; 4];
        let (_, evidence) = self
            .study
            .whole()
            .map_err(|error| trouble(&error, messages))?;
        let log = Log {
            case: self.study.case,
            evidence: &evidence.by_corridor(),
        };
        let scored = Scored {
            title: messages.format(title, &[("case", case.into())]),
            about,
            model: &sums.model,
            paired: &sums.paired,
            figures: calibration.map_or(0, |it| it.n),
            coverage: calibration.map_or(none, |it| it.coverage),
            pit: calibration.map_or(&[], |it| &it.pit),
            facts,
            log,
            model_name: MODEL,
            again: self.again.clone(),
        };
        show(&scores_terminal(&scored, messages))?;
        let Some(out) = &self.out else {
            return show(&format!("\n{}", messages.text("command-no-out")));
        };
        let page = scores_html(&scored, messages)
            .map_err(|error| Trouble::new(Exit::Bug, error.to_string()))?;
        self.write(out, facts, &sums, &page)?;
        let said = |id: &str, path: &Path| {
            messages.format(id, &[("path", path.display().to_string().into())])
        };
        show(&format!(
            "\n{}\n{}",
            said("command-wrote", out),
            said("command-report", &out.join("scores.html"))
        ))
    }

    /// What the files say of the run: key and value.
    fn notes(&self) -> Vec<(String, String)> {
        let spec = &self.study.case.spec;
        let note = |key: &str, value: String| (format!("citerne.{key}"), value);
        vec![
            note("case", spec.case.title.en.clone()),
            note("case_hash", self.study.case.hash.to_hex().to_string()),
            note("program", env!("CARGO_PKG_VERSION").to_owned()),
            note("seed", self.study.seed.to_string()),
            note("command", self.again.clone()),
        ]
    }

    fn write(
        &self,
        out: &Path,
        facts: &[ScoredFact],
        sums: &Sums,
        page: &str,
    ) -> Result<(), Trouble> {
        let messages = self.messages;
        std::fs::create_dir_all(out).map_err(|error| Trouble::write(out, &error, messages))?;
        let notes = self.notes();
        let rows = sums.rows();
        let done = write_aside(&out.join("scores.csv"), |to| write_summary_csv(to, &rows))
            .and_then(|()| {
                write_aside(&out.join("scores.parquet"), |to| {
                    write_summary_parquet(to, &rows, &notes)
                })
            })
            .and_then(|()| {
                write_aside(&out.join("scored-facts.csv"), |to| {
                    write_facts_csv(to, facts)
                })
            })
            .and_then(|()| {
                write_aside(&out.join("scored-facts.parquet"), |to| {
                    write_facts_parquet(to, facts, &notes)
                })
            })
            .and_then(|()| {
                write_aside(&out.join("scores.html"), |to| to.write_all(page.as_bytes()))
            });
        done.map_err(|error| Trouble::ensemble(&error, messages))
    }
}

/// Why there are no scores.
pub(super) fn trouble(error: &VerifyError, messages: &Messages) -> Trouble {
    use VerifyError as E;
    let date = |day: &jiff::civil::Date| day.to_string().into();
    let (exit, id, args) = match error {
        E::Origin {
            origin,
            first,
            last,
        } => {
            let args = vec![
                ("origin", date(origin)),
                ("first", date(first)),
                ("last", date(last)),
            ];
            (Exit::Usage, "error-origin", args)
        }
        E::NoOrigin { first, last } => {
            let args = vec![("first", date(first)), ("last", date(last))];
            (Exit::Usage, "error-no-origin", args)
        }
        E::NoData {
            origin,
            from,
            to,
            others,
        } => {
            let args = vec![
                ("origin", date(origin)),
                ("from", date(from)),
                ("to", date(to)),
                ("others", others.as_str().into()),
            ];
            (Exit::Usage, "error-no-data", args)
        }
        E::NothingLeftOut { group } => {
            let args = vec![("kind", (*group).into())];
            (Exit::Usage, "error-nothing-left-out", args)
        }
        E::NoHistory {
            count,
            origin,
            first,
        } => {
            let args = [("count", (*count).into()), ("origin", date(origin))];
            let what = messages.format("error-no-history-lived", &args);
            return Trouble::new(Exit::Failed, what).hint(first.clone());
        }
        E::Learning { origin, source } => {
            let Failure::Death(death) = &**source else {
                return Trouble::bug(Exit::Bug, source, messages);
            };
            let args = vec![("origin", date(origin)), ("count", death.particles.into())];
            (Exit::Unlearnable, "error-score-unlearnable", args)
        }
        E::Interrupted => (Exit::Interrupted, "error-stopped", vec![]),
        E::Model(error) => return Trouble::model(error, messages),
        E::Evidence(error) => {
            return Trouble::new(Exit::Case, reasons::evidence(error, messages));
        }
        E::Task(error) => return Trouble::new(Exit::Case, reasons::task(error, messages)),
        _ => return Trouble::new(Exit::Bug, error.to_string()),
    };
    Trouble::new(exit, messages.format(id, &args))
}
