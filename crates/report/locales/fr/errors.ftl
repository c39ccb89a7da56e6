# Ce qui n'a pas marché, et que faire.
error-heading = erreur : { $what }
error-hint = conseil : { $what }
error-no-such-case = il n’y a pas de cas nommé { $name } : ce n’est ni un dossier ni l’un des cas fournis ({ $known })
error-case-has-errors = { $name } contient { $count ->
    [one] { $count } erreur
   *[other] { $count } erreurs
} ; rien n’a été calculé
error-cannot-read = lecture impossible de { $path } : { $reason }
error-cannot-write = écriture impossible de { $path } : { $reason }
error-disk-full = le disque est plein : { $path } n’a pas été écrit ; ce qui s’y trouvait est intact
error-bad-date = { $text } n’est pas une date ; écrivez-la ainsi : 2025-11-10
error-bad-set = { $text } ne peut pas être fixé : { $reason }
error-replicates-failed = { $count ->
    [one] { $count } histoire n’a pas pu être menée à son terme
   *[other] { $count } histoires n’ont pas pu être menées à leur terme
} ; « citerne replay { $first } » montre la première
error-interrupted = arrêté ; relancez la même commande avec --resume pour continuer
error-interrupted-nothing-kept = arrêté ; rien n’a été gardé, faute de --out
error-unknown-code = il n’y a pas de code { $code } ; « citerne explain --list » les montre tous
error-not-empty = { $path } n’est pas vide ; choisissez un nouveau dossier, pour que rien ne soit écrasé
error-resume-refused = { $path } vient d’un autre calcul : { $differences } ; continuez avec les options du début, ou choisissez un autre dossier
differs-case = le cas est { $there } là-bas, { $here } ici
differs-case-hash = l’empreinte du cas est { $there } là-bas, { $here } ici
differs-program = la version du programme est { $there } là-bas, { $here } ici
differs-basis = la base est { $there } là-bas, { $here } ici
differs-seed = la graine est { $there } là-bas, { $here } ici
differs-replicates = le nombre d’histoires est { $there } là-bas, { $here } ici
differs-start = le premier jour est { $there } là-bas, { $here } ici
differs-as-of = le jour de la prévision est { $there } là-bas, { $here } ici
differs-horizon = l’horizon en jours est { $there } là-bas, { $here } ici
differs-overrides = ce qui est fixé à la main est { $there } là-bas, { $here } ici
error-damaged = { $path } est abîmé ou d’une autre version du programme ({ $what }) ; supprimez-le et relancez sans --resume
error-no-shards = { $path } ne contient pas de part achevée ; calculez d’abord chacune avec --shard I/N et --out { $path }
error-overlap = { $path } contient des histoires qu’une autre part contient aussi ; nommez chaque part une seule fois
error-incomplete = le calcul n’est pas complet : { $found } lots sur { $expected } sont là ; calculez ou reprenez les parts qui manquent, puis réunissez-les
error-missing-part = { $path } manque ; relancez avec --resume et les mêmes tableaux
error-merge-case = les parts sont du cas « { $case } », qui n’est pas fourni avec le programme ou a changé ; nommez son dossier avec --case
hint-make-room = faites de la place ou choisissez un autre dossier, puis relancez la même commande avec --resume
hint-file-limit = le système limite la taille des fichiers ; relevez la limite ou écrivez moins de sortes de fichiers avec --format
hint-other-folder = choisissez avec --out un dossier où l’on peut écrire
usage-unknown = il n’y a pas d’option { $arg }
usage-no-command = il n’y a pas de commande { $name }
usage-command-missing = il manque une commande
usage-missing = il manque { $arg }
usage-twice = { $arg } ne peut être donné qu’une fois
usage-conflict = { $arg } ne va pas avec { $other }
usage-no-value = { $arg } demande une valeur
usage-bad-value = { $value } n’est pas une valeur possible pour { $arg }
usage-near = vouliez-vous dire { $near } ?
usage-valid = c’est l’un de { $valid }
usage-see-help = « citerne --help » et « citerne COMMANDE --help » montrent ce qu’il y a
error-before-start = le { $as_of } précède le premier jour du cas, le { $start } ; choisissez un jour plus tardif avec --as-of
error-too-long = { $days } jours à partir du { $start }, c’est trop ; on peut en simuler { $most } au plus
error-unknown-sign = la mesure { $measure } attend { $sign }, que le modèle ne donne pas pour ce cas
error-unknown-entity = la mesure { $measure }, effet { $effect } : { $on } n’est rien sur quoi sa cible puisse agir
error-claim-output = l’affirmation { $claim } demande la sortie { $name }, que le modèle ne donne pas pour ce cas
error-claim-event = l’affirmation { $claim } demande l’événement { $name }, qu’aucune histoire de ce cas ne peut contenir
error-claim-input = l’affirmation { $claim } demande le nombre { $name }, que le cas n’a pas
set-form = ce n’est pas de la forme CHEMIN=VALEUR
set-unknown = il n’y a pas d’entrée { $path }
set-unknown-near = il n’y a pas d’entrée { $path } ; vouliez-vous dire { $near } ?
set-no-number = { $text } n’est pas un nombre
set-uncertain-share = une part prend une valeur connue, pas une loi
set-too-much = les parts fixées à la main ont pour somme { $sum }
set-nothing-left = il ne reste aucune autre part pour prendre le reste
set-unusable = elle ne peut pas servir ({ $what })
set-version = l’hypothèse { $hypothesis } n’a pas de version { $version } ; elle a { $known }
usage-too-many = { $arg } est un argument de trop
form-replicates = c’est un nombre entier de 1 à 4294967295
form-horizon = c’est un nombre entier de jours
form-seed = c’est un nombre entier à partir de 0
form-threads = c’est un nombre entier à partir de 1
form-checkpoint = c’est un nombre entier de secondes à partir de 1
form-n = c’est le numéro d’une histoire, à partir de 0
form-paths = c’est un nombre d’histoires, ou all
form-shard = c’est I/N avec I de 1 à N, par exemple 2/8
form-lang = c’est en ou fr
error-posterior-damaged = { $path } est inutilisable : { $what } ; supprimez-le ou nommez un autre fichier avec --posterior
error-learning-interrupted = arrêté ; ce qui a été appris est gardé, et la même commande continue à partir de là
error-no-history-agrees = aucune histoire sur { $count } n’admet le fait { $fact }, connu le { $date }
hint-no-history-agrees = vérifiez la ligne du journal et si les lois a priori l’admettent ; davantage de particules (--particles) peut aider
