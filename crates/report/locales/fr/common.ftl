# Dates, nombres, mots employés partout.
month-1 = janvier
month-2 = février
month-3 = mars
month-4 = avril
month-5 = mai
month-6 = juin
month-7 = juillet
month-8 = août
month-9 = septembre
month-10 = octobre
month-11 = novembre
month-12 = décembre
month-short-1 = janv.
month-short-2 = févr.
month-short-3 = mars
month-short-4 = avr.
month-short-5 = mai
month-short-6 = juin
month-short-7 = juil.
month-short-8 = août
month-short-9 = sept.
month-short-10 = oct.
month-short-11 = nov.
month-short-12 = déc.
first-of-month = 1er
date-long = { $day } { $month } { $year }
date-short = { $day } { $month }
percent = { $value } %
percent-under-one = < 1 %
percent-over-99 = > 99 %
range = { $low } à { $high }
range-narrow = { $low }–{ $high }
with-unit = { $value } { $unit }
list-and = { $first } et { $last }
days-count = { $count ->
    [one] { $count } jour
   *[other] { $count } jours
}
days-range = { $low } à { $high } jours
yes = oui
no = non
never = jamais
none = aucun
unknown = inconnu
whole-case = ensemble du pays
# En mots : à quel point une chose est probable.
chance-certain = dans toutes les histoires
chance-very-likely = très probable
chance-likely = probable
chance-even = à peu près une chance sur deux
chance-unlikely = peu probable
chance-very-unlikely = très peu probable
chance-never = dans aucune histoire
measure-idle = La mesure « { $name } » n’a rien changé dans aucune des histoires où elle était en vigueur. Vérifiez ses dates, ce sur quoi elle agit, et si le niveau qu’elle fixe n’était pas déjà atteint.
