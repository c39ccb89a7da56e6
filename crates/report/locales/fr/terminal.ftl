# Résumé sur le terminal.
term-window = Situation au { $as_of }, prévision jusqu’au { $last } ({ $count } histoires simulées)
term-cover = Jours de carburant restants (médiane, et intervalle de neuf histoires sur dix)
term-place = Lieu
term-product-now = { $product }, ce jour
term-product-later = dans 30 j
term-dry-now = à sec ce jour
term-dry-by = à sec d’ici (½)
term-dry-never = jamais à sec
term-later = plus tard
term-price = Prix dans la rue ({ $product }, { $place }, { $unit }) : { $now } ; prix à la pompe { $pump }
term-unmet = Qui en manque
term-outcomes = Issues, en part des histoires
term-rests = Sur quoi cela repose
term-rests-text = Les lois a priori du cas ({ $numbers } nombres, dont { $assumed } supposés), pas encore conditionnées par le journal. { $conflicts ->
    [0] Aucun fait du journal n’est
    [one] { $conflicts } fait du journal sur { $facts } est
   *[other] { $conflicts } faits du journal sur { $facts } sont
} entièrement hors de la bande à 95 % de son jour.
term-failed = { $count ->
    [one] { $count } histoire a échoué et n’est pas comptée.
   *[other] { $count } histoires ont échoué et ne sont pas comptées.
}
term-any = toutes
term-outcome = { $axis } : { $value }
