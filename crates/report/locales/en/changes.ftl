# "citerne changes": what moved between two forecasts.
help-changes = Compare two forecasts and say what moved
help-earlier = Results of the earlier forecast (its --out)
help-later = Results of the later forecast
help-split = Say how much of each shift each new fact caused
help-every = Show every headline, moved or not
help-table-out = Folder for the table and the page, changes.csv and changes.html
help-changes-case = The case of the later forecast, if it is neither built in nor where it was
value-OLD = OLD
value-NEW = NEW
changes-heading = What changed from { $old } to { $new }
changes-rests-same = Both rest on the same case, version, settings and days.
changes-rests-case = Case: { $old }, now { $new }
changes-rests-program = Version of the program: { $old }, now { $new }
changes-rests-seed = Seed: { $old }, now { $new }; shifts hold other luck too
changes-rests-replicates = Histories: { $old }, now { $new }
changes-rests-start = First day: { $old }, now { $new }
changes-rests-as-of = Day of the forecast: { $old }, now { $new }; compared on the same days of the calendar
changes-rests-horizon = Days ahead: { $old }, now { $new }
changes-rests-overrides = Set by hand: { $old }, now { $new }
changes-case-log = The files of the case differ in the log alone.
changes-case-more = The files of the case differ in more than the log: shifts hold that, too.
changes-case-unknown = The files of the case differ; whether in more than the log can't be told without the case (--case).
changes-now-learned = The earlier forecast rests on the priors, the later one on what was learned from the log.
changes-now-priors = The earlier forecast rests on what was learned from the log, the later one on the priors.
changes-log = Facts of the log: { $new } new, { $gone } gone, { $changed } changed
changes-log-unknown = Which facts are new can't be told: one of the runs did not keep its log (log.csv).
changes-count = { $moved ->
    [0] None of { $all } headlines moved by more than chance (3 Monte Carlo errors), from { $from } on.
    [one] { $moved } of { $all } headlines moved by more than chance (3 Monte Carlo errors), from { $from } on:
   *[other] { $moved } of { $all } headlines moved by more than chance (3 Monte Carlo errors), from { $from } on, the largest first beside its own uncertainty:
}
changes-more = { $count ->
    [one] { $count } more moved; --all shows everything, --out writes it
   *[other] { $count } more moved; --all shows everything, --out writes it
}
changes-head-headline = Median, or probability
changes-head-old = before
changes-head-new = now
changes-head-shift = shift
changes-head-error = error
changes-claim = claim { $claim }
changes-by = by { $date }
changes-splitting = Forecasting without new facts, { $number } of { $count }
changes-split = What each fact did, in the order in which they became known. "Time" is what the days that went by, silence and another run of learning did.
changes-split-time = time { $by }
changes-split-few = The new facts leave only { $count } histories of weight on the way: take this split as a guess, or learn with more --particles.
error-split-case = the split needs the case of the later forecast as it was; name its folder with --case
error-split-log = the split needs the logs of both forecasts (log.csv); make them again with this version
error-split-posterior = the split needs what the later forecast learned (posterior.parquet in its folder); a forecast from the priors has no split
error-split-damaged = { $path } can't be used: { $what }; make the later forecast again
error-no-common-day = the two forecasts have no day in common from the later as-of day on
hint-changes-folders = name two folders that "citerne forecast --out" of this version wrote
changes-section-rests = What the forecasts rest on
changes-section-log = Facts of the log
changes-section-headlines = All headlines, those that moved by more than chance first
changes-head-fact = Fact
changes-head-note = Note
changes-head-time = time
