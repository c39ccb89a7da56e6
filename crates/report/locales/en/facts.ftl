# "citerne facts": the log beside the model.
help-facts = Set each figure of the log beside what histories of the priors show
help-read = Read a row of the log, by its line, as one of another kind, such as 49=other; may be repeated
help-markdown = Write Markdown
help-facts-out = Folder for the page, as facts.md
value-ROW = LINE=KIND
facts-intro = { $name }, to { $last }. { $facts ->
    [one] { $facts } figure
   *[other] { $facts } figures
} of the log beside { $lived ->
    [one] { $lived } history
   *[other] { $lived } histories
} of the priors (citerne { $version }); { $left_out } left out. Nothing is fitted.
facts-head-date = date
facts-head-fact = fact
facts-head-where = where
facts-head-reported = reported (range)
facts-head-p05 = 5%
facts-head-p50 = 50%
facts-head-p95 = 95%
facts-head-rank = rank
facts-head-band = band
facts-head-said = speak
facts-head-rows = rows
facts-head-in50 = in 50%
facts-head-in90 = in 90%
facts-head-in95 = in 95%
facts-head-width = width
facts-head-line = line
facts-head-figure = figure
facts-head-reason = why
facts-anywhere = anywhere
facts-outside = out
facts-thinned = { $kind }, if reported
facts-legend = 5%, 50%, 95%: quantiles over the histories that speak of the fact. Rank: share of them below the reported figure. Band: the narrowest central band that holds the figure. Speak: share of all histories in which what is told happens at all. *: weak source, counted apart. "If reported": times the share of attacks that is reported.
facts-coverage = Coverage and sharpness
facts-coverage-legend = In brackets: rows whose range meets the band. Width: mean width of the 90% band, as a multiple of the reported figure; rows of zero are left out of it.
facts-all = All rows
facts-all-weak = All, with weak sources
facts-all-thinned = All, totals if reported
facts-conflicts = Disagreements: the whole range outside the 95% band
facts-conflict = { $fact }: reported { $figure }; histories { $low } to { $high }, median { $median }
facts-no-conflict = None.
facts-rare = Too few histories speak of it
facts-rare-row = { $fact }: { $figure }; { $count } of { $lived } histories
facts-left-out = Figures that are left out
facts-reason-no-output = the model shows nothing like it
facts-reason-input = put into the model, not out of it
facts-reason-before-start = before the first day of the case
facts-reason-not-known-yet = not known on the day of the forecast
facts-reason-no-place = not about a place of the case
facts-reason-no-corridor = no corridor of the case is named
facts-reason-no-product = doesn't say which product
facts-reason-no-system = the case lacks the system
facts-reason-disputed = a better source of the same fact is kept
