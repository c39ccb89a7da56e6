//! Points, legs and corridors.

use super::Row;

#[rustfmt::skip]
pub(super) static TABLE: &[Row] = &[
    ("C301", "corridor qui ne mène nulle part",
     "le chemin de `{id}` a {count} points ; il en faut deux au moins",
     &[], "",
     "Un corridor mène d'un terminal ou d'un lieu aux lieux qu'il sert, le long de tronçons."),
    ("C302", "corridor qui ne se raccorde pas",
     "aucun tronçon ne joint `{from}` et `{to}`",
     &["ajoutez un tronçon entre eux, ou les points intermédiaires"], "",
     "Deux points voisins sur le chemin d'un corridor sont joints par un tronçon, qui en donne \
      la longueur, la durée et le danger. Les tronçons servent dans les deux sens."),
    ("C303", "corridor qui part du mauvais endroit",
     "`{id}` part du point de passage `{from}`",
     &["partez d'un terminal (importations) ou d'un lieu (distribution)"], "",
     "Le carburant entre dans un corridor là où il est stocké : à un terminal à l'étranger ou au \
      dépôt d'un lieu."),
    ("C304", "corridor qui finit où personne n'est servi",
     "`{id}` finit à `{to}`, qu'il ne sert pas",
     &["finissez le chemin en un lieu et citez ce lieu dans `serves`"], "",
     "Les camions déchargent dans les lieux que le corridor sert ; le dernier point de son \
      chemin est l'un d'eux."),
    ("C305", "tronçon sans corridor",
     "aucun corridor n'emprunte le tronçon `{id}`",
     &["retirez-le, ou ajoutez-le au chemin d'un corridor"], "",
     "Un tronçon hors de tout corridor ne porte rien. Ou bien un corridor manque, ou bien le \
      tronçon est un reste."),
    ("C306", "lieu servi hors du chemin",
     "`{id}` sert `{place}`, qui n'est pas sur son chemin",
     &["ajoutez le lieu au chemin, ou à un autre corridor"], "",
     "Un corridor sert les lieux que ses camions traversent ou atteignent ; ailleurs, ils ne \
      peuvent décharger."),
    ("C307", "lieux servis en désordre",
     "`{place}` vient avant `{before}` sur le chemin",
     &["citez les lieux dans l'ordre où les camions les atteignent"], "",
     "Les jours de route se comptent le long du chemin ; les lieux servis suivent donc son \
      ordre."),
    ("C308", "lieu hors d'atteinte",
     "aucun corridor ne mène d'un terminal à `{id}`",
     &["ajoutez un corridor qui le sert, depuis un terminal ou un lieu atteint"], "",
     "Dans un cas avec des terminaux, chaque lieu reçoit son carburant par des corridors, \
      directement ou par d'autres lieux. Un lieu qu'aucun ne sert serait à sec même en temps de \
      paix."),
    ("C309", "tronçon d'un point à lui-même",
     "le tronçon `{id}` commence et finit à `{point}`",
     &[], "",
     "Un tronçon joint deux points. D'un point à lui-même, c'est une étourderie dans `from` ou \
      `to`."),
    ("C310", "deux tronçons entre les mêmes points",
     "`{id}` joint les mêmes points que `{other}`",
     &["gardez-en un, ou placez un point de passage sur la seconde route"], "l'autre tronçon",
     "Un chemin nomme des points, non des tronçons ; entre deux points il n'y a donc qu'un \
      tronçon. Une seconde route entre eux passe par un point à elle."),
    ("C311", "lieux qui se ravitaillent en rond",
     "le carburant tourne en rond : {ring}",
     &["faites finir plus tôt l'un de ces corridors"], "",
     "Les corridors de distribution portent le carburant d'un dépôt à un autre. En rond, les \
      mêmes litres tourneraient sans fin et chaque lieu attendrait l'autre."),
    ("C312", "coordonnées hors du globe",
     "{lat}, {lon} n'est pas un point de la Terre",
     &["la latitude va de -90 à 90, la longitude de -180 à 180 ; ouest et sud sont négatifs"], "",
     "Les coordonnées sont en degrés décimaux, comptés positifs vers le nord et vers l'est."),
    ("C313", "route plus courte que la ligne droite",
     "le tronçon `{id}` a {km} km, mais ses bouts sont à {crow} km",
     &["vérifiez les coordonnées, le signe de la longitude et la longueur"], "",
     "Aucune route n'est plus courte que le grand cercle entre ses bouts. Plus de 5 % au-dessous \
      veut dire qu'une coordonnée ou la longueur est fausse."),
    ("C314", "route bien plus longue que la ligne droite",
     "le tronçon `{id}` a {km} km, mais ses bouts ne sont qu'à {crow} km",
     &["vérifiez longueur et coordonnées, ou coupez le tronçon par un point de passage"], "",
     "Une route plus de quatre fois plus longue que la ligne droite est rare ; une coordonnée \
      fausse ne l'est pas."),
    ("C315", "chemin qui passe deux fois par un point",
     "`{point}` figure deux fois sur le chemin de `{id}`",
     &[], "d'abord ici",
     "Un corridor est un chemin sans boucle : chaque point y figure une fois."),
    ("C316", "part d'importation d'un corridor intérieur",
     "`{id}` part d'un lieu : il n'a pas de part des importations",
     &["seuls les corridors partant d'un terminal se partagent les importations"], "",
     "Les importations se partagent entre les corridors qui partent d'un terminal. La \
      distribution à l'intérieur suit les besoins."),
    ("C317", "vitesse invraisemblable",
     "le tronçon `{id}` prend {hours} h pour {km} km : {speed} km/h",
     &["vérifiez `km`, `car_hours` et leurs unités"], "",
     "Une voiture roule de 5 à 130 km/h en moyenne sur un tronçon entier. Hors de cela, les \
      kilomètres et les heures ne vont guère ensemble."),
    ("C318", "deux corridors sur un chemin",
     "`{id}` suit le même chemin que `{other}`",
     &["gardez-en un"], "l'autre corridor",
     "Deux corridors au même chemin sont une seule route sous deux noms : leurs camions et leurs \
      pertes seraient comptés à part."),
    ("C319", "deux points au même endroit",
     "`{id}` et `{other}` ont les mêmes coordonnées",
     &["l'un d'eux a sans doute été copié sans être changé"], "l'autre point",
     "Deux points exactement au même endroit sont d'ordinaire une entrée copiée dont on a oublié \
      les coordonnées."),
    ("C320", "terminal sans corridor",
     "aucun corridor ne part du terminal `{id}`",
     &["ajoutez un corridor, ou retirez le terminal"], "",
     "Un terminal ne compte que par les corridors qui en partent ; sans eux, rien n'y est chargé."),
];
