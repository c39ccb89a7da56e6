//! Measures, hypotheses, claims.

use super::Row;

#[rustfmt::skip]
pub(super) static TABLE: &[Row] = &[
    ("C601", "mesure sans effet",
     "`{id}` n'a pas d'effet : {reason}",
     &["donnez-lui un effet qui change quelque chose, ou retirez-la"], "",
     "Une mesure sans effet, ou qui multiplie par 1 exactement ou ajoute 0, ne peut changer une \
      histoire. Elle serait dite inutile sans avoir été essayée."),
    ("C602", "mesure qui ne commence jamais",
     "`{id}` n'a ni `from` ni `trigger`",
     &["donnez son premier jour, le signe qui la déclenche, ou `option = true` pour les plans"], "",
     "Une mesure est connue ou prévue pour un jour, ou commence quand un signe paraît."),
    ("C603", "mesure à date et à signe",
     "`{id}` a à la fois `from` et `trigger`",
     &["faites-en deux mesures si elle doit reprendre"], "le signe",
     "Une mesure datée commence à son jour quoi qu'il arrive ; une mesure à déclencheur attend \
      son signe. Les deux à la fois ne disent pas lequel vaut."),
    ("C604", "mesure qui finit avant de commencer",
     "`{id}` finit le {until}, avant de commencer le {from}",
     &["`until` est le dernier jour en vigueur"], "elle commence ici",
     "Une mesure est en vigueur de son premier à son dernier jour, tous deux compris."),
    ("C605", "mesure datée sans le jour où on l'a sue",
     "`{id}` a `from` mais pas `known_since`",
     &["le premier jour où l'on pouvait la connaître : souvent `from` même"], "",
     "Une prévision faite à un jour donné impose les mesures connues alors. Sans ce jour, on ne \
      peut dire si celle-ci l'était."),
    ("C606", "déclencheur sans signe",
     "le déclencheur de `{id}` ne nomme aucun signe",
     &["donnez `quantity` avec `below` ou `above`, ou `after`"], "",
     "Un déclencheur lance une mesure quand une sortie du modèle passe un seuil, ou quand une \
      autre mesure est en vigueur."),
    ("C607", "signe sans seuil",
     "`{quantity}` est lu comme signe, mais ni `below` ni `above` n'est donné",
     &[], "",
     "Le signe paraît quand la sortie est au-dessous ou au-dessus d'un seuil ; sans seuil, il ne \
      paraît jamais."),
    ("C608", "déclencheur impossible",
     "rien n'est à la fois sous {below} et au-dessus de {above}",
     &["gardez l'un des deux, ou échangez-les"], "",
     "Toutes les conditions d'un déclencheur doivent être réunies. Avec `below` inférieur à \
      `above`, elles ne le sont jamais."),
    ("C609", "mesures qui s'attendent l'une l'autre",
     "ces mesures s'attendent l'une l'autre : {ring}",
     &["donnez à l'une un signe ou une date à elle"], "",
     "Chacune ne commence qu'une fois l'autre en vigueur ; aucune ne commence donc jamais."),
    ("C610", "effet sur ce qu'il ne peut toucher",
     "`{target}` ne peut agir sur `{id}`",
     &["vouliez-vous dire `{near}` ?", "il agit sur {kind}"], "",
     "Chaque cible agit sur un seul genre d'entrée : un corridor, une zone, un lieu, un secteur \
      et ainsi de suite, ou sur le cas entier."),
    ("C611", "interrupteur hors de 0 à 1",
     "`{target}` est un interrupteur : {figure} est hors de 0 à 1",
     &["mettez-le à 1 tant que la mesure est en vigueur"], "",
     "Cette cible est active (1) ou inactive (0), ou, entre les deux, une part de sa pleine \
      force."),
    ("C612", "effet sur un système absent",
     "`{target}` agit sur `{system}`, que le cas n'a pas",
     &["ajoutez [{system}], ou retirez l'effet"], "",
     "Un système absent ne peut être mû ; l'effet ne change donc rien dans aucune histoire."),
    ("C613", "durée d'une mesure datée",
     "`{id}` a `days` mais pas de déclencheur",
     &["une mesure datée finit par `until`"], "",
     "`days` compte à partir du jour où un déclencheur agit. Une mesure datée a son dernier jour \
      dans `until`."),
    ("C614", "mesure connue bien après son début",
     "`{id}` a commencé le {from} mais n'est connue que depuis le {known}",
     &["vérifiez les dates : plus de 60 jours est rare"], "",
     "Une prévision faite à un jour situé entre les deux ignore la mesure. C'est juste pour un \
      acte secret, mais le plus souvent l'une des dates est fausse."),
    ("C615", "plan qui ne commence pas une mesure, ou de deux façons",
     "le plan doit donner `after_days` (dès 1), `from` ou `sign`, un seul des trois ; `days` vaut 1 ou plus",
     &["pour le lendemain de la prévision, écrivez `after_days = 1`"], "",
     "Un plan dit de chaque mesure quand elle commence : tant de jours après le jour de la \
      prévision, à une date, ou quand un signe paraît."),
    ("C616", "plan qui laisse une mesure au hasard",
     "le signe d'un plan a une `chance`",
     &["retirez-la"], "",
     "Qui suit un plan agit quand son signe paraît. Les mesures laissées au hasard sont du cas, \
      non d'un plan."),
    ("C617", "plan qui ne fait rien",
     "`{id}` ne commence ni n'exclut de mesure",
     &["le cours des choses est comparé de toute façon ; retirez-le, ou donnez-lui une mesure dans `start`"], "",
     "Toute comparaison contient le cas sans plan ; un plan vide y serait deux fois."),
    ("C618", "plan qui commence une mesure et l'exclut",
     "`{id}` commence `{measure}` et l'exclut",
     &["gardez l'un des deux"], "elle commence ici",
     "Une mesure exclue après le jour de la prévision ne peut aussi commencer après lui : les deux \
      à la fois ne disent pas lequel vaut."),
    ("C619", "option qui commence d'elle-même",
     "`{id}` est une option, mais a une date ou un signe",
     &["retirez `option`, ou la date ou le signe : les plans disent quand une option commence"], "",
     "Une option n'est prise que dans un plan ; dans la prévision elle ne commence jamais."),
    ("C640", "règle de départ sans signe",
     "`{id}` n'a aucun signe, et se déclencherait donc chaque jour",
     &["donnez-en un dans `when` : une sortie du modèle et un seuil, `below` ou `above`"], "",
     "Une règle de départ se déclenche un jour où tous ses signes sont là."),
    ("C701", "poids dont la somme n'est pas un",
     "la somme des poids de `{id}` est {sum}, pas 1",
     &[], "",
     "Les versions d'une hypothèse sont des rivales dont une seule est vraie ; la somme de leurs \
      poids a priori est donc un."),
    ("C702", "poids hors de 0 à 1",
     "le poids de `{id}` est {figure}",
     &["les poids sont des parts de un"], "",
     "Le poids d'une version est sa probabilité avant la lecture du journal."),
    ("C703", "hypothèse sans rivale",
     "`{id}` a {count} version",
     &["ajoutez la réponse rivale, fût-ce le cas tel quel"], "",
     "Une hypothèse à une seule version n'est pas une question : le journal ne peut changer son \
      poids."),
    ("C704", "deux hypothèses sur un nombre",
     "`{path}` est fixé par `{id}` et par `{other}`",
     &["réunissez les deux hypothèses"], "l'autre hypothèse",
     "Chaque histoire porte une version de chaque hypothèse. Si deux d'entre elles fixent le \
      même nombre, l'ordre du fichier déciderait."),
    ("C705", "versions identiques",
     "`{id}` et `{other}` fixent les mêmes nombres aux mêmes valeurs",
     &[], "l'autre version",
     "Aucun journal ne peut départager deux versions entre lesquelles le modèle ne fait pas de \
      différence."),
    ("C751", "affirmation sans borne",
     "l'affirmation ne donne ni `at_least` ni `at_most`",
     &[], "",
     "Une affirmation sur un niveau n'est vraie ou fausse que par rapport à une borne qu'elle \
      donne."),
    ("C752", "affirmation qui ne peut être vraie",
     "au moins {at_least} et au plus {at_most} s'excluent",
     &["échangez-les"], "",
     "La borne inférieure d'une affirmation est au-dessous de sa borne supérieure ; sinon aucune \
      histoire ne la rend vraie."),
    ("C753", "affirmation sur un jour d'avant le cas",
     "{date} est avant le début du cas, le {start}",
     &["ce qui était vrai avant va dans le journal ou les entrées"], "",
     "Les histoires commencent au premier jour du cas ; on n'y peut rien lire d'un jour plus \
      ancien."),
    ("C754", "affirmation sur un jour lointain",
     "{date} est à plus de {limit} jours après la fin du journal",
     &["une prévision doit aller jusque-là pour que l'affirmation soit jugée"], "",
     "Une affirmation n'est jugée que dans les calculs qui atteignent son jour. Les horizons \
      usuels sont de 30 à 180 jours."),
    ("C755", "affirmation sans entrée",
     "`paths` est vide",
     &[], "",
     "Une affirmation sur des entrées fait la somme des nombres à ses chemins ; sans chemin, il \
      n'y a rien à juger."),
    ("C756", "affirmation qu'un événement se précède lui-même",
     "`{event}` ne peut se précéder lui-même",
     &[], "",
     "Une affirmation qui dit lequel de deux événements vient d'abord demande deux événements \
      différents."),
];
