# « citerne changes » : ce qui a bougé entre deux prévisions.
help-changes = Comparer deux prévisions et dire ce qui a bougé
help-earlier = Résultats de la prévision antérieure (son --out)
help-later = Résultats de la prévision ultérieure
help-split = Dire quelle part de chaque écart revient à chaque fait nouveau
help-every = Montrer tous les chiffres, qu’ils aient bougé ou non
help-table-out = Dossier du tableau et de la page, changes.csv et changes.html
help-changes-case = Le cas de la prévision ultérieure, s’il n’est ni fourni ni à sa place
value-OLD = AVANT
value-NEW = APRÈS
changes-heading = Ce qui a changé de { $old } à { $new }
changes-rests-same = Les deux reposent sur les mêmes cas, version, réglages et jours.
changes-rests-case = Cas : { $old }, maintenant { $new }
changes-rests-program = Version du programme : { $old }, maintenant { $new }
changes-rests-seed = Graine : { $old }, maintenant { $new } ; les écarts tiennent aussi à un autre hasard
changes-rests-replicates = Histoires : { $old }, maintenant { $new }
changes-rests-start = Premier jour : { $old }, maintenant { $new }
changes-rests-as-of = Jour de la prévision : { $old }, maintenant { $new } ; comparaison aux mêmes jours du calendrier
changes-rests-horizon = Jours à prévoir : { $old }, maintenant { $new }
changes-rests-overrides = Fixé à la main : { $old }, maintenant { $new }
changes-case-log = Les fichiers du cas ne diffèrent que par le journal.
changes-case-more = Les fichiers du cas diffèrent par plus que le journal : les écarts y tiennent aussi.
changes-case-unknown = Les fichiers du cas diffèrent ; sans le cas (--case), on ne peut dire si c’est par plus que le journal.
changes-now-learned = La prévision antérieure repose sur les a priori, l’autre sur ce qu’a appris le journal.
changes-now-priors = La prévision antérieure repose sur ce qu’a appris le journal, l’autre sur les a priori.
changes-log = Faits du journal : nouveaux { $new }, disparus { $gone }, modifiés { $changed }
changes-log-unknown = Impossible de dire quels faits sont nouveaux : l’une des prévisions n’a pas gardé son journal (log.csv).
changes-count = { $moved ->
    [0] Aucun des { $all } chiffres n’a bougé au-delà du hasard (3 erreurs de Monte-Carlo), à partir du { $from }.
    [one] { $moved } chiffre sur { $all } a bougé au-delà du hasard (3 erreurs de Monte-Carlo), à partir du { $from } :
   *[other] { $moved } chiffres sur { $all } ont bougé au-delà du hasard (3 erreurs de Monte-Carlo), à partir du { $from }, le plus grand écart d’abord, rapporté à sa propre incertitude :
}
changes-more = { $count ->
    [one] { $count } autre a bougé ; --all montre tout, --out l’écrit
   *[other] { $count } autres ont bougé ; --all montre tout, --out l’écrit
}
changes-head-headline = Médiane, ou probabilité
changes-head-old = avant
changes-head-new = maintenant
changes-head-shift = écart
changes-head-error = erreur
changes-claim = affirmation { $claim }
changes-by = d’ici au { $date }
changes-splitting = Prévision sans les faits nouveaux, { $number } sur { $count }
changes-split = L’effet de chaque fait, dans l’ordre où ils ont été connus. « Temps » : l’effet des jours passés, du silence et d’un nouvel apprentissage.
changes-split-time = temps { $by }
changes-split-few = Les faits nouveaux ne laissent que { $count } histoires de poids en chemin : prenez ce partage pour une indication, ou apprenez avec plus de --particles.
error-split-case = le partage demande le cas de la prévision ultérieure tel qu’il était ; nommez son dossier avec --case
error-split-log = le partage demande les journaux des deux prévisions (log.csv) ; refaites-les avec cette version
error-split-posterior = le partage demande ce que la prévision ultérieure a appris (posterior.parquet dans son dossier) ; une prévision tirée des a priori n’a pas de partage
error-split-damaged = { $path } est inutilisable : { $what } ; refaites la prévision la plus récente
error-no-common-day = les deux prévisions n’ont aucun jour en commun à partir du plus tardif des jours de prévision
hint-changes-folders = nommez deux dossiers écrits par « citerne forecast --out » de cette version
changes-section-rests = Sur quoi reposent les prévisions
changes-section-log = Faits du journal
changes-section-headlines = Tous les chiffres, d’abord ceux qui ont bougé au-delà du hasard
changes-head-fact = Fait
changes-head-note = Note
changes-head-time = temps
