# « citerne score » : des prévisions face à ce qui est venu.
help-score = Confronter des prévisions faites plus tôt à ce que le journal dit plus tard
help-origins = Jours d’où prévoir : weekly (les dimanches), daily (tous), ou des dates séparées par des virgules
help-steps = De combien des jours qui le précèdent chaque fait est prévu
help-leave-out = Apprendre de tout le journal sauf une sorte de fait, et noter celle-ci : prices, arrivals, losses ou power ; peut être répété
help-score-replicates = Histoires qui prévoient, de chaque jour
help-score-prior = Laisser le journal de côté : noter les a priori
help-score-out = Dossier des tables et de la page
value-ORIGINS = JOURS
score-running = Prévisions à partir de { $count ->
    [one] { $count } jour
   *[other] { $count } jours
}
score-leaving-out = Apprentissage sans une sorte de fait
scores-title = { $case } : les prévisions face à ce qui est venu
scores-title-left-out = { $case } : des sortes de faits qui n’ont pas été montrées
scores-about-learned = À partir de { $count ->
    [one] { $count } jour
   *[other] { $count } jours
} ({ $first } au { $last }), le modèle a appris ce que le journal disait alors ({ $particles } particules) et prévu ce qui est daté plus tard ({ $replicates } histoires).
scores-about-prior = Le modèle a prévu à partir de { $count ->
    [one] { $count } jour
   *[other] { $count } jours
} ({ $first } au { $last }) avec ses seuls a priori : il n’a rien appris du journal ({ $replicates } histoires).
scores-about-left-out = Le modèle a appris le journal jusqu’au { $last } sauf une sorte de fait ({ $particles } particules), puis il a dit celle-ci ({ $replicates } histoires). Les faits d’avant et d’après sont connus : ce n’est pas une prévision.
scores-about-left-out-prior = Des histoires tirées des seuls a priori ont dit les faits du journal jusqu’au { $last } ({ $replicates } histoires).
scores-about-unmatched = { $count ->
    [one] Dans { $count } cas, une référence n’a pas pu prévoir un fait
   *[other] Dans { $count } cas, une référence n’a pas pu prévoir un fait
}, faute de cinq chiffres connus de la même série ; ils ne comptent dans aucune comparaison.
scores-about-failed = { $count ->
    [one] { $count } histoire a échoué et n’est pas comptée.
   *[other] { $count } histoires ont échoué et ne sont pas comptées.
}
scores-head-kind = sorte de fait
scores-head-n = n
scores-head-score = CRPS ou Brier
scores-head-wis = WIS
scores-head-log = score log.
scores-head-in-50 = dans 50 %
scores-head-in-90 = dans 90 %
scores-head-baseline = référence
scores-head-ours = citerne
scores-head-theirs = de la réf.
scores-head-skill = habileté
scores-head-fact = fait
scores-head-days = jours
scores-head-origin = prévu le
scores-head-observed = venu
scores-head-forecast = médiane (5 % – 95 %), ou chance
scores-head-pit = PIT
scores-persistence = persistance
scores-log-walk = marche au hasard
scores-base-rate = taux de base
scores-from-further = { $kind }, { $steps } pas
scores-kind-attacks = attaques dites, par route
scores-kind-attacks-in-all = attaques dites, en tout
scores-kind-losses = camions perdus, d’attaques dites
scores-kind-total-losses = camions perdus, total courant
scores-kind-arrivals = camions arrivés
scores-kind-convoy = camions d’un convoi
scores-kind-deliveries = livraisons
scores-kind-supply = approvisionnement
scores-kind-street-price = prix de rue
scores-kind-food-price = prix des vivres
scores-kind-stations = stations
scores-kind-power = heures de courant
scores-kind-stock = jours de stock
scores-kind-advice = conseil de partir
scores-kind-schools-close = fermeture des écoles
scores-kind-coup = coup d’État
scores-kind-uprising = soulèvement
scores-kind-capital-taken = prise de la capitale
scores-kind-accord = accord national
scores-kind-capital-attack = attaque dans la capitale
scores-inside = { $share } dans l’intervalle à { $level }
scores-coverage = Sur { $count } chiffres, sans les attaques par route, presque toutes à zéro : { $list }.
scores-coverage-none = { $count ->
    [0] Aucun chiffre n’a été noté
    [one] { $count } chiffre a été noté
   *[other] { $count } chiffres ont été notés
} : trop peu pour dire combien de faits tombent dans les intervalles.
scores-too-few = Un score bas est meilleur ; « – » est là pour ce qui n’a pas lieu d’être ou repose sur moins de { $least } faits.
scores-calibration = Calibrage
scores-by-kind = Scores par sorte de fait
scores-legend = CRPS pour les chiffres, dans leur unité ; score de Brier pour les décisions. WIS : score d’intervalles pondéré. Score log. : −ln de la probabilité, ou de la densité, donnée à ce qui est venu.
scores-skill = Face à des prévisions simples
scores-skill-text = L’habileté est 1 moins le rapport des scores : 1 est parfait, 0 ne vaut pas mieux que la référence, un nombre négatif est pire. Les deux sont notés sur les mêmes faits exactement.
scores-facts = Chaque fait
scores-pit-title = Où les faits sont tombés dans les prévisions
scores-pit-text = Part des chiffres dans chaque dixième de la prévision. Une prévision calibrée a des barres de même hauteur, celle du trait, au hasard près.
scores-coverage-title = Faits dans les intervalles
scores-coverage-text = Part des chiffres dans les intervalles centraux. Les traits montrent ce qu’elle devrait être.
scores-low = bas
scores-high = haut
scores-yes = oui
scores-no = non
error-origin = { $origin } ne peut pas être un jour d’où prévoir : choisissez-en un du { $first } au { $last }
error-no-origin = il n’y a aucun jour d’où prévoir : le journal finit le { $last }, trop tôt après le { $first }
error-no-data = le journal n’a aucun chiffre du { $from } au { $to } : une prévision du { $origin } n’a rien à quoi se mesurer ; choisissez des jours qui en ont, par exemple --origins { $others }
error-nothing-left-out = le journal n’a aucun fait de la sorte { $kind } : il n’y a rien à laisser de côté
error-no-history-lived = aucune des { $count } histoires du { $origin } n’a été vécue jusqu’au bout
error-score-unlearnable = ce qui était connu le { $origin } ne peut pas être appris : aucune histoire sur { $count } n’admet l’un de ses faits
