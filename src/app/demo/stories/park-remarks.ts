import { accepted, forVerifying, later, outside, partly, type StoryRemark } from '../story.ts'

/** Answers more than one remark. */
export const LIGHT = accepted(
  'Wszystkie latarnie w parku zostaną wymienione na ciepłe, kierowane w dół. Rozstaw lamp policzy projektant tak, żeby nie było ciemnych odcinków.',
  'Wytyczne dla projektanta, punkt 4: oświetlenie całej głównej ścieżki i skrótu do przystanku',
)

const LIMES = accepted(
  'Aleja lip zostaje w całości. Dendrolog dopilnuje, żeby prace przy ścieżkach nie uszkodziły korzeni.',
  'Wytyczne, punkt 1: ochrona alei lip, zakaz robót w promieniu 3 m od pni',
)

const TOILET = accepted(
  'Toaleta powstanie przy placu zabaw, bezpłatna, z przewijakiem i dostępna dla osób na wózku.',
  'Wytyczne, punkt 9',
)

const SHORTCUT = accepted(
  'Skrót wydeptany od mostu do przystanku staje się ścieżką. Skoro chodzi nim co trzecia osoba, to znaczy, że jest potrzebna.',
  'Wytyczne, punkt 3: utwardzona ścieżka w miejscu skrótu',
)

/** What people said about the park in the first half of the time, in the order in which they said it. */
export const EARLIER_PARK_REMARKS: StoryRemark[] = [
  {
    text: 'Lipy mają zostać. Moja babcia pod nimi chodziła na randki, ja też, i chciałabym, żeby moja córka miała gdzie. Resztę róbcie jak uważacie.',
    by: 'Ela z Borek',
    point: [22.9779, 53.8429],
    who: ['45-59', 'woman'],
    answer: LIMES,
  },
  {
    text: 'Wieczorem w parku jest tak ciemno, że córka woli nadłożyć kilometr ulicą. Lampy to dla mnie sprawa numer jeden, ważniejsza niż nowe ławki.',
    by: 'Tata dwóch córek',
    who: ['35-44', 'man'],
    answer: LIGHT,
  },
  {
    text: 'Proszę o ławki z oparciem i podłokietnikiem. Bez podłokietnika po operacji biodra z ławki nie wstanę. I żeby były częściej, co jakieś 80–100 metrów, bo dalej bez odpoczynku nie dojdę.',
    by: 'Emerytka z ul. Nadrzecznej',
    who: ['75-plus', 'woman'],
    answer: accepted(
      'Wszystkie nowe ławki będą miały oparcia, a co druga podłokietniki po obu stronach. Ustawimy je co najmniej co 80 metrów.',
      'Wytyczne, punkt 6',
    ),
  },
  {
    text: 'a może po prostu posprzątać i naprawić to co jest?? po co wydawać 4 miliony. kosze sa pełne od piątku do wtorku',
    who: ['25-34', 'man'],
    answer: partly(
      'Kosze będą opróżniane codziennie już od następnego miesiąca, także w weekendy, bo na to remont nie jest potrzebny. Instalacji elektrycznej i ścieżek nie da się już jednak naprawić: pomiary pokazują, że trzeba je wymienić.',
      'Zmiana umowy na sprzątanie parku',
    ),
  },
  {
    text: 'Od mostu do przystanku ludzie chodzą po trawie, bo chodnik prowadzi naokoło. Zróbcie tam normalną ścieżkę zamiast stawiać tabliczki „szanuj zieleń”.',
    by: 'Kuba',
    point: [22.9752, 53.8441],
    place: 'od mostu do przystanku',
    who: ['16-24', 'man'],
    answer: SHORTCUT,
  },
  {
    text: 'Brakuje toalety. Z dwójką małych dzieci wizyta w parku kończy się po pół godzinie. Przewijak też by się przydał, i nie w damskiej, tylko dla wszystkich.',
    by: 'Mama Olka i Hani',
    who: ['25-34', 'woman'],
    email: 'ania.mama@example.org',
    answer: TOILET,
  },
  {
    text: 'Poruszam się na wózku. Między przystanią a śluzą asfalt jest popękany od korzeni i nie przejadę. Nie musi być kostka, wystarczy równa, twarda nawierzchnia i obniżone krawężniki przy moście.',
    by: 'Andrzej',
    point: [22.9821, 53.8462],
    who: ['45-59', 'man'],
    answer: accepted(
      'Główna ścieżka na całej długości od mostu do śluzy będzie miała równą, twardą nawierzchnię i spadki do 5%. Przy moście obniżymy krawężniki.',
      'Wytyczne, punkt 2',
    ),
  },
  {
    text: 'Wybieg dla psów – koniecznie! W całym mieście nie ma ani jednego. Nad wodą, z płotem i z podziałem na małe i duże psy.',
    by: 'Marta i Maks',
    point: [22.9837, 53.8471],
    who: ['25-34', 'woman'],
  },
  {
    text: 'Żadnego wybiegu dla psów przy placu zabaw. Lubię psy, ale mój syn się ich boi, a właściciele i tak puszczają luzem.',
    by: 'Sąsiadka',
    who: ['35-44', 'woman'],
  },
  {
    text: 'Zgłaszam telefonicznie: przy dawnej przystani barierka jest urwana, dziecko może wpaść do wody. To nie może czekać na remont!',
    channel: 'phone',
    place: 'dawna przystań',
    point: [22.9768, 53.8447],
    answer: accepted(
      'Dziękujemy. Barierkę zabezpieczyliśmy następnego dnia po telefonie, a po remoncie będzie nowa na całym nabrzeżu.',
      'Naprawa wykonana poza konsultacjami',
    ),
  },
  {
    text: 'Dużo się mówi o atrakcjach, a ja przychodzę do parku dla ciszy. Proszę zostawić kawałek od strony śluzy taki, jaki jest: dziki, z trzciną i kaczkami. Bez lamp, bez głośników, bez siłowni.',
    by: 'Irena',
    point: [22.9851, 53.8479],
    who: ['60-74', 'woman'],
    answer: accepted(
      'Część od śluzy zostaje naturalna: bez nowych urządzeń i oświetlenia, ze ścieżką gruntową i dwiema ławkami.',
      'Wytyczne, punkt 11: strefa ciszy',
    ),
  },
  {
    text: 'Przystań kajakowa powinna wrócić. Kanał i Netta to nasza wizytówka, a zwodować kajak w centrum nie ma gdzie. Wystarczy pochylnia i stojak.',
    organisation: 'Klub Wodniaków „Wiosło” (przykład)',
    channel: 'email',
    point: [22.9766, 53.8448],
    answer: forVerifying(
      accepted(
        'Pochylnia do wodowania kajaków powstanie w miejscu dawnej przystani; stojak na 12 kajaków obok.',
        'Wytyczne, punkt 8',
      ),
    ),
  },
  {
    text: 'Prosze o siłownie na powietrzu tylko taką porządną z drążkami, a nie te machajki dla emerytów co stoją przy szkole i nikt nie używa',
    who: ['16-24', 'man'],
  },
  {
    text: 'Czy ktoś policzył, ile będzie kosztowało utrzymanie? Ładne parki na otwarciu widziałem już w trzech miastach. Po pięciu latach fontanna nie działa, a kwiatów nie ma kto podlać. Wolę mniej, a zadbane.',
    by: 'Podatnik',
    who: ['60-74', 'man'],
    answer: accepted(
      'Słusznie. Projektant będzie musiał policzyć koszt utrzymania na 10 lat i nie może on przekroczyć 180 tys. zł rocznie. Fontanny w wytycznych nie ma.',
      'Wytyczne, punkt 12',
    ),
  },
  {
    text: 'Plac zabaw jest w pełnym słońcu, metalowa zjeżdżalnia latem parzy. Posadźcie drzewa od południa albo rozepnijcie żagle. I proszę o huśtawkę dla dzieci na wózku, mój bratanek zawsze tylko patrzy.',
    by: 'Ciocia Wojtka',
    point: [22.9806, 53.8436],
    who: ['35-44', 'woman'],
    answer: accepted(
      'Plac zabaw dostanie cień: najpierw żagle, potem trzy klony od południa. Będzie huśtawka i karuzela dostępne z wózka.',
      'Wytyczne, punkt 7',
    ),
  },
  {
    text: 'Kostka brukowa – NIE. Na rolkach i na wózku to tortura. Jest tyle nawierzchni mineralnych, które przepuszczają wodę.',
    by: 'rolkarz',
    who: ['25-34', 'man'],
    answer: accepted(
      'Kostki betonowej nie będzie. Główna ścieżka dostanie równą nawierzchnię żywiczno-mineralną, boczne – mineralną.',
      'Wytyczne, punkt 2',
    ),
  },
  {
    text: 'W imieniu rady rodziców wnosimy o bezpieczne przejście od szkoły do parku. Dzieci i tak tamtędy idą, a przejścia nie ma.',
    organisation: 'Rada Rodziców Szkoły Podstawowej (przykład)',
    channel: 'paper',
    answer: outside(
      'Przejście leży poza parkiem i na drodze, którą zarządza powiat, więc nie możemy rozstrzygnąć o nim w tych konsultacjach. Wysłaliśmy wniosek rady rodziców do zarządu dróg i poprosiliśmy o odpowiedź w ciągu 30 dni.',
    ),
  },
  {
    text: 'Jestem za tym, żeby nie ruszać pomnika i tablicy. Niech park ma pamięć.',
    channel: 'paper',
    by: 'Stanisław',
    who: ['75-plus', 'man'],
    answer: accepted('Pomnik i tablica zostają na swoich miejscach.', 'Wytyczne, punkt 1'),
  },
  {
    text: 'Może scena? Taka mała, z desek, jak były potańcówki. Latem w niedzielę orkiestra, a w tygodniu młodzi mogą próby robić.',
    by: 'Pani Wanda, 81 lat',
    channel: 'phone',
    who: ['75-plus', 'woman'],
    answer: later(
      'Pomysł podoba się i nam, i osobom na spacerze, ale hałas w pobliżu strefy ciszy trzeba najpierw sprawdzić. Projektant przedstawi dwa warianty: z drewnianym podestem i bez niego. Wrócimy z nimi do Was.',
    ),
  },
  {
    text: 'Ścieżka rowerowa TAK, ale oddzielona od pieszych. Teraz wszyscy jeżdżą po wszystkim i co tydzień jest awantura. Wystarczy linia i inny kolor.',
    by: 'Darek na rowerze',
    who: ['45-59', 'man'],
  },
  { text: 'Rowery z parku na ulicę! Park jest dla pieszych.', who: ['60-74', 'woman'] },
]
