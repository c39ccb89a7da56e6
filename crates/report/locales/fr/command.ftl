# Aide de la commande.
help-forecast = Prévoir un cas
help-merge = Réunir les parts d’un même calcul
help-check = Vérifier un dossier de cas et signaler tous les problèmes
help-new = Commencer un dossier de cas, avec des commentaires
help-explain = Expliquer un code de problème
help-cases = Énumérer les cas fournis
help-replay = Raconter une histoire jour par jour
help-schema = Afficher le schéma JSON des fichiers de cas
help-completions = Afficher les complétions pour un interpréteur de commandes
help-man = Écrire les pages de manuel dans un dossier
help-case = Un dossier de cas, ou le nom d’un cas fourni
help-horizon = Nombre de jours à prévoir
help-replicates = Nombre d’histoires à simuler
help-seed = Graine de tout le hasard
help-threads = Nombre de fils d’exécution [par défaut : tous]
help-set = Fixer une entrée, par exemple demand.total=4000000 ; peut être répété
help-out = Dossier des résultats
help-format = Ce qu’il faut écrire : html, csv, parquet, geojson, hub, json [par défaut : tout]
help-rows = Écrire aussi une ligne par histoire (replicates.parquet)
help-paths = Écrire aussi le parcours quotidien de ce nombre d’histoires, ou de toutes avec « all » (paths.parquet)
help-resume = Reprendre un calcul interrompu
help-shard = Ne calculer qu’une part, par exemple 2/8
help-balance = Vérifier chaque jour les comptes de litres, de camions et de personnes
help-check-format = Forme du rapport : text ou json
help-dir = Le dossier
help-dirs = Dossiers des parts
help-code = Un code de problème, par exemple C0123
help-list = Énumérer tous les codes
help-shell = L’interpréteur : bash, zsh, fish, elvish ou powershell
help-help = Afficher l’aide
help-version = Afficher la version
command-wrote = Écrit dans { $path }
command-no-out = Pour obtenir le rapport et les tableaux, ajoutez --out out
command-check-passed = { $name } ne contient pas d’erreur{ $warnings ->
    [0] {""}
    [one] , mais { $warnings } avertissement
   *[other] , mais { $warnings } avertissements
}.
command-new-made = Un cas commenté a été créé dans { $path }. Vérifiez-le avec « citerne check { $path } ».
command-running = Simulation de { $count ->
    [one] { $count } histoire
   *[other] { $count } histoires
} de { $days } jours
command-replay-heading = Histoire { $number } de { $name }, jour par jour
command-day = { $date } (jour { $day })
command-progress = {"{"}msg{"}"} [{"{"}bar:24{"}"}] {"{"}pos{"}"} sur {"{"}len{"}"}, {"{"}rate{"}"}, reste {"{"}eta{"}"}
command-shard-done = La part { $shard } est calculée et gardée dans { $path }. Quand toutes les parts le sont, réunissez-les avec « citerne merge »
explain-heading = { $code } ({ $level }) : { $title }
level-error = erreur
level-warning = avertissement
help-about = Citerne simule un grand nombre de fois un lieu sous blocus, décrit dans un dossier de fichiers texte, et dit ce qui s’ensuit et avec quelle certitude.
help-after = Sans commande, le cas fourni du Mali est prévu et tout est écrit dans citerne-out/mali-2025.
help-lang = Langue des messages : en ou fr [par défaut : celle du système]
help-usage = Usage :
help-heading-commands = Commandes :
help-heading-arguments = Arguments :
help-heading-options = Options :
help-default = [par défaut : { $value }]
help-as-of = Jour à partir duquel on regarde devant soi ; les mesures connues ce jour-là sont imposées [par défaut : dernier jour du journal]
help-replicate = Numéro de l’histoire, à partir de 0
help-merge-case = Le cas des parts ; nécessaire seulement s’il n’est pas fourni avec le programme
value-COMMAND = COMMANDE
value-CASE = CAS
value-CODE = CODE
value-DATE = DATE
value-DAYS = JOURS
value-DIR = DOSSIER
value-FORMAT = FORME
value-LANG = en|fr
value-LIST = LISTE
value-SETTING = CHEMIN=VALEUR
value-SHELL = INTERPRÉTEUR
help-checkpoint = Secondes entre deux points de reprise
value-SECONDS = SECONDES
# Une histoire racontée par « citerne replay ».
replay-hypothesis = { $hypothesis } { $version }.
replay-cover = { $place }, { $product } : { $days } d’autonomie
replay-price = { $cover }, { $price } { $unit } dans la rue
replay-end = Pour finir : { $regime } ; blocus : { $blockade } ; rue : { $unrest }.
command-report = Pour lire le rapport, ouvrez { $path }
help-prior = Laisser le journal de côté : prévoir à partir des lois a priori
help-particles = Histoires gardées pendant l’apprentissage du journal
help-posterior = Fichier qui garde ce qui est appris ; repris s’il convient [par défaut : posterior.parquet dans le dossier des résultats]
help-default-particles = [par défaut : celles du fichier qui garde ce qui est appris, sinon { $value }]
command-learning-anew = Ce qui avait été appris ne sert pas ici : { $why }. L’apprentissage recommence, et prend sa place dans le fichier.
command-learning-carried = Ce qui avait été appris a été reporté sur le journal tel qu’il est : { $kept } faits inchangés, { $corrected } rapportés autrement, { $gone } retirés, { $late } tardifs. Le résultat suit la même loi qu’un apprentissage depuis le début, sans les mêmes bits.
anew-program = la version { $then } du programme l’a appris
anew-overrides = d’autres valeurs étaient fixées à la main
anew-settings = il y avait un autre nombre de particules ou une autre façon de les déplacer
anew-seed = la graine était { $kept }
anew-later-day = le journal y est connu jusqu’au { $date }
anew-learned = d’autres valeurs sont apprises maintenant
anew-histories = ses histoires sont autres maintenant, car le cas ou le programme a changé
anew-unfinished = l’apprentissage avait été interrompu, et ce qu’il avait pris a changé depuis
anew-died = aucune de ses histoires n’admet ce que dit le journal maintenant
value-FILE = FICHIER
command-learning = Apprentissage de { $count ->
    [one] { $count } fait
   *[other] { $count } faits
} du journal
command-settling = Mise au repos de ce qui a été appris, en pour cent
command-learning-progress = {"{"}msg{"}"} [{"{"}bar:24{"}"}] {"{"}pos{"}"} sur {"{"}len{"}"}, {"{"}elapsed{"}"} écoulées
command-nothing-learned = Rien n’est appris du journal : le cas n’a pas de table [reporting] qui dise comment les événements sont rapportés. La prévision repose sur les seules lois a priori.
help-learn = Apprendre du journal d’un cas, et dire ce qu’il a enseigné
help-nowcast = Dire où l’on en est aujourd’hui : stocks, prix, attaques, rythme du groupe qui bloque
command-no-out-learn = Pour garder ce qui est appris, ajoutez --out out
help-compare = Comparer les plans d’un cas au cours des choses
help-plans = Plans à comparer [par défaut : tous ceux du cas]
help-list-plans = Lister les plans du cas
value-PLAN = PLAN
command-comparing = Chaque histoire est vécue de { $count } façons
