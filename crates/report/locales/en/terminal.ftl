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
term-rests-text = The priors of the case ({ $numbers } numbers, { $assumed } of them assumed), not yet conditioned on the log. { $conflicts ->
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
