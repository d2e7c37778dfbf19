import type { Calendar } from '../calendar.ts'
import { PLAN_SKETCH } from '../drawings.ts'
import type { Story } from '../story.ts'
import { CAMPAIGNS, lettersOfCampaigns } from './general-plan-letters.ts'
import { SINGLE_REMARKS } from './general-plan-remarks.ts'

export const generalPlan = (calendar: Calendar): Story => ({
  organisation: 'zabludow',
  unitCode: '2002143',
  title: 'Plan ogólny gminy Zabłudów',
  summary:
    'Plan ogólny zdecyduje, gdzie w gminie będzie można budować, a gdzie zostaną pola i lasy. Zobacz projekt i złóż uwagę, także do jednej działki.',
  topic: 'space',
  plainLanguage: `Plan ogólny to mapa całej gminy. Pokazuje, gdzie można budować domy, gdzie firmy, a gdzie mają zostać pola, łąki i lasy.

Plan jest ważny dla każdego, kto ma działkę albo chce się budować.

- Sprawdź na mapie, w jakiej strefie jest Twój dom albo działka.
- Jeśli się nie zgadzasz, napisz uwagę. Napisz numer działki i powiedz, dlaczego.
- Możesz też przyjść na spotkanie. Pomożemy Ci napisać uwagę.

Rada Miejska dostanie wszystkie uwagi i nasze odpowiedzi, zanim uchwali plan.`,
  purpose:
    'Zebranie uwag do projektu planu ogólnego, zanim trafi pod obrady Rady Miejskiej. Każda uwaga będzie rozpatrzona, a propozycja rozpatrzenia z uzasadnieniem znajdzie się w raporcie.',
  description: `Plan ogólny zastąpi dotychczasowe studium. Dzieli gminę na strefy, na przykład **strefę zabudowy jednorodzinnej (SJ)**, **strefę zabudowy zagrodowej (SZ)**, **strefę produkcji rolniczej (SR)** i **strefę otwartą (SO)**. Decyzja o warunkach zabudowy będzie mogła zapaść tylko w obszarze uzupełnienia zabudowy.

## O co najczęściej pytacie

**Mam ważną decyzję o warunkach zabudowy. Czy ją stracę?** Nie. Decyzje prawomocne zostają w mocy.

**Czy moja działka straci na wartości?** To zależy od strefy. Na dyżurach projektantka pokaże Ci, co zmienia się na Twojej działce.

**Czy muszę użyć formularza?** Ustawa przewiduje formularz „Pismo dotyczące aktu planowania przestrzennego”. Uwaga złożona przez portal zawiera te same dane, nie musisz go wypełniać drugi raz.

**Wszyscy sąsiedzi podpisali to samo pismo. Czy to się liczy?** Tak. Każdą osobę liczymy osobno, a na jednakowe pisma odpowiadamy raz i wszystkim.`,
  areaWords: 'cała gmina, 57 miejscowości',
  legalBasis: 'Art. 8e–8k ustawy z 27 marca 2003 r. o planowaniu i zagospodarowaniu przestrzennym',
  organ: 'Burmistrz Zabłudowa',
  runningUnit: 'Referat Planowania Przestrzennego, pokój 7',
  orderingAct: `Uchwała Rady Miejskiej w Zabłudowie o przystąpieniu do sporządzenia planu ogólnego z ${calendar.year(-420)} r. (przykład)`,
  addressees:
    'Każdy: mieszkanki i mieszkańcy, właściciele nieruchomości, przedsiębiorcy, rolnicy, organizacje i instytucje.',
  openScope:
    'Granice i rodzaje stref, gminne standardy urbanistyczne, obszary uzupełnienia zabudowy, dostęp do szkół i zieleni.',
  closedScope:
    'Tereny chronione przyrodniczo, lasy państwowe, przebieg dróg krajowych oraz łączna powierzchnia nowych terenów mieszkaniowych, którą ogranicza ustawa.',
  contact: { name: 'Marek Gryka, koordynator konsultacji' },
  days: { drafted: -45, announced: -21, opens: -20, closes: 10, reportDue: 52, decided: -3 },
  settings: { secondAcceptance: false, decisionsPublic: 'at-once' },
  stages: [
    { kind: 'announcement', title: 'Ogłoszenie w prasie, BIP i sołectwach', starts: calendar.workday(-21, '08:00') },
    {
      kind: 'collecting',
      title: 'Zbieranie uwag',
      description: 'Co najmniej 28 dni (art. 8j ustawy).',
      starts: calendar.at(-20, '00:00'),
      ends: calendar.end(10),
    },
    {
      kind: 'meeting',
      title: 'Spotkanie otwarte w Zabłudowie',
      starts: calendar.workday(-10, '17:00'),
      ends: calendar.workday(-10, '19:30'),
      place: 'Miejski Ośrodek Animacji Kultury, sala widowiskowa',
      accessibility: 'Wejście bez schodów, pętla indukcyjna, napisy na żywo.',
    },
    {
      kind: 'meeting',
      title: 'Spotkanie otwarte w Rafałówce',
      starts: calendar.workday(-6, '17:30'),
      ends: calendar.workday(-6, '19:30'),
      place: 'świetlica wiejska',
      accessibility: 'Jeden próg, pomagamy przy wejściu.',
    },
    {
      kind: 'desk',
      title: 'Dyżury projektantki',
      description: 'W każdą środę, także zdalnie. Zapisy nie są potrzebne.',
      starts: calendar.workday(-18, '14:00'),
      ends: calendar.workday(8, '18:00'),
      place: 'urząd, sala nr 3',
    },
    { kind: 'analysis', title: 'Rozpatrywanie uwag', starts: calendar.at(11, '00:00'), ends: calendar.end(50) },
    { kind: 'report', title: 'Raport podsumowujący konsultacje', starts: calendar.workday(52, '12:00') },
  ],
  documents: [
    {
      title: 'Projekt planu ogólnego: tekst',
      description: 'Definicje stref, standardy urbanistyczne i zasady dla obszarów uzupełnienia zabudowy.',
      plainSummary:
        'W tekście napisano, co wolno w każdej strefie: ile pięter, jak duża część działki musi zostać zielona, jak daleko ma być do szkoły.',
      days: -21,
      file: {
        kind: 'pdf',
        name: 'plan-ogolny-tekst.pdf',
        subtitle: 'Projekt do konsultacji (przykład demonstracyjny)',
        blocks: [
          { kind: 'heading', level: 1, text: '§ 1. Strefy planistyczne' },
          {
            kind: 'paragraph',
            text: 'W gminie wyznacza się strefy planistyczne, których symbole i granice określa rysunek planu.',
          },
          {
            kind: 'table',
            caption: 'Gminny katalog stref',
            columns: [
              { header: 'Symbol', rowHeader: true },
              { header: 'Strefa', width: 4 },
              { header: 'Powierzchnia w ha', align: 'right', width: 2 },
              { header: 'Najwyżej metrów', align: 'right', width: 2 },
            ],
            rows: [
              ['SJ', 'wielofunkcyjna z zabudową mieszkaniową jednorodzinną', '1 412', '9'],
              ['SZ', 'wielofunkcyjna z zabudową zagrodową', '2 108', '10'],
              ['SU', 'usługowa', '96', '12'],
              ['SP', 'gospodarcza', '188', '15'],
              ['SR', 'produkcji rolniczej', '214', '14'],
              ['SO', 'otwarta', '29 640', '–'],
            ],
          },
          { kind: 'heading', level: 1, text: '§ 2. Standardy dostępności' },
          {
            kind: 'list',
            items: [
              'do szkoły podstawowej nie dalej niż 3 km drogą dojścia,',
              'do zieleni publicznej co najmniej 0,3 ha nie dalej niż 1,5 km,',
              'do większego terenu zieleni, co najmniej 1 ha, nie dalej niż 3 km.',
            ],
          },
          { kind: 'heading', level: 1, text: '§ 3. Obszary uzupełnienia zabudowy' },
          {
            kind: 'paragraph',
            text: 'Obszary wyznacza się wokół istniejących skupisk co najmniej pięciu budynków, zgodnie z rozporządzeniem. Poza nimi decyzja o warunkach zabudowy nie może być wydana.',
          },
        ],
      },
    },
    {
      title: 'Rysunek planu: schemat stref',
      description: 'Uproszczona mapa gminy z zaznaczonymi strefami, o które pytacie najczęściej.',
      days: -21,
      file: { kind: 'drawing', name: 'plan-schemat.png', svg: PLAN_SKETCH },
    },
    {
      title: 'Wykaz wniosków z propozycją rozpatrzenia',
      description: '318 wniosków złożonych przed powstaniem projektu.',
      days: -20,
      file: {
        kind: 'docx',
        name: 'wykaz-wnioskow.docx',
        blocks: [
          {
            kind: 'paragraph',
            text: 'Na etapie wniosków wpłynęło 318 pism. Uwzględniono w całości 121, częściowo 74.',
          },
          {
            kind: 'table',
            columns: [
              { header: 'Lp.', rowHeader: true },
              { header: 'Czego dotyczył wniosek', width: 5 },
              { header: 'Propozycja', width: 3 },
            ],
            rows: [
              ['1', 'dopuszczenie zabudowy jednorodzinnej w Skrybiczach', 'uwzględniony częściowo'],
              ['2', 'zachowanie zadrzewień śródpolnych w Rybołach', 'uwzględniony'],
              ['3', 'teren pod ośrodek zdrowia w Zabłudowie', 'uwzględniony'],
            ],
          },
        ],
      },
    },
  ],
  announcedIn: [
    { kind: 'press', place: 'dziennik regionalny, strona 7', days: -21 },
    { kind: 'bip', place: 'Biuletyn Informacji Publicznej', days: -21 },
    { kind: 'website', place: 'strona internetowa gminy', days: -21 },
    { kind: 'board', place: 'tablice ogłoszeń we wszystkich sołectwach', days: -20 },
    { kind: 'other', place: 'ogłoszenie z ambony i w cerkwi, za zgodą proboszczów', days: -16 },
  ],
  updates: [
    {
      days: -5,
      title: 'Po spotkaniu w Rafałówce: 74 osoby, jedna sprawa',
      body: 'Najwięcej mówiliście o strefie produkcji rolniczej przy drodze do Protas. Projektantka przygotuje na spotkanie z radą dwa warianty granicy tej strefy. Protokół spotkania dołączymy do raportu.',
    },
    {
      days: -12,
      title: 'Dodatkowy dyżur w Kurianach',
      body: 'Na prośbę sołtyski projektantka będzie w świetlicy w najbliższy czwartek od 16:00 do 19:00.',
    },
  ],
  remarks: mixed(),
  campaigns: CAMPAIGNS,
})

// Letters of campaigns come in waves between those of single people.
function mixed() {
  const letters = lettersOfCampaigns()
  const every = Math.ceil(letters.length / SINGLE_REMARKS.length)
  return SINGLE_REMARKS.flatMap((remark, index) => [remark, ...letters.slice(index * every, (index + 1) * every)])
}
