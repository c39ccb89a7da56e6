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
error-bad-shard = { $text } n’est pas une part ; écrivez-la ainsi : 2/8
error-resume-refused = le calcul commencé dans { $path } est un autre : { $differences }
error-merge-refused = { $path } ne peut pas être réuni aux autres : { $reason }
error-replicates-failed = { $count ->
    [one] { $count } histoire n’a pas pu être menée à son terme
   *[other] { $count } histoires n’ont pas pu être menées à leur terme
} ; « citerne replay { $first } » montre la première
error-interrupted = arrêté ; relancez la même commande avec --resume pour continuer
error-interrupted-nothing-kept = arrêté ; rien n’a été gardé, faute de --out
error-unknown-code = il n’y a pas de code { $code } ; « citerne explain --list » les montre tous
error-bug = ceci est un défaut de citerne : { $what }
error-not-empty = { $path } n’est pas vide ; choisissez un nouveau dossier, pour que rien ne soit écrasé
