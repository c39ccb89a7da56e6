# « citerne log » : le journal, tenu jour après jour.
help-log = Tenir le journal d’un cas
help-add = Vérifier de nouveaux faits avec tout le cas et les ajouter à son journal
help-log-case = Un dossier de cas
help-date = Jour du fait
help-kind = Ce qui s’est passé, par exemple convoy_arrived ou price_street
help-quantity = Combien
help-unit = Unité des chiffres [par défaut : celle de la sorte de fait]
help-low = Borne inférieure
help-high = Borne supérieure
help-place = Lieu du cas
help-corridor = Corridor du cas, ou national
help-product = Produit concerné
help-confidence = Confiance en la source : high, medium ou low
help-source = Adresse de la source, entrée de [sources] ou publication en toutes lettres
help-precision = Précision du jour : day, week ou month [par défaut : day]
help-known-since = Premier jour où le fait pouvait être connu [par défaut : le jour du fait]
help-fact = Un nom qui réunit les récits d’un même fait
help-from-day = Premier jour couvert par un total
help-to-day = Dernier jour couvert par un total
help-place-name = Le lieu, dans les mots de la source
help-corridor-name = La route, dans les mots de la source
help-note = Ce que le lecteur doit savoir
help-from = Prendre les lignes d’un fichier CSV aux colonnes du journal, toutes ou aucune ; « - » est l’entrée standard
help-log-ends = Déplacer le dernier jour du journal : jusque-là, il est complet
help-history = Admettre des faits antérieurs au premier jour du cas, qui n’apprennent rien
help-dry-run = Vérifier seulement, sans rien écrire
help-new-from = Copier ce cas à la place
value-ID = NOM
value-KIND = SORTE
value-LEVEL = NIVEAU
value-NUMBER = NOMBRE
value-SOURCE = SOURCE
value-SPAN = DURÉE
value-TEXT = TEXTE
value-UNIT = UNITÉ
command-log-near = note : la ligne { $line } répète peut-être la ligne { $other } ({ $kind }, { $date }). Si les deux racontent un même fait, donnez-leur le même --fact
command-log-added = { $count ->
    [0] Le journal continue ; aucun fait ajouté à { $path }
    [one] Ajouté à { $path } : { $count } fait
   *[other] Ajoutés à { $path } : { $count } faits
}
command-log-dry-run = Le cas passe toutes les vérifications. Rien n’a été écrit (--dry-run)
command-new-copied = Une copie de { $from } a été faite dans { $path }. Vérifiez-la avec « citerne check { $path } ».
error-log-built-in = { $name } est fourni avec le programme : rien ne peut être ajouté à son journal
hint-log-built-in = faites-en un dossier avec « citerne new mon-cas --from { $name } », puis ajoutez à mon-cas
error-log-refused = rien n’a été ajouté : avec les nouvelles lignes, { $name } a { $count ->
    [one] { $count } erreur
   *[other] { $count } erreurs
}
hint-log-ends = pour déplacer le dernier jour du journal, ajoutez --log-ends DATE
error-log-early = rien n’a été ajouté : events.csv:{ $line } raconte le { $date }, avant le premier jour du cas, le { $start }
hint-log-early = vérifiez la date ; un fait qui explique seulement ce qui a précédé s’ajoute avec --history
error-log-locked = quelqu’un d’autre écrit dans ce journal : { $path } est là ; si ce n’est pas le cas, supprimez-le
error-no-log-end = aucun fichier du cas ne dit dans [case] quand finit le journal : --log-ends ne peut le déplacer
