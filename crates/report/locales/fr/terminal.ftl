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
term-rests-text = Les lois a priori du cas ({ $numbers } nombres, dont { $assumed } supposés) ; rien n’est appris du journal. { $conflicts ->
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
nowcast-heading = Où l’on en est le { $as_of } (médiane et intervalle de neuf histoires sur dix ; { $count } histoires)
nowcast-national = Tout le pays
lesson-heading = Appris de { $facts } faits du journal. Les particules en valent { $effective } indépendantes, en { $different } familles au passé commun. Logarithme de la vraisemblance : { $evidence }.
lesson-head-input = Donnée
lesson-head-unit = Unité
lesson-head-prior = Avant le journal
lesson-head-learned = Appris
lesson-head-bits = Bits gagnés
lesson-head-hypothesis = Hypothèse
lesson-head-version = Version
lesson-head-known = Connu
lesson-head-fact = Fait
lesson-head-told = Rapporté
lesson-head-log = Log densité
lesson-head-row = Ligne
lesson-head-kind = Sorte
lesson-head-why = Rien n’en est appris, car
lesson-line = ligne { $line }
lesson-surprise =  ! marque ce dont moins d’un rapport sur vingt serait aussi éloigné, même après l’apprentissage. La dernière colonne est le logarithme de la densité du fait, sachant tous les précédents.
nowcast-prior = Avant le journal
nowcast-learned = Appris
nowcast-now = Maintenant
nowcast-place = Lieu
nowcast-corridor = Corridor
nowcast-zone = Zone
nowcast-mean = { $title } (moyenne de { $days } jours)
nowcast-mean-a-day = { $title }, par jour (moyenne de { $days } jours)
lesson-why-input = sa date est dans le cas lui-même, et pesée de là
observed-attacks = attaques rapportées
observed-losses = camions dits perdus
observed-total-losses = camions perdus jusqu’ici
observed-arrivals = camions arrivés
observed-convoy = camions d’un convoi
observed-deliveries = livraisons
observed-supply = approvisionnement, part de la normale
observed-street-price = prix de la rue
observed-food-price = prix des vivres, hausse en %
observed-stations = stations pourvues
observed-power = heures d’électricité
observed-stock = jours de stock
observed-decision = décision :
observed-nothing-fell = aucune autre décision connue
observed-elsewhere = autres corridors
observed-everywhere = tous les corridors
