# "citerne score": forecasts held to what came.
help-score = Hold forecasts from earlier days to what the log tells later
help-origins = Days to forecast from: weekly (Sundays), daily, or dates joined by commas
help-steps = From how many of the days before it each fact is forecast
help-leave-out = Learn from the whole log without one kind of fact and score that: prices, arrivals, losses or power; may be repeated
help-score-replicates = Histories that forecast, from each day
help-score-prior = Leave the log alone: score the priors
help-score-out = Folder of the tables and the page
value-ORIGINS = DAYS
score-running = Forecasting from { $count ->
    [one] { $count } day
   *[other] { $count } days
}
score-leaving-out = Learning without a kind of fact
scores-title = { $case }: forecasts held to what came
scores-title-left-out = { $case }: kinds of facts that were not shown
scores-about-learned = From each of { $count ->
    [one] { $count } day
   *[other] { $count } days
} ({ $first } to { $last }) the model learned what the log told by then ({ $particles } particles) and forecast what is dated later ({ $replicates } histories).
scores-about-prior = The model forecast from { $count ->
    [one] { $count } day
   *[other] { $count } days
} ({ $first } to { $last }) with its priors alone: it learned nothing from the log ({ $replicates } histories).
scores-about-left-out = The model learned the log up to { $last } without one kind of fact ({ $particles } particles), then told that kind ({ $replicates } histories). Facts before and after are known, so this is no forecast.
scores-about-left-out-prior = Histories of the priors alone told the facts of the log up to { $last } ({ $replicates } histories).
scores-about-unmatched = { $count ->
    [one] In { $count } case a baseline could not forecast a fact
   *[other] In { $count } cases a baseline could not forecast a fact
}, since fewer than five earlier figures of its series were known; these count in no comparison.
scores-about-failed = { $count ->
    [one] { $count } history failed and is left out.
   *[other] { $count } histories failed and are left out.
}
scores-head-kind = kind of fact
scores-head-n = n
scores-head-score = CRPS or Brier
scores-head-wis = WIS
scores-head-log = log score
scores-head-in-50 = in 50%
scores-head-in-90 = in 90%
scores-head-baseline = baseline
scores-head-ours = citerne
scores-head-theirs = baseline's
scores-head-skill = skill
scores-head-fact = fact
scores-head-days = days
scores-head-origin = forecast from
scores-head-observed = came
scores-head-forecast = median (5% – 95%), or chance
scores-head-pit = PIT
scores-persistence = persistence
scores-log-walk = random walk
scores-base-rate = base rate
scores-from-further = { $kind }, { $steps } steps
scores-kind-attacks = attacks told, by road
scores-kind-attacks-in-all = attacks told, all roads
scores-kind-losses = trucks lost, of attacks told
scores-kind-total-losses = trucks lost, running total
scores-kind-arrivals = trucks arrived
scores-kind-convoy = trucks of a convoy
scores-kind-deliveries = deliveries
scores-kind-supply = supply
scores-kind-street-price = street price
scores-kind-food-price = food price
scores-kind-stations = stations
scores-kind-power = hours of power
scores-kind-stock = days of stock
scores-kind-advice = advice to leave
scores-kind-schools-close = schools close
scores-kind-coup = coup
scores-kind-uprising = uprising
scores-kind-capital-taken = capital taken
scores-kind-accord = national deal
scores-kind-capital-attack = attack in the capital
scores-inside = { $share } in the { $level } interval
scores-coverage = Of { $count } figures, attacks by road left out, since most are zero: { $list }.
scores-coverage-none = { $count ->
    [0] No figure was scored
    [one] { $count } figure was scored
   *[other] { $count } figures were scored
}: too few to say how often facts lie inside the intervals.
scores-too-few = Lower scores are better; "–" stands for what doesn't apply or rests on fewer than { $least } facts.
scores-calibration = Calibration
scores-by-kind = Scores by kind of fact
scores-legend = CRPS for figures, in their unit; Brier score for decisions. WIS: weighted interval score. Log score: −ln of the probability, or of the density, given to what came.
scores-skill = Beside plain forecasts
scores-skill-text = Skill is 1 less the ratio of the scores: 1 is perfect, 0 is no better than the baseline, negative is worse. Both are scored on the very same facts.
scores-facts = Every fact
scores-pit-title = Where facts came in the forecasts
scores-pit-text = Share of figures in each tenth of the forecast. A calibrated forecast has bars of one height, the dashed line, up to chance.
scores-coverage-title = Facts inside the intervals
scores-coverage-text = Share of figures inside the central intervals. The marks show what it should be.
scores-low = low
scores-high = high
scores-yes = yes
scores-no = no
error-origin = { $origin } can't be a day to forecast from: choose one from { $first } to { $last }
error-no-origin = there is no day to forecast from: the log ends on { $last }, too soon after { $first }
error-no-data = the log has no figure from { $from } to { $to }, so a forecast from { $origin } has nothing to be held to; choose days that have, such as --origins { $others }
error-nothing-left-out = the log has no facts of the kind { $kind }, so there is nothing to leave out
error-no-history-lived = none of { $count } histories from { $origin } was lived to its end
error-score-unlearnable = what was known on { $origin } can't be learned: no history among { $count } allows one of its facts
