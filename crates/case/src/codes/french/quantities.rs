//! Numbers, priors, units, sources, shares.

use super::Row;

#[rustfmt::skip]
pub(super) static TABLE: &[Row] = &[
    ("C101", "nombre sans chiffre",
     "`{key}` n'a pas de chiffre",
     &[
        "donnez `value`, ou une loi : uniform, normal, lognormal, beta, gamma, triangular, \
         discrete ou quantiles",
     ], "",
     "Un nombre est une valeur connue ou une loi a priori qui dit combien il est incertain. \
      L'unité et la source ne disent rien à elles seules."),
    ("C102", "nombre à deux chiffres",
     "`{key}` a à la fois `{one}` et `{other}`",
     &["gardez-en un ; le second avis va dans `note`"], "l'autre",
     "Un nombre a une seule loi a priori. Personne ne peut deviner laquelle des deux \
      l'emporterait ; les deux sont donc refusées."),
    ("C103", "loi uniforme sans étendue",
     "une loi uniforme demande low < high, or {low} et {high}",
     &["échangez les bornes, ou utilisez `value` pour un chiffre connu"], "",
     "Une loi uniforme s'étale également de low à high. Des bornes égales ou inversées ne \
      laissent pas de place."),
    ("C104", "loi normale sans dispersion",
     "une loi normale demande sd > 0, or {sd}",
     &["utilisez `value` pour un chiffre connu"], "",
     "L'écart type dit à quelle distance de la moyenne la vérité peut se trouver ; il est \
      supérieur à zéro."),
    ("C105", "loi log-normale hors limites",
     "une loi log-normale demande median > 0 et sigma entre 0 et 10, or {median} et {sigma}",
     &["sigma est l'écart type du logarithme : 0,3 vaut environ 30 %"], "",
     "Une grandeur log-normale est positive, et sigma est l'écart type de son logarithme \
      naturel, non de la grandeur. Un sigma supérieur à 10 couvre plus de huit puissances de dix \
      : c'est une étourderie."),
    ("C106", "loi bêta à paramètre non positif",
     "une loi bêta demande a > 0 et b > 0, or {a} et {b}",
     &["une moyenne m connue comme par n observations : a = m n, b = (1 - m) n"], "",
     "Les deux paramètres d'une loi bêta comptent, en somme, des succès et des échecs déjà \
      observés."),
    ("C107", "loi gamma à paramètre non positif",
     "une loi gamma demande shape > 0 et rate > 0, or {shape} et {rate}",
     &["la moyenne est shape / rate, l'écart relatif 1 / racine(shape)"], "",
     "La forme et le taux d'une loi gamma sont positifs ; `rate` est dans l'inverse de l'unité."),
    ("C108", "loi triangulaire en désordre",
     "une loi triangulaire demande low <= mode <= high et low < high, or {low}, {mode}, {high}",
     &["le plus bas, le plus probable et le plus haut, dans cet ordre"], "",
     "Les trois points d'une loi triangulaire sont sa valeur la plus basse, la plus probable et \
      la plus haute."),
    ("C109", "loi discrète incohérente",
     "une loi discrète demande des valeurs croissantes et autant de poids, aucun négatif, un \
      positif",
     &["{values} valeurs et {weights} poids donnés"], "",
     "Chaque valeur a un poids, dans le même ordre ; les valeurs croissent, pour qu'un tirage \
      uniforme donne une valeur de façon régulière. La somme des poids n'a pas à valoir un."),
    ("C110", "quantiles qui ne croissent pas",
     "les quantiles doivent croître : p05 {p05} < p50 {p50} < p95 {p95}",
     &["utilisez `value` pour un chiffre connu"], "",
     "La moitié de la probabilité est sous la médiane p50, un vingtième sous p05 et un vingtième \
      au-dessus de p95. Des points égaux ou décroissants ne correspondent à aucune loi."),
    ("C111", "quantile sur une borne ou au-delà",
     "les quantiles {p05} à {p95} touchent les bornes {low} à {high}",
     &["placez p05 et p95 entre les bornes, ou donnez min et max qui laissent de la place"], "",
     "La courbe ajustée reste dans les limites possibles de la clé (ou entre `min` et `max`), \
      avec un vingtième de sa probabilité au-delà de chaque point extrême ; les points sont donc \
      à l'intérieur."),
    ("C112", "min pas sous max",
     "min {min} n'est pas sous max {max}",
     &["échangez-les, ou omettez-en un"], "max est ici",
     "`min` et `max` coupent une loi des deux côtés ; ce qui reste doit avoir une étendue."),
    ("C113", "loi coupée là où elle ne vaut presque rien",
     "seulement {left} de cette loi reste entre ses bornes",
     &["vérifiez l'unité de `min` et `max` : tous les chiffres d'un nombre la partagent"], "",
     "La troncature garde la part de la loi entre `min` et `max`. S'il n'en reste presque rien, \
      les bornes et la loi se contredisent."),
    ("C114", "bornes sur une valeur connue",
     "`{bound}` n'a pas d'effet sur une valeur connue",
     &["retirez-la, ou donnez une loi"], "",
     "`min` et `max` coupent une loi a priori. À côté de `value`, ils ne font rien ; peut-être \
      une loi était-elle voulue."),
    ("C115", "unité inconnue",
     "unité inconnue `{unit}`",
     &["vouliez-vous dire `{near}` ?", "cette clé se lit en {wanted}"], "",
     "Les unités sont converties une fois, à la lecture du cas. La page de la documentation sur \
      le format des cas les énumère ; elles se composent avec /, * et `per`, comme dans L/day ou \
      XOF per L."),
    ("C116", "unité d'une autre nature",
     "`{unit}` est {found}, mais `{key}` est {expected}",
     &["donnez-le en {wanted} ou un multiple"], "",
     "Une unité peut différer en grandeur (hL pour L, semaines pour jours) mais non en nature : \
      un volume n'est pas un débit, et des tonnes de carburant ne sont pas des litres, car il y \
      faut une densité que personne n'a donnée."),
    ("C117", "monnaie sans taux de change",
     "le cas ne dit pas ce que vaut {currency}",
     &["ajoutez `{currency} = ...` ({base} pour un {currency}) à [case.exchange]"], "",
     "L'argent est compté dans la monnaie du cas. Les autres monnaies sont converties au taux \
      que le cas indique, jamais à un taux que le programme aurait à connaître."),
    ("C118", "unité illisible",
     "l'unité `{unit}` est illisible : {what}",
     &["une unité est faite de noms joints par / et *, comme trucks/week ou L/people/day"], "",
     "Une unité est un produit de noms, avec au besoin une puissance comme km^2 et les mots \
      thousand, million et per."),
    ("C119", "chiffre hors du possible",
     "`{key}` vaut {figure} {unit}, hors du possible {low} à {high}",
     &["vérifiez l'unité : `{given}` vaut {figure} {unit}"], "",
     "Chaque clé du modèle a un intervalle hors duquel un chiffre n'a pas de sens : une part \
      supérieure à un, un stock négatif, une route plus longue qu'un continent."),
    ("C120", "loi qui admet l'impossible",
     "{share} de la loi de `{key}` est hors du possible {low} à {high} {unit}",
     &["coupez-la par `min` ou `max`, ou choisissez une loi plus étroite ou bornée"], "",
     "Une loi a priori qui donne plus d'un millième à des valeurs impossibles dit une chose que \
      son auteur ne voulait pas dire. Moins que cela est coupé en silence aux bornes."),
    ("C121", "chiffre sans source ni raison",
     "`{key}` n'a ni `source` ni `assumption`",
     &["nommez une entrée de [sources], ou dites dans `assumption` pourquoi ce chiffre"], "",
     "Chaque chiffre porte son origine, ou le mot assumption avec une raison, pour qu'un lecteur \
      distingue ce qui est su de ce qui est supposé."),
    ("C122", "source inconnue",
     "pas d'entrée `{id}` dans [sources]",
     &["vouliez-vous dire `{near}` ?"], "",
     "`source` contient des clés de [sources], séparées par des virgules. Une clé sans entrée ne \
      mène le lecteur nulle part."),
    ("C123", "source inutilisée",
     "rien ne cite la source `{id}`",
     &["retirez-la, ou citez-la là où son chiffre sert"], "",
     "Une source qu'aucun chiffre ne cite laisse penser qu'un chiffre a perdu sa source ou a été \
      oublié."),
    ("C124", "parts dont la somme n'est pas un",
     "la somme des parts est {sum}, pas 1",
     &["la somme peut s'écarter de 0,001"], "",
     "Les parties d'un tout ont pour somme un. Une somme qui s'en écarte veut dire qu'une partie \
      a été oubliée, comptée deux fois ou donnée en pour cent."),
    ("C125", "part hors de 0 à 1",
     "la part de `{id}` est {figure}",
     &["les parts se donnent sur un : 12 % est 0.12"], "",
     "Une part est une fraction d'un tout, entre zéro et un. Les pourcentages se divisent par \
      100."),
    ("C126", "part d'une chose inconnue",
     "`{id}` a une part ici mais n'est pas dans `{table}`",
     &["vouliez-vous dire `{near}` ?"], "",
     "Les parts sont données par identifiant. La part d'une chose que le cas n'a pas serait \
      perdue, et avec elle une partie du tout."),
    ("C127", "concentration non positive",
     "la concentration est {figure}, mais doit dépasser 0",
     &["omettez-la pour des parts exactement connues"], "",
     "La concentration est la somme des paramètres de la loi de Dirichlet : plus elle est \
      grande, plus les parts sont sûres. Environ 10 est vague, 1000 est précis."),
    ("C128", "entrée sans part",
     "`{id}` n'a pas de part dans `{key}` : elle compte pour zéro",
     &["donnez-lui une part, fût-ce `{id} = 0.0`"], "",
     "Ce qui manque dans une liste de parts n'en a aucune. Si c'est voulu, un zéro écrit le dit."),
    ("C129", "source ou raison vide",
     "`{key}` est vide",
     &["dites en quelques mots pourquoi ce chiffre"], "",
     "Un texte vide respecte à la lettre la règle qui veut pour chaque chiffre une source ou une \
      raison, mais n'apprend rien au lecteur."),
    ("C130", "taux de change non positif",
     "un {currency} ne peut valoir {figure}",
     &["donnez combien de la monnaie du cas un {currency} achète"], "",
     "Les taux de change convertissent les sommes d'autres monnaies dans la monnaie du cas."),
    ("C131", "n'est pas un code de monnaie",
     "`{currency}` n'est pas un code de monnaie",
     &["trois capitales (ISO 4217), comme XOF ou GBP"], "",
     "Les monnaies sont nommées par leur code ISO de trois lettres, pour que des unités comme \
      XOF/L se lisent sans doute possible."),
];
