# The page.
# Head.
report-title = Forecast: { $title }
skip-to-answers = Skip to the answers
head-window = As of { $as_of }. The forecast looks ahead to { $last }.
head-prior = This forecast rests on the priors of the case alone. Nothing was learned from the log of events: the logged facts are drawn on the charts to be compared, not used.
provenance = Made by citerne { $program } from case { $hash }…, { $count } simulated histories, seed { $seed }; set by hand: { $overrides }.
provenance-nothing-set = nothing
provenance-again = To make it again:
contents = Contents
# Answers.
section-answers = What it says
answer-cover = How many days of fuel are left?
answer-dry = When do the pumps run dry?
answer-price = What does fuel cost on the street?
answer-unmet = Who goes without?
answer-outcomes = What becomes of the rulers and the blockade?
headline-cover = { $product } in { $place }: depots and stations hold { $now } days of normal use on { $date } ({ $low } to { $high } in nine histories of ten).
headline-cover-later = { $product } in { $place }: depots and stations hold { $now } days of normal use on { $date } ({ $low } to { $high } in nine histories of ten), and { $later } days 30 days later.
headline-dry = { $place }: in half of the histories the pumps have run dry by { $date }. In { $never } of all histories they never do before { $last }.
headline-dry-seldom = { $place }: the pumps run dry in { $share } of the histories before { $last }.
headline-dry-now = On the day of the forecast they are dry in { $share }.
headline-price = A litre of { $product } costs { $now } { $unit } on the street in { $place } ({ $low } to { $high }).
headline-price-later = A litre of { $product } costs { $now } { $unit } on the street in { $place } ({ $low } to { $high }), and { $later } { $unit } 30 days later.
headline-sector = { $sector } { $mean } ({ $low } to { $high })
headline-unmet = Share of normal need that is not met in { $place } on { $date }, on average: { $sectors }.
headline-odds = { $axis }: { $odds }.
headline-outcomes = After { $days } days: { $odds }
# Cities.
section-cities = City by city
cities-caption = Median, and in brackets the range of nine histories in ten. Cover is counted in days of normal use. Need not met is a mean 30 days after the day of the forecast.
table-place = Place
table-cover-now = { $product }, days of cover now
table-cover-30 = { $product }, in 30 days
table-dry-now = Pumps dry now
table-dry-median = Dry at least once by (half of histories)
table-dry-never = Never dry
table-price = Street price, { $unit }
table-unmet-households = Households: need not met
table-unmet-vital = Hospitals, water: need not met
table-later-than-run = after the last day
# Charts.
section-charts = The course of things
charts-note = Bands hold 50%, 80% and 95% of the simulated histories; the dark line is the median. Orange points are facts of the log with their bounds; point at one to read its source. The dashed line is the day of the forecast.
charts-others = The other cities
chart-looks-ahead = forecast from { $date }
chart-median = median
chart-band = { $share } of histories
chart-facts = facts of the log
chart-fact-tip = { $kind }, { $date }: { $figure }. Source: { $source }
chart-words = { $date }: median { $median }, nine histories in ten between { $low } and { $high }.
chart-words-facts = { $count ->
    [one] { $count } fact of the log is
   *[other] { $count } facts of the log are
} drawn on it.
chart-odds-words = Share of histories on { $date }: { $odds }.
chart-odds-regime = What becomes of the rulers, by day
chart-odds-blockade = What becomes of the blockade, by day
chart-share-of-histories = share of histories
# Map and roads.
section-roads = The roads
no-roads = This case has no roads: fuel does not come by truck from afar, or its way is not modelled.
map-title = Fuel corridors by trucks and losses
map-description = Schematic map of the fuel corridors over the days that are forecast. Busiest: { $busiest }
map-road-tip = { $road }: { $arrived } trucks a day arrive, { $lost } of those sent are lost.
map-legend-loss = Share of trucks lost
map-legend-flow = Trucks that arrive a day
map-under = under { $share }
map-over = { $share } or more
map-too-few = too few to say
map-sign-place = city, by people
map-sign-terminal = port or depot where trucks load
map-sign-waypoint = town on the way
map-schematic = Schematic: roads are straight lines through the towns on the way. Borders are no statement on claims.
map-credits = Map data:
corridors-caption = Trucks a day, as a mean over the days that are forecast; in brackets the range of a single day in nine histories of ten. Attacks are counted per 30 days. Trucks of one corridor may serve several places.
table-corridor = Corridor
table-sent = Sent
table-arrived = Arrived
table-lost = Lost
table-loss-share = Lost, of those sent
table-attacks = Attacks in 30 days
# Outcomes.
section-outcomes = Outcomes
grid-caption = After { $days } days ({ $date }): share of histories
grid-any = any
grid-rows = Rulers ↓ Blockade →
plus-minus = ±{ $error }
grid-note = The small figure is the Monte Carlo error: how far the share would move with other luck, in percentage points. It says nothing of what the model leaves out. Rulers and blockade are first events, kept once they came.
section-unrest = The street
table-day = Day
table-days-ahead = { $days ->
    [0] now
    [one] in { $days } day
   *[other] in { $days } days
}
table-protest-by = A mass protest by then
table-crackdown-by = A lethal crackdown by then
no-politics = This case has no rulers, blockade or street to forecast.
outcome-rules = How each outcome is told
section-indices = Indices nobody observes
indices-note = Legitimacy, cohesion, belief, hardship, grievance and control are indices from 0 to 1 of the model. Nobody measures them; their spread is nearly that of the assumptions.
table-index = Index
# Claims, conflicts.
section-claims = Claims judged
claims-note = Each statement is tested in every history. Supported: true in 80% or more of those that decide it, even less twice the Monte Carlo error. Contradicted: in 20% or less, even with twice that error added. Open: in between, or decided in fewer than half of the histories. A source in brackets holds for the claims below it too.
table-claim = Claim
table-verdict = Verdict
table-probability = Probability
verdict-supported = supported
verdict-contradicted = contradicted
verdict-open = open
verdict-untestable = can't be tested
claim-open-share = Not yet decided in { $share } of the histories.
section-conflicts = Where the log and the priors disagree
conflicts-none = None of the { $count ->
    [one] { $count } fact that is
   *[other] { $count } facts that are
} set beside the forecast lies wholly outside the 95% band of its day.
conflicts-note = Each of these facts lies wholly outside the 95% band of its day. That is a finding, about the fact, the assumptions or the model; nothing was adjusted for it.
conflict = { $date }, { $place }: { $name } was reported as { $fact }; the forecast has { $low } to { $high } (median { $median }). Source: { $source }
# Assumptions, measures, hypotheses.
section-assumed = What is assumed
assumed-note = Every number of the case, by part, in the unit of the program: a known figure, or the median of its prior with the range that holds nine tenths of it. Shares of a whole are drawn together; their mean is shown.
assumed-count = { $numbers ->
    [one] { $numbers } number
   *[other] { $numbers } numbers
}, { $assumed } of them assumed
table-input = Number
table-value = Value
table-unit = Unit
table-basis = Source or reason
assumption = Assumption:
assumed-zones = Zones
assumed-places = Places
assumed-terminals = Ports and depots abroad
assumed-borders = Border posts
assumed-legs = Roads
assumed-sectors = Users of fuel
assumed-demand = Demand
assumed-stocks = Stocks, stations, panic
assumed-market = Prices
assumed-power = Power
assumed-fleet = Tankers and drivers
assumed-trade = Choice of corridor
assumed-carriers = Transport companies
assumed-blockade = Blockade
assumed-interdiction = Attacks on the road
assumed-campaign = The blockader's campaign
assumed-territory = Territory
assumed-escorts = Escorts
assumed-operations = Military operations
assumed-schools = Schools
assumed-narrative = What the public believes
assumed-unrest = Hardship and protest
assumed-regime = The rulers
assumed-talks = Talks
assumed-takeover = Armed take-over
assumed-intervention = Foreign help
assumed-exodus = Foreigners and missions
assumed-governments = Governments abroad
assumed-hostages = Hostages
assumed-outcomes = Rules of scoring
assumed-measures = Measures
assumed-reporting = How events come to be told
section-measures = Measures
measures-forced = Known by the day of the forecast, and forced on their day
measures-planned = Waiting for a sign
measures-none = This case has no measures.
measures-note = A measure changes something in a history if it moves at least one level away from where it stood. What that does to people is in the other tables.
measure-started = { $share }, the first time by { $date } in half of them
measure-idle-mark = nothing, ever
table-in-force = In force, share of histories
table-started = Started by its sign, share of histories
table-changed = Changed something, share of histories
table-measure = Measure
table-actor = By
table-when = When
actor-state = the state
actor-local = towns and communities
actor-trade = trade
actor-relief = relief agencies
actor-abroad = abroad
actor-blockader = the blockader
measure-from-until = { $from } to { $until }
measure-from = from { $from }
sign-below = { $name } under { $limit } for { $days ->
    [one] { $days } day
   *[other] { $days } days
}.
sign-above = { $name } over { $limit } for { $days ->
    [one] { $days } day
   *[other] { $days } days
}.
sign-after = After: { $name }.
section-hypotheses = Rival explanations
hypotheses-note = Each history holds one answer to each question. The weights are those before the log is read.
hypotheses-none = This case has no rival explanations.
table-answer = Answer
table-weight = Weight
table-share = Share of histories
# About.
section-reading = How to read this
reading-1 = The model lives the whole course of events many times, each time with other luck and with other values of what is uncertain. Each run is a history.
reading-2 = "Nine histories in ten" means that one in ten falls outside the range, half of them above and half below. A probability is a share of histories.
reading-3 = A wide range is not a flaw: it says that little is known. A median by itself is the wrong figure to plan by; look at the bad end of the range for those who must not run out.
reading-4 = The days before the day of the forecast are simulated too, from the priors. Where the facts of the log lie away from the bands there, trust the forecast less.
section-limits = Limits, and whose side this is on
limits-1 = Made for people inside a blockade and for whoever brings them fuel. The attacker is an uncertain hazard on whole days and stretches of tens of kilometres. Nothing here looks for the attack that hurts most, tracks convoys or holds personal data.
limits-2 = A model leaves things out. The pages of the model say what, system by system. Nobody's decision should rest on this page alone.
limits-3 = Political probabilities rest on base rates of rare events and on assumptions; a difference of a few points between two outcomes means nothing.
section-failures = Histories that failed
failures-none = Every history was lived to its end.
failures-some = { $count ->
    [one] { $count } history was
   *[other] { $count } histories were
} not lived to the end and left out of every figure above. Each can be run again by its number with "citerne replay".
section-sources = Sources
table-source = Source
table-confidence = Confidence
confidence-high = high
confidence-medium = medium
confidence-low = low
geojson-description = Fuel corridors and places. Figures of trucks are per day, averaged over the days that are forecast; q05 and q95 are the 5 % and 95 % points of a single day, averaged likewise. Lines are schematic.
