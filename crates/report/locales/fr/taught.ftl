# Ce que le journal a enseigné.
head-learned = Cette prévision est apprise de { $facts } faits du journal : ses histoires sont celles qui s’accordent avec eux, et en valent { $different } différentes. Ce qu’elle dirait sans le journal est indiqué à côté.
chart-prior-median = médiane sans le journal
charts-note-learned = Le fin trait pointillé est la médiane des seules lois a priori.
section-learned = Ce que le journal a enseigné
learned-intro = Au { $date }, le journal rapporte { $facts } faits que le modèle sait peser, y compris les semaines sans nouvelle et les décisions connues ; { $rows ->
    [one] { $rows } ligne a été laissée
   *[other] { $rows } lignes ont été laissées
} de côté, avec la raison ci-dessous. { $inputs } nombres et le hasard de chaque jour en ont été appris ensemble.
learned-inputs = Les nombres
learned-inputs-note = La bande grise est l’intervalle qui contenait neuf dixièmes de chaque nombre avant le journal, dessiné de même largeur pour tous ; le petit trait en était la médiane. La barre est l’intervalle après le journal, le point sa médiane. Les bits disent combien on a appris : aucun si les deux concordent, un si l’intervalle est réduit de moitié.
learned-plot-title = Avant le journal et après
learned-plot-words = On a le plus appris sur : { $inputs }.
learned-plot-before = neuf dixièmes, avant
learned-plot-after = neuf dixièmes, après
learned-bits = { $bits ->
    [one] { $bits } bit
   *[other] { $bits } bits
}
learned-inputs-table = Les mêmes en tableau
learned-inputs-caption = Médiane et, entre parenthèses, l’intervalle qui en contient neuf dixièmes.
learned-facts = Les faits
learned-facts-note = { $figures } des faits sont des chiffres. À côté de chacun figure ce qui aurait pu être rapporté : selon les lois a priori, et selon ce qui est appris. Moins d’un rapport sur vingt serait aussi éloigné que { $before } d’entre eux selon les lois a priori, et que { $after } après l’apprentissage. Ceux qui surprennent le plus même alors viennent d’abord : là, le fait, une hypothèse ou le modèle se trompe.
learned-facts-more = Les autres faits
learned-mark = surprise
learned-decisions = Décisions connues
learned-decisions-caption = Probabilité de chacune au jour dit, compte tenu de tous les faits précédents. La plupart des jours n’en apportent aucune : une faible probabilité est normale.
learned-left-out = Lignes du journal dont rien n’est appris
learned-sure = Quelle est la sûreté de cet apprentissage
learned-particles = Les histoires retenues en valent { $effective } indépendantes par leurs poids. Elles forment l’équivalent de { $different } familles au passé commun.
learned-error = Combien une réponse tient au passé se voit là où ces familles diffèrent ; l’erreur à côté de chaque probabilité le contient. Une réponse proche d’un demi qui ne tient qu’au passé peut être fausse de { $error } points de pourcentage (une erreur type) ; des calculs sous d’autres graines montrent de combien.
learned-evidence = Logarithme de la densité de tous les faits ensemble : { $evidence }. Seul, il ne dit rien ; il se compare à celui d’un autre cas, modèle ou choix de lois a priori sur le même journal.
learned-faulted = { $count } histoires a priori se sont terminées par une erreur et ont été écartées.
table-before = Avant le journal
table-after = Après
table-bits = Bits appris
table-fact = Fait
table-told = Rapporté
table-foreseen-before = Prévu a priori
table-foreseen-after = Prévu après apprentissage
table-decision = Décision
table-likely = Probabilité ce jour-là
table-line = Ligne
table-reason = Pourquoi
table-weight-after = Après le journal
hypotheses-learned = Chaque histoire retient une réponse à chaque question. Les poids d’avant le journal sont un jugement ; ceux d’après découlent des faits.
reading-4-learned = Les histoires s’accordent avec le journal autant qu’elles le peuvent. Là où un fait surprend même après l’apprentissage, fiez-vous moins à la prévision sur ce point.
# De quoi sont faites les probabilités.
made-of = De quoi ces probabilités sont faites
made-of-note = Chacune est la probabilité que l’événement survienne dans le délai, s’il n’était pas survenu au jour de la prévision. Taux de base : ce que donne le seul risque propre à l’événement, comme une année ordinaire d’un tel pays. Modèle : ce que le cours de cette crise y ajoute ou en retire selon les lois a priori. Données : ce que le journal change.
made-of-without = Sans taux propre, tout vient du modèle pour : { $events }.
made-of-come = Déjà survenu dans toutes les histoires : { $events }.
made-of-title = Taux de base, modèle et données, à { $days } jours
made-of-table = Toutes les échéances en tableau
made-of-caption = Modèle et données en points de pourcentage. Entre parenthèses, l’erreur de Monte-Carlo de la prévision.
table-event = Événement
table-base = Taux de base
table-model = Modèle
table-data = Données
table-forecast = Prévision
# Au terminal.
brief-heading = Ce que le journal a enseigné : { $facts } faits pesés, { $rows ->
    [one] { $rows } ligne laissée
   *[other] { $rows } lignes laissées
} de côté
brief-input = - { $input } : { $before } avant, { $after } après ({ $bits ->
    [one] { $bits } bit
   *[other] { $bits } bits
})
brief-facts = - Surprises (moins d’un rapport sur vingt serait aussi éloigné) : { $before } sur { $figures } chiffres selon les lois a priori, { $after } après l’apprentissage
brief-fact = - { $fact }, { $date } : rapporté { $told }, attendu { $after } malgré tout
brief-hypothesis = - { $question } { $answer } : { $before } avant, { $after } après
brief-sure = - Les histoires retenues forment l’équivalent de { $different } familles au passé commun : une réponse qui ne tient qu’au passé peut être fausse de { $error } points ; un calcul sous une autre --seed montre de combien
term-rests-learned = { $facts } faits du journal, et les lois a priori du cas ({ $numbers } nombres, dont { $assumed } supposés). Avec --prior : les seules lois a priori.
# Lois des faits, et nombres appris.
told-attacks = Attaques rapportées dans la semaine
told-losses = Camions dits perdus dans la semaine
told-total-losses = Camions perdus jusque-là
told-arrivals = Camions arrivés
told-convoy = Camions d’un convoi arrivé
told-deliveries = Livraisons
told-supply = Approvisionnement par rapport à la normale
told-street-price = Prix dans la rue
told-food-price = Prix des aliments
told-stations = Stations
told-power = Heures d’électricité
told-stock = Jours de stock
told-nothing-fell = Aucune autre décision
told-corridors = { $count } corridors
input-demand-total = Consommation normale de carburant
input-stocks-depot-cover = Réserve des dépôts au départ
input-stocks-target-cover = Réserve visée par les dépôts
input-stocks-panic-on-news = Peur à l’annonce du blocus
input-stocks-panic-rise = Montée de la peur devant les pompes à sec
input-stocks-hoard-rate = Vitesse de remplissage par crainte
input-market-street-markup = Surprix de rue en pénurie totale
input-market-street-half = Pénurie à la moitié de ce surprix
input-market-street-rise = Vitesse de hausse du prix de rue
input-fleet-tankers = Camions-citernes des importations
input-fleet-fear-half = Risque où la moitié des chauffeurs refuse
input-blockade-ramp = Jours jusqu’au plein effet du blocus
input-interdiction-lone-hazard = Attaques d’un camion seul, par 100 km
input-interdiction-convoy-hazard = Attaques d’un convoi, par 100 km
input-interdiction-convoy-loss = Part perdue d’un convoi attaqué
input-interdiction-reporting = Part des pertes qui est rapportée
