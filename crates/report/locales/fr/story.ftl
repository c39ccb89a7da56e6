# Une phrase pour chaque sorte d'événement, pour une histoire racontée jour par jour.
# $entity : le lieu, le corridor, la zone, le transporteur, le gouvernement ou la mesure. $amount, $detail : chiffres.
tell-blockade-declared = Le blocus est décrété.
tell-lapsed = Le groupe lève lui-même le blocus, { $amount ->
    [one] { $amount } jour
   *[other] { $amount } jours
} après l’avoir décrété.
tell-surge-begins = Une vague d’attaques commence.
tell-lull-begins = Une accalmie commence.
tell-normal-tempo = Les attaques reprennent leur rythme habituel.
tell-siege-new = { $entity } : la ville est assiégée.
tell-siege-ends = { $entity } : le siège de la ville prend fin.
tell-capital-attack = Des combattants attaquent dans la capitale.
tell-convoy-leaves = { $entity } : un convoi de { $amount ->
    [one] { $amount } camion
   *[other] { $amount } camions
} part sous escorte.
tell-convoy-arrives = { $entity } : un convoi arrive avec { $amount ->
    [one] { $amount } camion
   *[other] { $amount } camions
}.
tell-convoy-attacked = { $entity } : un convoi de { $amount ->
    [one] { $amount } camion
   *[other] { $amount } camions
} est attaqué ; { $detail ->
    [0] aucun n’est perdu
    [one] { $detail } est perdu
   *[other] { $detail } sont perdus
}.
tell-lone-trucks-lost = { $entity } : { $amount ->
    [one] { $amount } camion sans escorte est perdu
   *[other] { $amount } camions sans escorte sont perdus
}.
tell-escort-beaten = { $entity } : l’escorte est défaite et doit être reconstituée.
tell-carrier-stops = { $entity } : le transporteur cesse de rouler.
tell-carrier-restarts = { $entity } : le transporteur roule de nouveau.
tell-carrier-deal = { $entity } : le transporteur s’entend avec le groupe qui bloque et passe.
tell-carrier-ban = { $entity } : l’État interdit le transporteur à cause de cette entente.
tell-dry = { $entity } : les pompes sont à sec.
tell-refilled = { $entity } : les pompes sont de nouveau servies.
tell-reserve-released = L’État débloque { $amount ->
    [0] sa réserve
   *[other] { $amount } litres de sa réserve
}.
tell-measure-begins = Une mesure commence : { $entity }.
tell-measure-ends = Une mesure prend fin : { $entity }.
tell-schools-close = Les écoles et les universités ferment.
tell-schools-open = Les écoles et les universités rouvrent.
tell-promise-made = L’État promet que le carburant arrivera.
tell-promise-kept = Le carburant arrive comme promis : on croit davantage l’État.
tell-promise-broken = La promesse n’est pas tenue : on croit moins l’État.
tell-silence = Les médias d’État se taisent sur la pénurie.
tell-mass-protest = Une grande manifestation emplit les rues.
tell-tolerance = Le pouvoir laisse passer la manifestation.
tell-concession = Le pouvoir cède à la manifestation.
tell-repression = Le pouvoir réprime la manifestation.
tell-crackdown = La répression tue.
tell-coup-attempt = Des officiers tentent de prendre le pouvoir.
tell-coup = Un coup d’État réussit : de nouveaux dirigeants s’installent.
tell-purge = Des officiers sont écartés.
tell-uprising = Le pouvoir tombe sous un soulèvement.
tell-talks-open = Des pourparlers nationaux s’ouvrent avec le groupe qui bloque.
tell-talks-close = Les pourparlers nationaux sont rompus.
tell-local-accord = { $entity } : un accord local laisse passer les camions pendant { $amount ->
    [one] { $amount } jour
   *[other] { $amount } jours
}.
tell-truce = Une trêve est conclue.
tell-truce-ends = La trêve prend fin.
tell-accord = Un accord national est conclu.
tell-accord-collapses = L’accord s’effondre.
tell-capital-assault = Le groupe qui bloque donne l’assaut à la capitale.
tell-capital-taken = La capitale tombe aux mains du groupe qui bloque.
tell-intervention = Une aide étrangère arrive : { $amount ->
    [one] { $amount } soldat
   *[other] { $amount } soldats
}.
tell-outside-supply = Un approvisionnement extérieur commence : { $amount } litres par jour.
tell-outside-supply-ends = L’approvisionnement extérieur prend fin.
tell-foreign-troops-leave = Les troupes étrangères partent.
tell-operation = { $entity } : une opération militaire commence.
tell-operation-ends = { $entity } : l’opération militaire prend fin.
tell-breakthrough = L’opération rouvre la route principale.
tell-seat-falls = { $entity } : la ville tombe aux mains du groupe qui bloque.
tell-seat-retaken = { $entity } : l’État reprend la ville.
tell-advice-to-leave = { $entity } : le gouvernement conseille à ses ressortissants de partir.
tell-majority-advice = La plupart des gouvernements conseillent désormais à leurs ressortissants de partir.
tell-mission-reduced = La mission étrangère renvoie chez eux { $amount ->
    [one] { $amount } agent
   *[other] { $amount } agents
}.
tell-mission-leaves = La mission étrangère s’en va.
tell-kidnap = { $amount ->
    [one] { $amount } étranger est enlevé
   *[other] { $amount } étrangers sont enlevés
}.
tell-ransom = Une rançon est versée : { $amount } { $money }.
tell-hostages-freed = { $amount ->
    [one] { $amount } otage est libéré
   *[other] { $amount } otages sont libérés
}.
tell-eased = L’approvisionnement est revenu depuis assez longtemps : le blocus compte comme allégé.
tell-ended-by-deal = L’approvisionnement est revenu sous un accord respecté des deux côtés : le blocus est levé par accord.
tell-broken-by-force = L’approvisionnement est revenu et la route principale est ouverte : le blocus est brisé par la force.
