# One sentence for each kind of happening, for a history told day by day.
# $entity: the place, corridor, zone, carrier, government or measure. $amount, $detail: figures.
tell-blockade-declared = The blockade is declared.
tell-lapsed = The blockader calls the blockade off, { $amount ->
    [one] { $amount } day
   *[other] { $amount } days
} after declaring it.
tell-surge-begins = A surge of attacks begins.
tell-lull-begins = A lull in the attacks begins.
tell-normal-tempo = Attacks go on at their normal tempo.
tell-siege-new = { $entity } is put under siege.
tell-siege-ends = The siege of { $entity } ends.
tell-capital-attack = Fighters attack in the capital.
tell-convoy-leaves = { $entity }: a convoy of { $amount ->
    [one] { $amount } truck leaves
   *[other] { $amount } trucks leaves
} under escort.
tell-convoy-arrives = { $entity }: a convoy arrives with { $amount ->
    [one] { $amount } truck
   *[other] { $amount } trucks
}.
tell-convoy-attacked = { $entity }: a convoy of { $amount ->
    [one] { $amount } truck
   *[other] { $amount } trucks
} is attacked; { $detail ->
    [0] none is lost
    [one] { $detail } is lost
   *[other] { $detail } are lost
}.
tell-lone-trucks-lost = { $entity }: { $amount ->
    [one] { $amount } truck without escort is lost
   *[other] { $amount } trucks without escort are lost
}.
tell-escort-beaten = { $entity }: the escort is beaten and has to be rebuilt.
tell-carrier-stops = { $entity } stops running.
tell-carrier-restarts = { $entity } runs again.
tell-carrier-deal = { $entity } makes a deal with the blockader and passes.
tell-carrier-ban = The state bans { $entity } for its deal with the blockader.
tell-dry = { $entity }: the pumps run dry.
tell-refilled = { $entity }: the pumps have fuel again.
tell-reserve-released = The state releases { $amount ->
    [0] its reserve
   *[other] { $amount } litres from its reserve
}.
tell-measure-begins = A measure begins: { $entity }.
tell-measure-ends = A measure ends: { $entity }.
tell-schools-close = Schools and universities close.
tell-schools-open = Schools and universities open again.
tell-promise-made = The state promises that fuel will come.
tell-promise-kept = Fuel comes as promised: the state is believed more.
tell-promise-broken = The promise is not kept: the state is believed less.
tell-silence = State media go quiet about the shortage.
tell-mass-protest = A mass protest fills the streets.
tell-tolerance = The rulers let the protest pass.
tell-concession = The rulers give way to the protest.
tell-repression = The rulers put the protest down.
tell-crackdown = The crackdown kills.
tell-coup-attempt = Officers try to seize power.
tell-coup = A coup succeeds: new rulers take over.
tell-purge = Officers are purged.
tell-uprising = The rulers fall to an uprising.
tell-talks-open = National talks with the blockader open.
tell-talks-close = National talks break off.
tell-local-accord = { $entity }: a local accord lets trucks pass for { $amount ->
    [one] { $amount } day
   *[other] { $amount } days
}.
tell-truce = A truce is agreed.
tell-truce-ends = The truce ends.
tell-accord = A national accord is reached.
tell-accord-collapses = The accord collapses.
tell-capital-assault = The blockader assaults the capital.
tell-capital-taken = The capital falls to the blockader.
tell-intervention = Foreign help arrives: { $amount ->
    [one] { $amount } soldier
   *[other] { $amount } soldiers
}.
tell-outside-supply = Supply from outside begins: { $amount } litres a day.
tell-outside-supply-ends = Supply from outside ends.
tell-foreign-troops-leave = The foreign troops leave.
tell-operation = { $entity }: a military operation begins.
tell-operation-ends = { $entity }: the military operation ends.
tell-breakthrough = The operation reopens the main road.
tell-seat-falls = { $entity } falls to the blockader.
tell-seat-retaken = { $entity } is retaken by the state.
tell-advice-to-leave = { $entity } tells its citizens to leave.
tell-majority-advice = Most governments now tell their citizens to leave.
tell-mission-reduced = The foreign mission sends { $amount ->
    [one] { $amount } member of its staff home
   *[other] { $amount } of its staff home
}.
tell-mission-leaves = The foreign mission leaves.
tell-kidnap = { $amount ->
    [one] { $amount } foreigner is abducted
   *[other] { $amount } foreigners are abducted
}.
tell-ransom = A ransom is paid: { $amount } { $money }.
tell-hostages-freed = { $amount ->
    [one] { $amount } hostage is freed
   *[other] { $amount } hostages are freed
}.
tell-eased = Supply has been back for long enough: the blockade counts as eased.
tell-ended-by-deal = Supply is back under a deal that both sides keep: the blockade has ended by deal.
tell-broken-by-force = Supply is back and the main road is open: the blockade is broken by force.
