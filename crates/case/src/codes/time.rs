//! Dates that must come in order.

super::codes! {
    error START_AFTER_LOG "C401" "start-after-log" {
        title: "case that begins after its log ends",
        message: "the case starts on {start}, after its log ends on {end}",
        also: "the log ends here",
        hints: ["start on the day before the blockade; the log ends on the last day it covers"],
        why: "A history runs from the first day to the end of the log and then into the future.",
    }
    error BLOCKADE_BEFORE_START "C402" "blockade-before-start" {
        title: "blockade before the case begins",
        message: "the blockade is declared on {declared}, before the case starts on {start}",
        also: "the case starts here",
        hints: ["start the case on the day before the blockade"],
        why: "The forecast begins in normal times, so that stocks, prices and tempers at the start are \
              those of a normal day.",
    }
    error LONG_LOG "C403" "long-log" {
        title: "log that ends years after the start",
        message: "the log ends {days} days after the start",
        hints: ["check the years of `start` and `log_ends`"],
        why: "The model steps from day to day. More than ten years of days is a slip in a year.",
    }
}
