import { accepted, later, outside, partly, rejected, type StoryRemark, tooLate } from '../story.ts'

const HOSPITAL = accepted(
  'Każdy kurs pętli będzie wjeżdżał pod wejście do szpitala. Przystanek dostanie wiatę i ławkę.',
  'Trasa pętli, przystanek „Szpital – wejście”',
)
const LOOP = accepted(
  'Wybieramy pętlę: była najczęściej wskazywana, a najdłuższe czekanie skraca się z 55 do 25 minut.',
  'Wariant 2 jako podstawa przetargu',
)
const SUNDAY = partly(
  'Stałych kursów w niedziele nie udźwigniemy, bo kosztowałyby jedną czwartą budżetu przy kilku osobach w autobusie. Zamiast nich uruchamiamy w niedziele autobus na telefon od 8:00 do 20:00.',
  'Autobus na telefon w niedziele i święta',
)
const EARLY = accepted(
  'Pierwszy kurs ruszy o 5:20 i zdąży na szóstą zmianę w zakładach, ostatni o 22:15.',
  'Rozkład: kursy 5:20 i 22:15',
)

export const BUS_REMARKS: StoryRemark[] = [
  {
    text: 'Autobus staje na szosie, a do szpitala trzeba iść 400 metrów pod górę. Do szpitala! Zdrowi tam nie jeżdżą.',
    by: 'Pacjentka',
    who: ['60-74', 'woman'],
    answer: HOSPITAL,
  },
  {
    text: 'Pętla. Nie ma co dumać, dwie linie to było dobre jak Hajnówka miała 25 tysięcy ludzi.',
    by: 'kierowca, 22 lata za kółkiem',
    channel: 'meeting',
    who: ['45-59', 'man'],
    answer: LOOP,
  },
  {
    text: 'W niedzielę do cerkwi i do kościoła nie ma czym dojechać. Młodzi mają auta, my nie.',
    by: 'Pani Olga',
    channel: 'phone',
    who: ['75-plus', 'woman'],
    answer: SUNDAY,
  },
  {
    text: 'Pracuję na zmiany, zaczynam o 6. Pierwszy autobus mam 6:15. Resztę dopowiedzcie sobie sami.',
    by: 'z zakładu meblowego',
    who: ['35-44', 'man'],
    answer: EARLY,
  },
  {
    text: 'rozkład na przystankach jest tak mały ze bez lupy nie przeczytam prosze drukować WIĘKSZE',
    channel: 'paper',
    who: ['75-plus', 'man'],
    answer: accepted(
      'Nowe rozkłady będą drukowane literą co najmniej 7 mm, na wysokości wzroku osoby na wózku i osoby stojącej.',
      'Wymaganie w przetargu',
    ),
  },
  {
    text: 'Autobus na telefon brzmi super, ale czy babcia da radę zamówić? Musi być zwykły numer i żywy człowiek, nie aplikacja.',
    by: 'Wnuczka',
    who: ['16-24', 'woman'],
    answer: accepted(
      'Autobus zamówisz zwykłym telefonem, od 7:00 do 21:00 odbiera człowiek. Aplikacja będzie dodatkiem.',
      'Wymaganie w przetargu',
    ),
  },
  {
    text: 'Uczniowie z Zespołu Szkół kończą o 14:20 i 15:10, a autobus odjeżdża o 14:15 i 15:05. Pięć minut, a siedzimy godzinę.',
    by: 'samorząd uczniowski',
    channel: 'email',
    organisation: 'Samorząd Uczniowski Zespołu Szkół (przykład)',
    answer: accepted(
      'Kursy popołudniowe przesuwamy na 14:30 i 15:20. Rozkład będziemy uzgadniać ze szkołami co roku w sierpniu.',
      'Rozkład: kursy 14:30 i 15:20',
    ),
  },
  {
    text: 'Mieszkam na Placówce i do przystanku mam kilometr. Czy pętla mogłaby zahaczyć o nasze osiedle?',
    by: 'Irek',
    point: [23.5719, 52.7506],
    who: ['35-44', 'man'],
    answer: partly(
      'Pętla wjedzie na osiedle w godzinach 6–9 i 14–17. W pozostałych godzinach kurs na osiedle można zamówić.',
      'Wariant przejazdu w szczycie',
    ),
  },
  {
    text: 'Małe autobusy elektryczne zamiast tych kopcących krokodyli. Jesteśmy bramą do puszczy czy nie?',
    by: 'Przewodniczka',
    who: ['25-34', 'woman'],
    answer: partly(
      'W przetargu wymagamy autobusów do 9 metrów, z normą spalin Euro 6 albo elektrycznych; elektryczne dostaną dodatkowe punkty. Samego napędu elektrycznego nie możemy jeszcze wymagać, bo zgłosiłby się najwyżej jeden przewoźnik.',
      'Kryteria przetargu',
    ),
  },
  {
    text: 'Połączenie z pociągiem. Przyjeżdża szynobus, a autobus odjechał 3 minuty wcześniej.',
    by: 'Michał',
    point: [23.5868, 52.7394],
    who: ['25-34', 'man'],
    answer: accepted(
      'Pętla będzie czekać na pociąg do 6 minut, a godziny zmienimy razem z każdą zmianą rozkładu kolei.',
      'Skomunikowanie z pociągami',
    ),
  },
  {
    text: 'Wszystko to strata pieniędzy. Autobusy jeżdżą puste, lepiej dopłacić ludziom do taksówek.',
    who: ['45-59', 'man'],
    answer: rejected(
      'Policzyliśmy to: przy obecnej liczbie przejazdów dopłata do taksówek kosztowałaby 2,3 mln zł, czyli dwa razy więcej. Puste kursy po 18 zastąpi autobus na telefon, i w tym punkcie się zgadzamy.',
    ),
  },
  {
    text: 'Proszę o przystanek przy nowym markecie na Białostockiej, ludzie idą poboczem z siatkami.',
    by: 'Klientka',
    who: ['60-74', 'woman'],
    answer: accepted('Przystanek powstanie po obu stronach ulicy, zarządca drogi się zgodził.', 'Dwa nowe przystanki'),
  },
  {
    text: 'Wózek dziecięcy wjedzie tylko jak kierowca wysiądzie i pomoże. Niskopodłogowe proszę, WSZYSTKIE.',
    by: 'Mama bliźniaków',
    who: ['25-34', 'woman'],
    answer: accepted(
      'Wszystkie autobusy mają być niskopodłogowe, z rampą i miejscem na dwa wózki.',
      'Wymaganie w przetargu',
    ),
  },
  {
    text: 'Jestem za pętlą, ale w OBIE strony na zmianę. Inaczej z Judzianki do centrum pojadę 5 minut, a wracać będę 40.',
    by: 'Logistyk',
    who: ['35-44', 'man'],
    answer: accepted(
      'Kursy będą jeździć na przemian w obu kierunkach. To Pana uwaga zmieniła projekt.',
      'Pętla w obu kierunkach',
    ),
  },
  {
    text: 'Może bilety za złotówkę? Jak coś jest za darmo, to nikt nie szanuje.',
    who: ['60-74', 'man'],
    answer: outside(
      'O bezpłatnych przejazdach rozstrzygnęła Rada Miasta i nie była to część tych konsultacji, o czym napisaliśmy w ogłoszeniu. Uwagę przekazaliśmy radnym.',
    ),
  },
  {
    text: 'Latem rowery! Stojak na tył autobusu, choćby na linii do zalewu.',
    by: 'turystka z Białegostoku',
    who: ['25-34', 'woman'],
    answer: later('Sprawdzimy z przewoźnikiem latem na dwóch kursach dziennie i po sezonie powiemy, co wyszło.'),
  },
  {
    text: 'Kanar był w zeszłym roku niemiły dla mojej mamy. Wiem, że to nie o trasach, ale musiałam.',
    answer: outside(
      'Przejazdy są bezpłatne, więc kontroli już nie ma, ale przykro nam z powodu tej sytuacji. Przekazaliśmy skargę przewoźnikowi.',
    ),
  },
  {
    text: 'Dajcie tablice elektroniczne chociaż na dworcu i przy szpitalu, bo zimą człowiek nie wie, czy autobus uciekł, czy się spóźnia.',
    by: 'Ania',
    who: ['35-44', 'woman'],
    answer: accepted(
      'Tablice staną na dworcu, przy szpitalu i w centrum, z zapowiedzią głosową na przycisk.',
      'Trzy tablice w pierwszym roku',
    ),
  },
  {
    text: 'Popieram wariant trzeci. Po 18 i tak nikt nie jeździ, a z autobusem na telefon wróciłabym z zajęć w domu kultury.',
    by: 'chórzystka',
    who: ['60-74', 'woman'],
    answer: accepted('Autobus na telefon będzie jeździł codziennie od 18:00 do 22:30.', 'Część wariantu 3'),
  },
  {
    text: 'A dojazd z Dubin i Nowoberezowa? Jesteśmy druga gmina, ale do lekarza i szkoły wszyscy do Hajnówki.',
    by: 'sołtys',
    channel: 'meeting',
    who: ['45-59', 'man'],
    answer: later(
      'Poza granice miasta możemy pojechać tylko w porozumieniu z gminą Hajnówka. Rozmowy trwają, gmina zadeklarowała udział w kosztach; wrócimy z odpowiedzią do końca kwartału.',
    ),
  },
  {
    text: 'Pierwszy kurs o 5:20 – błagam. Piekarnia nie poczeka.',
    by: 'Piekarz',
    who: ['45-59', 'man'],
    answer: EARLY,
  },
  {
    text: 'Dlaczego pytacie w wakacje, kiedy uczniów nie ma?',
    by: 'nauczycielka',
    who: ['35-44', 'woman'],
    answer: partly(
      'Konsultacje objęły też dwa tygodnie szkolne i dlatego spotkaliśmy się z samorządem uczniowskim. Następnym razem zaczniemy po rozpoczęciu roku.',
      'Zasada w naszym kalendarzu konsultacji',
    ),
  },
  {
    text: 'Prosimy o zachowanie przystanku przy Domu Pomocy. Nasi mieszkańcy poruszają się o balkonikach, 200 metrów dalej to dla nich koniec wyjść do miasta.',
    organisation: 'Dom Pomocy Społecznej (przykład)',
    channel: 'e-delivery',
    answer: accepted('Przystanek zostaje, a kursy o 10:05 i 13:35 będą podjeżdżać na dziedziniec.', 'Trasa pętli'),
  },
  {
    text: 'Zapowiedzi przystanków głosem. Jestem niewidoma i liczę zakręty.',
    by: 'Barbara',
    channel: 'email',
    who: ['45-59', 'woman'],
    answer: accepted(
      'Zapowiedzi głosowe wewnątrz i na zewnątrz autobusu są w wymaganiach przetargu. Zapraszamy Panią do sprawdzenia pierwszych kursów razem z nami.',
      'Wymaganie w przetargu',
    ),
  },
  {
    text: 'Dwie linie jak teraz. Ludzie się przyzwyczaili.',
    who: ['60-74', 'woman'],
    answer: rejected(
      'Za dwiema liniami opowiedziały się 4 osoby z 33. Pętla obejmie wszystkie dotychczasowe przystanki, a przez pierwszy miesiąc w autobusach będą jeździć asystenci, którzy pomogą się przesiąść.',
    ),
  },
  {
    text: 'Szpital, szpital i jeszcze raz szpital. Mąż na dializy trzy razy w tygodniu.',
    by: 'Żona',
    channel: 'phone',
    who: ['60-74', 'woman'],
    answer: HOSPITAL,
  },
  {
    text: 'Niech autobus zajeżdża pod basen po 20, bo dzieciaki z sekcji wracają w mokrych włosach na piechotę.',
    by: 'Trener',
    who: ['25-34', 'man'],
    answer: accepted(
      'Po 18:00 basen jest jednym z punktów autobusu na telefon, a sekcje mogą zamówić stały kurs na cały semestr.',
      'Stałe zamówienia grupowe',
    ),
  },
  {
    text: 'Kocham to miasto, ale przystanek na Wierobieja to wstyd, wiata bez szyby od trzech lat.',
    by: 'Patriotka lokalna',
    who: ['25-34', 'woman'],
    answer: accepted(
      'Szyby wstawiliśmy jeszcze w trakcie konsultacji. Przegląd wszystkich wiat zrobimy przed startem nowych tras.',
      'Naprawa wykonana',
    ),
  },
  {
    text: 'Zostawcie kurs 7:05, o nic więcej nie proszę.',
    who: ['16-24', 'woman'],
    answer: accepted('Kurs 7:05 zostaje.', 'Rozkład: kurs 7:05'),
  },
  {
    text: 'Pętla tak, ale co 20 minut, nie co 25. Takt 20 łatwo zapamiętać.',
    by: 'Bartek',
    who: ['16-24', 'man'],
    answer: rejected(
      'Takt 20-minutowy wymaga trzeciego autobusu, czyli 240 tys. zł więcej rocznie. Zapamiętywanie ułatwimy inaczej: w każdej godzinie te same minuty na czterech głównych przystankach.',
    ),
  },
  {
    text: 'Prosimy o uwzględnienie w trasie terenów zakładowych przy ul. 3 Maja: pracuje tam 410 osób na trzy zmiany, deklarujemy dopłatę do kursu nocnego.',
    organisation: 'Zakłady Drzewne „Dąb” (przykład)',
    channel: 'email',
    answer: accepted(
      'Kurs 22:15 będzie przejeżdżał przez ul. 3 Maja. Dopłatę zakładu zapiszemy w porozumieniu.',
      'Kurs nocny',
    ),
  },
  {
    text: 'Dziękuję za rozmowę w autobusie. Pierwszy raz ktoś z urzędu jechał razem z nami i stał, bo nie było miejsc.',
    by: 'pasażerka linii 1',
    who: ['45-59', 'woman'],
    answer: accepted('To my dziękujemy. Rozmowy w autobusach powtórzymy po trzech miesiącach nowego rozkładu.'),
  },
  {
    text: 'Spóźniłam się z pismem, bo byłam w sanatorium. Chciałabym, żeby autobus jeździł na cmentarz w soboty.',
    channel: 'paper',
    by: 'Nadzieja',
    late: true,
    answer: tooLate(
      'Uwaga wpłynęła po terminie, więc nie mogliśmy jej rozpatrzyć razem z innymi. Sam pomysł zapisaliśmy: sobotni kurs na cmentarz sprawdzimy przy pierwszej zmianie rozkładu.',
    ),
  },
]
