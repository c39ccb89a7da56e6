//! Dates of the case.

use super::Row;

#[rustfmt::skip]
pub(super) static TABLE: &[Row] = &[
    ("C401", "cas qui commence après son journal",
     "le cas commence le {start}, après la fin de son journal le {end}",
     &[
        "commencez la veille du blocus ; le journal finit au dernier jour couvert",
     ], "le journal finit ici",
     "Une histoire va du premier jour à la fin du journal, puis dans l'avenir."),
    ("C402", "blocus avant le début",
     "le blocus est déclaré le {declared}, avant le début du cas le {start}",
     &["commencez le cas la veille du blocus"], "le cas commence ici",
     "La prévision commence en temps normal, pour que les stocks, les prix et les humeurs du \
      début soient ceux d'un jour ordinaire."),
    ("C403", "journal qui finit des années plus tard",
     "le journal finit {days} jours après le début",
     &["vérifiez les années de `start` et `log_ends`"], "",
     "Le modèle avance de jour en jour. Plus de dix ans de jours, c'est une erreur d'année."),
];
