# "citerne log": the event log, kept up day by day.
help-log = Keep up the event log of a case
help-add = Check new events with the whole case and add them to its log
help-log-case = A case folder
help-date = Day of the event
help-kind = What happened, such as convoy_arrived or price_street
help-quantity = How much
help-unit = Unit of the figures [default: that of the kind]
help-low = Lower bound of belief
help-high = Upper bound of belief
help-place = Place of the case
help-corridor = Corridor of the case, or national
help-product = Product that it is about
help-confidence = How far the source is trusted: high, medium or low
help-source = Address of the source, an entry of [sources], or a publication in words
help-precision = How vague the day is: day, week or month [default: day]
help-known-since = First day on which it could be known [default: the day of the event]
help-fact = A name that joins reports of one happening
help-from-day = First day that a total covers
help-to-day = Last day that a total covers
help-place-name = The place in the words of the source
help-corridor-name = The road in the words of the source
help-note = Anything that a reader should know
help-from = Take the rows from a CSV file with the columns of the log, all or none; "-" is stdin
help-log-ends = Move the last day of the log: up to it, the log is complete
help-history = Allow events from before the first day of the case, which teach nothing
help-dry-run = Only check; write nothing
help-new-from = Copy this case instead
value-ID = ID
value-KIND = KIND
value-LEVEL = LEVEL
value-NUMBER = NUMBER
value-SOURCE = SOURCE
value-SPAN = SPAN
value-TEXT = TEXT
value-UNIT = UNIT
command-log-near = note: line { $line } may repeat line { $other } ({ $kind }, { $date }). If both tell of one happening, give both the same --fact
command-log-added = { $count ->
    [0] The log goes on; no event was added to { $path }
    [one] Added to { $path }: { $count } event
   *[other] Added to { $path }: { $count } events
}
command-log-dry-run = The case passes every check. Nothing was written (--dry-run)
command-new-copied = A copy of { $from } was made in { $path }. Check it with "citerne check { $path }".
error-log-built-in = { $name } is built into the program, so nothing can be added to its log
hint-log-built-in = make a folder of it with "citerne new my-case --from { $name }", then add to my-case
error-log-refused = nothing was added: { $name } with the new rows has { $count ->
    [one] { $count } error
   *[other] { $count } errors
}
hint-log-ends = to move the last day of the log, add --log-ends DATE
error-log-early = nothing was added: events.csv:{ $line } tells of { $date }, before the first day of the case, { $start }
hint-log-early = check the date; a fact that only explains what came before is added with --history
error-log-locked = somebody else is adding to this log: { $path } is there; if nobody is, remove it
error-no-log-end = no file of the case says in [case] when the log ends, so --log-ends can't move it
