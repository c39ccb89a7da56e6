# What the log taught.
head-learned = This forecast was learned from { $facts } facts of the log: its histories are those that agree with them, and count as { $different } different ones. What it says without the log stands beside it.
chart-prior-median = median without the log
charts-note-learned = The thin dashed line is the median of the priors alone.
section-learned = What the log taught
learned-intro = By { $date } the log tells { $facts } facts that the model can weigh, silent weeks and known decisions among them; { $rows ->
    [one] { $rows } row was
   *[other] { $rows } rows were
} left out, with the reason below. { $inputs } numbers and the luck of every day were learned from them together.
learned-inputs = The numbers
learned-inputs-note = The grey band is the range that held nine tenths of each number before the log, drawn as wide for all; the short line in it was its median. The bar is the range after the log, the dot its median. Bits say how much was learned: none where the two agree, one where the range is halved.
learned-plot-title = Before the log and after it
learned-plot-words = Most was learned of: { $inputs }.
learned-plot-before = nine tenths, before
learned-plot-after = nine tenths, after
learned-bits = { $bits ->
    [one] { $bits } bit
   *[other] { $bits } bits
}
learned-inputs-table = The same as a table
learned-inputs-caption = Median, and in brackets the range that holds nine tenths of it.
learned-facts = The facts
learned-facts-note = { $figures } of the facts are figures. Beside each stands what might have been told instead: by the priors, and by what was learned. Fewer than one report in twenty would be as far out as { $before } of them by the priors, and as { $after } after learning. Those that surprise most even then come first: the fact, an assumption or the model is wrong there.
learned-facts-more = The other facts
learned-mark = surprise
learned-decisions = Known decisions
learned-decisions-caption = How likely each was on its day, given all facts before it. Most days bring none: a small chance is usual.
learned-left-out = Rows of the log that nothing was learned from
learned-sure = How sure the learning is
learned-particles = The histories that were kept count as { $effective } independent ones by their weights. They make, in effect, { $different } families that share a past.
learned-error = How far an answer hangs on the past shows where those families differ; the error beside each probability holds it. An answer near one half that hangs on the past alone could be off by { $error } percentage points (one standard error); runs under other seeds show how far.
learned-evidence = Logarithm of the density of all facts together: { $evidence }. By itself it says nothing; compare it with that of another case, model or set of priors on the same log.
learned-faulted = { $count } histories of the priors ended in a fault and were left out.
table-before = Before the log
table-after = After it
table-bits = Bits learned
table-fact = Fact
table-told = Told
table-foreseen-before = Foreseen by the priors
table-foreseen-after = Foreseen after learning
table-decision = Decision
table-likely = Chance that day
table-line = Line
table-reason = Why
table-weight-after = After the log
hypotheses-learned = Each history holds one answer to each question. The weights before the log are judgement; those after it follow from the facts.
reading-4-learned = The histories agree with the log as far as they can. Where a fact surprises even after learning, trust the forecast less in that respect.
# What probabilities are made of.
made-of = What these probabilities are made of
made-of-note = Each is the chance that the event comes within the days, where it had not come by the day of the forecast. Base rate: what the bare hazard of that event gives, as in an ordinary year of such a country. Model: what the course of this crisis adds under the priors, or takes away. Data: what the log changes.
made-of-without = No rate of their own stands behind these, all is the model’s: { $events }.
made-of-come = Come already in every history: { $events }.
made-of-title = Base rate, model and data, { $days } days ahead
made-of-table = All horizons as a table
made-of-caption = Model and data in percentage points. In brackets the Monte Carlo error of the forecast.
table-event = Event
table-base = Base rate
table-model = Model
table-data = Data
table-forecast = Forecast
# On the terminal.
brief-heading = What the log taught: { $facts } facts weighed, { $rows ->
    [one] { $rows } row
   *[other] { $rows } rows
} left out
brief-input = - { $input }: { $before } before, { $after } after ({ $bits ->
    [one] { $bits } bit
   *[other] { $bits } bits
})
brief-facts = - Surprises (fewer than one report in twenty would be as far out): { $before } of { $figures } figures by the priors, { $after } after learning
brief-fact = - { $fact }, { $date }: told { $told }, expected { $after } even so
brief-hypothesis = - { $question } { $answer }: { $before } before, { $after } after
brief-sure = - The histories kept make, in effect, { $different } families that share a past: an answer that hangs on the past alone could be off by { $error } points; runs under another --seed show how far
term-rests-learned = { $facts } facts of the log, and the priors of the case ({ $numbers } numbers, { $assumed } of them assumed). With --prior: the priors alone.
# Laws of the facts, and numbers that are learned.
told-attacks = Attacks told in the week
told-losses = Trucks told as lost in the week
told-total-losses = Trucks lost so far
told-arrivals = Trucks that arrived
told-convoy = Trucks of a convoy that arrived
told-deliveries = Deliveries
told-supply = Supply beside normal
told-street-price = Street price
told-food-price = Food price
told-stations = Stations
told-power = Hours of power
told-stock = Days of stock
told-nothing-fell = No other decision
told-corridors = { $count } corridors
input-demand-total = Normal use of fuel
input-stocks-depot-cover = Cover of the depots at the start
input-stocks-target-cover = Cover that depots aim for
input-stocks-panic-on-news = Fear when the blockade is declared
input-stocks-panic-rise = How fast fear rises at dry pumps
input-stocks-hoard-rate = How fast the frightened fill tanks
input-market-street-markup = Street mark-up at utter scarcity
input-market-street-half = Scarcity at half that mark-up
input-market-street-rise = How fast the street price rises
input-fleet-tankers = Tankers that serve imports
input-fleet-fear-half = Risk at which half the drivers refuse
input-blockade-ramp = Days until the blockade is in force
input-interdiction-lone-hazard = Attacks on a lone truck, per 100 km
input-interdiction-convoy-hazard = Attacks on a convoy, per 100 km
input-interdiction-convoy-loss = Share lost of an attacked convoy
input-interdiction-reporting = Share of losses that is reported
