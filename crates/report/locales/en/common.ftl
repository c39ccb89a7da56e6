# Dates, numbers, words used everywhere.
month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December
month-short-1 = Jan
month-short-2 = Feb
month-short-3 = Mar
month-short-4 = Apr
month-short-5 = May
month-short-6 = Jun
month-short-7 = Jul
month-short-8 = Aug
month-short-9 = Sep
month-short-10 = Oct
month-short-11 = Nov
month-short-12 = Dec
first-of-month = 1
date-long = { $day } { $month } { $year }
date-short = { $day } { $month }
percent = { $value }%
percent-under-one = <1%
percent-over-99 = >99%
range = { $low } to { $high }
range-narrow = { $low }–{ $high }
with-unit = { $value } { $unit }
list-and = { $first } and { $last }
days-count = { $count ->
    [one] { $count } day
   *[other] { $count } days
}
days-range = { $low } to { $high } days
yes = yes
no = no
never = never
none = none
unknown = not known
whole-case = whole country
# In words: how likely something is.
chance-certain = in every history
chance-very-likely = very likely
chance-likely = likely
chance-even = about as likely as not
chance-unlikely = unlikely
chance-very-unlikely = very unlikely
chance-never = in no history
measure-idle = Measure “{ $name }” changed nothing in any history in which it was in force. Check its dates, what it acts on, and whether the level that it sets is the one that was there already.
