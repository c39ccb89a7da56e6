# "citerne matters": what matters. "citerne conditions": under which conditions an outcome comes.
help-matters = Say which uncertain inputs matter most for the figures, and how much is luck
help-on = Figure that is asked of, such as cover/bamako/diesel or past/price/bamako/petrol; may be repeated [default: the main ones of the capital]
help-screen = Only screen all inputs: fast and rough
help-learned = Ask the histories that were learned from the log instead of the priors
help-base = Base rows of Sobol' points; twice as many take twice as long
help-matters-replicates = Learned histories to live, with --learned
help-matters-out = Folder of page, tables and samples; a run that was stopped goes on from what is there
value-OUTPUT = FIGURE
matters-living-systems = Living histories: systems
matters-living-screening = Living histories: screening
matters-living-inputs = Living histories: inputs
matters-window = { $days ->
    [one] 1 day
   *[other] { $days } days
} after { $as_of }. Priors; { $count } histories
matters-title = { $case }: what matters
matters-lead = { $output }: { $list }.
matters-lead-same = { $output }: the same in every history.
matters-give-or-take = { $share } ± { $error }%
matters-total = with all that it works together with (total)
matters-first = by itself (first order)
matters-share = share of variance
matters-systems = Systems
matters-systems-text = Share of each figure's variance that hangs on a system of the model: what would stay if all but that system were known (total, in percent, ± its standard error), and in brackets what would go if that system alone were known (first order). { $count } histories.
matters-inputs = Single inputs
matters-inputs-text = The same for the inputs that screening found strongest, one by one; all others are one group. { $count } histories.
matters-screening = Screening
matters-screening-text = Each of { $factors } uncertain factors is moved by half of its range, from many places ({ $count } histories). The size of the effect is the mean change of the figure for a move through the whole range; the way is its mean with sign; the spread says how much it depends on everything else.
matters-precision = How sure
matters-precision-text = Standard errors of the total indices, in points of percent, had the run been a quarter or half as long. An error that is half as large takes about four times as many histories.
matters-head-name = what
matters-head-size = size
matters-head-way = way
matters-head-spread = spread
matters-head-analysis = analysis
matters-head-base = base rows
matters-head-histories = histories
matters-head-mean-error = mean error
matters-head-most-error = on the least sure figure
matters-reading-shares = Shares of variance add up to more than 100 % where inputs work together: what two do only together counts for both in the total. Luck is what would differ if all inputs were known.
matters-reading-prior = All this is on the priors: an input that is wide matters more than one that is narrow. What the log taught is not in it.
matters-reading-noise = Shares below 1 % are left out. A share that lies within two errors of zero may be nothing.
matters-reading-screen = Screening is cheap and rough: it says what hardly matters. Shares of variance come without --screen.
explore-past = { $what }, in the days of the log
explore-dry = Pumps dry, { $place }
explore-rulers-fall = Rulers fall
explore-stands = { $axis }: { $value }
explore-hypothesis = Hypothesis: { $name }
explore-factor-luck = Luck
explore-factor-others = All other inputs
explore-factor-hypotheses = Rival hypotheses
error-name-unknown = no { $kind ->
   *[output] figure
    [outcome] outcome
} `{ $name }`; there is { $known }
hint-name-near = did you mean `{ $near }`?
error-name-day = `{ $name }`: `{ $day }` is no number of days from 1 to { $horizon }, and no date within them
error-name-limit = `{ $name }`: `{ $limit }` is no number
error-samples-other = { $path } holds samples of another run; other there: { $differences }
hint-samples-other = choose another folder, or remove the file
error-samples-damaged = can't read { $path }: { $reason }
hint-samples-damaged = remove it to begin anew
error-history-failed = history { $number } could not be lived to its end
matters-kept = The histories lived so far are kept in { $path }; the same command goes on from there.
# "citerne conditions".
help-conditions = Say under which conditions an outcome comes
help-of = Outcome that is asked of, such as dry/bamako, coup or blockade-over; @30 or @2025-12-01 if only by then
value-OUTCOME = OUTCOME
help-conditions-prior = Leave the log alone: ask the histories of the priors
help-conditions-out = Folder of page and tables
conditions-living = Living histories
conditions-title = { $case }: when does it come? { $outcome }
conditions-window = { $days ->
    [one] 1 day
   *[other] { $days } days
} after { $as_of }. { $count } histories { $basis ->
   *[learned] that go on from { $pasts } learned pasts
    [prior] of the priors
}
conditions-base = { $outcome }: by { $by } in { $share } of all histories.
conditions-box = It comes in { $share } of the histories in which { $list }. That covers { $coverage } of all its cases; { $mass } of the histories are so.
conditions-none = No condition was found that is more than an accident: luck decides, or many inputs do together, each a little.
conditions-at-least = { $name } is at least { $limit }
conditions-at-most = { $name } is at most { $limit }
conditions-between = { $name } is between { $low } and { $high }
conditions-holds = { $name } (holds)
conditions-not = { $name } (doesn't hold)
conditions-inputs = What tells anything
conditions-inputs-text = Of { $asked } uncertain inputs { $kept ->
    [one] 1 tells
   *[other] { $kept } tell
} more than the best of as many would that tell nothing ({ $noise } of the variance). The others are left out, so that they make no noise.
conditions-box-heading = Where it comes often: box { $number }
conditions-tried = Looked for in one half of the pasts and tried on the other half: it comes in { $density } of the histories inside, which covers { $coverage } of its cases. These are the figures to hope for; those above flatter themselves.
conditions-dropped = Left out again, since their limits were accidents: { $list }.
conditions-head-input = input
conditions-head-tells = tells, % of the variance
conditions-head-limit = limit
conditions-head-quasi-p = quasi-p
conditions-head-reproduced = found again
conditions-head-leaf = where
conditions-head-density = it comes
conditions-head-coverage = of its cases
conditions-head-mass = of histories
conditions-plot-limits = Limits of the box
conditions-plot-limits-text = Each input on a scale of its own: from the lowest history to the highest, by rank; the tick is the median.
conditions-plot-all = all histories
conditions-plot-box = inside the box
conditions-walk = Few conditions or many cases
conditions-walk-text = Every box on the way, from all histories (right) on; the large dot is the one that is told: it holds most cases beyond those that as many histories at random would.
conditions-walk-chosen = The box that is told covers { $coverage } of the cases; inside it comes in { $density } of histories.
conditions-walk-point = { $coverage } of the cases, { $density } inside
conditions-axis-coverage = share of all its cases inside (coverage)
conditions-axis-density = share of the histories inside in which it comes (density)
conditions-tree = Tree
conditions-tree-text = One question after another; each row is an end of the tree.
conditions-tree-drawn = The tree from left to right. A box is filled by the share of its histories in which the outcome comes; the question below it parts them.
conditions-yes = yes
conditions-no = no
conditions-of = { $count } histories
conditions-reading-box = A box says where the outcome is frequent among histories of the model. Its interval counts histories of one past by what they are worth; the limits were looked for, so they are a little too good.
conditions-reading-pasts = A limit is told if its quasi-p-value is at most 0.1 and its input is found again in at least half of 50 trials on half of the pasts.
conditions-reading-cause = A condition goes along with the outcome; that it brings it about is for the model's reader to judge.
error-outcome-same = the outcome came in { $came } of { $count } histories: there is nothing to tell apart
hint-outcome-same = ask for another day with @DAYS, for a limit that is nearer, or with more --replicates
error-few-pasts = { $pasts } different pasts are too few for conditions; at least { $least } are needed
hint-few-pasts = learn with more --particles, or ask the priors with --prior
# Inputs that lead in analyses; those that are learned are in "taught".
input-blockade-duration = Days until the blockader calls it off
input-campaign-strength = Fighters of the blockader
input-campaign-lull-start = How often lulls begin
input-campaign-surge-factor = Attacks in a surge
input-escorts-units = Escorts there are
input-escorts-patience = Days a convoy waits for trucks
input-escorts-rest = Days an escort rests
input-escorts-convoy-size = Trucks a convoy waits for
input-escorts-stragglers = Trucks that go without escort
input-fleet-capacity = Litres in a tanker
input-fleet-slowness = How slow tankers are
input-fleet-driving-hours = Hours a tanker drives a day
input-fleet-handling = Days to load and unload
input-fleet-fear-steepness = How sharply refusal rises
input-interdiction-lone-loss = Chance that an attacked lone truck is lost
input-power-hours = Hours of power in normal times
input-sectors-vital-priority = Priority of hospitals and water
input-stocks-station-tank = Tanks of the stations
input-trade-catch-up = Orders when depots are empty
explore-share-trade-corridor-share = Normal share of { $part }
explore-share-campaign-effort = Blockader’s effort: { $part }
explore-share-demand-place-share = Share of { $part } in fuel used
# "citerne matters --learned".
matters-window-learned = { $days ->
    [one] 1 day
   *[other] { $days } days
} after { $as_of }. { $count } histories that go on from { $pasts } learned draws
matters-given-lead = { $output }: { $list }. Noise is { $noise }; draws differ by { $between } of the variance, the rest is luck to come.
matters-given-none = { $output }: no input tells more than noise ({ $noise } of the variance); draws differ by { $between }, the rest is luck to come.
matters-given-noise = Share of the variance that goes if the input is known, of the ten that tell most. The best of as many inputs that tell nothing would show { $noise }.
matters-head-alone = by itself, %
matters-head-shapley = Shapley effect, % of what draws differ by
matters-head-last = only it tells, %
matters-reading-given = After learning, inputs go along with each other: an input also gets what those tell that go along with it, so shares may add up to more than 100 %.
matters-reading-shapley = Shapley effects share out what inputs tell together. They are of the means of each draw, so luck to come is not in them, and they follow straight lines, or curves where there are draws enough.
matters-reading-pasts = Histories of one draw have the same inputs, so inputs are judged by draws. Few draws show only what is strong, and draws that descend from one past have much in common: more --particles show more.
matters-lead-noise = { $output }: nothing stands out from noise; more rows (--base) make it clearer.
# Numbers of one of many.
explore-part-borders-capacity = Capacity of the border post { $part }
explore-part-borders-wait = Wait at the border post { $part }
explore-part-carriers-ban = Ban on a carrier: { $part }
explore-part-carriers-ban-days = Days of a ban on a carrier: { $part }
explore-part-carriers-deal = Deal of a carrier with the blockader: { $part }
explore-part-carriers-deal-danger = Danger under a deal: { $part }
explore-part-carriers-restart = Return of a carrier: { $part }
explore-part-carriers-stop = Stop of a carrier: { $part }
explore-part-carriers-toll = Toll on a carrier: { $part }
explore-part-governments-caution = Caution of a government: { $part }
explore-part-governments-nationals = Nationals in the country: { $part }
explore-part-measures-cost-daily = Daily cost: { $part }
explore-part-measures-cost-once = Cost at the start: { $part }
explore-part-measures-days = Days in force: { $part }
explore-part-measures-effects = Effect: { $part }
explore-part-measures-trigger = Chance that it starts: { $part }
explore-part-places-stations = Stations in { $part }
explore-part-places-use-factor = Use of fuel in { $part }, beside its people
explore-part-sectors-elasticity = How far use gives way to price: { $part }
explore-part-sectors-hoard = Hoarding: { $part }
explore-part-sectors-priority = Priority: { $part }
explore-part-sectors-tank = Tanks of their own: { $part }
explore-part-terminals-capacity = Loading capacity: { $part }
explore-part-zones-control = Control by the state: { $part }
explore-part-zones-exposure = Exposure to attacks: { $part }
explore-share-demand-product-share = Share of { $part } in fuel used
explore-share-demand-sector-share = Share of { $part } in fuel used
# More inputs.
input-market-street-steepness = How sharply the street price rises with scarcity
input-market-street-fall = How fast the street price falls
input-market-diversion = Fuel that leaks to the street
input-fleet-fear-memory = Days that drivers remember attacks
input-fleet-inland-tankers = Tankers inside the country
input-fleet-escort-calm = Fear that is left under escort
input-fleet-renewal = Missing tankers replaced in a day
input-fleet-empty-return = Days of the empty way back
input-trade-inertia = Days in which trade changes roads
input-trade-delay-aversion = How far traders shun delay
input-trade-loss-aversion = How far traders shun losses
input-trade-openness = Least share that a road can grow from
input-stocks-reserve = Strategic reserve, in days of use
input-stocks-reserve-release = Depot cover below which the reserve is released
input-stocks-panic-fade = How fast fear fades
input-stocks-last-mile = Most that reaches stations in a day
input-stocks-hub-first = How far the place of arrival serves itself first
input-stocks-station-dry = Stock at which a station is dry
input-escorts-deterrence = Hazard of attack that is left under escort
input-escorts-defence = Losses in an attack that are left under escort
input-escorts-rebuild = Days to rebuild an escort
input-escorts-slowdown = Days on the road under escort, for one alone
input-escorts-soldiers = Soldiers in an escort
input-campaign-growth = Growth of the blockader
input-campaign-traffic-pull = How far attacks follow traffic
input-campaign-effort-speed = How fast the blockader’s effort moves
input-campaign-capital-attack = How often the capital is attacked
input-campaign-season = Swing of attacks over the year
input-campaign-surge-start = How often surges begin
input-campaign-lull-factor = Attacks in a lull
input-campaign-siege-start = How often sieges begin
input-campaign-siege-end = Chance that a siege ends
input-campaign-spell = Length of surges and lulls
input-interdiction-turned-back = Share of attacked trucks that turn back
input-interdiction-captured = Share of lost trucks taken with their fuel
input-operations-start = How often operations begin
input-operations-duration = Days of an operation
input-regime-coup-base = Coups in a typical year
input-regime-coup-success = Chance that a coup attempt succeeds
input-regime-cohesion = Cohesion of the forces at the start
input-regime-legitimacy = Legitimacy of the rulers at the start
input-power-thermal-share = Share of power made from fuel
error-few-ancestors = the learned histories descend, in effect, from { $pasts } of those begun: too few to say what inputs tell, since at least { $least } are needed
hint-few-ancestors = look from an earlier day with --as-of, or ask the priors ({ $instead }); more --particles may not be enough
