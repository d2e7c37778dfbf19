import type { Calendar } from '../calendar.ts'
import { SHORE_PLAN } from '../drawings.ts'
import type { Story } from '../story.ts'
import { CYCLE_PATH_REMARKS } from './cycle-path-remarks.ts'

export const cyclePath = (calendar: Calendar): Story => ({
  organisation: 'elk',
  unitCode: '2805011',
  title: 'Ścieżka rowerowa nad Jeziorem Ełckim',
  summary:
    'Zapytaliśmy, którędy poprowadzić brakujące 1,8 km. Ścieżka już jest. Zobacz, które uwagi zmieniły projekt i co z nich wyszło.',
  topic: 'sport',
  plainLanguage: `Nad jeziorem w Ełku brakowało kawałka drogi dla rowerów. Pytaliśmy ludzi, którędy ma biec.

Ludzie napisali 27 uwag. Większość zmieniła projekt. Drzewa zostały. Droga dla rowerów jest osobno, a chodnik osobno.

Ścieżka jest już gotowa. Można nią jechać.`,
  purpose: 'Wybór przebiegu i szerokości brakującego odcinka ścieżki wzdłuż brzegu przed zleceniem projektu.',
  description: `Promenada urywa się przy plaży i zaczyna znowu za mostem. Brakuje 1,8 km. Mieliśmy dwie możliwości: **brzegiem**, wśród olsz, albo **ulicą**, o 600 m dalej od wody.

Wybraliście brzeg, ale z trzema warunkami: bez wycinki, osobno pieszo i rowerem, z miejscem do siedzenia dla wędkarzy.`,
  areaWords: 'brzeg jeziora od plaży miejskiej do mostu',
  legalBasis: 'Art. 5a ust. 1 ustawy o samorządzie gminnym',
  organ: 'Prezydent Miasta Ełku',
  runningUnit: 'Wydział Mienia Komunalnego, pokój 204',
  orderingAct: `Zarządzenie nr 57/${calendar.year(-320)} Prezydenta Miasta Ełku (przykład)`,
  addressees: 'Mieszkańcy, rowerzyści, biegacze, wędkarze, osoby mieszkające przy brzegu, organizacje.',
  openScope: 'Przebieg, szerokość, nawierzchnia, oświetlenie, miejsca odpoczynku.',
  closedScope: 'Ścieżka powstanie. Nie może przeciąć trzcinowiska objętego ochroną.',
  contact: { name: 'Grzegorz Przystań, koordynator konsultacji' },
  days: { drafted: -330, announced: -312, opens: -310, closes: -281, reportDue: -250, decided: -262 },
  stages: [
    { kind: 'announcement', title: 'Ogłoszenie', starts: calendar.workday(-312, '08:00') },
    { kind: 'collecting', title: 'Zbieranie uwag', starts: calendar.at(-310, '00:00'), ends: calendar.end(-281) },
    {
      kind: 'walk',
      title: 'Przejazd rowerami wzdłuż brzegu',
      starts: calendar.workday(-298, '16:00'),
      ends: calendar.workday(-298, '18:00'),
      place: 'start przy plaży miejskiej',
      accessibility: 'Dwie riksze dla osób, które nie jeżdżą.',
    },
    { kind: 'report', title: 'Raport', starts: calendar.workday(-255, '12:00') },
    {
      kind: 'effects',
      title: 'Efekty',
      description: 'Projekt, budowa, otwarcie, pierwsze pomiary.',
      starts: calendar.workday(-170, '12:00'),
    },
  ],
  documents: [
    {
      title: 'Dwa przebiegi ścieżki',
      description: 'Schemat: brzegiem albo ulicą.',
      plainSummary: 'Zielona linia to droga brzegiem jeziora. Szara linia to droga ulicą.',
      days: -312,
      file: { kind: 'drawing', name: 'przebieg.png', svg: SHORE_PLAN },
    },
    {
      title: 'Ocena przyrodnicza brzegu',
      description: 'Co rośnie i gniazduje między plażą a mostem.',
      days: -311,
      file: {
        kind: 'docx',
        name: 'ocena-przyrodnicza.docx',
        blocks: [
          { kind: 'heading', level: 1, text: 'Wnioski' },
          {
            kind: 'list',
            items: [
              'trzcinowisko na wysokości zatoki jest miejscem gniazdowania bąka i perkozów – omijać w odległości co najmniej 30 m,',
              '46 olsz i 18 lip w dobrym stanie – zachować,',
              'prace ziemne poza okresem od 1 marca do 31 lipca.',
            ],
          },
        ],
      },
    },
  ],
  announcedIn: [
    { kind: 'bip', place: 'Biuletyn Informacji Publicznej', days: -312 },
    { kind: 'board', place: 'plaża, przystań i 14 wejść na brzeg', days: -311 },
    { kind: 'website', place: 'strona miasta', days: -312 },
  ],
  updates: [
    {
      days: -255,
      title: 'Raport: 27 uwag, 20 w projekcie',
      body: 'Uwzględniliśmy w całości lub w części 20 z 27 uwag. Projektant dostał raport jako załącznik do umowy.',
    },
  ],
  remarks: CYCLE_PATH_REMARKS,
  report: {
    days: -255,
    conclusions: `Ścieżka pobiegnie **brzegiem jeziora**, bez wycinki lip i olsz, osobno dla pieszych i rowerów. Projektant dostaje ten raport jako załącznik do umowy i przy każdej uwadze zapisze, gdzie ją uwzględnił.

Decyzję podjął Prezydent Miasta Ełku.`,
    evaluation: `Przejazd rowerami wzdłuż brzegu dał więcej niż sala konferencyjna: połowa uwag o konkretnych miejscach powstała w siodełku. Riksze pozwoliły wziąć udział osobom, które nie jeżdżą. Koszt: 2 240 zł.`,
  },
  closing: {
    protocols: [
      {
        stage: 'Przejazd rowerami',
        ledBy: 'Biuro Inżyniera Ruchu',
        participants: 38,
        course:
          'Przejechaliśmy brzegiem od plaży do zatoki. Zatrzymaliśmy się w dziewięciu miejscach, każde opisaliśmy na mapie. Z riksz skorzystało pięć osób.',
        findings: 'Trasa ominie lipy i olsze; w dwóch miejscach powstaną pomosty.',
      },
    ],
    steps: [
      {
        title: 'Projekt z trasą brzegiem jeziora',
        responsible: 'Wydział Inwestycji',
        due: -165,
        done: { day: -170, outcome: 'Projektant przesunął trasę w 14 miejscach wskazanych na mapie.' },
      },
      {
        title: 'Ścieżka otwarta',
        responsible: 'Wydział Inwestycji',
        due: -60,
        done: { day: -48, outcome: 'Otwarta 12 dni po terminie: zabrakło drewna na pomosty.' },
      },
      { title: 'Lustro na zakręcie przy zatoce', responsible: 'Zarząd Dróg', due: 20 },
    ],
    evaluation: { answers: 41, mood: 4.3 },
  },
  effects: [
    {
      days: -170,
      title: 'Projekt gotowy, drzewa zostają',
      body: 'Projektant przesunął trasę w 14 miejscach wskazanych na mapie uwag. **Żadna lipa ani olsza nie idzie pod piłę.** Dwa odcinki biegną na drewnianych pomostach.',
    },
    {
      days: -48,
      title: 'Ścieżka otwarta',
      body: 'Na otwarciu było około 400 osób, w tym klasa, która sadziła lipy w 1974 roku. Ścieżka ma 1,8 km, 24 ławki, 7 podestów dla wędkarzy i ogrzewaną toaletę.',
    },
    {
      days: -9,
      title: 'Pierwszy miesiąc: 31 tysięcy przejazdów',
      body: 'Licznik przy plaży pokazał 31 240 przejazdów rowerem i 18 900 przejść. Pan z ul. Zamkowej, który bał się tłumów, napisał do nas, że „jest ciszej, niż myślał”. Poprawiamy jedno miejsce: zakręt przy zatoce dostanie lustro.',
    },
  ],
})
