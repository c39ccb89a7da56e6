//! Numbers: units, priors, ranges, sources, shares.

super::codes! {
    error NO_DISTRIBUTION "C101" "no-distribution" {
        title: "number without a figure",
        message: "`{key}` has no figure",
        hints: ["give `value`, or a prior: uniform, normal, lognormal, beta, gamma, triangular, discrete or quantiles"],
        why: "A number is a known value or a prior that says how uncertain it is. Unit and source \
              alone say nothing.",
    }
    error TWO_DISTRIBUTIONS "C102" "two-distributions" {
        title: "number with two figures",
        message: "`{key}` has both `{one}` and `{other}`",
        also: "the other one",
        hints: ["keep one; the second opinion belongs into `note`"],
        why: "One number has one prior. Which of two would win is nobody's guess, so both are refused.",
    }
    error BAD_UNIFORM "C103" "bad-uniform" {
        title: "uniform prior without width",
        message: "a uniform prior needs low < high, found {low} and {high}",
        hints: ["swap the bounds, or use `value` for a known figure"],
        why: "A uniform prior spreads evenly from low to high. Equal or swapped bounds leave no room.",
    }
    error BAD_NORMAL "C104" "bad-normal" {
        title: "normal prior without spread",
        message: "a normal prior needs sd > 0, found {sd}",
        hints: ["use `value` for a known figure"],
        why: "The standard deviation says how far the truth may lie from the mean; it is above zero.",
    }
    error BAD_LOGNORMAL "C105" "bad-lognormal" {
        title: "log-normal prior out of bounds",
        message: "a log-normal prior needs median > 0 and sigma above 0 and at most 10, found {median} and {sigma}",
        hints: ["sigma is the standard deviation of the logarithm: 0.3 is about 30 %"],
        why: "A log-normal quantity is positive, and sigma is the spread of its natural logarithm, not \
              of the quantity. A sigma above 10 covers more than eight powers of ten: it is a slip.",
    }
    error BAD_BETA "C106" "bad-beta" {
        title: "beta prior with a shape that is not positive",
        message: "a beta prior needs a > 0 and b > 0, found {a} and {b}",
        hints: ["a mean of m known as well as n observations is a = m n, b = (1 - m) n"],
        why: "The two shapes of a beta distribution count, in effect, earlier successes and failures.",
    }
    error BAD_GAMMA "C107" "bad-gamma" {
        title: "gamma prior with a parameter that is not positive",
        message: "a gamma prior needs shape > 0 and rate > 0, found {shape} and {rate}",
        hints: ["the mean is shape / rate, and the relative spread 1 / sqrt(shape)"],
        why: "Shape and rate of a gamma distribution are positive; `rate` is in the inverse of the unit.",
    }
    error BAD_TRIANGULAR "C108" "bad-triangular" {
        title: "triangular prior out of order",
        message: "a triangular prior needs low <= mode <= high and low < high, found {low}, {mode}, {high}",
        hints: ["low, most likely and high, in that order"],
        why: "The three points of a triangular prior are its lowest, most likely and highest value.",
    }
    error BAD_DISCRETE "C109" "bad-discrete" {
        title: "discrete prior that does not fit together",
        message: "a discrete prior needs rising values and as many weights, none negative, one positive",
        hints: ["found {values} values and {weights} weights"],
        why: "Each value has one weight, in the same order; values rise, so that one uniform draw \
              turns into one value in a steady way. Weights need not sum to one.",
    }
    error QUANTILES_NOT_RISING "C110" "quantiles-not-rising" {
        title: "quantiles that do not rise",
        message: "quantiles must rise: p05 {p05} < p50 {p50} < p95 {p95}",
        hints: ["use `value` for a known figure"],
        why: "Half of the probability lies under the median p50, a twentieth under p05 and a twentieth \
              over p95. Equal or falling points fit no distribution.",
    }
    error QUANTILE_ON_EDGE "C111" "quantile-on-edge" {
        title: "quantile on or over a bound",
        message: "the quantiles {p05} to {p95} reach the bounds {low} to {high}",
        hints: ["keep p05 and p95 inside the bounds, or give min and max that leave room"],
        why: "The fitted curve stays inside the possible range of the key (or `min` and `max`), with a \
              twentieth of its probability beyond each outer point, so the points lie inside.",
    }
    error MIN_OVER_MAX "C112" "min-over-max" {
        title: "min not below max",
        message: "min {min} is not below max {max}",
        also: "max is here",
        hints: ["swap them, or leave one out"],
        why: "`min` and `max` cut a prior off on both sides; what is left must have some width.",
    }
    error CUT_TO_NOTHING "C113" "cut-to-nothing" {
        title: "prior cut off where it has almost no probability",
        message: "only {left} of this prior lies between its bounds",
        hints: ["check the unit of `min` and `max`: all figures of a number share it"],
        why: "Truncation keeps the part of the prior between `min` and `max`. If next to nothing is \
              left, bounds and prior contradict each other.",
    }
    warning NEEDLESS_BOUND "C114" "needless-bound" {
        title: "bounds on a known value",
        message: "`{bound}` has no effect on a known value",
        hints: ["remove it, or give a prior"],
        why: "`min` and `max` cut off a prior. Beside `value` they do nothing; perhaps a prior was meant.",
    }
    error UNKNOWN_UNIT "C115" "unknown-unit" {
        title: "unknown unit",
        message: "unknown unit `{unit}`",
        hints: ["did you mean `{near}`?", "this key is read in {wanted}"],
        why: "Units are converted once, when the case is read. The page of the documentation on the \
              case format lists the units; they combine with /, * and `per`, as in L/day or XOF per L.",
    }
    error WRONG_DIMENSION "C116" "wrong-dimension" {
        title: "unit of another kind",
        message: "`{unit}` is {found}, but `{key}` is {expected}",
        hints: ["give it in {wanted} or a multiple"],
        why: "A unit may differ in size (hL for L, weeks for days) but not in kind: a volume is not a \
              flow, and tonnes of fuel are not litres, since that needs a density nobody has stated.",
    }
    error UNKNOWN_CURRENCY "C117" "unknown-currency" {
        title: "currency without an exchange rate",
        message: "the case does not say what {currency} is worth",
        hints: ["add `{currency} = ...` ({base} for one {currency}) to [case.exchange]"],
        why: "Money is reckoned in the currency of the case. Other currencies are converted at the \
              rate the case states, never at one that the program would have to know.",
    }
    error BAD_UNIT "C118" "bad-unit" {
        title: "unit that can't be read",
        message: "can't read the unit `{unit}`: {what}",
        hints: ["units are names joined by / and *, as in trucks/week or L/people/day"],
        why: "A unit is a product of names, with an optional power such as km^2 and the words \
              thousand, million and per.",
    }
    error OUT_OF_RANGE "C119" "out-of-range" {
        title: "figure outside the possible",
        message: "`{key}` is {figure} {unit}, outside the possible {low} to {high}",
        hints: ["check the unit: `{given}` is {figure} {unit}"],
        why: "Each key of the model has a range outside of which a figure makes no sense: a share \
              above one, a negative stock, a road longer than a continent.",
    }
    error ALLOWS_IMPOSSIBLE "C120" "allows-impossible" {
        title: "prior that allows the impossible",
        message: "{share} of the prior of `{key}` lies outside the possible {low} to {high} {unit}",
        hints: ["cut it off with `min` or `max`, or choose a narrower or bounded prior"],
        why: "A prior that puts more than one in a thousand on impossible values says something its \
              author did not mean. Less than that is cut off silently at the bounds.",
    }
    error NO_SOURCE "C121" "no-source" {
        title: "figure without source or reason",
        message: "`{key}` has neither `source` nor `assumption`",
        hints: ["name an entry of [sources], or say in `assumption` why you take this figure"],
        why: "Every figure carries where it comes from, or the word assumption with a reason, so that \
              a reader can tell what is known from what is supposed.",
    }
    error UNKNOWN_SOURCE "C122" "unknown-source" {
        title: "unknown source",
        message: "no entry `{id}` in [sources]",
        hints: ["did you mean `{near}`?"],
        why: "`source` holds keys of [sources], separated by commas. A key without an entry leads a \
              reader nowhere.",
    }
    warning UNUSED_SOURCE "C123" "unused-source" {
        title: "source that nothing uses",
        message: "nothing cites the source `{id}`",
        hints: ["remove it, or cite it where its figure is used"],
        why: "A source that no figure cites suggests that a figure lost its source or was left out.",
    }
    error SHARES_SUM "C124" "shares-sum" {
        title: "shares that do not sum to one",
        message: "the shares sum to {sum}, not to 1",
        hints: ["the sum may be off by 0.001"],
        why: "The parts of a whole sum to one. A sum that is off means a part was forgotten, counted \
              twice, or given in percent.",
    }
    error NEGATIVE_SHARE "C125" "negative-share" {
        title: "share outside 0 to 1",
        message: "the share of `{id}` is {figure}",
        hints: ["shares are given as parts of one: 12 % is 0.12"],
        why: "A share is a part of a whole, between zero and one. Percentages are divided by 100.",
    }
    error SHARE_OF_NOTHING "C126" "share-of-nothing" {
        title: "share of something unknown",
        message: "`{id}` has a share here but is not in `{table}`",
        hints: ["did you mean `{near}`?"],
        why: "Shares are given by id. A share of something the case does not have would be lost, and \
              with it a part of the whole.",
    }
    error BAD_CONCENTRATION "C127" "bad-concentration" {
        title: "concentration that is not positive",
        message: "the concentration is {figure}, but must be above 0",
        hints: ["leave it out for shares that are exactly known"],
        why: "The concentration is the sum of the Dirichlet distribution's parameters: the larger, the \
              surer. About 10 is vague, 1000 is sharp.",
    }
    warning NO_SHARE "C128" "no-share" {
        title: "entry without a share",
        message: "`{id}` has no share in `{key}`: it counts as zero",
        hints: ["give it a share, if only `{id} = 0.0`"],
        why: "What is missing from a list of shares has none. If that is meant, a written zero says so.",
    }
    error EMPTY_REASON "C129" "empty-reason" {
        title: "empty source or reason",
        message: "`{key}` is empty",
        hints: ["say in a few words why this figure is taken"],
        why: "An empty text satisfies the letter of the rule that every figure has a source or a \
              reason, but tells the reader nothing.",
    }
    error BAD_EXCHANGE "C130" "bad-exchange" {
        title: "exchange rate that is not positive",
        message: "one {currency} can't be worth {figure}",
        hints: ["give how much of the case's currency one {currency} buys"],
        why: "Exchange rates turn sums of other currencies into the currency of the case.",
    }
    error BAD_CURRENCY "C131" "bad-currency" {
        title: "not a currency code",
        message: "`{currency}` is not a currency code",
        hints: ["three capital letters (ISO 4217), such as XOF or GBP"],
        why: "Currencies are named by their three-letter ISO codes, so that units such as XOF/L can be \
              read without doubt.",
    }
}
