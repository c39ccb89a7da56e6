//! Measures, hypotheses and claims.

super::codes! {
    error TOUCHES_NOTHING "C601" "touches-nothing" {
        title: "measure that touches nothing",
        message: "`{id}` has no effect: {reason}",
        hints: ["give it an effect that changes something, or remove it"],
        why: "A measure without effects, or one that multiplies by exactly 1 or adds 0, can't change a \
              history. It would be reported as useless though it was never tried.",
    }
    error NO_DATE_NO_TRIGGER "C602" "no-date-no-trigger" {
        title: "measure that never starts",
        message: "`{id}` has neither `from` nor `trigger`",
        hints: ["give its first day, the sign on which it starts, or `option = true` for plans"],
        why: "A measure is known or planned for a day, or starts when a sign is seen.",
    }
    error DATE_AND_TRIGGER "C603" "date-and-trigger" {
        title: "measure with a date and a trigger",
        message: "`{id}` has both `from` and `trigger`",
        also: "the trigger",
        hints: ["split it into two measures if it is meant to start again"],
        why: "A dated measure starts on its day whatever happens; a triggered one waits for its sign. \
              Both at once leave open which holds.",
    }
    error ENDS_BEFORE_START "C604" "ends-before-start" {
        title: "measure that ends before it starts",
        message: "`{id}` ends on {until}, before it starts on {from}",
        also: "it starts here",
        hints: ["`until` is the last day in force"],
        why: "A measure is in force from its first to its last day, both included.",
    }
    error NO_KNOWN_SINCE "C605" "no-known-since" {
        title: "dated measure without the day it was known",
        message: "`{id}` has `from` but no `known_since`",
        hints: ["the first day on which one could know of it: often `from` itself"],
        why: "A forecast as of a day forces the measures that were known then. Without that day it \
              can't be said whether this one was.",
    }
    error EMPTY_TRIGGER "C606" "empty-trigger" {
        title: "trigger without a sign",
        message: "the trigger of `{id}` names no sign",
        hints: ["give `quantity` with `below` or `above`, or `after`"],
        why: "A trigger starts a measure when an output of the model passes a mark, or when another \
              measure is in force.",
    }
    error TRIGGER_WITHOUT_MARK "C607" "trigger-without-mark" {
        title: "sign without a mark",
        message: "`{quantity}` is read as a sign, but neither `below` nor `above` is given",
        hints: [],
        why: "The sign is seen when the output is below or above a mark; without a mark it never is.",
    }
    error TRIGGER_NEVER "C608" "trigger-never" {
        title: "trigger that can't come true",
        message: "nothing is both below {below} and above {above}",
        hints: ["keep one of the two, or swap them"],
        why: "All conditions of a trigger must hold together. With `below` under `above` none can.",
    }
    error TRIGGER_CYCLE "C609" "trigger-cycle" {
        title: "measures that wait for each other",
        message: "these measures wait for each other: {ring}",
        hints: ["give one of them a sign or a date of its own"],
        why: "Each starts only once the other is in force, so none ever starts.",
    }
    error EFFECT_ON "C610" "effect-on" {
        title: "effect on something it can't act on",
        message: "`{target}` can't act on `{id}`",
        hints: ["did you mean `{near}`?", "it acts on {kind}"],
        why: "Each target acts on one kind of entry: a corridor, a zone, a place, a sector and so on, \
              or on the case as a whole.",
    }
    error SWITCH_RANGE "C611" "switch-range" {
        title: "switch outside 0 to 1",
        message: "`{target}` is a switch: {figure} is outside 0 to 1",
        hints: ["set it to 1 while the measure is in force"],
        why: "This target is on (1) or off (0), or in between a share of full force.",
    }
    warning ABSENT_SYSTEM "C612" "absent-system" {
        title: "effect on a system the case does not have",
        message: "`{target}` acts on `{system}`, which the case does not have",
        hints: ["add [{system}], or drop the effect"],
        why: "A system that is absent can't be moved, so the effect changes nothing in any history.",
    }
    error DAYS_WITHOUT_TRIGGER "C613" "days-without-trigger" {
        title: "duration of a dated measure",
        message: "`{id}` has `days` but no trigger",
        hints: ["a dated measure ends with `until`"],
        why: "`days` counts from the day a trigger fires. A dated measure has its last day in `until`.",
    }
    warning UNKNOWABLE "C614" "unknowable" {
        title: "measure known only after it began",
        message: "`{id}` began on {from} but was known only from {known}",
        hints: ["check the dates: a gap of more than 60 days is rare"],
        why: "A forecast as of a day between the two does not know of the measure. That is right for a \
              secret act, but more often one of the dates is wrong.",
    }
    error PLAN_START "C615" "plan-start" {
        title: "plan that starts a measure in no way, or in two",
        message: "the plan must give one of `after_days` (from 1), `from` and `sign`; `days` is 1 or more",
        hints: ["for the day after the forecast, write `after_days = 1`"],
        why: "A plan says of each measure when it starts: so many days after the day of the forecast, on a \
              date, or when a sign is seen.",
    }
    error PLAN_CHANCE "C616" "plan-chance" {
        title: "plan that leaves a measure to chance",
        message: "the sign of a plan has a `chance`",
        hints: ["remove it"],
        why: "Whoever follows a plan acts when its sign is seen. Measures that are left to chance belong to \
              the case, not to a plan.",
    }
    error EMPTY_PLAN "C617" "empty-plan" {
        title: "plan that does nothing",
        message: "`{id}` neither starts nor rules out a measure",
        hints: ["things as they go are compared anyway; remove it, or let it `start` a measure"],
        why: "Every comparison holds the case without any plan, so an empty one would stand there twice.",
    }
    error PLAN_AGAINST_ITSELF "C618" "plan-against-itself" {
        title: "plan that starts a measure and rules it out",
        message: "`{id}` starts `{measure}` and rules it out",
        also: "it is started here",
        hints: ["keep one of the two"],
        why: "A measure that is ruled out after the day of the forecast can't be started after it too: \
              both at once leave open which holds.",
    }
    error OPTION_STARTS "C619" "option-starts" {
        title: "option that starts by itself",
        message: "`{id}` is an option, but has a date or a trigger",
        hints: ["remove `option`, or the date or trigger: plans say when an option starts"],
        why: "An option is taken only in a plan; in the forecast it never starts.",
    }
    error RULE_WITHOUT_SIGN "C640" "rule-without-sign" {
        title: "rule for leaving without a sign",
        message: "`{id}` has no sign, so it would fire on every day",
        hints: ["give one in `when`: an output of the model and a mark, `below` or `above`"],
        why: "A rule for leaving fires on a day on which all its signs are there.",
    }
    error WEIGHTS_SUM "C701" "weights-sum" {
        title: "weights that do not sum to one",
        message: "the weights of `{id}` sum to {sum}, not to 1",
        hints: [],
        why: "The versions of a hypothesis are rivals of which one holds, so their prior weights sum \
              to one.",
    }
    error BAD_WEIGHT "C702" "bad-weight" {
        title: "weight outside 0 to 1",
        message: "the weight of `{id}` is {figure}",
        hints: ["weights are parts of one"],
        why: "The weight of a version is its probability before the log is read.",
    }
    warning SINGLE_VERSION "C703" "single-version" {
        title: "hypothesis without a rival",
        message: "`{id}` has {count} version",
        hints: ["add the rival answer, if only as the case as it stands"],
        why: "A hypothesis with one version is no question: the log can't move its weight.",
    }
    error TWO_HYPOTHESES "C704" "two-hypotheses" {
        title: "two hypotheses about one number",
        message: "`{path}` is set by `{id}` and by `{other}`",
        also: "the other hypothesis",
        hints: ["join the two hypotheses"],
        why: "Each history holds one version of every hypothesis. If two set one number, the order in \
              the file would decide.",
    }
    warning VERSIONS_ALIKE "C705" "versions-alike" {
        title: "versions that say the same",
        message: "`{id}` and `{other}` set the same numbers to the same values",
        also: "the other version",
        hints: [],
        why: "Two versions that make no difference to the model can't be told apart by any log.",
    }
    error NO_BOUND "C751" "no-bound" {
        title: "claim without a bound",
        message: "the claim gives neither `at_least` nor `at_most`",
        hints: [],
        why: "A claim about a level is true or false only against a bound that it states.",
    }
    error BOUNDS_CROSS "C752" "bounds-cross" {
        title: "claim that can't be true",
        message: "at least {at_least} and at most {at_most} exclude each other",
        hints: ["swap them"],
        why: "The lower bound of a claim lies below its upper bound; otherwise no history makes it true.",
    }
    error CLAIM_TOO_EARLY "C753" "claim-too-early" {
        title: "claim about a day before the case",
        message: "{date} is before the case starts on {start}",
        hints: ["what was so before the start belongs into the log or the inputs"],
        why: "Histories begin on the first day of the case; nothing can be read off them for an earlier day.",
    }
    warning CLAIM_TOO_LATE "C754" "claim-too-late" {
        title: "claim about a far day",
        message: "{date} is more than {limit} days after the log ends",
        hints: ["a forecast must run that far for the claim to be judged"],
        why: "A claim is judged only in runs that reach its day. Usual horizons are 30 to 180 days.",
    }
    error NO_PATHS "C755" "no-paths" {
        title: "claim about no input",
        message: "`paths` is empty",
        hints: [],
        why: "A claim about inputs sums the numbers at its paths; without any there is nothing to judge.",
    }
    error SAME_EVENTS "C756" "same-events" {
        title: "claim that an event comes before itself",
        message: "`{event}` can't come before itself",
        hints: [],
        why: "A claim about which of two events comes first needs two different events.",
    }
}
