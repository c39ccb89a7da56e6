//! The event log.

super::codes! {
    error RAGGED_ROW "C501" "ragged-row" {
        title: "row with another number of cells",
        message: "this row has {found} cells, the head of the table has {expected}",
        hints: ["put a text with commas in double quotes, and double a quote inside it"],
        why: "Every row of events.csv has one cell for each column. A missing or extra comma moves all \
              later cells into the wrong column, so the row is refused as a whole.",
    }
    error UNKNOWN_COLUMN "C502" "unknown-column" {
        title: "unknown column",
        message: "unknown column `{column}`",
        hints: ["did you mean `{near}`?", "known columns: {known}"],
        why: "A column that means nothing would be ignored with all its cells.",
    }
    error MISSING_COLUMN "C503" "missing-column" {
        title: "missing column",
        message: "the column `{column}` is missing",
        hints: [],
        why: "Date, precision, the day a fact became known, kind, confidence and source are told of \
              every event; the other columns may be left out.",
    }
    error REPEATED_COLUMN "C504" "repeated-column" {
        title: "column given twice",
        message: "the column `{column}` is given twice",
        hints: [],
        why: "Each column of the event log has one meaning; of two with one name, one would be lost.",
    }
    error EMPTY_CELL "C505" "empty-cell" {
        title: "empty cell",
        message: "`{column}` is empty",
        hints: [],
        why: "This column says something of every event: when it happened and how sure the day is, \
              since when it was known, what it was, how far the source is trusted, and which source it is.",
    }
    error EVENT_DATE "C506" "event-date" {
        title: "cell that is no date",
        message: "`{text}` in `{column}` is not a date",
        hints: ["write the day as 2025-09-02; how vague it is stands in `date_precision`"],
        why: "Events are placed on civil dates, year-month-day. A fact known only to the month takes a \
              day within it and the precision `month`.",
    }
    error EVENT_NUMBER "C507" "event-number" {
        title: "cell that is no number",
        message: "`{text}` in `{column}` is not a number",
        hints: ["words belong in `note`; numbers have a point and no spaces"],
        why: "`quantity`, `low` and `high` are plain numbers in the unit of the row.",
    }
    error UNKNOWN_KIND "C508" "unknown-kind" {
        title: "unknown kind of event",
        message: "unknown kind of event `{kind}`",
        hints: ["did you mean `{near}`?", "known kinds: {known}"],
        why: "The kind says how an event enters the forecast and which unit its figure has. What fits \
              no kind is logged as `other`.",
    }
    error EVENT_WORD "C509" "event-word" {
        title: "cell with a word outside the list",
        message: "`{text}` is not a value of `{column}`",
        hints: ["one of: {known}"],
        why: "Precision is day, week or month; confidence is high, medium or low.",
    }
    error LOW_OVER_HIGH "C510" "low-over-high" {
        title: "low above high",
        message: "low {low} is above high {high}",
        hints: ["swap them"],
        why: "`low` and `high` are the bounds within which the truth is believed to lie.",
    }
    error OUTSIDE_BOUNDS "C511" "outside-bounds" {
        title: "figure outside its own bounds",
        message: "{quantity} does not lie within {low} to {high}",
        hints: ["widen the bounds or check the figure"],
        why: "The best figure lies between the bounds of belief that the same row states.",
    }
    error NO_QUANTITY "C512" "no-quantity" {
        title: "event without its figure",
        message: "an event of kind `{kind}` needs a quantity",
        hints: ["give it in {unit}, or log the event as `other`"],
        why: "A price, a count of arrivals or losses and a share of stations say nothing without their \
              figure; later they are compared with the model's.",
    }
    error EVENT_UNIT "C513" "event-unit" {
        title: "unit that does not fit the kind",
        message: "an event of kind `{kind}` is given in {expected}, not in `{unit}`",
        hints: ["details such as the product or who was meant belong in `note`"],
        why: "Each kind has a unit of its own; figures in multiples of it are converted. A unit of \
              another dimension means that the kind or the figure is wrong.",
    }
    error NEGATIVE_COUNT "C514" "negative-count" {
        title: "negative figure",
        message: "`{column}` is {figure}, but can't be negative",
        hints: [],
        why: "Events count trucks, people, days, prices and shares. None of them can be below zero.",
    }
    error DUPLICATE_EVENT "C515" "duplicate-event" {
        title: "event logged twice",
        message: "the same event is logged twice",
        also: "first logged here",
        hints: ["remove one; two reports of one happening share a `fact`"],
        why: "Two rows with the same day, kind, place and figure, and no `fact` that tells them apart, \
              would count one happening twice.",
    }
    error CONTRADICTORY_FACT "C516" "contradictory-fact" {
        title: "one fact, two stories",
        message: "the fact `{fact}` is told both as `{kind}` and as `{other}`",
        also: "the other report",
        hints: ["rows with one `fact` report one happening; give these two facts"],
        why: "Rows with the same `fact` tell of one happening, and are weighed as one. Some kinds \
              exclude each other: a coup is not an attempt that failed, an end is not a beginning, a \
              pump price is not a street price.",
    }
    error AFTER_LOG "C517" "after-log" {
        title: "event after the end of the log",
        message: "{date} is after the log ends on {end}",
        hints: ["move [case] log_ends, or leave the event out"],
        why: "A forecast is made from the last day of the log. Facts from later would leak into it, \
              and could no longer test it.",
    }
    error KNOWN_TOO_EARLY "C518" "known-too-early" {
        title: "known before it happened",
        message: "known since {known}, before it happened on {date}",
        hints: ["`known_since` is the first day on which the source could be read"],
        why: "A forecast as of a day uses what was known then. A fact can't be known before its day, \
              but for the slack that a vague date leaves (a week or a month).",
    }
    error ACCUMULATES "C519" "accumulates" {
        title: "period that ends before it begins",
        message: "accumulates from {from}, after {to}",
        hints: ["a running total counts from `accumulates_from` to `accumulates_to`, or to the date"],
        why: "Totals and weekly figures cover a period. It must begin before it ends.",
    }
    error EVENT_PLACE "C520" "event-place" {
        title: "event at an unknown place",
        message: "no place `{id}` in the case",
        hints: ["did you mean `{near}`?", "leave `place_id` empty, or write `national`"],
        why: "`place_id` names a place, waypoint or terminal of the case; `place` holds the words of \
              the source.",
    }
    error EVENT_CORRIDOR "C521" "event-corridor" {
        title: "event on an unknown corridor",
        message: "no corridor `{id}` in the case",
        hints: ["did you mean `{near}`?", "leave `corridor_id` empty, or write `national`"],
        why: "`corridor_id` names a corridor of the case; `corridor` holds the words of the source.",
    }
    error EVENT_PRODUCT "C522" "event-product" {
        title: "event about an unknown product",
        message: "no product `{id}` in the case",
        hints: ["did you mean `{near}`?"],
        why: "`product` names one of the case's fuels, so that a price is compared with the right one.",
    }
    error EVENT_SOURCE "C523" "event-source" {
        title: "event whose source leads nowhere",
        message: "`{text}` is neither an address nor an entry of [sources]",
        hints: ["did you mean `{near}`?"],
        why: "`source_url` holds an address (https://...), a key of [sources], or the name of a \
              publication with its date, so that a reader can look it up.",
    }
    error UNKNOWN_COMPLETE_KIND "C524" "unknown-complete-kind" {
        title: "complete kind that does not exist",
        message: "`{kind}` in `complete_kinds` is not a kind of event",
        hints: ["did you mean `{near}`?", "known kinds: {known}"],
        why: "`complete_kinds` names the kinds of which silence is evidence. A misspelt one would turn \
              that evidence off.",
    }
    error CONTRADICTORY_FIGURES "C525" "contradictory-figures" {
        title: "one fact, two figures that exclude each other",
        message: "the fact `{fact}` is told as {figure} and as {other}, by sources trusted alike",
        also: "the other report",
        hints: ["give the less trusted report a lower `confidence`, widen `low` and `high`, or give these two facts"],
        why: "Of several reports of one fact the best source is used. When two are trusted alike and the \
              bounds of one leave out all that the other holds possible, at least one is wrong, and \
              nothing in the log says which.",
    }
}
