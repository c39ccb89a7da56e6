//! What is uncertain: inputs, hypotheses and luck, by system of the model.

use citerne_case::Inputs;

/// An uncertain input, a hypothesis, or luck: one number of the unit cube.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Factor {
    /// Its path, such as `demand.total`, `hypotheses.tempo`, `luck`.
    pub path: String,
    /// The table of the case that it stands in; `hypotheses`; `luck`.
    pub system: String,
    /// Its place in a point of `citerne_ensemble::Points`.
    pub place: usize,
}

impl Factor {
    /// Whether it is luck, not an input or a hypothesis.
    #[must_use]
    pub fn is_luck(&self) -> bool {
        self.system == LUCK
    }
}

/// The name of luck, as factor and as system.
const LUCK: &str = "luck";
/// The name of hypotheses as a system.
const HYPOTHESES: &str = "hypotheses";

/// All factors that are not known exactly, in the order of a point: inputs, hypotheses, luck.
#[must_use]
pub fn factors(inputs: &Inputs) -> Vec<Factor> {
    let all = inputs.all();
    let free = all
        .iter()
        .enumerate()
        .filter(|(_, input)| !input.is_fixed(inputs));
    let of_inputs = free.map(|(place, input)| Factor {
        path: input.path.clone(),
        system: system(&input.path),
        place,
    });
    let rivals = inputs.rivals().iter().enumerate();
    let open = rivals.filter(|(_, rivals)| {
        let weighty = rivals.versions.iter().filter(|it| it.weight > 0.0);
        weighty.count() > 1
    });
    let of_rivals = open.map(|(index, rivals)| Factor {
        path: format!("{HYPOTHESES}.{}", rivals.id),
        system: HYPOTHESES.to_owned(),
        place: all.len() + index,
    });
    let luck = Factor {
        path: LUCK.to_owned(),
        system: LUCK.to_owned(),
        place: all.len() + inputs.rivals().len(),
    };
    of_inputs.chain(of_rivals).chain([luck]).collect()
}

/// The table of the case that a path begins with.
fn system(path: &str) -> String {
    path.split('.').next().unwrap_or_default().to_owned()
}

/// The names of the systems in the order in which they first come, and the system of each factor
/// by number.
#[must_use]
pub fn systems<'a>(of: impl IntoIterator<Item = &'a str>) -> (Vec<String>, Vec<usize>) {
    let mut names: Vec<String> = Vec::new();
    let number = |name: &str| {
        names
            .iter()
            .position(|known| known == name)
            .unwrap_or_else(|| {
                names.push(name.to_owned());
                names.len() - 1
            })
    };
    let of_factor = of.into_iter().map(number).collect();
    (names, of_factor)
}

/// What a table of histories tells of an uncertain input, or of a version of a hypothesis.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Its path; that of a version is `hypotheses.NAME=VERSION`.
    pub path: String,
    /// Unit; "1" for a version, which is 1 where it holds and 0 elsewhere.
    pub unit: String,
    /// The system.
    pub system: String,
    /// Where its values come from.
    pub source: Source,
}

/// Where the values of a column come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Source {
    /// An input, by index.
    Input(usize),
    /// Whether a version of a hypothesis holds, both by index.
    Version {
        /// The hypothesis.
        hypothesis: usize,
        /// The version.
        version: usize,
    },
}

impl Source {
    /// The value in a history.
    #[must_use]
    pub fn read(self, values: &[f64], versions: &[usize]) -> f64 {
        match self {
            Self::Input(index) => values[index],
            Self::Version {
                hypothesis,
                version,
            } => f64::from(u8::from(versions[hypothesis] == version)),
        }
    }
}

/// The columns of all factors but luck. Of two versions only the first has a column: the other is
/// its opposite.
#[must_use]
pub fn columns(inputs: &Inputs) -> Vec<Column> {
    let all = inputs.all();
    let mut columns = Vec::new();
    for factor in factors(inputs) {
        if factor.is_luck() {
            continue;
        }
        if factor.place < all.len() {
            columns.push(Column {
                unit: all[factor.place].unit.to_owned(),
                source: Source::Input(factor.place),
                path: factor.path,
                system: factor.system,
            });
            continue;
        }
        let hypothesis = factor.place - all.len();
        let versions = &inputs.rivals()[hypothesis].versions;
        let told = if versions.len() == 2 {
            1
        } else {
            versions.len()
        };
        for (version, rival) in versions.iter().enumerate().take(told) {
            columns.push(Column {
                path: format!("{}={}", factor.path, rival.id),
                unit: "1".to_owned(),
                system: factor.system.clone(),
                source: Source::Version {
                    hypothesis,
                    version,
                },
            });
        }
    }
    columns
}
