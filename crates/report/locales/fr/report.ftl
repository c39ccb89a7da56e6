# La page.
# En-tête.
report-title = Prévision : { $title }
skip-to-answers = Aller aux réponses
head-window = Situation au { $as_of }. La prévision va jusqu’au { $last }.
head-prior = Cette prévision repose sur les seules lois a priori du cas. Rien n’est appris du journal des faits : ceux-ci figurent sur les graphiques pour comparaison, sans être employés.
provenance = Produit par citerne { $program } à partir du cas { $hash }…, { $count } histoires simulées, graine { $seed } ; fixé à la main : { $overrides }.
provenance-nothing-set = rien
provenance-again = Pour le refaire :
contents = Sommaire
# Réponses.
section-answers = Ce qui en ressort
answer-cover = Combien de jours de carburant reste-t-il ?
answer-dry = Quand les pompes seront-elles à sec ?
answer-price = Combien coûte le carburant dans la rue ?
answer-unmet = Qui en manque ?
answer-outcomes = Que deviennent le pouvoir et le blocus ?
headline-cover = { $product }, { $place } : les dépôts et les stations contiennent { $now } jours d’usage normal au { $date } (de { $low } à { $high } dans neuf histoires sur dix).
headline-cover-later = { $product }, { $place } : les dépôts et les stations contiennent { $now } jours d’usage normal au { $date } (de { $low } à { $high } dans neuf histoires sur dix), et { $later } jours trente jours plus tard.
headline-dry = { $place } : dans la moitié des histoires, les pompes sont à sec au moins une fois, au plus tard le { $date }. Dans { $never } des histoires, elles ne le sont jamais jusqu’au { $last }.
headline-dry-seldom = { $place } : les pompes sont à sec dans { $share } des histoires avant le { $last }.
headline-dry-now = Au jour de la prévision, elles le sont dans { $share } des histoires.
headline-price = { $product }, { $place } : le litre coûte { $now } { $unit } dans la rue (de { $low } à { $high }).
headline-price-later = { $product }, { $place } : le litre coûte { $now } { $unit } dans la rue (de { $low } à { $high }), et { $later } { $unit } trente jours plus tard.
headline-sector = { $sector } { $mean } (de { $low } à { $high })
headline-unmet = Part moyenne du besoin normal non couverte, { $place }, le { $date } : { $sectors }.
headline-odds = { $axis } : { $odds }.
headline-outcomes = Après { $days } jours. { $odds }
# Villes.
section-cities = Ville par ville
cities-caption = Médiane et, entre parenthèses, l’intervalle de neuf histoires sur dix. La réserve est comptée en jours d’usage normal. Le besoin non couvert est une moyenne, trente jours après le jour de la prévision.
table-place = Lieu
table-cover-now = { $product }, jours de réserve
table-cover-30 = { $product }, dans 30 jours
table-dry-now = Pompes à sec ce jour
table-dry-median = À sec au moins une fois d’ici le (moitié des histoires)
table-dry-never = Jamais à sec
table-price = Prix dans la rue, { $unit }
table-unmet-households = Ménages : besoin non couvert
table-unmet-vital = Hôpitaux, eau : besoin non couvert
table-later-than-run = après le dernier jour
# Graphiques.
section-charts = Le cours des choses
charts-note = Les bandes contiennent 50 %, 80 % et 95 % des histoires simulées ; la ligne sombre est la médiane. Les points orange sont des faits du journal avec leurs bornes ; pointez-les pour lire leur source. Le trait pointillé marque le jour de la prévision.
charts-others = Les autres villes
chart-looks-ahead = prévision au { $date }
chart-median = médiane
chart-band = { $share } des histoires
chart-facts = faits du journal
chart-fact-tip = { $kind }, { $date } : { $figure }. Source : { $source }
chart-words = { $date } : médiane { $median }, neuf histoires sur dix entre { $low } et { $high }.
chart-words-facts = { $count ->
    [one] { $count } fait du journal y figure.
   *[other] { $count } faits du journal y figurent.
}
chart-odds-words = Part des histoires au { $date } : { $odds }.
chart-odds-regime = Ce que devient le pouvoir, jour après jour
chart-odds-blockade = Ce que devient le blocus, jour après jour
chart-share-of-histories = part des histoires
# Carte et routes.
section-roads = Les routes
no-roads = Ce cas n’a pas de routes : le carburant n’y vient pas de loin par camion, ou son trajet n’est pas modélisé.
map-title = Corridors du carburant, selon les camions et les pertes
map-description = Carte schématique des corridors du carburant pendant les jours prévus. Les plus fréquentés : { $busiest }
map-road-tip = { $road } : { $arrived } camions arrivent par jour ; { $lost } de ceux qui partent sont perdus.
map-legend-loss = Part des camions perdus
map-legend-flow = Camions arrivés par jour
map-under = moins de { $share }
map-over = { $share } ou plus
map-too-few = trop peu pour le dire
map-sign-place = ville, selon la population
map-sign-terminal = port ou dépôt de chargement
map-sign-waypoint = ville d’étape
map-schematic = Schéma : les routes sont des lignes droites entre les villes d’étape. Les frontières ne préjugent d’aucune revendication.
map-credits = Données de la carte :
corridors-caption = Camions par jour, en moyenne sur les jours prévus ; entre parenthèses, l’intervalle d’un seul jour dans neuf histoires sur dix. Les attaques sont comptées par période de 30 jours. Les camions d’un corridor peuvent servir plusieurs lieux.
table-corridor = Corridor
table-sent = Partis
table-arrived = Arrivés
table-lost = Perdus
table-loss-share = Perdus, parmi les partis
table-attacks = Attaques en 30 jours
# Issues.
section-outcomes = Issues
grid-caption = Après { $days } jours ({ $date }) : part des histoires
grid-any = toutes
grid-rows = Pouvoir ↓ Blocus →
plus-minus = ±{ $error }
grid-note = Le petit chiffre est l’erreur de Monte-Carlo : de combien la part changerait avec un autre hasard, en points de pourcentage. Il ne dit rien de ce que le modèle laisse de côté. Le pouvoir et le blocus sont lus au premier changement, gardé ensuite.
section-unrest = La rue
table-day = Jour
table-days-ahead = { $days ->
    [0] ce jour
    [one] dans { $days } jour
   *[other] dans { $days } jours
}
table-protest-by = Une grande manifestation d’ici là
table-crackdown-by = Une répression meurtrière d’ici là
no-politics = Ce cas n’a ni pouvoir, ni blocus, ni rue à prévoir.
outcome-rules = Comment chaque issue est constatée
section-indices = Des indices que personne n’observe
indices-note = La légitimité, la cohésion, le crédit, la pénurie vécue, le mécontentement et le contrôle sont des indices du modèle, de 0 à 1. Personne ne les mesure ; leur dispersion est presque celle des hypothèses de départ.
table-index = Indice
# Affirmations, désaccords.
section-claims = Affirmations jugées
claims-note = Chaque affirmation est mise à l’épreuve dans chaque histoire. Appuyée : vraie dans 80 % ou plus de celles qui tranchent, même moins deux fois l’erreur de Monte-Carlo. Contredite : dans 20 % ou moins, même plus deux fois cette erreur. Ouverte : entre les deux, ou tranchée dans moins de la moitié des histoires. Une source entre parenthèses vaut aussi pour les affirmations qui suivent.
table-claim = Affirmation
table-verdict = Verdict
table-probability = Probabilité
verdict-supported = appuyée
verdict-contradicted = contredite
verdict-open = ouverte
verdict-untestable = invérifiable
claim-open-share = Pas encore tranchée dans { $share } des histoires.
section-conflicts = Là où le journal et les lois a priori se contredisent
conflicts-none = { $count ->
    [0] Aucun fait du journal n’a pu être confronté à la prévision.
    [one] Le seul fait confronté à la prévision n’est pas entièrement hors de la bande à 95 % de son jour.
   *[other] Aucun des { $count } faits confrontés à la prévision n’est entièrement hors de la bande à 95 % de son jour.
}
conflicts-note = Chacun de ces faits est entièrement hors de la bande à 95 % de son jour. C’est un résultat, qui porte sur le fait, sur les hypothèses ou sur le modèle ; rien n’a été ajusté en conséquence.
conflict = { $date }, { $place } : { $name }, rapporté à { $fact } ; la prévision donne de { $low } à { $high } (médiane { $median }). Source : { $source }
# Hypothèses, mesures.
section-assumed = Ce qui est supposé
assumed-note = Chaque nombre du cas, partie par partie, dans l’unité du programme : un chiffre connu, ou la médiane de sa loi a priori avec l’intervalle qui en contient les neuf dixièmes. Les parts d’un tout sont tirées ensemble ; on en donne la moyenne.
assumed-count = { $numbers ->
    [one] { $numbers } nombre
   *[other] { $numbers } nombres
}, dont { $assumed } supposés
table-input = Nombre
table-value = Valeur
table-unit = Unité
table-basis = Source ou raison
assumption = Supposé :
assumed-zones = Zones
assumed-places = Lieux
assumed-terminals = Ports et dépôts à l’étranger
assumed-borders = Postes-frontières
assumed-legs = Routes
assumed-sectors = Usagers du carburant
assumed-demand = Demande
assumed-stocks = Stocks, stations, panique
assumed-market = Prix
assumed-power = Électricité
assumed-fleet = Citernes et chauffeurs
assumed-trade = Choix du corridor
assumed-carriers = Transporteurs
assumed-blockade = Blocus
assumed-interdiction = Attaques sur la route
assumed-campaign = Campagne du groupe qui bloque
assumed-territory = Territoire
assumed-escorts = Escortes
assumed-operations = Opérations militaires
assumed-schools = Écoles
assumed-narrative = Ce que croit le public
assumed-unrest = Pénurie vécue et protestation
assumed-regime = Le pouvoir
assumed-talks = Pourparlers
assumed-takeover = Prise de pouvoir par les armes
assumed-intervention = Aide étrangère
assumed-exodus = Étrangers et missions
assumed-governments = Gouvernements étrangers
assumed-hostages = Otages
assumed-outcomes = Règles de lecture
assumed-measures = Mesures
assumed-reporting = Ce qui est rapporté des faits
section-measures = Mesures
measures-forced = Connues au jour de la prévision, et imposées à leur date
measures-planned = En attente d’un signe
measures-none = Ce cas n’a pas de mesures.
measures-note = Une mesure change quelque chose dans une histoire si elle écarte au moins un niveau de là où il était. Ce que cela fait aux gens figure dans les autres tableaux.
measure-started = { $share }, la première fois au plus tard le { $date } dans la moitié d’entre elles
measure-idle-mark = rien, jamais
table-in-force = En vigueur, part des histoires
table-started = Déclenchée par son signe, part des histoires
table-changed = A changé quelque chose, part des histoires
table-measure = Mesure
table-actor = Par
table-when = Quand
actor-state = l’État
actor-local = villes et communautés
actor-trade = le commerce
actor-relief = organismes de secours
actor-abroad = l’étranger
actor-blockader = le groupe qui bloque
measure-from-until = du { $from } au { $until }
measure-from = à partir du { $from }
sign-below = { $name } sous { $limit } pendant { $days ->
    [one] { $days } jour
   *[other] { $days } jours
}.
sign-above = { $name } au-dessus de { $limit } pendant { $days ->
    [one] { $days } jour
   *[other] { $days } jours
}.
sign-after = Après : { $name }.
section-hypotheses = Explications rivales
hypotheses-note = Chaque histoire retient une réponse à chaque question. Les poids sont ceux d’avant la lecture du journal.
hypotheses-none = Ce cas n’a pas d’explications rivales.
table-answer = Réponse
table-weight = Poids
table-share = Part des histoires
# À propos.
section-reading = Comment lire cette page
reading-1 = Le modèle vit un grand nombre de fois tout le cours des choses, chaque fois avec un autre hasard et d’autres valeurs de ce qui est incertain. Chaque passage est une histoire.
reading-2 = « Neuf histoires sur dix » veut dire qu’une sur dix sort de l’intervalle, la moitié au-dessus et la moitié au-dessous. Une probabilité est une part des histoires.
reading-3 = Un intervalle large n’est pas un défaut : il dit que l’on sait peu. La médiane seule ne suffit pas pour prévoir ; pour ceux qui ne doivent pas manquer, regardez le mauvais bout de l’intervalle.
reading-4 = Les jours qui précèdent celui de la prévision sont simulés eux aussi, à partir des lois a priori. Là où les faits du journal s’écartent des bandes, fiez-vous moins à la prévision.
section-limits = Limites, et de quel côté elle se place
limits-1 = Faite pour ceux qui vivent un blocus et ceux qui les approvisionnent. L’assaillant y est un danger de force incertaine, à l’échelle de tronçons de dizaines de kilomètres et de jours. Rien ici ne cherche l’attaque la plus nuisible, ne suit les convois ni ne contient de données personnelles.
limits-2 = Un modèle laisse des choses de côté. Les pages du modèle disent lesquelles, système par système. Aucune décision ne devrait reposer sur cette seule page.
limits-3 = Les probabilités politiques reposent sur la fréquence d’événements rares et sur des hypothèses ; quelques points d’écart entre deux issues ne veulent rien dire.
section-failures = Histoires qui ont échoué
failures-none = Toutes les histoires ont été menées à leur terme.
failures-some = { $count ->
    [one] { $count } histoire n’a pas été menée à son terme et n’entre
   *[other] { $count } histoires n’ont pas été menées à leur terme et n’entrent
} dans aucun chiffre ci-dessus. On peut relancer chacune par son numéro avec « citerne replay ».
section-sources = Sources
table-source = Source
table-confidence = Confiance
confidence-high = haute
confidence-medium = moyenne
confidence-low = basse
geojson-description = Corridors du carburant et lieux. Les nombres de camions sont par jour, en moyenne sur les jours prévus ; q05 et q95 sont les points à 5 % et 95 % d’un seul jour, en moyenne de même. Les lignes sont schématiques.
