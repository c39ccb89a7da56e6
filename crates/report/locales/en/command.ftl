# Help of the command.
help-forecast = Forecast a case
help-merge = Join the shards of one run
help-check = Check a case folder and report every problem
help-new = Begin a new case folder, with comments
help-explain = Explain a problem code
help-cases = List the built-in cases
help-replay = Tell one history day by day, in words
help-schema = Print the JSON Schema of the case files
help-completions = Print completions for a shell
help-man = Write the man pages to a folder
help-case = A case folder, or the name of a built-in case
help-horizon = Days to look ahead
help-replicates = Histories to simulate
help-seed = Seed of all luck
help-threads = Threads to use [default: all]
help-set = Give an input a fixed value, such as demand.total=4000000; may be repeated
help-out = Folder for the results
help-format = What to write: html, csv, parquet, geojson, hub, json [default: all]
help-rows = Also write one row for each history (replicates.parquet)
help-paths = Also write the full daily paths of this many histories, or of all (paths.parquet)
help-resume = Go on with a run that was stopped
help-shard = Run one part of many, such as 2/8
help-balance = Check the books of litres, trucks and people every day
help-check-format = How to report: text or json
help-dir = The folder
help-dirs = Folders of the shards
help-code = A problem code, such as C0123
help-list = List all problem codes
help-shell = The shell: bash, zsh, fish, elvish or powershell
help-help = Print help
help-version = Print version
command-wrote = Written to { $path }
command-no-out = To get the report and the tables, add --out out
command-check-passed = { $name } has no error{ $warnings ->
    [0] {""}
    [one] , but { $warnings } warning
   *[other] , but { $warnings } warnings
}.
command-new-made = A commented case was made in { $path }. Check it with "citerne check { $path }".
command-running = Living { $count ->
    [one] { $count } history
   *[other] { $count } histories
} of { $days } days
command-replay-heading = History { $number } of { $name }, day by day
command-day = { $date } (day { $day })
command-progress = {"{"}msg{"}"} [{"{"}bar:24{"}"}] {"{"}pos{"}"} of {"{"}len{"}"}, {"{"}rate{"}"}, {"{"}eta{"}"} left
command-shard-done = Part { $shard } is done and kept in { $path }. When all parts are done, join them with "citerne merge"
explain-heading = { $code } ({ $level }): { $title }
level-error = error
level-warning = warning
help-about = Citerne simulates a place under blockade many times, from a case folder of plain-text files, and says what follows and how sure that is.
help-after = Without a command, the built-in case of Mali is forecast and everything is written to citerne-out/mali-2025.
help-lang = Language of what is said: en or fr [default: the locale's]
help-usage = Usage:
help-heading-commands = Commands:
help-heading-arguments = Arguments:
help-heading-options = Options:
help-default = [default: { $value }]
help-as-of = Day from which to look ahead; measures known by then are forced [default: last day of the log]
help-replicate = Number of the history, from 0
help-merge-case = The case of the shards; needed only for one that is not built in
value-COMMAND = COMMAND
value-CASE = CASE
value-CODE = CODE
value-DATE = DATE
value-DAYS = DAYS
value-DIR = DIR
value-FORMAT = FORMAT
value-LANG = en|fr
value-LIST = LIST
value-SETTING = PATH=VALUE
value-SHELL = SHELL
help-checkpoint = Seconds between checkpoints, from which a run can be resumed
value-SECONDS = SECONDS
# A history told by "citerne replay".
replay-hypothesis = { $hypothesis } { $version }.
replay-cover = { $place }, { $product }: { $days } of cover
replay-price = { $cover }, { $price } { $unit } on the street
replay-end = In the end: { $regime }; blockade: { $blockade }; street: { $unrest }.
command-report = To read the report, open { $path }
help-prior = Leave the log alone: forecast from the priors
help-particles = Histories that are kept while learning from the log
help-posterior = File that keeps what was learned; used again where it fits [default: posterior.parquet in the folder of results]
help-default-particles = [default: those of the file that keeps what was learned, else { $value }]
command-learning-anew = What was learned before is of no use here, since { $why }. Learning begins anew, and takes its place in the file.
command-learning-carried = What was learned before was carried over to the log as it is now: { $kept } facts as they were, { $corrected } told otherwise, { $gone } gone, { $late } late. What comes out has the same distribution as learning from the beginning, but not the same bits.
anew-program = version { $then } of the program learned it
anew-overrides = other inputs were set by hand
anew-settings = it was learned with another number of particles or another way of moving them
anew-seed = it has the seed { $kept }
anew-later-day = it knows the log up to { $date }
anew-learned = other inputs are learned now
anew-histories = its histories come out otherwise now, so the case or the program has changed
anew-unfinished = learning was broken off, and what it had taken in has changed since
anew-died = none of its histories allows what the log says now
value-FILE = FILE
command-learning = Learning from { $count ->
    [one] { $count } fact
   *[other] { $count } facts
} of the log
command-settling = Settling what was learned, in percent
command-learning-progress = {"{"}msg{"}"} [{"{"}bar:24{"}"}] {"{"}pos{"}"} of {"{"}len{"}"}, {"{"}elapsed{"}"} gone by
command-nothing-learned = Nothing is learned from the log, since the case has no table [reporting] that says how events come to be told. The forecast rests on the priors alone.
help-learn = Learn from the log of a case, and say what it taught
help-nowcast = Say where things stand today: stocks, prices, attacks, the blockader's tempo
command-no-out-learn = To keep what was learned, add --out out
help-compare = Set plans of a case beside things as they go
help-plans = Plans to compare [default: all of the case]
help-list-plans = List the plans of the case
value-PLAN = PLAN
command-comparing = Living each history in { $count } ways
