# "citerne matters" : ce qui compte. "citerne conditions" : dans quelles conditions une issue survient.
help-matters = Dire quelles entrées incertaines comptent le plus pour les chiffres, et quelle est la part du hasard
help-on = Chiffre dont il s’agit, comme cover/bamako/diesel ou past/price/bamako/petrol ; peut être répété [par défaut : les principaux de la capitale]
help-screen = Seulement passer toutes les entrées au crible : rapide et grossier
help-learned = Interroger les histoires apprises du journal plutôt que les a priori
help-base = Lignes de base des points de Sobol’ ; deux fois plus prennent deux fois plus de temps
help-matters-replicates = Histoires apprises à vivre, avec --learned
help-matters-out = Dossier de la page, des tableaux et des échantillons ; un calcul arrêté reprend à partir de ce qui s’y trouve
value-OUTPUT = CHIFFRE
matters-living-systems = Histoires vécues : systèmes
matters-living-screening = Histoires vécues : criblage
matters-living-inputs = Histoires vécues : entrées
matters-window = { $days ->
    [one] { $days } jour
   *[other] { $days } jours
} après le { $as_of }. A priori ; { $count } histoires
matters-title = { $case } : ce qui compte
matters-lead = { $output } : { $list }.
matters-lead-same = { $output } : le même dans toutes les histoires.
matters-give-or-take = { $share } ± { $error } %
matters-total = avec tout ce avec quoi il agit (total)
matters-first = à lui seul (premier ordre)
matters-share = part de la variance
matters-systems = Systèmes
matters-systems-text = Part de la variance de chaque chiffre qui tient à un système du modèle : ce qui resterait si tout sauf ce système était connu (total, en pour cent, ± son erreur type), et entre parenthèses ce qui disparaîtrait si ce système seul était connu (premier ordre). { $count } histoires.
matters-inputs = Entrées une à une
matters-inputs-text = De même pour les entrées que le criblage a trouvées les plus fortes, une à une ; toutes les autres forment un groupe. { $count } histoires.
matters-screening = Criblage
matters-screening-text = Chacun des { $factors } facteurs incertains est déplacé de la moitié de son étendue, à partir de nombreux points ({ $count } histoires). La taille de l’effet est le changement moyen du chiffre pour un déplacement sur toute l’étendue ; le sens est sa moyenne avec signe ; la dispersion dit combien il dépend de tout le reste.
matters-precision = Avec quelle sûreté
matters-precision-text = Erreurs types des indices totaux, en points de pourcentage, si le calcul avait été quatre ou deux fois plus court. Une erreur deux fois plus petite demande environ quatre fois plus d’histoires.
matters-head-name = quoi
matters-head-size = taille
matters-head-way = sens
matters-head-spread = dispersion
matters-head-analysis = analyse
matters-head-base = lignes de base
matters-head-histories = histoires
matters-head-mean-error = erreur moyenne
matters-head-most-error = sur le chiffre le moins sûr
matters-reading-shares = Les parts de variance font plus de 100 % là où les entrées agissent ensemble : ce que deux entrées ne font qu’ensemble compte pour chacune dans le total. Le hasard est ce qui différerait si toutes les entrées étaient connues.
matters-reading-prior = Tout cela porte sur les a priori : une entrée large compte plus qu’une entrée étroite. Ce que le journal a appris n’y est pas.
matters-reading-noise = Les parts de moins de 1 % sont omises. Une part à moins de deux erreurs de zéro peut n’être rien.
matters-reading-screen = Le criblage est rapide et grossier : il dit ce qui ne compte guère. Les parts de variance viennent sans --screen.
explore-past = { $what }, dans les jours du journal
explore-dry = Pompes à sec, { $place }
explore-rulers-fall = Chute du pouvoir
explore-stands = { $axis } : { $value }
explore-hypothesis = Hypothèse : { $name }
explore-factor-luck = Hasard
explore-factor-others = Toutes les autres entrées
explore-factor-hypotheses = Hypothèses rivales
error-name-unknown = il n’y a pas { $kind ->
   *[output] de chiffre
    [outcome] d’issue
} `{ $name }` ; il y a { $known }
hint-name-near = vouliez-vous dire `{ $near }` ?
error-name-day = `{ $name }` : `{ $day }` n’est ni un nombre de jours de 1 à { $horizon }, ni une date parmi eux
error-name-limit = `{ $name }` : `{ $limit }` n’est pas un nombre
error-samples-other = { $path } contient les échantillons d’un autre calcul ; y diffère : { $differences }
hint-samples-other = choisir un autre dossier, ou supprimer le fichier
error-samples-damaged = impossible de lire { $path } : { $reason }
hint-samples-damaged = le supprimer pour recommencer
error-history-failed = l’histoire { $number } n’a pas pu être vécue jusqu’au bout
matters-kept = Les histoires vécues jusqu’ici sont gardées dans { $path } ; la même commande reprend à partir de là.
# "citerne conditions".
help-conditions = Dire dans quelles conditions une issue survient
help-of = Issue dont il s’agit, comme dry/bamako, coup ou blockade-over ; @30 ou @2025-12-01 si seulement d’ici là
value-OUTCOME = ISSUE
help-conditions-prior = Laisser le journal de côté : interroger les histoires des a priori
help-conditions-out = Dossier de la page et des tableaux
conditions-living = Histoires vécues
conditions-title = { $case } : quand cela arrive-t-il ? { $outcome }
conditions-window = { $days ->
    [one] { $days } jour
   *[other] { $days } jours
} après le { $as_of }. { $count } histoires { $basis ->
   *[learned] qui prolongent { $pasts } passés appris
    [prior] des a priori
}
conditions-base = { $outcome } : d’ici au { $by } dans { $share } de toutes les histoires.
conditions-box = Cela arrive dans { $share } des histoires où { $list }. C’est { $coverage } de tous les cas ; { $mass } des histoires sont ainsi.
conditions-none = Aucune condition n’a été trouvée qui soit plus qu’un accident : le hasard décide, ou beaucoup d’entrées ensemble, chacune un peu.
conditions-at-least = { $name } vaut au moins { $limit }
conditions-at-most = { $name } vaut au plus { $limit }
conditions-between = { $name } vaut entre { $low } et { $high }
conditions-holds = { $name } (vrai)
conditions-not = { $name } (faux)
conditions-inputs = Ce qui dit quelque chose
conditions-inputs-text = Sur { $asked } entrées incertaines, { $kept ->
    [one] { $kept } en dit
   *[other] { $kept } en disent
} plus que la meilleure d’autant d’entrées qui ne diraient rien ({ $noise } de la variance). Les autres sont omises, pour ne pas faire de bruit.
conditions-box-heading = Là où cela arrive souvent : boîte { $number }
conditions-tried = Cherchée dans une moitié des passés et essayée sur l’autre : cela arrive dans { $density } des histoires à l’intérieur, soit { $coverage } des cas. C’est à cela qu’il faut s’attendre ; les chiffres ci-dessus se flattent.
conditions-dropped = Omises ensuite, car leurs limites étaient des accidents : { $list }.
conditions-head-input = entrée
conditions-head-tells = dit, % de la variance
conditions-head-limit = limite
conditions-head-quasi-p = quasi-p
conditions-head-reproduced = retrouvée
conditions-head-leaf = où
conditions-head-density = cela arrive
conditions-head-coverage = des cas
conditions-head-mass = des histoires
conditions-plot-limits = Limites de la boîte
conditions-plot-limits-text = Chaque entrée sur sa propre échelle : de l’histoire la plus basse à la plus haute, par rang ; le trait est la médiane.
conditions-plot-all = toutes les histoires
conditions-plot-box = dans la boîte
conditions-walk = Peu de conditions ou beaucoup de cas
conditions-walk-text = Toutes les boîtes du chemin, à partir de toutes les histoires (à droite) ; le gros point est celle qui est dite : elle contient le plus de cas au-delà de ceux qu’autant d’histoires au hasard contiendraient.
conditions-walk-chosen = La boîte dite couvre { $coverage } des cas ; à l’intérieur cela arrive dans { $density } des histoires.
conditions-walk-point = { $coverage } des cas, { $density } à l’intérieur
conditions-axis-coverage = part de tous les cas à l’intérieur (couverture)
conditions-axis-density = part des histoires à l’intérieur où cela arrive (densité)
conditions-tree = Arbre
conditions-tree-text = Une question après l’autre ; chaque ligne est un bout de l’arbre.
conditions-tree-drawn = L’arbre de gauche à droite. Une case est remplie selon la part de ses histoires où l’issue survient ; la question en dessous les sépare.
conditions-yes = oui
conditions-no = non
conditions-of = { $count } histoires
conditions-reading-box = Une boîte dit où l’issue est fréquente parmi les histoires du modèle. Son intervalle compte les histoires d’un même passé pour ce qu’elles valent ; les limites ont été cherchées, elles sont donc un peu trop belles.
conditions-reading-pasts = Une limite est dite si sa valeur quasi-p est d’au plus 0,1 et si son entrée est retrouvée dans au moins la moitié de 50 essais sur la moitié des passés.
conditions-reading-cause = Une condition va de pair avec l’issue ; si elle la cause, c’est au lecteur du modèle d’en juger.
error-outcome-same = l’issue est survenue dans { $came } histoires sur { $count } : il n’y a rien à distinguer
hint-outcome-same = demander un autre jour avec @JOURS, une limite plus proche, ou avec plus de --replicates
error-few-pasts = { $pasts } passés différents sont trop peu pour des conditions ; il en faut au moins { $least }
hint-few-pasts = apprendre avec plus de --particles, ou interroger les a priori avec --prior
# Entrées en tête des analyses ; celles qui sont apprises sont dans "taught".
input-blockade-duration = Jours avant que le bloqueur y renonce
input-campaign-strength = Combattants du bloqueur
input-campaign-lull-start = Fréquence des accalmies
input-campaign-surge-factor = Attaques lors d’une poussée
input-escorts-units = Nombre d’escortes
input-escorts-patience = Jours où un convoi attend des camions
input-escorts-rest = Jours de repos d’une escorte
input-escorts-convoy-size = Camions qu’un convoi attend
input-escorts-stragglers = Camions qui partent sans escorte
input-fleet-capacity = Litres par citerne
input-fleet-slowness = Lenteur des citernes
input-fleet-driving-hours = Heures de route par jour
input-fleet-handling = Jours pour charger et décharger
input-fleet-fear-steepness = Raideur du refus des chauffeurs
input-interdiction-lone-loss = Risque de perte d’un camion seul attaqué
input-power-hours = Heures d’électricité en temps normal
input-sectors-vital-priority = Priorité des hôpitaux et de l’eau
input-stocks-station-tank = Cuves des stations
input-trade-catch-up = Commandes quand les dépôts sont vides
explore-share-trade-corridor-share = Part normale : { $part }
explore-share-campaign-effort = Effort du bloqueur : { $part }
explore-share-demand-place-share = Part dans l’usage : { $part }
# "citerne matters --learned".
matters-window-learned = { $days ->
    [one] { $days } jour
   *[other] { $days } jours
} après le { $as_of }. { $count } histoires qui prolongent { $pasts } tirages appris
matters-given-lead = { $output } : { $list }. Le bruit est de { $noise } ; les tirages diffèrent pour { $between } de la variance, le reste est le hasard à venir.
matters-given-none = { $output } : aucune entrée n’en dit plus que le bruit ({ $noise } de la variance) ; les tirages diffèrent pour { $between }, le reste est le hasard à venir.
matters-given-noise = Part de la variance qui disparaît si l’entrée est connue, des dix qui en disent le plus. La meilleure d’autant d’entrées qui ne diraient rien montrerait { $noise }.
matters-head-alone = à elle seule, %
matters-head-shapley = effet de Shapley, % de ce dont les tirages diffèrent
matters-head-last = elle seule le dit, %
matters-reading-given = Après l’apprentissage, les entrées vont de pair : une entrée reçoit aussi ce que disent celles qui vont avec elle, si bien que les parts peuvent faire plus de 100 %.
matters-reading-shapley = Les effets de Shapley partagent ce que les entrées disent ensemble. Ils portent sur les moyennes de chaque tirage, sans le hasard à venir, et suivent des droites, ou des courbes là où il y a assez de tirages.
matters-reading-pasts = Les histoires d’un même tirage ont les mêmes entrées ; celles-ci sont donc jugées par tirages. Peu de tirages ne montrent que ce qui est fort, et ceux qui descendent d’un même passé se ressemblent : plus de --particles en montrent plus.
matters-lead-noise = { $output } : rien ne ressort du bruit ; plus de lignes (--base) rendent la réponse plus nette.
# Numbers of one of many.
explore-part-borders-capacity = Capacité du poste frontière { $part }
explore-part-borders-wait = Attente au poste frontière { $part }
explore-part-carriers-ban = Interdiction d’un transporteur : { $part }
explore-part-carriers-ban-days = Jours d’interdiction d’un transporteur : { $part }
explore-part-carriers-deal = Accord d’un transporteur avec le bloqueur : { $part }
explore-part-carriers-deal-danger = Danger sous un accord : { $part }
explore-part-carriers-restart = Reprise d’un transporteur : { $part }
explore-part-carriers-stop = Arrêt d’un transporteur : { $part }
explore-part-carriers-toll = Péage d’un transporteur : { $part }
explore-part-governments-caution = Prudence d’un gouvernement : { $part }
explore-part-governments-nationals = Ressortissants dans le pays : { $part }
explore-part-measures-cost-daily = Coût par jour : { $part }
explore-part-measures-cost-once = Coût au départ : { $part }
explore-part-measures-days = Jours en vigueur : { $part }
explore-part-measures-effects = Effet : { $part }
explore-part-measures-trigger = Probabilité de départ : { $part }
explore-part-places-stations = Nombre de stations : { $part }
explore-part-places-use-factor = Usage de carburant par habitant : { $part }
explore-part-sectors-elasticity = Réaction de l’usage au prix : { $part }
explore-part-sectors-hoard = Accaparement : { $part }
explore-part-sectors-priority = Priorité : { $part }
explore-part-sectors-tank = Réservoirs propres : { $part }
explore-part-terminals-capacity = Capacité de chargement : { $part }
explore-part-zones-control = Contrôle par l’État : { $part }
explore-part-zones-exposure = Exposition aux attaques : { $part }
explore-share-demand-product-share = Part dans l’usage : { $part }
explore-share-demand-sector-share = Part dans l’usage : { $part }
# More inputs.
input-market-street-steepness = Raideur du prix de rue face à la pénurie
input-market-street-fall = Vitesse de baisse du prix de rue
input-market-diversion = Carburant qui fuit vers la rue
input-fleet-fear-memory = Jours où les chauffeurs se souviennent des attaques
input-fleet-inland-tankers = Citernes à l’intérieur du pays
input-fleet-escort-calm = Peur qui reste sous escorte
input-fleet-renewal = Citernes manquantes remplacées par jour
input-fleet-empty-return = Jours du retour à vide
input-trade-inertia = Jours où le commerce change de route
input-trade-delay-aversion = Aversion des négociants aux retards
input-trade-loss-aversion = Aversion des négociants aux pertes
input-trade-openness = Part minimale dont une route peut croître
input-stocks-reserve = Réserve stratégique, en jours d’usage
input-stocks-reserve-release = Réserve des dépôts sous laquelle on ouvre la réserve stratégique
input-stocks-panic-fade = Vitesse où la peur s’apaise
input-stocks-last-mile = Le plus qui arrive aux stations en un jour
input-stocks-hub-first = Combien le lieu d’arrivée se sert d’abord
input-stocks-station-dry = Stock auquel une station est à sec
input-escorts-deterrence = Risque d’attaque qui reste sous escorte
input-escorts-defence = Pertes qui restent sous escorte lors d’une attaque
input-escorts-rebuild = Jours pour refaire une escorte
input-escorts-slowdown = Jours de route sous escorte, pour un jour seul
input-escorts-soldiers = Soldats par escorte
input-campaign-growth = Croissance du bloqueur
input-campaign-traffic-pull = Combien les attaques suivent le trafic
input-campaign-effort-speed = Vitesse à laquelle l’effort du bloqueur se déplace
input-campaign-capital-attack = Fréquence des attaques dans la capitale
input-campaign-season = Variation des attaques dans l’année
input-campaign-surge-start = Fréquence des poussées
input-campaign-lull-factor = Attaques lors d’une accalmie
input-campaign-siege-start = Fréquence des sièges
input-campaign-siege-end = Chance qu’un siège finisse
input-campaign-spell = Durée des poussées et accalmies
input-interdiction-turned-back = Part des camions attaqués qui font demi-tour
input-interdiction-captured = Part des camions perdus pris avec leur carburant
input-operations-start = Fréquence des opérations
input-operations-duration = Jours d’une opération
input-regime-coup-base = Coups d’État dans une année ordinaire
input-regime-coup-success = Chance de réussite d’un coup d’État
input-regime-cohesion = Cohésion des forces au départ
input-regime-legitimacy = Légitimité du pouvoir au départ
input-power-thermal-share = Part de l’électricité tirée du carburant
error-few-ancestors = les histoires apprises descendent de l’équivalent de { $pasts } de celles commencées : trop peu pour dire ce que disent les entrées, il en faut au moins { $least }
hint-few-ancestors = regarder d’un jour antérieur avec --as-of, ou interroger les a priori ({ $instead }) ; plus de --particles peut ne pas suffire
