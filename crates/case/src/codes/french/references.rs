//! Names of other entries.

use super::Row;

#[rustfmt::skip]
pub(super) static TABLE: &[Row] = &[
    ("C201", "zone inconnue",
     "pas de zone `{id}` dans [zones]",
     &["vouliez-vous dire `{near}` ?", "connus : {known}"], "",
     "Les lieux, les tronçons et les mesures nomment la zone où ils se trouvent ou sur laquelle \
      ils agissent ; le contrôle et le danger s'y lisent."),
    ("C202", "lieu inconnu",
     "pas de lieu `{id}` dans [places]",
     &["vouliez-vous dire `{near}` ?", "connus : {known}"], "",
     "Un lieu est une ville ou une région qui consomme du carburant. Les points de passage et \
      les terminaux sont des points du trajet : ils n'ont pas de stations et ne peuvent être \
      servis."),
    ("C203", "terminal inconnu",
     "pas de terminal `{id}` dans [terminals]",
     &["vouliez-vous dire `{near}` ?", "connus : {known}"], "",
     "Les mesures sur les terminaux nomment l'un des ports ou dépôts à l'étranger où les camions \
      chargent."),
    ("C204", "produit inconnu",
     "pas de produit `{id}` dans [products]",
     &["vouliez-vous dire `{near}` ?", "connus : {known}"], "",
     "Les prix, les parts et les sorties sont tenus carburant par carburant. Un nom absent de \
      [products] n'appartient à aucun."),
    ("C205", "secteur inconnu",
     "pas de secteur `{id}` dans [sectors]",
     &["vouliez-vous dire `{near}` ?", "connus : {known}"], "",
     "Les secteurs sont les groupes d'usagers que [sectors] énumère ; la demande et le \
      rationnement se règlent sur eux."),
    ("C206", "corridor inconnu",
     "pas de corridor `{id}` dans [corridors]",
     &["vouliez-vous dire `{near}` ?", "connus : {known}"], "",
     "Les corridors sont les voies que [corridors] énumère ; les parts du commerce, les escortes \
      et les pertes se règlent sur eux."),
    ("C207", "poste frontière inconnu",
     "pas de poste frontière `{id}` dans [borders]",
     &["vouliez-vous dire `{near}` ?", "connus : {known}"], "",
     "Un tronçon qui passe une frontière nomme le poste, où les camions font la queue."),
    ("C208", "gouvernement inconnu",
     "pas de gouvernement `{id}` dans [governments]",
     &["vouliez-vous dire `{near}` ?", "connus : {known}"], "",
     "Les mesures sur les conseils aux voyageurs nomment l'un des gouvernements étrangers du \
      cas."),
    ("C209", "transporteur inconnu",
     "pas de transporteur `{id}` dans [carriers]",
     &["vouliez-vous dire `{near}` ?", "connus : {known}"], "",
     "Les mesures sur les transporteurs nomment l'une des entreprises de transport du cas."),
    ("C210", "mesure inconnue",
     "pas de mesure `{id}` dans [measures]",
     &["vouliez-vous dire `{near}` ?"], "",
     "Un déclencheur avec `after` attend qu'une autre mesure du cas soit en vigueur."),
    ("C211", "point inconnu",
     "ni lieu, ni point de passage, ni terminal `{id}`",
     &["vouliez-vous dire `{near}` ?", "ajoutez-le à [waypoints] avec ses coordonnées"], "",
     "Les tronçons commencent et finissent à des points qui ont des coordonnées, pour qu'on \
      puisse les mesurer et les dessiner."),
    ("C212", "capitale qui n'est pas un lieu",
     "la capitale `{id}` n'est pas dans [places]",
     &["vouliez-vous dire `{near}` ?", "connus : {known}"], "",
     "Le siège du pouvoir est le lieu de la protestation, de la réserve et de la prise de \
      pouvoir ; il doit être l'un des lieux du cas."),
    ("C213", "sortie inconnue du modèle",
     "le modèle n'a pas de sortie `{id}`",
     &["vouliez-vous dire `{near}` ?", "connus : {known}"], "",
     "Les déclencheurs et les affirmations lisent les sorties du modèle par leur nom. Un nom \
      qu'aucun système n'écrit ne changerait jamais."),
    ("C214", "entrée inconnue",
     "pas de nombre à `{path}`",
     &["vouliez-vous dire `{near}` ?"], "",
     "Les hypothèses et les affirmations désignent les nombres du cas par leur chemin, comme \
      `campaign.traffic_pull` ; `learn` aussi. Une part ne peut être fixée par une hypothèse ni \
      apprise à elle seule, puisque les autres devraient céder."),
    ("C215", "événement inconnu du modèle",
     "aucune histoire ne peut contenir d'événement `{id}`",
     &["vouliez-vous dire `{near}` ?", "connus : {known}"], "",
     "Les affirmations sur des événements nomment ce qu'une histoire peut contenir, comme `coup` \
      ou `dry:bamako`."),
    ("C216", "réponse inconnue à la protestation",
     "le pouvoir ne peut répondre à une protestation par `{id}`",
     &["l'un de : {known}"], "",
     "Une grande manifestation est tolérée, apaisée par des concessions ou réprimée ; les parts \
      disent combien de fois."),
    ("C217", "produit oublié",
     "`{key}` ne dit rien du produit `{id}`",
     &["ajoutez une entrée `{id}`"], "",
     "Chaque carburant du cas demande un prix à la pompe et des usagers : un produit que \
      personne n'emploie ou qui n'a pas de prix ne peut entrer dans le calcul."),
    ("C218", "entrée inutilisée",
     "rien n'utilise `{path}`",
     &["retirez-la, ou utilisez-la"], "",
     "Une zone sans lieu ni route, un poste-frontière sur aucun tronçon ou un point de passage \
      hors de toute route ne fait rien. C'est souvent la trace d'une entrée renommée."),
    ("C219", "sortie sans son lieu",
     "la sortie `{id}` demande `{key}`",
     &["elle est tenue pour chaque {kind}"], "",
     "Beaucoup de sorties existent une fois pour chaque lieu, corridor, zone, produit ou \
      secteur. Sans ce nom, on ne sait pas laquelle est voulue."),
    ("C220", "sortie qui ne se tient pas ainsi",
     "la sortie `{id}` ne prend pas `{key}`",
     &["omettez `{key}`"], "",
     "La sortie existe une fois pour tout le cas, ou pas sous ce nom ; ce que la clé voulait \
      dire serait ignoré."),
    ("C221", "système qui en demande un autre",
     "`{key}` demande `{other}`, que le cas n'a pas",
     &["ajoutez [{other}], ou omettez `{key}`"], "",
     "Des systèmes peuvent manquer à un cas, mais certains reposent sur d'autres : les corridors \
      demandent des camions, les gouvernements demandent les règles de l'exode, une campagne \
      demande un blocus."),
];
