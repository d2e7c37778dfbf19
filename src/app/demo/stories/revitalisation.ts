import type { Calendar } from '../calendar.ts'
import { accepted, draftOf, partly, type Story } from '../story.ts'

export const revitalisation = (calendar: Calendar): Story => ({
  organisation: 'lomza',
  unitCode: '2062011',
  title: 'Gminny Program Rewitalizacji Łomży: śródmieście',
  summary:
    'Co zrobić, żeby w starych kamienicach chciało się mieszkać, a na Starym Rynku było po co zostać? Uwagi do projektu programu zbieramy przez pięć tygodni.',
  topic: 'revitalisation',
  plainLanguage: `W środku miasta jest dużo starych domów. Są zimne i zniszczone. Część sklepów jest pusta.

Miasto napisało plan, jak to naprawić. Nazywa się program rewitalizacji.

Możesz powiedzieć, czy plan jest dobry i czego w nim brakuje. Szczególnie pytamy osoby, które tu mieszkają.

Nikt nie musi się wyprowadzać na stałe. Na czas remontu miasto daje mieszkanie zastępcze.`,
  purpose: 'Zebranie uwag do projektu programu: celów, listy przedsięwzięć, zasad udziału mieszkańców i wskaźników.',
  description: `Obszar rewitalizacji to 61 hektarów, na których mieszka 6 840 osób. Program na lata do 2033 przewiduje 23 przedsięwzięcia, między innymi remont 14 kamienic komunalnych, świetlicę podwórkową, klub seniora, zielone podwórka i lokale za symboliczny czynsz dla rzemieślników.

Uwagi może złożyć każdy: na piśmie, przez portal, ustnie do protokołu, na spacerze i na debacie. Odpowiemy na każdą, a raport kończy konsultacje.`,
  areaWords: 'śródmieście: od ul. Sikorskiego po skarpę nad Narwią',
  legalBasis: 'Art. 6 i art. 17 ust. 2 pkt 3 ustawy z 9 października 2015 r. o rewitalizacji',
  organ: 'Prezydent Miasta Łomży',
  runningUnit: 'Wydział Rozwoju i Rewitalizacji, pokój 315',
  orderingAct: `Uchwała Rady Miejskiej Łomży o przystąpieniu do sporządzenia programu z ${calendar.year(-260)} r. (przykład)`,
  addressees:
    'Mieszkańcy obszaru, właściciele i najemcy, wspólnoty mieszkaniowe, przedsiębiorcy, organizacje, instytucje kultury.',
  openScope:
    'Lista i kolejność przedsięwzięć, zasady przeprowadzek na czas remontu, lokale dla rzemiosła, zieleń, udział mieszkańców.',
  closedScope: 'Granice obszaru rewitalizacji, ustalone osobną uchwałą.',
  contact: { name: 'Robert Nadnarwiański, koordynator konsultacji' },
  days: { drafted: -40, announced: -12, opens: -11, closes: 26, reportDue: 60 },
  settings: { moderation: 'before' },
  stages: [
    { kind: 'announcement', title: 'Ogłoszenie', starts: calendar.workday(-12, '08:00') },
    {
      kind: 'collecting',
      title: 'Zbieranie uwag',
      description: 'Co najmniej 35 dni (art. 6 ust. 4 ustawy).',
      starts: calendar.at(-11, '00:00'),
      ends: calendar.end(26),
    },
    {
      kind: 'walk',
      title: 'Spacer studyjny po podwórkach',
      starts: calendar.workday(-2, '16:00'),
      ends: calendar.workday(-2, '18:00'),
      place: 'zbiórka na Starym Rynku przy studni',
      accessibility: 'Trasa dostępna na wózku, dwa podwórka pokażemy na zdjęciach.',
    },
    {
      kind: 'workshop',
      title: 'Warsztat: zasady przeprowadzek',
      starts: calendar.workday(6, '17:00'),
      ends: calendar.workday(6, '19:30'),
      place: 'Centrum Kultury przy Szkołach, sala lustrzana (parter)',
    },
    {
      kind: 'meeting',
      title: 'Debata z transmisją',
      starts: calendar.workday(14, '17:30'),
      ends: calendar.workday(14, '19:30'),
      place: 'Hala Kultury i transmisja w internecie',
      accessibility: 'Napisy na żywo i tłumacz języka migowego.',
    },
    { kind: 'report', title: 'Informacja podsumowująca', starts: calendar.workday(60, '12:00') },
  ],
  documents: [
    {
      title: 'Projekt Gminnego Programu Rewitalizacji (skrót)',
      description: 'Cele, 23 przedsięwzięcia i źródła pieniędzy.',
      plainSummary: 'Lista tego, co miasto chce zrobić, gdzie i za ile.',
      days: -12,
      file: {
        kind: 'pdf',
        name: 'gpr-skrot.pdf',
        subtitle: 'Projekt do konsultacji (przykład demonstracyjny)',
        blocks: [
          { kind: 'heading', level: 1, text: 'Cele' },
          {
            kind: 'list',
            ordered: true,
            items: [
              'Mieszkania, w których da się mieszkać: ciepło, łazienka, dostępność.',
              'Podwórka i ulice, na których chce się być.',
              'Praca i rzemiosło w parterach.',
              'Sąsiedzi, którzy się znają.',
            ],
          },
          {
            kind: 'table',
            caption: 'Największe przedsięwzięcia',
            columns: [
              { header: 'Nr', rowHeader: true },
              { header: 'Przedsięwzięcie', width: 5 },
              { header: 'Koszt w mln zł', align: 'right', width: 2 },
            ],
            rows: [
              ['1', 'Remont 14 kamienic komunalnych', '38,4'],
              ['2', 'Zielone podwórka (9)', '4,1'],
              ['3', 'Świetlica podwórkowa i klub seniora', '6,0'],
              ['4', 'Lokale dla rzemiosła', '1,2'],
            ],
          },
        ],
      },
    },
  ],
  announcedIn: [
    { kind: 'press', place: 'tygodnik lokalny', days: -12 },
    { kind: 'bip', place: 'Biuletyn Informacji Publicznej', days: -12 },
    { kind: 'website', place: 'strona miasta', days: -12 },
    { kind: 'board', place: 'urząd, klatki schodowe 64 kamienic i Stary Rynek', days: -11 },
  ],
  updates: [
    {
      days: -1,
      title: 'Po spacerze: pięć podwórek, dwa garnki zupy',
      body: 'Na spacerze było 36 osób. Mieszkanki podwórka przy Dwornej ugotowały zupę, za co pięknie dziękujemy. Najwięcej mówiliście o **ogrzewaniu** i o tym, **co będzie z czynszem po remoncie**.',
    },
  ],
  remarks: [
    {
      text: 'Mieszkam w kamienicy przy Dwornej 38 lat. Palę w piecu kaflowym, węgiel noszę na drugie piętro, a mam 74 lata. Na pierwszym miejscu proszę dać ogrzewanie, potem rynek i fontanny.',
      by: 'Lokatorka z Dwornej',
      channel: 'protocol',
      who: ['60-74', 'woman'],
      answer: draftOf(
        accepted(
          'Przyłączenie do miejskiej sieci ciepłowniczej przesuwamy na pierwszy rok programu.',
          'Przedsięwzięcie 1, harmonogram',
        ),
      ),
    },
    {
      text: 'Co będzie z czynszem po remoncie? Boimy się, że nas odnowią i nie będzie nas stać zostać. Proszę o gwarancję w programie, a nie w wywiadzie.',
      by: 'Sąsiedzi z podwórka',
      who: ['35-44', 'woman'],
    },
    {
      text: 'Lokale za złotówkę dla rzemieślników to świetny pomysł. Naprawiam buty, wynajmuję garaż na obrzeżach, z chęcią wrócę na rynek.',
      by: 'Szewc',
      who: ['45-59', 'man'],
      point: [22.0722, 53.1786],
    },
    {
      text: 'Na podwórku jest 11 dzieci i jeden trzepak. Nie plac zabaw za pół miliona, tylko trawa, drzewo, ławka i żeby nie parkowali.',
      by: 'Iwona',
      who: ['25-34', 'woman'],
      point: [22.0741, 53.1771],
      answer: draftOf(
        partly(
          'Zielone podwórka projektujemy z ich mieszkańcami i bez gotowych placów zabaw. Parkowania nie zlikwidujemy wszędzie, ale na każdym podwórku z dziećmi wyznaczymy część bez aut.',
          'Przedsięwzięcie 2',
        ),
      ),
    },
    {
      text: 'Winda w kamienicy z 1910 to nie fanaberia. Sąsiadka z trzeciego piętra nie była na dworze od Wielkanocy.',
      by: 'Sąsiad z parteru',
      channel: 'phone',
      who: ['45-59', 'man'],
    },
    {
      text: 'Skarpa nad Narwią! Macie najpiękniejszy widok w województwie i śmietnik w środku. Zejście, ławki, światło.',
      by: 'Fotograf',
      who: ['25-34', 'man'],
      point: [22.0808, 53.1807],
    },
    {
      text: 'Wnosimy o uwzględnienie śladów żydowskiej Łomży: tablica w miejscu Wielkiej Synagogi i opieka nad cmentarzem. Deklarujemy opracowanie treści bez wynagrodzenia.',
      organisation: 'Towarzystwo Pamięci Miasta (przykład)',
      channel: 'email',
    },
    {
      text: 'Świetlica podwórkowa super, tylko żeby była czynna po 18 i w ferie, a nie do 15 jak wszystko.',
      by: 'Kacper',
      who: ['16-24', 'man'],
    },
    {
      text: 'Kto pilnuje tych wskaźników? W poprzednim programie napisali „wzrost integracji o 10%”. Proszę o wskaźniki, które da się sprawdzić, np. ile łazienek.',
      by: 'Urzędnik w spoczynku',
      quotation: 'Sąsiedzi, którzy się znają.',
      who: ['60-74', 'man'],
    },
    { text: 'Drzewa na Starym Rynku. Latem to patelnia.', who: ['35-44', 'woman'] },
    {
      text: 'Proszę usunąć z programu ul. Senatorską, tam nic nie trzeba, a ja chcę mieć spokój i parking.',
      who: ['60-74', 'man'],
      waits: true,
    },
    { text: 'Pan z numeru 14 zalega z czynszem od lat i jeszcze dostanie remont za nasze podatki!!!', waits: true },
    {
      text: 'Proponuję banki czasu i wspólną pralnię w klubie seniora. W Danii działa, sprawdzałam u córki.',
      by: 'Teresa',
      who: ['60-74', 'woman'],
      waits: true,
    },
  ],
})
