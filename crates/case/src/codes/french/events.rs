//! The event log.

use super::Row;

#[rustfmt::skip]
pub(super) static TABLE: &[Row] = &[
    ("C501", "ligne au mauvais nombre de cellules",
     "cette ligne a {found} cellules, l'en-tête en a {expected}",
     &["mettez entre guillemets un texte à virgules, et doublez un guillemet intérieur"], "",
     "Chaque ligne de events.csv a une cellule par colonne. Une virgule manquante ou de trop \
      décale toutes les cellules suivantes ; la ligne entière est donc refusée."),
    ("C502", "colonne inconnue",
     "colonne inconnue `{column}`",
     &["vouliez-vous dire `{near}` ?", "colonnes connues : {known}"], "",
     "Une colonne qui ne veut rien dire serait ignorée avec toutes ses cellules."),
    ("C503", "colonne manquante",
     "la colonne `{column}` manque",
     &[], "",
     "La date, sa précision, le jour depuis lequel le fait est connu, le genre, la confiance et \
      la source sont dits de chaque événement ; les autres colonnes peuvent manquer."),
    ("C504", "colonne donnée deux fois",
     "la colonne `{column}` est donnée deux fois",
     &[], "",
     "Chaque colonne du journal des faits a un seul sens ; de deux colonnes de même nom, l'une \
      serait perdue."),
    ("C505", "cellule vide",
     "`{column}` est vide",
     &[], "",
     "Cette colonne dit quelque chose de chaque événement : quand il a eu lieu et combien le \
      jour est sûr, depuis quand on le sait, ce qu'il était, quelle confiance mérite la source, \
      et quelle source c'est."),
    ("C506", "cellule qui n'est pas une date",
     "`{text}` dans `{column}` n'est pas une date",
     &["écrivez le jour 2025-09-02 ; son imprécision va dans `date_precision`"], "",
     "Les événements se placent à des dates civiles, année-mois-jour. Un fait connu au mois près \
      prend un jour de ce mois et la précision `month`."),
    ("C507", "cellule qui n'est pas un nombre",
     "`{text}` dans `{column}` n'est pas un nombre",
     &["les mots vont dans `note` ; un nombre a un point et pas d'espace"], "",
     "`quantity`, `low` et `high` sont de simples nombres dans l'unité de la ligne."),
    ("C508", "genre d'événement inconnu",
     "genre d'événement inconnu `{kind}`",
     &["vouliez-vous dire `{near}` ?", "genres connus : {known}"], "",
     "Le genre dit comment un événement entre dans la prévision et dans quelle unité est son \
      chiffre. Ce qui ne va dans aucun genre se note `other`."),
    ("C509", "mot hors de la liste",
     "`{text}` n'est pas une valeur de `{column}`",
     &["l'un de : {known}"], "",
     "La précision est day, week ou month ; la confiance est high, medium ou low."),
    ("C510", "bas au-dessus de haut",
     "low {low} dépasse high {high}",
     &["échangez-les"], "",
     "`low` et `high` sont les bornes entre lesquelles on croit que la vérité se trouve."),
    ("C511", "chiffre hors de ses bornes",
     "{quantity} n'est pas entre {low} et {high}",
     &["élargissez les bornes ou vérifiez le chiffre"], "",
     "Le meilleur chiffre se trouve entre les bornes que la même ligne indique."),
    ("C512", "événement sans son chiffre",
     "un événement du genre `{kind}` demande une quantité",
     &["donnez-la en {unit}, ou notez l'événement comme `other`"], "",
     "Un prix, un compte d'arrivées ou de pertes et une part de stations ne disent rien sans \
      leur chiffre ; plus tard, il est confronté à celui du modèle."),
    ("C513", "unité qui ne va pas au genre",
     "un événement du genre `{kind}` se donne en {expected}, pas en `{unit}`",
     &["les détails, comme le produit ou les personnes, vont dans `note`"], "",
     "Chaque genre a son unité ; les chiffres donnés dans ses multiples sont convertis. Une \
      unité d'une autre dimension veut dire que le genre ou le chiffre est faux."),
    ("C514", "chiffre négatif",
     "`{column}` vaut {figure}, mais ne peut être négatif",
     &[], "",
     "Les événements comptent des camions, des gens, des jours, des prix et des parts. Rien de \
      cela ne peut être négatif."),
    ("C515", "événement noté deux fois",
     "le même événement est noté deux fois",
     &["retirez-en un ; deux récits d'un même fait partagent un `fact`"], "d'abord noté ici",
     "Deux lignes de même jour, genre, lieu et chiffre, sans un `fact` qui les distingue, \
      compteraient deux fois un même fait."),
    ("C516", "un fait, deux récits",
     "le fait `{fact}` est dit à la fois `{kind}` et `{other}`",
     &["les lignes d'un même `fact` racontent un seul fait ; faites-en deux"], "l'autre récit",
     "Les lignes qui ont le même `fact` racontent un seul fait et pèsent comme un seul. Certains \
      genres s'excluent : un coup d'État n'est pas une tentative manquée, une fin n'est pas un \
      début, un prix à la pompe n'est pas un prix dans la rue."),
    ("C517", "événement après la fin du journal",
     "{date} est après la fin du journal, le {end}",
     &["reculez [case] log_ends, ou omettez l'événement"], "",
     "Une prévision part du dernier jour du journal. Des faits plus tardifs s'y glisseraient, et \
      ne pourraient plus servir à l'éprouver."),
    ("C518", "connu avant d'avoir eu lieu",
     "connu depuis le {known}, avant d'avoir eu lieu le {date}",
     &["`known_since` est le premier jour où la source pouvait être lue"], "",
     "Une prévision faite à un jour donné emploie ce qu'on savait alors. Un fait ne peut être \
      connu avant son jour, sauf le jeu que laisse une date vague (une semaine ou un mois)."),
    ("C519", "période qui finit avant de commencer",
     "cumul depuis le {from}, après le {to}",
     &["un cumul compte de `accumulates_from` à `accumulates_to`, ou à la date"], "",
     "Les cumuls et les chiffres hebdomadaires couvrent une période. Elle doit commencer avant \
      de finir."),
    ("C520", "événement en un lieu inconnu",
     "pas de lieu `{id}` dans le cas",
     &["vouliez-vous dire `{near}` ?", "laissez `place_id` vide, ou écrivez `national`"], "",
     "`place_id` nomme un lieu, un point de passage ou un terminal du cas ; `place` contient les \
      mots de la source."),
    ("C521", "événement sur un corridor inconnu",
     "pas de corridor `{id}` dans le cas",
     &["vouliez-vous dire `{near}` ?", "laissez `corridor_id` vide, ou écrivez `national`"], "",
     "`corridor_id` nomme un corridor du cas ; `corridor` contient les mots de la source."),
    ("C522", "événement sur un produit inconnu",
     "pas de produit `{id}` dans le cas",
     &["vouliez-vous dire `{near}` ?"], "",
     "`product` nomme l'un des carburants du cas, pour qu'un prix soit confronté au bon."),
    ("C523", "source d'événement qui ne mène nulle part",
     "`{text}` n'est ni une adresse ni une entrée de [sources]",
     &["vouliez-vous dire `{near}` ?"], "",
     "`source_url` contient une adresse (https://...), une clé de [sources], ou le nom d'une \
      publication avec sa date, pour qu'un lecteur puisse la retrouver."),
    ("C524", "genre complet qui n'existe pas",
     "`{kind}` dans `complete_kinds` n'est pas un genre d'événement",
     &["vouliez-vous dire `{near}` ?", "genres connus : {known}"], "",
     "`complete_kinds` nomme les genres dont le silence est un indice. Un genre mal écrit \
      supprimerait cet indice."),
    ("C525", "un fait, deux chiffres qui s'excluent",
     "le fait `{fact}` est chiffré {figure} et {other}, par des sources de même confiance",
     &["baissez `confidence` du récit le moins sûr, élargissez `low` et `high`, ou faites-en deux faits"], "l'autre récit",
     "De plusieurs récits d'un fait, on retient la meilleure source. Quand deux sources de même \
      confiance s'excluent par leurs bornes, l'une au moins se trompe, et rien dans le journal ne \
      dit laquelle."),
];
