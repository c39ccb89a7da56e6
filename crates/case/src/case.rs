//! Reading a case: from a folder to typed tables, with every problem in one report.

use std::io::ErrorKind;

use crate::checks::{self, Typed};
use crate::codes;
use crate::diagnostic::{Diagnostic, Report, Spot};
use crate::events::{self, EventLog};
use crate::file::{FileId, Files, Mark};
use crate::folder::{EVENTS_FILE, Folder, MAX_FILE_BYTES, MAX_FILES, Obstacle};
use crate::inputs::Inputs;
use crate::shape;
use crate::spec::CaseSpec;
use crate::tree::{self, Node};
use crate::units::Units;

/// A case that was read and passed every check.
#[derive(Debug, Clone)]
pub struct Case {
    /// Its tables. Boxed, since they are tens of kilobytes that would else be moved about.
    pub spec: Box<CaseSpec>,
    /// Its units: currency and exchange rates.
    pub units: Units,
    /// Its numbers as one list, ready to be drawn.
    pub inputs: Inputs,
    /// Its event log; empty where there is no `events.csv`.
    pub events: EventLog,
    /// Hash over the names and bytes of its files.
    pub hash: blake3::Hash,
}

impl Case {
    /// Reads and checks a case. With the case come the warnings.
    ///
    /// # Errors
    /// A report of all problems of all files, when any of them is an error.
    pub fn load(folder: &Folder) -> Result<(Self, Report), Box<Report>> {
        let mut reading = Reading::default();
        let case = reading.read(folder);
        let report = Report::new(&folder.name, reading.files, reading.found);
        match case {
            Some(case) if report.errors() == 0 => Ok((case, report)),
            _ => Err(Box::new(report)),
        }
    }
}

/// What is gathered while a case is read.
#[derive(Default)]
struct Reading {
    files: Files,
    found: Vec<Diagnostic>,
}

impl Reading {
    fn read(&mut self, folder: &Folder) -> Option<Case> {
        self.obstacles(folder);
        let texts = self.texts(folder);
        let tables: Vec<_> = texts
            .iter()
            .filter(|(_, name)| *name != EVENTS_FILE)
            .collect();
        if tables.is_empty() {
            if self.found.is_empty() {
                let empty = Diagnostic::new(codes::EMPTY_CASE, Spot::Folder);
                self.found.push(empty.arg("name", &folder.name));
            }
            return None;
        }
        let parts = tables.iter().map(|(id, _)| self.parse(*id)).collect();
        // Files that could not be read, or not to their end, leave gaps that are no fault of their own.
        let whole = !self.has_errors();
        let root = tree::merge(parts, &mut self.found);
        let units = units_of(&root);
        let events = self.events(&texts, &units);
        let spec = self.tables(&root, whole, &units, &events)?;
        Some(Case {
            spec: spec.0,
            inputs: spec.1,
            units,
            events,
            hash: folder.hash(),
        })
    }

    fn events(&mut self, texts: &[(FileId, &str)], units: &Units) -> EventLog {
        let Some((id, _)) = texts.iter().find(|(_, name)| *name == EVENTS_FILE) else {
            return EventLog::default();
        };
        let text = self.files.get(*id).map_or("", |file| file.text.as_str());
        events::read(*id, text, units, &mut self.found)
    }

    fn has_errors(&self) -> bool {
        self.found
            .iter()
            .any(|item| item.code.level == codes::Level::Error)
    }

    fn parse(&mut self, id: FileId) -> Node {
        let text = self.files.get(id).map_or("", |file| file.text.as_str());
        tree::parse(id, text, &mut self.found)
    }

    /// From the joined tree to checked tables and inputs.
    fn tables(
        &mut self,
        root: &Node,
        whole: bool,
        units: &Units,
        events: &EventLog,
    ) -> Option<(Box<CaseSpec>, Inputs)> {
        let mut shape = shape::check(root);
        if !whole {
            shape.found.retain(|item| item.code != codes::MISSING_KEY);
        }
        let sound = shape.found.is_empty() && whole;
        self.found.append(&mut shape.found);
        checks::first_round(root, &shape.sites, units, &mut self.found);
        if !sound {
            return None;
        }
        let spec = self.typed(root)?;
        let typed = Typed {
            root,
            spec: &spec,
            units,
            events,
            sites: &shape.sites,
        };
        checks::second_round(&typed, &mut self.found);
        // Numbers that failed their checks make no prior; the report says why.
        if self.has_errors() {
            return None;
        }
        let inputs = self.inputs(&typed)?;
        Some((spec, inputs))
    }

    /// The typed tables. A tree that fits the schema reads without error; should the two ever
    /// disagree, that is told like any other problem.
    fn typed(&mut self, root: &Node) -> Option<Box<CaseSpec>> {
        match on_a_deep_stack(|| tree::read::<Box<CaseSpec>>(root)) {
            Ok(spec) => Some(spec),
            Err(error) => {
                let spot = error.mark.map_or(Spot::Folder, Spot::Text);
                self.found.push(
                    Diagnostic::new(codes::WRONG_TYPE, spot)
                        .say("key", ["this value", "cette valeur"])
                        .arg("expected", error.what)
                        .say("found", ["another", "autre chose"]),
                );
                None
            }
        }
    }

    /// The list of inputs. A number that passed its checks makes a prior; should it ever not, that
    /// is told like any other problem.
    fn inputs(&mut self, typed: &Typed<'_>) -> Option<Inputs> {
        let limits = typed
            .sites
            .iter()
            .filter_map(|site| Some((site.path.clone(), site.limits?)));
        match Inputs::build(typed.spec, typed.units, &limits.collect()) {
            Ok(inputs) => Some(inputs),
            Err(error) => {
                let spot = Spot::Text(typed.key(&error.path));
                self.found.push(
                    Diagnostic::new(codes::WRONG_TYPE, spot)
                        .arg("key", error.path)
                        .say(
                            "expected",
                            ["a number with a prior", "un nombre avec un a priori"],
                        )
                        .arg("found", error.what),
                );
                None
            }
        }
    }

    fn obstacles(&mut self, folder: &Folder) {
        for (name, obstacle) in folder.obstacles() {
            let shown = if name.is_empty() {
                folder.name.as_str()
            } else {
                name
            };
            let code = match obstacle {
                Obstacle::Unreadable { .. } => codes::UNREADABLE,
                Obstacle::NotAFile => codes::NOT_A_FILE,
                Obstacle::TooLarge => codes::TOO_LARGE,
                Obstacle::TooMany => codes::TOO_MANY_FILES,
                Obstacle::NotRead => codes::NOT_READ,
            };
            let limit = match obstacle {
                Obstacle::TooLarge => MAX_FILE_BYTES >> 20,
                _ => MAX_FILES as u64,
            };
            let told = Diagnostic::new(code, Spot::Folder)
                .arg("name", shown)
                .arg("limit", limit);
            self.found.push(match obstacle {
                Obstacle::Unreadable { kind, said } => told.say("reason", system(*kind, said)),
                _ => told,
            });
        }
    }

    /// The files that are texts, with their numbers.
    fn texts<'f>(&mut self, folder: &'f Folder) -> Vec<(FileId, &'f str)> {
        let mut texts = Vec::new();
        for (name, bytes) in folder.files() {
            match std::str::from_utf8(bytes) {
                Ok(text) if text.contains('\0') => {
                    let file = self.files.add(name, "");
                    self.found.push(
                        Diagnostic::new(codes::BINARY, Mark::new(file, 0..0)).arg("name", name),
                    );
                }
                Ok(text) => {
                    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
                    texts.push((self.files.add(name, text), name));
                }
                Err(error) => {
                    let byte = error.valid_up_to();
                    let file = self.files.add(name, "");
                    self.found.push(
                        Diagnostic::new(codes::NOT_UTF8, Mark::new(file, 0..0))
                            .arg("name", name)
                            .arg("byte", byte + 1),
                    );
                }
            }
        }
        texts
    }
}

/// Currency and exchange rates, as far as they can be read; what is wrong with them is told by
/// other checks.
fn units_of(root: &Node) -> Units {
    let currency = root.at("case.currency").and_then(Node::text).unwrap_or("");
    let exchange = root.at("case.exchange").and_then(Node::table);
    let rates = exchange.into_iter().flatten();
    Units::new(
        currency,
        rates.filter_map(|(code, entry)| Some((code.as_str(), entry.value.number()?))),
    )
}

/// Runs `work` on a stack of its own. The derived readers of the larger tables hold every key in
/// their frames, some of them tens of kilobytes; a caller's thread may have little room.
fn on_a_deep_stack<T: Send>(work: impl FnOnce() -> T + Send) -> T {
    const STACK_BYTES: usize = 32 << 20;
    std::thread::scope(|scope| {
        let thread = std::thread::Builder::new().stack_size(STACK_BYTES);
        match thread.spawn_scoped(scope, work) {
            Ok(running) => match running.join() {
                Ok(result) => result,
                Err(panic) => std::panic::resume_unwind(panic),
            },
            Err(error) => panic!("no thread to read the case on: {error}"),
        }
    })
}

/// Why a file can't be read, in English and in French; what is rare, in the system's own words.
fn system(kind: ErrorKind, said: &str) -> [String; 2] {
    let both = match kind {
        ErrorKind::NotFound => ["it does not exist", "il n'existe pas"],
        ErrorKind::PermissionDenied => ["you may not read it", "vous ne pouvez pas le lire"],
        _ => [said, said],
    };
    both.map(str::to_owned)
}
