//! Files, keys, ids.

use super::Row;

#[rustfmt::skip]
pub(super) static TABLE: &[Row] = &[
    ("C001", "fichier ou dossier illisible",
     "lecture impossible de {name} : {reason}",
     &["vérifiez qu'il existe et que vous pouvez le lire"], "",
     "Un cas est un dossier de fichiers TOML avec un journal des faits à côté d'eux. Le système \
      a refusé d'ouvrir le dossier ou l'un de ses fichiers : on ne peut rien dire de ce qu'il \
      contient."),
    ("C002", "n'est pas un fichier ordinaire",
     "{name} porte le nom d'un fichier du cas mais n'est pas un fichier ordinaire",
     &["renommez le dossier ou le tube, ou remplacez-le par un fichier"], "",
     "Toute entrée *.toml du dossier est lue, ainsi que events.csv. Un dossier, un tube ou un \
      périphérique qui porte un tel nom est refusé, car sa lecture pourrait bloquer sans fin."),
    ("C003", "fichier trop grand",
     "{name} dépasse {limit} Mo",
     &["sortez du dossier les données qui ne font pas partie du cas"], "",
     "Les fichiers d'un cas sont écrits par des gens et restent loin sous la limite. Un fichier \
      plus grand est presque toujours autre chose sous le nom d'un fichier du cas."),
    ("C004", "trop de fichiers",
     "le dossier contient plus de {limit} fichiers",
     &["réunissez des fichiers : une table peut se trouver dans n'importe lequel"], "",
     "Le nombre de fichiers est limité pour qu'un dossier donné par erreur soit refusé d'emblée \
      au lieu d'être lu jusqu'au bout."),
    ("C005", "texte qui n'est pas en UTF-8",
     "{name} n'est pas un texte UTF-8 : l'octet {byte} est illisible",
     &["enregistrez-le en UTF-8 ; un fichier Latin-1 échoue à son premier accent"], "",
     "Le TOML et le journal des faits sont des textes UTF-8. Les noms accentués enregistrés dans \
      un autre codage seraient mal lus ; le fichier est donc refusé."),
    ("C006", "fichier binaire",
     "{name} contient un octet nul : ce n'est pas un texte",
     &["remplacez-le par un texte"], "",
     "Un texte ne contient jamais l'octet 0. Le fichier est sans doute une archive, une image ou \
      un texte en UTF-16 sous le nom d'un fichier du cas."),
    ("C007", "dossier sans cas",
     "aucun fichier *.toml dans {name}",
     &["`citerne new` crée un petit cas commenté pour commencer"], "",
     "Un cas demande au moins un fichier TOML en haut de son dossier. Peut-être fallait-il \
      donner le dossier au-dessus ou au-dessous : les sous-dossiers ne sont pas lus."),
    ("C008", "fichiers non lus",
     "{name} semble faire partie du cas mais n'est pas lu",
     &["seuls *.toml et events.csv en haut du dossier sont lus"], "",
     "Les sous-dossiers et les tableaux autres que events.csv sont laissés de côté. Si leur \
      contenu fait partie du cas, remontez-le ou renommez-le ; sinon rien n'est perdu."),
    ("C010", "texte qui n'est pas du TOML",
     "ceci n'est pas du TOML ; en anglais : {what}",
     &[], "",
     "Le fichier enfreint ici la grammaire de TOML 1.1 : un guillemet, un crochet ou un signe \
      égal manque, une clé est donnée deux fois, une date n'existe pas. La première erreur d'un \
      fichier est d'ordinaire la vraie ; les suivantes peuvent en découler."),
    ("C011", "chiffre qui n'est pas un nombre",
     "{figure} ne peut servir de nombre",
     &["omettez une borne plutôt que d'écrire inf"], "",
     "TOML admet inf, nan et des entiers de toute taille. Dans un cas, chaque chiffre est un \
      nombre fini qui tient en 64 bits."),
    ("C012", "même entrée dans deux fichiers",
     "`{key}` est donné deux fois",
     &["gardez une seule des deux"], "d'abord donné ici",
     "Les fichiers d'un cas sont lus comme un seul. Une table comme celle des lieux peut se \
      répartir sur plusieurs fichiers, mais une entrée n'a qu'une place : sinon le dernier \
      fichier l'emporterait en silence."),
    ("C013", "clé inconnue",
     "clé inconnue `{key}`{where}",
     &["vouliez-vous dire `{near}` ?", "clés connues : {known}"], "",
     "Une clé mal écrite serait ignorée, et son chiffre avec elle ; les clés qui ne veulent rien \
      dire sont donc refusées. La clé connue la plus proche est montrée, ou la liste de celles \
      qui peuvent se trouver ici."),
    ("C014", "valeur du mauvais type",
     "`{key}` attend {expected}, pas {found}",
     &["écrivez {form}"], "",
     "Chaque clé attend un seul type : un texte entre guillemets, un nombre sans guillemets, une \
      liste, une table. Les nombres du modèle sont des tables, car chacun porte son unité et sa \
      source."),
    ("C015", "clé manquante",
     "`{key}` manque{where}",
     &["`{key}`, en anglais : {expected}"], "",
     "Il n'y a pas de valeurs cachées pour les faits du monde : ce dont un système a besoin doit \
      figurer dans le cas, au moins comme une supposition avec sa raison."),
    ("C016", "mot hors de la liste",
     "`{word}` n'est pas une valeur de `{key}`",
     &["vouliez-vous dire `{near}` ?", "l'un de : {known}"], "",
     "Certaines clés prennent un mot d'une liste fixe. Un autre mot n'aurait pas de sens pour le \
      modèle."),
    ("C017", "n'est pas une date",
     "`{text}` n'est pas une date",
     &["écrivez le jour sous la forme 2025-09-02, sans l'heure"], "",
     "Le modèle avance de jour en jour. Les dates sont des dates civiles, année-mois-jour, et \
      doivent exister dans le calendrier."),
    ("C018", "nombre entier hors limites",
     "`{key}` vaut {figure}, hors de {low} à {high}",
     &[], "",
     "Ce nombre simple est un compte, un niveau ou une coordonnée dont les bornes sont fixes."),
    ("C019", "trop d'entrées",
     "`{key}` compte {count} entrées ; la limite est {limit}",
     &[], "",
     "Un cas est écrit par des gens à propos d'un seul théâtre. Une table de cette taille vient \
      d'un fichier engendré ou donné par erreur, et le calcul durerait très longtemps."),
    ("C021", "identifiant avec d'autres signes que a-z, 0-9 et -",
     "`{id}` ne peut être un identifiant",
     &["écrivez `{better}`", "le nom pour les lecteurs va dans `label`"], "",
     "Les identifiants servent dans les chemins, les colonnes des fichiers de résultats et la \
      ligne de commande. Ils sont faits de minuscules de l'alphabet anglais, de chiffres et de \
      tirets, et commencent par une lettre. Les accents vont dans le libellé."),
    ("C022", "deux identifiants indiscernables",
     "`{id}` et `{other}` ne diffèrent que par des tirets",
     &["choisissez des noms qu'un lecteur distingue"], "l'autre",
     "Deux entrées d'une table dont les identifiants ne diffèrent que par des tirets sont \
      presque toujours une seule chose écrite de deux façons ; ses chiffres compteraient deux \
      fois."),
    ("C023", "libellé absent dans une langue",
     "le libellé {language} est vide",
     &["le rapport dans cette langue n'affichera rien ici"], "",
     "Les rapports se font en anglais et en français ; les deux tirent leurs noms du cas."),
    ("C024", "un identifiant pour deux points",
     "`{id}` est à la fois dans `{one}` et dans `{other}`",
     &["renommez l'un des deux"], "l'autre",
     "Les lieux, les points de passage et les terminaux partagent les mêmes noms, car un tronçon \
      peut commencer ou finir à n'importe lequel d'entre eux."),
    ("C025", "liste qui se répète",
     "`{item}` figure deux fois dans `{key}`",
     &[], "d'abord ici",
     "Chaque entrée de cette liste compte une fois. Une entrée répétée est une étourderie, et \
      cache souvent qu'une autre était voulue."),
];
