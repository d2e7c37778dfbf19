import type { Calendar } from '../calendar.ts'
import { accepted, forVerifying, later, outside, partly, rejected, type Story, tooLate } from '../story.ts'

export const schools = (calendar: Calendar): Story => ({
  organisation: 'suwalki',
  unitCode: '2063011',
  title: 'Granice obwodów szkół podstawowych w Suwałkach',
  summary:
    'Jedna szkoła pęka w szwach, w innej klasy stoją puste. Zapytaliśmy rodziców, uczniów i nauczycieli, jak przesunąć granice. Teraz rozpatrujemy uwagi.',
  topic: 'education',
  plainLanguage: `Każda ulica należy do jednej szkoły podstawowej. To się nazywa obwód.

W jednej szkole jest za dużo dzieci, w innej za mało. Dlatego miasto chce zmienić obwody.

- Dzieci, które już chodzą do szkoły, zostają w swojej szkole.
- Rodzeństwo może chodzić do tej samej szkoły.
- Zmiana dotyczy pierwszych klas od następnego roku.

Uwagi już zebraliśmy. Teraz czytamy każdą i przygotowujemy odpowiedzi.`,
  purpose:
    'Wybór jednego z dwóch wariantów granic obwodów i zebranie zastrzeżeń do konkretnych ulic przed uchwałą Rady Miejskiej.',
  description: `Szkoła na północy miasta uczy się na dwie zmiany: ostatnie lekcje kończą się o 17:10. Dwa kilometry dalej w szkole śródmiejskiej wolnych jest osiem sal.

**Wariant A** przesuwa granicę o sześć ulic. **Wariant B** o jedenaście ulic, ale likwiduje drugą zmianę całkowicie.

W obu wariantach dzieci, które już się uczą, zostają w swojej szkole, a rodzeństwo ma pierwszeństwo.`,
  legalBasis: 'Art. 39 ust. 5 ustawy Prawo oświatowe oraz art. 5a ust. 1 ustawy o samorządzie gminnym',
  organ: 'Prezydent Miasta Suwałk',
  runningUnit: 'Wydział Edukacji, pokój 118',
  orderingAct: `Zarządzenie nr 301/${calendar.year(-50)} Prezydenta Miasta Suwałk (przykład)`,
  addressees: 'Rodzice i opiekunowie, uczniowie, nauczyciele i pracownicy szkół, rady rodziców, rady osiedli.',
  openScope: 'Wybór wariantu, przynależność poszczególnych ulic, zasady dla rodzeństwa, bezpieczne dojście i dowóz.',
  closedScope: 'Żadna szkoła nie będzie zamknięta ani połączona. Uczniowie już przyjęci nie zmieniają szkoły.',
  contact: { name: 'Joanna Hańcza, koordynatorka konsultacji' },
  days: { drafted: -55, announced: -37, opens: -35, closes: -6, reportDue: 24, decided: -2 },
  settings: { secondAcceptance: true, decisionsPublic: 'with-report' },
  stages: [
    { kind: 'announcement', title: 'Ogłoszenie', starts: calendar.workday(-37, '08:00') },
    { kind: 'collecting', title: 'Zbieranie uwag', starts: calendar.at(-35, '00:00'), ends: calendar.end(-6) },
    {
      kind: 'meeting',
      title: 'Spotkanie w szkole na północy',
      starts: calendar.workday(-27, '17:30'),
      ends: calendar.workday(-27, '19:30'),
      place: 'sala gimnastyczna, wejście od boiska',
      accessibility: 'Podjazd, tłumacz języka migowego, opieka nad dziećmi w świetlicy.',
    },
    {
      kind: 'meeting',
      title: 'Spotkanie w śródmieściu',
      starts: calendar.workday(-22, '17:30'),
      ends: calendar.workday(-22, '19:30'),
      place: 'aula szkoły, parter',
      accessibility: 'Wejście bez schodów, pętla indukcyjna.',
    },
    {
      kind: 'workshop',
      title: 'Warsztat z ósmoklasistami i czwartoklasistami',
      starts: calendar.workday(-20, '09:00'),
      ends: calendar.workday(-20, '11:00'),
      place: 'Suwalski Ośrodek Kultury, sala 12',
    },
    {
      kind: 'analysis',
      title: 'Rozpatrywanie uwag',
      description: 'Każdą odpowiedź sprawdza druga osoba.',
      starts: calendar.at(-5, '00:00'),
      ends: calendar.end(23),
    },
    { kind: 'report', title: 'Raport i projekt uchwały', starts: calendar.workday(24, '12:00') },
  ],
  documents: [
    {
      title: 'Dwa warianty obwodów: ulice i liczby',
      description: 'Wykaz ulic, liczba dzieci w rocznikach i odległości do szkół.',
      plainSummary: 'W dokumencie znajdziesz swoją ulicę i sprawdzisz, do której szkoły by należała.',
      days: -37,
      file: {
        kind: 'pdf',
        name: 'warianty-obwodow.pdf',
        subtitle: 'Materiał do konsultacji (przykład demonstracyjny)',
        blocks: [
          {
            kind: 'table',
            caption: 'Co zmieniają warianty',
            columns: [
              { header: '', rowHeader: true, width: 4 },
              { header: 'Dziś', align: 'right', width: 2 },
              { header: 'Wariant A', align: 'right', width: 2 },
              { header: 'Wariant B', align: 'right', width: 2 },
            ],
            rows: [
              ['Pierwszaki w szkole na północy', '148', '112', '92'],
              ['Ostatnia lekcja kończy się', '17:10', '15:40', '14:30'],
              ['Ulice zmieniające obwód', '–', '6', '11'],
              ['Dzieci z drogą ponad 2 km', '9', '14', '21'],
            ],
          },
          {
            kind: 'paragraph',
            text: 'Dzieci, które mają do szkoły ponad 3 km (klasy I–IV) albo 4 km (klasy V–VIII), dowozi gmina. W obu wariantach takich dzieci nie przybywa.',
          },
        ],
      },
    },
  ],
  announcedIn: [
    { kind: 'bip', place: 'Biuletyn Informacji Publicznej', days: -37 },
    { kind: 'letter', place: 'wiadomość w dzienniku elektronicznym do 5 210 rodziców', days: -36 },
    { kind: 'board', place: 'tablice wszystkich szkół i przedszkoli', days: -36 },
  ],
  updates: [
    {
      days: -5,
      title: 'Zbieranie uwag zakończone. Co teraz?',
      body: 'Dziękujemy za wszystkie głosy. Odpowiedzi przygotowuje wydział edukacji, a sprawdza je druga osoba. Pokażemy je **wszystkie naraz, razem z raportem**, żeby nikt nie dowiadywał się od sąsiada.',
    },
    {
      days: -21,
      title: 'Na spotkaniach było 213 osób',
      body: 'Najczęstsze pytanie: czy rodzeństwo będzie razem. Tak, w obu wariantach. Dopisaliśmy to do projektu uchwały wprost.',
    },
  ],
  remarks: [
    {
      text: 'Wariant B. Córka kończy o 17:10, zimą wracamy po ciemku, na zajęcia dodatkowe nie ma już siły ani czasu.',
      by: 'Mama trzecioklasistki',
      who: ['35-44', 'woman'],
      answer: forVerifying(
        accepted(
          'Rekomendujemy Radzie wariant B, który kończy drugą zmianę już w pierwszym roku.',
          'Projekt uchwały: wariant B',
        ),
      ),
    },
    {
      text: 'Nasza ulica ma 400 m do starej szkoły i 1,9 km do nowej. Przecież to widać na mapie!',
      by: 'Rodzice z ul. Klonowej',
      channel: 'email',
      who: ['35-44', 'man'],
      answer: forVerifying(
        accepted('Ulica Klonowa zostaje w dotychczasowym obwodzie w obu wariantach.', 'Wykaz ulic, poz. 7'),
      ),
    },
    {
      text: 'Brat w piątej, siostra idzie do pierwszej. Proszę o pewność na piśmie, a nie „raczej tak”.',
      by: 'Kasia',
      who: ['25-34', 'woman'],
      answer: forVerifying(
        accepted(
          'Pierwszeństwo rodzeństwa zapisujemy w projekcie uchwały wprost, bez warunku wolnych miejsc.',
          '§ 3 projektu uchwały',
        ),
      ),
    },
    {
      text: 'Rada Rodziców po głosowaniu (87 za, 31 przeciw, 12 wstrzymało się) popiera wariant B pod warunkiem świateł na przejściu przy szkole śródmiejskiej.',
      organisation: 'Rada Rodziców szkoły na północy (przykład)',
      channel: 'e-delivery',
      answer: forVerifying(
        partly(
          'Wariant B rekomendujemy. O światłach decyduje zarząd dróg: badanie natężenia ruchu odbędzie się jeszcze przed głosowaniem rady, a od września przejście obsłuży osoba z „lizakiem”.',
          'Projekt uchwały: wariant B; wniosek do zarządu dróg',
        ),
      ),
    },
    {
      text: 'Uczę w śródmiejskiej 26 lat. Mamy puste sale i świetną świetlicę, ale ogrzewanie z poprzedniego wieku. Zanim przyjdzie 60 dzieci więcej, wymieńcie okna od północy.',
      by: 'nauczycielka',
      channel: 'meeting',
      who: ['45-59', 'woman'],
      answer: later(
        'Wymianę okien wpiszemy do planu remontów, jeśli Rada znajdzie pieniądze w budżecie na przyszły rok.',
      ),
    },
    {
      text: 'A może po prostu wybudować nową szkołę na północy? Bloki stawiają, a szkoły nie.',
      by: 'Deweloper to nie ja',
      who: ['25-34', 'man'],
      answer: {
        ...rejected(
          'Nowa szkoła to około 70 mln zł i cztery lata budowy, a prognoza mówi, że za sześć lat pierwszaków będzie o 31% mniej niż dziś.',
        ),
        state: 'draft',
      },
    },
    {
      text: 'Chcę zostać z Olą w jednej klasie. Mieszkamy po dwóch stronach ulicy i przez to będziemy w innych szkołach. Ola jest moją najlepszą przyjaciółką od żłobka.',
      by: 'Lena, 6 lat (pisze mama)',
      who: ['under-16', 'woman'],
    },
    { text: 'Proszę nie dzielić ulicy na parzyste i nieparzyste.', who: ['35-44', 'man'] },
    {
      text: 'Jak moje dziecko ma przejść przez Utratę? Cztery pasy, światła na 11 sekund, sama ledwo zdążam.',
      by: 'Babcia odprowadzająca',
      channel: 'phone',
      who: ['60-74', 'woman'],
      answer: forVerifying(
        accepted(
          'Czas zielonego światła wydłużono do 19 sekund jeszcze w trakcie konsultacji.',
          'Zmiana programu sygnalizacji',
        ),
      ),
    },
    {
      text: 'Wariant A wystarczy. Sześć ulic to mniej zamieszania, a od 2029 dzieci i tak będzie mniej.',
      by: 'demograf z zawodu',
      who: ['45-59', 'man'],
    },
    {
      text: 'W imieniu uczniów klas czwartych, z którymi prowadziłam warsztat: chcą większych szafek, cichego miejsca na przerwie i żeby obiad nie był o 10:40.',
      by: 'pedagożka',
      channel: 'meeting',
      who: ['35-44', 'woman'],
      answer: outside(
        'To ważne, ale nie dotyczy granic obwodów. Listę pomysłów z warsztatu dostali dyrektorzy wszystkich szkół i odpowiedzą na nią na apelu do końca semestru.',
      ),
    },
    {
      text: 'Szkoła muzyczna i sportowa – czy dalej będzie można zapisać się spoza obwodu?',
      who: ['35-44', 'woman'],
      answer: forVerifying(accepted('Tak. Klasy sportowe i szkoła muzyczna nie mają obwodów i to się nie zmienia.')),
    },
    {
      text: 'Najpierw policzcie, ile dzieci przyjedzie z Ukrainy i Białorusi, u nas w klasie jest ich siedmioro i to są cudowne dzieci, ale potrzebna jest pomoc nauczyciela.',
      by: 'tata Stasia',
      who: ['35-44', 'man'],
    },
    { text: 'nie zgadzam się na nic', who: ['45-59', 'man'] },
    {
      text: 'Mój syn jest w spektrum. Zmiana szkoły to dla niego katastrofa, budynek zna na pamięć. Proszę o wyjątek dla dzieci z orzeczeniem, także przy młodszym rodzeństwie.',
      by: 'Mama Antka',
      channel: 'email',
      email: 'mama.antka@example.org',
      who: ['35-44', 'woman'],
      answer: forVerifying(
        accepted(
          'Dzieci z orzeczeniem i ich rodzeństwo wybierają szkołę niezależnie od obwodu. Żadne dziecko, które już się uczy, nie zmienia szkoły.',
          '§ 4 projektu uchwały',
        ),
      ),
    },
    {
      text: 'Mieszkamy na Zielonej Górce. Autobus linii 16 spod bloku jedzie pod starą szkołę, do nowej z przesiadką. Dajcie linię albo zostawcie obwód.',
      by: 'Zielona Górka',
      place: 'osiedle Zielona Górka',
      point: [22.9446, 54.0907],
      who: ['25-34', 'woman'],
    },
    {
      text: 'Brawo za spotkanie z opieką dla dzieci, pierwszy raz mogłam coś powiedzieć do końca zdania.',
      by: 'Ola',
      channel: 'meeting',
      who: ['25-34', 'woman'],
      answer: accepted('Dziękujemy, tak będzie na każdym spotkaniu.'),
    },
    {
      text: 'Popieram wariant B, tylko proszę zmienić obwód ul. Brzozowej – 17 dzieci, wszystkie chodzą razem przez park i jest bezpiecznie.',
      by: 'Brzozowa 2–18',
      channel: 'paper',
      who: ['35-44', 'woman'],
    },
    {
      text: 'Dyrekcja i rada pedagogiczna deklarują gotowość przyjęcia dwóch dodatkowych oddziałów klas pierwszych od września.',
      organisation: 'Rada Pedagogiczna szkoły śródmiejskiej (przykład)',
      channel: 'e-delivery',
    },
    {
      text: 'Stanie w korkach pod szkołą to też przez obwody. Zamknijcie ulicę szkolną rano na pół godziny.',
      by: 'Rowerowy tata',
      who: ['35-44', 'man'],
      answer: later('Ulicę szkolną zamykaną rano sprawdzimy na próbę wiosną, przez miesiąc.'),
    },
    {
      text: 'Przesyłam uwagi po terminie, bo dopiero dziś dostaliśmy przydział mieszkania i dotyczy nas nowy obwód.',
      by: 'nowi sąsiedzi',
      channel: 'paper',
      late: true,
      answer: forVerifying(
        tooLate(
          'Uwaga wpłynęła po terminie. Państwa sprawę i tak rozwiązuje projekt uchwały: dzieci przeprowadzające się w trakcie roku wybierają szkołę.',
        ),
      ),
    },
  ],
})
