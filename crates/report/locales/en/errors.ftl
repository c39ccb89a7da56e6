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
error-bad-shard = { $text } is not a shard; write it like 2/8
error-resume-refused = the run in { $path } is another run: { $differences }
error-merge-refused = { $path } can't be merged: { $reason }
error-replicates-failed = { $count ->
    [one] { $count } history could not be lived to its end
   *[other] { $count } histories could not be lived to their end
}; run "citerne replay { $first }" to see the first
error-interrupted = stopped; run the same command with --resume to go on
error-interrupted-nothing-kept = stopped; nothing was kept, since no --out was given
error-unknown-code = there is no problem code { $code }; "citerne explain --list" shows them all
error-bug = this is a bug in citerne: { $what }
error-not-empty = { $path } is not empty; choose a new folder, so that nothing is written over
