# « citerne facts » : le journal face au modèle.
help-facts = Placer chaque chiffre du journal face aux histoires tirées des a priori
help-read = Lire une ligne du journal, par son numéro, comme une autre sorte de fait, par exemple 49=other ; peut être répété
help-markdown = Écrire en Markdown
help-facts-out = Dossier de la page, facts.md
value-ROW = LIGNE=SORTE
facts-intro = { $name }, jusqu’au { $last }. { $facts ->
    [one] { $facts } chiffre
   *[other] { $facts } chiffres
} du journal face à { $lived ->
    [one] { $lived } histoire
   *[other] { $lived } histoires
} tirées des a priori (citerne { $version }) ; { $left_out } laissés de côté. Rien n’est ajusté.
facts-head-date = date
facts-head-fact = fait
facts-head-where = où
facts-head-reported = rapporté (bornes)
facts-head-p05 = 5 %
facts-head-p50 = 50 %
facts-head-p95 = 95 %
facts-head-rank = rang
facts-head-band = bande
facts-head-said = parlent
facts-head-rows = lignes
facts-head-in50 = dans 50 %
facts-head-in90 = dans 90 %
facts-head-in95 = dans 95 %
facts-head-width = largeur
facts-head-line = ligne
facts-head-figure = chiffre
facts-head-reason = pourquoi
facts-anywhere = partout
facts-outside = hors
facts-thinned = { $kind }, si rapportés
facts-legend = 5 %, 50 %, 95 % : quantiles des histoires qui parlent du fait. Rang : part d’entre elles au-dessous du chiffre rapporté. Bande : la plus étroite bande centrale qui contient le chiffre. Parlent : part des histoires où le fait a seulement lieu. * : source faible, comptée à part. « Si rapportés » : multiplié par la part des attaques qui est rapportée.
facts-coverage = Couverture et finesse
facts-coverage-legend = Entre parenthèses : lignes dont les bornes touchent la bande. Largeur : largeur moyenne de la bande de 90 %, en multiples du chiffre rapporté ; les lignes à zéro n’y sont pas.
facts-all = Toutes les lignes
facts-all-weak = Toutes, avec les sources faibles
facts-all-thinned = Toutes, totaux si rapportés
facts-conflicts = Désaccords : bornes entièrement hors de la bande de 95 %
facts-conflict = { $fact } : rapporté { $figure } ; histoires { $low } à { $high }, médiane { $median }
facts-no-conflict = Aucun.
facts-rare = Trop peu d’histoires en parlent
facts-rare-row = { $fact } : { $figure } ; { $count } histoires sur { $lived }
facts-left-out = Chiffres laissés de côté
facts-reason-no-output = le modèle ne montre rien de tel
facts-reason-input = entre dans le modèle, n’en sort pas
facts-reason-before-start = avant le premier jour du cas
facts-reason-not-known-yet = inconnu le jour de la prévision
facts-reason-no-place = ne concerne aucun lieu du cas
facts-reason-no-corridor = ne nomme aucun corridor du cas
facts-reason-no-product = ne dit pas quel produit
facts-reason-no-system = le cas n’a pas ce système
facts-reason-disputed = une meilleure source du même fait est gardée
