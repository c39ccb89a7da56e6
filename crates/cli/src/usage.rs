//! Errors of usage, in the words of the catalogue.

use citerne_report::Messages;
use clap::error::{ContextKind, ContextValue, ErrorKind};

use crate::exit::Exit;
use crate::show::show;
use crate::trouble::Trouble;

/// What clap has to say instead of matches. Help and version are no trouble.
pub(crate) fn refuse(error: &clap::Error, messages: &Messages) -> Result<(), Trouble> {
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            show(&error.render().ansi().to_string())
        }
        _ => Err(Trouble::new(Exit::Usage, what(error, messages))
            .hint(near(error, messages).unwrap_or_else(|| messages.text("usage-see-help")))),
    }
}

fn what(error: &clap::Error, messages: &Messages) -> String {
    let arg = told(error, ContextKind::InvalidArg);
    let value = told(error, ContextKind::InvalidValue);
    let (id, args) = match error.kind() {
        ErrorKind::UnknownArgument if !arg.starts_with('-') => {
            ("usage-too-many", vec![("arg", arg)])
        }
        ErrorKind::UnknownArgument => ("usage-unknown", vec![("arg", arg)]),
        ErrorKind::InvalidSubcommand => (
            "usage-no-command",
            vec![("name", told(error, ContextKind::InvalidSubcommand))],
        ),
        ErrorKind::MissingSubcommand => ("usage-command-missing", vec![]),
        ErrorKind::MissingRequiredArgument => ("usage-missing", vec![("arg", arg)]),
        ErrorKind::ArgumentConflict => {
            let other = told(error, ContextKind::PriorArg);
            // The same option twice conflicts with itself.
            match other == arg {
                true => ("usage-twice", vec![("arg", arg)]),
                false => ("usage-conflict", vec![("arg", arg), ("other", other)]),
            }
        }
        ErrorKind::InvalidValue if value.is_empty() => ("usage-no-value", vec![("arg", arg)]),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            ("usage-bad-value", vec![("value", value), ("arg", arg)])
        }
        // What is left (text that is no UTF-8, too many values) is rare: clap's own words do.
        _ => return error.kind().to_string(),
    };
    let args: Vec<_> = args
        .into_iter()
        .map(|(name, text)| (name, text.into()))
        .collect();
    messages.format(id, &args)
}

/// What may have been meant, or may be said.
fn near(error: &clap::Error, messages: &Messages) -> Option<String> {
    let suggested = [
        ContextKind::SuggestedArg,
        ContextKind::SuggestedSubcommand,
        ContextKind::SuggestedValue,
    ];
    let near = suggested
        .into_iter()
        .map(|kind| told(error, kind))
        .find(|text| !text.is_empty());
    if let Some(near) = near {
        return Some(messages.format("usage-near", &[("near", near.into())]));
    }
    let valid = told(error, ContextKind::ValidValue);
    if !valid.is_empty() {
        return Some(messages.format("usage-valid", &[("valid", valid.into())]));
    }
    let name = told(error, ContextKind::InvalidArg);
    let name: String = name
        .chars()
        .filter(|c| c.is_ascii_alphabetic() || *c == ' ')
        .collect();
    let name = name.split(' ').next().unwrap_or_default().to_lowercase();
    messages.find(&format!("form-{name}"), &[])
}

fn told(error: &clap::Error, kind: ContextKind) -> String {
    match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        // The likeliest comes last.
        Some(ContextValue::Strings(list)) if kind == ContextKind::SuggestedSubcommand => {
            list.last().cloned().unwrap_or_default()
        }
        Some(ContextValue::Strings(list)) => list.join(", "),
        _ => String::new(),
    }
}
