# Pages d’analyse : ce qu’elles ont en commun.
analysis-reading = Comment lire cette page
