import type { Calendar } from '../calendar.ts'
import { accepted, draftOf, later, type Story } from '../story.ts'

export const strategy = (calendar: Calendar): Story => ({
  organisation: 'goldap',
  unitCode: '2818033',
  title: 'Gołdap za dziesięć lat: strategia rozwoju gminy',
  summary:
    'Uzdrowisko, szkoły, praca i pociąg. Przeczytaj projekt strategii i powiedz, czego w nim brakuje i od czego zacząć.',
  topic: 'strategy',
  plainLanguage: `Strategia mówi, jaka ma być nasza gmina za dziesięć lat i na co wydamy pieniądze.

Są w niej cztery sprawy: zdrowie, praca, młodzi ludzie i przyroda.

Napisz, co jest dla Ciebie najważniejsze.`,
  purpose:
    'Zebranie opinii o projekcie strategii od mieszkańców, sąsiednich gmin i partnerów, zanim przyjmie ją Rada Miejska.',
  description: `Projekt powstał na siedmiu warsztatach, w których wzięło udział 148 osób. Ma cztery cele i 31 zadań. Opinie zbieramy co najmniej 35 dni, a w ciągu 30 dni po terminie ogłosimy sprawozdanie ze stanowiskiem do każdej z nich.`,
  legalBasis: 'Art. 6 ust. 3–6 ustawy z 6 grudnia 2006 r. o zasadach prowadzenia polityki rozwoju',
  organ: 'Burmistrz Gołdapi',
  runningUnit: 'Wydział Rozwoju, pokój 30',
  orderingAct: `Uchwała Rady Miejskiej w Gołdapi o trybie opracowania strategii z ${calendar.year(-300)} r. (przykład)`,
  addressees:
    'Mieszkańcy miasta i sołectw, młodzież, kuracjusze, przedsiębiorcy, organizacje, sąsiednie gminy, Wody Polskie.',
  openScope: 'Cele, zadania, ich kolejność oraz sposób sprawdzania, czy strategia działa.',
  closedScope: 'Zadania, które wynikają z ustaw i podpisanych umów.',
  contact: { name: 'Ewa Romincka, koordynatorka konsultacji' },
  displayedDate: 'do końca jesieni',
  days: { drafted: -60, announced: -29, opens: -28, closes: 8, reportDue: 36, decided: -1 },
  stages: [
    { kind: 'announcement', title: 'Ogłoszenie', starts: calendar.workday(-29, '08:00') },
    { kind: 'collecting', title: 'Zbieranie opinii', starts: calendar.at(-28, '00:00'), ends: calendar.end(8) },
    {
      kind: 'meeting',
      title: 'Spotkania w sołectwach',
      description: 'Grabowo, Jabłońskie, Kozaki, Pogorzel, Żytkiejmska Struga – zawsze o 17:00.',
      starts: calendar.workday(-20, '17:00'),
      ends: calendar.workday(-8, '19:00'),
      place: 'świetlice wiejskie',
    },
    {
      kind: 'workshop',
      title: 'Noc w domu kultury: warsztat młodzieży',
      starts: calendar.workday(2, '18:00'),
      ends: calendar.workday(2, '22:00'),
      place: 'Dom Kultury, sala prób',
    },
    { kind: 'report', title: 'Sprawozdanie', starts: calendar.workday(36, '12:00') },
  ],
  documents: [
    {
      title: 'Projekt strategii: cele i zadania',
      description: 'Skrót na trzech stronach.',
      days: -29,
      file: {
        kind: 'docx',
        name: 'strategia-cele.docx',
        blocks: [
          { kind: 'heading', level: 1, text: 'Cztery cele' },
          {
            kind: 'list',
            ordered: true,
            items: [
              'Zdrowie: uzdrowisko dla kuracjuszy i dla mieszkańców.',
              'Praca: firmy, które płacą tyle, żeby nie wyjeżdżać.',
              'Młodzi: szkoła, mieszkanie na start, miejsce na wieczór.',
              'Przyroda: Puszcza Romincka, jezioro, czyste powietrze.',
            ],
          },
          { kind: 'heading', level: 1, text: 'Jak sprawdzimy, czy działa' },
          {
            kind: 'paragraph',
            text: 'Raz w roku na sesji i na rynku pokażemy dziesięć liczb, między innymi saldo wyjazdów osób przed trzydziestką i liczbę dni ze złym powietrzem.',
          },
        ],
      },
    },
  ],
  announcedIn: [
    { kind: 'website', place: 'strona gminy', days: -29 },
    { kind: 'bip', place: 'Biuletyn Informacji Publicznej', days: -29 },
    { kind: 'board', place: 'tablice w 35 sołectwach', days: -28 },
  ],
  remarks: [
    {
      text: 'Pociąg. Bez pociągu do Olsztyna wszystko inne to pobożne życzenia. Studentka, 4 godziny w jedną stronę.',
      by: 'Wracam co drugi weekend',
      who: ['16-24', 'woman'],
      answer: draftOf(
        later(
          'Linia nie jest nasza, ale wpisujemy do strategii starania o nią razem z sąsiednimi gminami i przystanek, który możemy zbudować sami.',
        ),
      ),
    },
    {
      text: 'Uzdrowisko jest dla kuracjuszy. A dla nas? Godzina tańszego basenu z solanką w tygodniu i już inaczej się patrzy.',
      by: 'Gołdapianka',
      who: ['45-59', 'woman'],
      answer: draftOf(
        accepted('Karta mieszkańca z tańszą solanką i tężnią jest nowym zadaniem nr 32.', 'Cel 1, zadanie 32'),
      ),
    },
    {
      text: 'Jak mam otworzyć warsztat, jak strefa ekonomiczna wymaga miliona inwestycji? Halę na wynajem dajcie, 100 metrów, po ludzku.',
      by: 'Mechanik',
      channel: 'meeting',
      who: ['25-34', 'man'],
    },
    {
      text: 'W zimie w dolinie stoi dym, że nie widać Pięknej Góry. Uzdrowisko! Najpierw piece.',
      by: 'Alergik',
      who: ['35-44', 'man'],
      point: [22.3031, 54.3102],
    },
    {
      text: 'Mieszkania na start – tak. Nauczycielka z Ełku chciała u nas uczyć, nie znalazła nic do wynajęcia.',
      by: 'Dyrektorka',
      channel: 'email',
      who: ['45-59', 'woman'],
    },
    {
      text: 'W sołectwach autobus szkolny jedzie rano i po południu pusty w połowie. Pozwólcie wsiadać dorosłym.',
      by: 'Sołtys',
      channel: 'protocol',
      who: ['60-74', 'man'],
      answer: accepted(
        'To możliwe od zaraz: otwieramy kursy szkolne dla wszystkich pasażerów od następnego semestru.',
        'Cel 3, zadanie 18',
      ),
    },
    {
      text: 'Za dużo słów „innowacyjny” i „synergia”. Naliczyłem 41.',
      quotation: 'synergia działań innowacyjnych',
      who: ['60-74', 'man'],
      answer: accepted('Naliczyliśmy 43. Zostało zero.', 'Redakcja całego tekstu'),
    },
    {
      text: 'Ścieżka dookoła jeziora, cała, bez chaszczy i płotów.',
      by: 'Kijkarka',
      who: ['60-74', 'woman'],
      point: [22.3186, 54.3205],
    },
    {
      text: 'Miejsce na wieczór to nie klub w piwnicy o 19:00. Zaufajcie nam i dajcie klucze do sali prób.',
      by: 'Rada Młodzieży (troje z nas)',
      channel: 'meeting',
      who: ['16-24', 'no-answer'],
    },
    {
      text: 'Gmina sąsiednia popiera wspólne zadania dotyczące szlaku wokół Puszczy Rominckiej i prosi o wpisanie wspólnego finansowania.',
      organisation: 'Gmina sąsiednia (przykład)',
      channel: 'e-delivery',
    },
    { text: 'Stomatolog dla dzieci na NFZ. Jeżdżę do Suwałk.', by: 'mama', channel: 'phone', who: ['25-34', 'woman'] },
    {
      text: 'Opieka nad starszymi w domu. Nie dom starców za miastem, tylko ktoś, kto przyjdzie dwa razy w tygodniu.',
      by: 'Córka na odległość',
      who: ['45-59', 'woman'],
    },
    {
      text: 'Proszę o stanowisko w sprawie retencji: odtworzenie mokradeł w Puszczy jest tańsze niż wały.',
      organisation: 'Koło Mokradeł (przykład)',
      channel: 'email',
    },
  ],
})
