# Summary on the terminal.
term-window = As of { $as_of }, looking ahead to { $last } ({ $count } simulated histories)
term-cover = Days of fuel left (median, and the range of nine histories in ten)
term-place = Place
term-product-now = { $product }, now
term-product-later = in 30 days
term-dry-now = dry now
term-dry-by = dry by (half)
term-dry-never = never dry
term-later = later
term-price = Street price of { $product } in { $place }, { $unit }: { $now }; pump price { $pump }
term-unmet = Who goes without
term-outcomes = Outcomes, share of histories
term-rests = What it rests on
term-rests-text = The priors of the case ({ $numbers } numbers, { $assumed } of them assumed); nothing was learned from the log. { $conflicts ->
    [0] No logged fact lies
    [one] { $conflicts } of { $facts } logged facts lies
   *[other] { $conflicts } of { $facts } logged facts lie
} wholly outside the 95% band of its day.
term-failed = { $count ->
    [one] { $count } history failed and is left out.
   *[other] { $count } histories failed and are left out.
}
term-any = any
term-outcome = { $axis }: { $value }
nowcast-heading = Where things stand on { $as_of } (median, and the range of nine histories in ten; { $count } histories)
nowcast-national = The whole country
lesson-heading = Learned from { $facts } facts of the log. Particles count as { $effective } independent ones, in { $different } families that share a past. Log evidence { $evidence }.
lesson-head-input = Input
lesson-head-unit = Unit
lesson-head-prior = Before the log
lesson-head-learned = Learned
lesson-head-bits = Bits gained
lesson-head-hypothesis = Hypothesis
lesson-head-version = Version
lesson-head-known = Known
lesson-head-fact = Fact
lesson-head-told = Told
lesson-head-log = Log density
lesson-head-row = Row
lesson-head-kind = Kind
lesson-head-why = Not learned from, since
lesson-line = line { $line }
lesson-surprise = ! marks what fewer than one report in twenty would be as far from, even after learning. The last column is the logarithm of the fact's density given all facts before it.
nowcast-prior = Before the log
nowcast-learned = Learned
nowcast-now = Now
nowcast-place = Place
nowcast-corridor = Corridor
nowcast-zone = Zone
nowcast-mean = { $title } ({ $days }-day mean)
nowcast-mean-a-day = { $title }, a day ({ $days }-day mean)
lesson-why-input = its date stands in the case itself, and is weighed from there
observed-attacks = attacks told
observed-losses = trucks told as lost
observed-total-losses = trucks lost so far
observed-arrivals = trucks arrived
observed-convoy = trucks in a convoy
observed-deliveries = deliveries
observed-supply = supply, share of normal
observed-street-price = street price
observed-food-price = food prices, rise in %
observed-stations = stations with fuel
observed-power = hours of power
observed-stock = days of stock
observed-decision = decision:
observed-nothing-fell = no other known decision
observed-elsewhere = other corridors
observed-everywhere = all corridors
