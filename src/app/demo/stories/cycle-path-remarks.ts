import { accepted, later, outside, partly, rejected, type StoryRemark } from '../story.ts'

const SHADE = accepted(
  'Drzewa zostają. Droga omija je łukami, a w dwóch miejscach biegnie na pomoście, żeby nie ruszać korzeni.',
  'Projekt: dwa pomosty, zero wycinki lip i olsz',
)

/** What people said about the path along the lake, each with its answer. */
export const CYCLE_PATH_REMARKS: StoryRemark[] = [
  {
    text: 'Brzegiem, tylko nie wytnijcie olch! Bez cienia latem nikt tam nie pojedzie.',
    by: 'Rowerzystka',
    point: [22.3492, 53.8288],
    who: ['35-44', 'woman'],
    answer: SHADE,
  },
  {
    text: 'Jestem wędkarzem od 40 lat. Proszę zostawić dojścia do wody, choćby co 100 metrów, i nie grodzić.',
    by: 'Koło wędkarskie – Zbyszek',
    channel: 'meeting',
    who: ['60-74', 'man'],
    answer: accepted('Zostaje 11 dojść do wody, przy siedmiu powstaną drewniane podesty.', 'Projekt: 7 podestów'),
  },
  {
    text: 'Osobno piesi i rowery. Na starej promenadzie już dwa razy mnie potrącono, mam endoprotezę.',
    by: 'Jadwiga',
    who: ['75-plus', 'woman'],
    answer: accepted(
      'Chodnik i droga dla rowerów będą rozdzielone pasem trawy o szerokości 1 m.',
      'Projekt: osobny chodnik',
    ),
  },
  {
    text: '3 metry szerokości minimum, inaczej z przyczepką nie wyminę się z nikim.',
    by: 'Tata z przyczepką',
    who: ['25-34', 'man'],
    answer: partly(
      'Droga ma 3 m na całej długości poza zwężeniem do 2,5 m przy trzcinowisku, które jest pod ochroną.',
      'Projekt: przekrój 3 m',
    ),
  },
  {
    text: 'Oświetlenie TAK, ale czujniki ruchu i ciepłe światło, bo nietoperze.',
    by: 'Chiropterolog amator',
    who: ['35-44', 'man'],
    answer: accepted('Lampy o barwie 2200 K z czujnikiem ruchu; przy zatoce bez oświetlenia.', 'Projekt oświetlenia'),
  },
  {
    text: 'asfalt a nie kostka',
    who: ['16-24', 'man'],
    answer: accepted('Asfalt na drodze dla rowerów, nawierzchnia mineralna na chodniku.'),
  },
  {
    text: 'Mieszkam przy Zamkowej i nie chcę tłumów pod oknem. Poprowadźcie ulicą, jak w wariancie drugim.',
    by: 'Mieszkaniec',
    channel: 'paper',
    who: ['45-59', 'man'],
    answer: rejected(
      'Za brzegiem opowiedziało się 21 osób, za ulicą 4. Od okien dzielić będzie ścieżkę 35 m i nowy żywopłot; ruch zmierzymy po roku i wrócimy do rozmowy.',
    ),
  },
  {
    text: 'Ławki z widokiem na zachód słońca, nie tyłem do wody!!!',
    by: 'Romantyczka',
    who: ['25-34', 'woman'],
    answer: accepted('Wszystkie 24 ławki stoją przodem do jeziora.'),
  },
  {
    text: 'Stojaki na rowery przy plaży i pompka.',
    by: 'Patryk',
    who: ['16-24', 'man'],
    answer: accepted('Stojaki na 60 rowerów i samoobsługowa stacja naprawy przy plaży.'),
  },
  {
    text: 'Trzcinowisko przy zatoce to jedyne miejsce bąka w mieście. Prosimy o odsunięcie trasy na 50 m i tablice.',
    organisation: 'Ełckie Towarzystwo Ornitologiczne (przykład)',
    channel: 'email',
    answer: partly(
      'Odsuwamy trasę na 40 m, bo dalej jest już działka prywatna; od marca do lipca zejście do zatoki będzie zamknięte.',
      'Projekt: odsunięcie o 40 m, sezonowe zamknięcie',
    ),
  },
  {
    text: 'Most też zróbcie szerszy, bo cała ścieżka na nic, jak na moście metr dwadzieścia.',
    by: 'Kurier',
    who: ['25-34', 'man'],
    answer: later('Most jest drogą wojewódzką. Wystąpiliśmy o kładkę obok; odpowiedź ogłosimy tutaj.'),
  },
  {
    text: 'Na wózku elektrycznym ważne są miejsca do zawracania i żeby krawężnik miał zero, nie „prawie zero”.',
    by: 'Marcin',
    channel: 'email',
    who: ['35-44', 'man'],
    answer: accepted(
      'Krawężniki 0 cm na całej trasie, miejsca do zawracania co 150 m. Sprawdziliśmy je razem z Panem na budowie.',
      'Odbiór z udziałem użytkowników',
    ),
  },
  {
    text: 'Kosze. Torebki na psie kupy. Tyle.',
    who: ['45-59', 'woman'],
    answer: accepted('22 kosze i 6 dystrybutorów torebek.'),
  },
  {
    text: 'Hulajnogi ograniczyć do 15 km/h na tym odcinku, bo młodzież szaleje.',
    by: 'Spacerowiczka',
    who: ['60-74', 'woman'],
    answer: outside(
      'Prędkość hulajnóg reguluje ustawa (20 km/h na drodze dla rowerów). Firmy wypożyczające zgodziły się ustawić tu 12 km/h.',
    ),
  },
  {
    text: 'Basen portowy śmierdzi, wstyd przed turystami',
    who: ['45-59', 'man'],
    answer: outside('Nie dotyczy ścieżki. Sprawę przekazaliśmy wodociągom, przyczyną był zator, już usunięty.'),
  },
  {
    text: 'Plac z drążkami gdzieś po drodze.',
    by: 'street workout Ełk',
    who: ['16-24', 'man'],
    answer: later('Miejsce zarezerwowaliśmy w projekcie, drążki mogą powstać z budżetu obywatelskiego.'),
  },
  {
    text: 'Zawsze coś robicie nad jeziorem, a na Konieczkach chodnika nie ma od 30 lat!',
    by: 'Konieczki',
    who: ['60-74', 'man'],
    answer: outside('Chodnik na Konieczkach jest w planie inwestycji na następny rok.'),
  },
  {
    text: 'Latem kino na trawie przy zatoce.',
    by: 'Maja',
    who: ['16-24', 'woman'],
    answer: rejected('Zatoka to strefa ciszy. Kino letnie odbywa się na plaży, 600 m dalej.'),
  },
  {
    text: 'Trasa brzegiem, zdecydowanie. Ulicą to jeżdżę do pracy, nad jezioro jadę odpocząć.',
    by: 'Ewelina',
    who: ['35-44', 'woman'],
    answer: accepted('Wybieramy wariant brzegiem.', 'Wariant 1'),
  },
  {
    text: 'Poidełko z wodą w połowie drogi.',
    who: ['25-34', 'woman'],
    answer: accepted('Poidełko stanie przy przystani.'),
  },
  {
    text: 'Proszę o poręcz przy zejściu koło schodów, mama po udarze.',
    by: 'Córka',
    channel: 'phone',
    who: ['45-59', 'woman'],
    answer: accepted('Poręcze po obu stronach zejścia, na dwóch wysokościach.'),
  },
  {
    text: 'Lipy posadziła moja klasa w 1974. Będę tam stał, jak przyjedzie piła.',
    by: 'absolwent',
    channel: 'meeting',
    who: ['60-74', 'man'],
    answer: SHADE,
  },
  {
    text: 'Tablice z mapą szlaku Green Velo i czasem dojścia pieszo.',
    by: 'Przewodnik',
    who: ['45-59', 'man'],
    answer: accepted('Dziewięć tablic z mapą i czasem przejścia.'),
  },
  {
    text: 'Kto zapłaci za odśnieżanie?',
    who: ['45-59', 'man'],
    answer: accepted('Miasto. Odśnieżanie ścieżki dopisaliśmy do umowy zimowego utrzymania, w pierwszej kolejności.'),
  },
  {
    text: 'Posadźcie coś kwitnącego dla pszczół, mam ule 300 metrów dalej.',
    by: 'Pszczelarz',
    channel: 'phone',
    who: ['60-74', 'man'],
    answer: accepted('Pas między chodnikiem a drogą dla rowerów to łąka kwietna z rodzimych gatunków.'),
  },
  {
    text: 'Za drogo, 1,8 km za 6 milionów???',
    who: ['35-44', 'man'],
    answer: partly(
      'Po przetargu koszt spadł do 4,9 mln zł, z czego 70% to dotacja. Zrezygnowaliśmy z kamiennych murków.',
      'Rezygnacja z murków',
    ),
  },
  {
    text: 'Nie zapomnijcie o toalecie przy plaży także zimą, morsy też ludzie.',
    organisation: 'Ełckie Morsy (przykład)',
    channel: 'email',
    answer: accepted('Ogrzewana toaleta jest otwarta cały rok od 7:00 do 20:00.'),
  },
]
