# What went wrong, and what to do.
error-heading = error: { $what }
error-hint = hint: { $what }
error-no-such-case = there is no case called { $name }: it is neither a folder nor one of the built-in cases ({ $known })
error-case-has-errors = { $name } has { $count ->
    [one] { $count } error
   *[other] { $count } errors
}; nothing was run
error-cannot-read = { $path } can't be read: { $reason }
error-cannot-write = { $path } can't be written: { $reason }
error-disk-full = the disk is full: { $path } was not written; what was there before is untouched
error-bad-date = { $text } is not a date; write it like 2025-11-10
error-bad-set = { $text } can't be set: { $reason }
error-replicates-failed = { $count ->
    [one] { $count } history could not be lived to its end
   *[other] { $count } histories could not be lived to their end
}; run "citerne replay { $first }" to see the first
error-interrupted = stopped; run the same command with --resume to go on
error-interrupted-nothing-kept = stopped; nothing was kept, since no --out was given
error-unknown-code = there is no problem code { $code }; "citerne explain --list" shows them all
error-not-empty = { $path } is not empty; choose a new folder, so that nothing is written over
error-resume-refused = { $path } is of another run: { $differences }; go on with what it was started with, or choose another folder
differs-case = the case is { $there } there, { $here } here
differs-case-hash = the content hash of the case is { $there } there, { $here } here
differs-program = the program's version is { $there } there, { $here } here
differs-basis = what it rests on is { $there } there, { $here } here
differs-seed = the seed is { $there } there, { $here } here
differs-replicates = the number of histories is { $there } there, { $here } here
differs-start = the first day is { $there } there, { $here } here
differs-as-of = the as-of day is { $there } there, { $here } here
differs-horizon = the horizon in days is { $there } there, { $here } here
differs-overrides = set by hand is { $there } there, { $here } here
error-damaged = { $path } is damaged or of another version of the program ({ $what }); remove it and run again without --resume
error-no-shards = { $path } holds no finished part; run each with --shard I/N and --out { $path } first
error-overlap = { $path } holds histories that another part holds too; name each part once
error-incomplete = the run is not complete: { $found } of its { $expected } batches are there; run or resume the missing parts, then join them again
error-missing-part = { $path } is missing; run again with --resume and the same tables asked for
error-merge-case = the parts are of the case "{ $case }", which is not built in or has changed; name its folder with --case
hint-make-room = make room or choose another folder, then run the same command with --resume
hint-file-limit = the system limits the size of files; raise the limit or write fewer kinds with --format
hint-other-folder = choose a folder that can be written, with --out
usage-unknown = there is no option { $arg }
usage-no-command = there is no command { $name }
usage-command-missing = a command is missing
usage-missing = { $arg } is missing
usage-twice = { $arg } can be given only once
usage-conflict = { $arg } can't go together with { $other }
usage-no-value = { $arg } needs a value
usage-bad-value = { $value } is no value for { $arg }
usage-near = did you mean { $near }?
usage-valid = it is one of { $valid }
usage-see-help = "citerne --help" and "citerne COMMAND --help" show what there is
error-before-start = { $as_of } lies before the first day of the case, { $start }; choose a later day with --as-of
error-too-long = { $days } days from { $start } are too many; at most { $most } can be lived
error-unknown-sign = the measure { $measure } waits for { $sign }, which the model doesn't put out for this case
error-unknown-entity = the measure { $measure }, effect { $effect }: { $on } is nothing that its target can act on
error-claim-output = the claim { $claim } asks for the output { $name }, which the model doesn't put out for this case
error-claim-event = the claim { $claim } asks for the event { $name }, which no history of this case can hold
error-claim-input = the claim { $claim } asks for the number { $name }, which the case doesn't have
set-form = it is not of the form PATH=VALUE
set-unknown = there is no input { $path }
set-unknown-near = there is no input { $path }; did you mean { $near }?
set-no-number = { $text } is not a number
set-uncertain-share = a share takes a known value, not a prior
set-too-much = the shares set by hand sum to { $sum }
set-nothing-left = no other share is left to take up the rest
set-unusable = it can't be used ({ $what })
set-version = the hypothesis { $hypothesis } has no version { $version }; it has { $known }
usage-too-many = { $arg } is one argument too many
form-replicates = it is a whole number from 1 to 4294967295
form-horizon = it is a whole number of days
form-seed = it is a whole number from 0
form-threads = it is a whole number from 1
form-checkpoint = it is a whole number of seconds from 1
form-n = it is the number of a history, from 0
form-paths = it is a number of histories, or all
form-shard = it is I/N with I from 1 to N, such as 2/8
form-lang = it is en or fr
error-posterior-damaged = { $path } can't be used: { $what }; remove it or name another file with --posterior
error-learning-interrupted = stopped; what was learned so far is kept, and the same command goes on from it
error-no-history-agrees = no history among { $count } allows the fact { $fact }, known on { $date }
hint-no-history-agrees = see whether the row of the log is right and whether the priors allow it; more particles (--particles) may help
