//! The configuration files of a hub, for the schemas of version 6.

use serde_json::{Map, Value, json};

use super::{Hub, OutputRule, Target, TargetKind};
use crate::Ahead;

/// Where the schemas are published.
const SCHEMAS: &str = "https://raw.githubusercontent.com/hubverse-org/schemas/main/v6.0.0";

/// Days after an origin until which its forecasts may be handed in.
const DAYS_TO_SUBMIT: i32 = 7;

impl Hub {
    /// `tasks.json`: one round for each origin, with one group of tasks for each target, so that
    /// every combination named is one that forecasts must be there for.
    #[must_use]
    pub fn tasks_json(&self) -> Value {
        let rounds: Vec<_> = self
            .origins
            .iter()
            .map(|origin| {
                let tasks: Vec<_> = self
                    .targets
                    .iter()
                    .map(|target| tasks_of(target, *origin))
                    .collect();
                json!({
                    "round_id_from_variable": true,
                    "round_id": "origin_date",
                    "round_name": format!("from {origin}"),
                    "model_tasks": tasks,
                    "submissions_due": {
                        "relative_to": "origin_date",
                        "start": 0,
                        "end": DAYS_TO_SUBMIT,
                    },
                    "last_data_date": origin.to_string(),
                })
            })
            .collect();
        json!({
            "schema_version": format!("{SCHEMAS}/tasks-schema.json"),
            "rounds": rounds,
            "output_type_id_datatype": "character",
        })
    }

    /// `target-data.json`: what one observation is.
    #[must_use]
    pub fn target_data_json(&self) -> Value {
        json!({
            "schema_version": format!("{SCHEMAS}/target-data-schema.json"),
            "observable_unit": ["target", "location", "target_end_date"],
            "date_col": "target_end_date",
            "versioned": false,
            "oracle-output": { "has_output_type_ids": true },
        })
    }

    /// `admin.json`: who keeps the hub.
    #[must_use]
    pub fn admin_json(&self) -> Value {
        let about = &self.about;
        json!({
            "schema_version": format!("{SCHEMAS}/admin-schema.json"),
            "name": about.name,
            "maintainer": about.maintainer,
            "contact": { "name": about.contact, "email": about.email },
            "repository": {
                "host": "github",
                "owner": about.owner,
                "name": about.repository,
            },
            "file_format": ["csv", "parquet"],
            "timezone": about.timezone,
        })
    }
}

fn tasks_of(target: &Target, origin: jiff::civil::Date) -> Value {
    let ends: Vec<_> = target
        .ahead
        .ends(origin)
        .iter()
        .map(ToString::to_string)
        .collect();
    let outputs: Map<_, _> = target
        .outputs
        .iter()
        .map(|rule| (rule.word().to_owned(), output(rule, target)))
        .collect();
    json!({
        "task_ids": {
            "origin_date": { "required": null, "optional": [origin.to_string()] },
            "target": { "required": [target.id], "optional": null },
            "target_end_date": { "required": ends, "optional": null },
            "location": { "required": target.locations, "optional": null },
        },
        "output_type": outputs,
        "target_metadata": [metadata(target)],
    })
}

fn metadata(target: &Target) -> Value {
    json!({
        "target_id": target.id,
        "target_name": target.name,
        "target_units": target.unit,
        "target_keys": { "target": target.id },
        "description": target.description,
        "target_type": target.kind.word(),
        "is_step_ahead": true,
        "time_unit": match target.ahead {
            Ahead::Weeks(_) => "week",
            Ahead::Days(_) => "day",
        },
    })
}

fn output(rule: &OutputRule, target: &Target) -> Value {
    // Means and quantiles of counts may lie between two counts.
    match rule {
        OutputRule::Mean | OutputRule::Median => json!({
            "output_type_id": { "required": null },
            "value": value("double", target.range),
            "is_required": true,
        }),
        OutputRule::Quantiles(levels) => json!({
            "output_type_id": { "required": levels },
            "value": value("double", target.range),
            "is_required": true,
        }),
        OutputRule::Pmf(categories) => json!({
            "output_type_id": { "required": categories },
            "value": { "type": "double", "minimum": 0, "maximum": 1 },
            "is_required": true,
        }),
        OutputRule::Samples { least, most } => json!({
            "output_type_id_params": {
                "type": "integer",
                "min_samples_per_task": least,
                "max_samples_per_task": most,
                "compound_taskid_set": ["origin_date"],
            },
            "value": value(sample_type(target.kind), target.range),
            "is_required": true,
        }),
    }
}

fn sample_type(kind: TargetKind) -> &'static str {
    match kind {
        TargetKind::Discrete => "integer",
        _ => "double",
    }
}

fn value(kind: &str, range: [Option<f64>; 2]) -> Value {
    let mut value = Map::new();
    value.insert("type".to_owned(), json!(kind));
    for (name, bound) in ["minimum", "maximum"].into_iter().zip(range) {
        if let Some(bound) = bound {
            value.insert(name.to_owned(), json!(bound));
        }
    }
    Value::Object(value)
}
