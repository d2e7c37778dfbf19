import type { Calendar } from '../calendar.ts'
import type { Story } from '../story.ts'
import { evaluationForm } from '../surveys/evaluation.ts'
import { LAKE_COUNT, LAKE_UNIT, lakeAnswers, lakeForm } from '../surveys/lake.ts'

/** Begun some days ago and open now, with a survey on a map. */
export const lake = (calendar: Calendar): Story => ({
  organisation: 'augustow',
  unitCode: LAKE_UNIT,
  title: 'Brzeg jeziora w Augustowie: gdzie dobrze, gdzie źle',
  summary:
    'Zanim powstanie plan zagospodarowania brzegu, zbieramy miejsca: te, które lubicie, i te, które trzeba zmienić. Zaznacz je na mapie albo opisz słowami.',
  topic: 'greenery',
  plainLanguage: `Miasto chce urządzić brzeg jeziora.

Najpierw pytamy, które miejsca są dobre, a które złe. Można je zaznaczyć na mapie. Można też napisać, gdzie to jest.

Zebrane miejsca dostanie projektantka.`,
  purpose: 'Zebranie miejsc ważnych dla mieszkańców przed zamówieniem planu zagospodarowania brzegu jeziora.',
  description: `Brzeg jeziora w granicach miasta ma ponad 6 kilometrów. Część jest zadbana, do części nie da się dojść, a do niektórych miejsc prowadzą tylko wydeptane ścieżki.

Nie mamy jeszcze projektu. Najpierw chcemy wiedzieć, **gdzie bywacie i którędy tam dochodzicie**.`,
  areaWords: 'brzeg jeziora w granicach miasta, od przystani po ujście rzeki',
  legalBasis: 'Art. 5a ust. 1 ustawy o samorządzie gminnym',
  organ: 'Burmistrz Miasta Augustowa',
  runningUnit: 'Wydział Inwestycji i Zieleni Miejskiej, pokój 12',
  orderingAct: `Zarządzenie nr 231/${calendar.year(-14)} Burmistrza Miasta Augustowa (przykład)`,
  addressees: 'Wszyscy, którzy nad jeziorem bywają: mieszkańcy, wędkarze, żeglarze, rodzice z dziećmi, osoby starsze.',
  openScope: 'Które miejsca urządzić, gdzie zrobić zejścia do wody, pomosty, ławki, światło, a gdzie nic nie ruszać.',
  closedScope: 'Strefa ochronna ptaków i granice prywatnych działek.',
  contact: { name: 'Tomasz Olszyński, koordynator konsultacji' },
  days: { drafted: -19, announced: -11, opens: -9, closes: 16, reportDue: 46 },
  stages: [
    { kind: 'announcement', title: 'Ogłoszenie', starts: calendar.workday(-11, '08:00') },
    {
      kind: 'collecting',
      title: 'Mapa miejsc i uwagi',
      description: 'Geoankieta w internecie i na papierze, uwagi każdym kanałem.',
      starts: calendar.at(-9, '00:00'),
      ends: calendar.end(16),
    },
    { kind: 'report', title: 'Raport', starts: calendar.workday(46, '12:00') },
  ],
  announcedIn: [
    { kind: 'bip', place: 'Biuletyn Informacji Publicznej', days: -11 },
    { kind: 'board', place: 'tablice na plaży i przystani', days: -10 },
  ],
  surveys: [
    {
      definition: lakeForm,
      stage: 'Mapa miejsc i uwagi',
      days: { drafted: -15, opened: -9 },
      settings: { anonymity: 'confidential', results: 'live', populationWords: 'wszyscy, którzy bywają nad jeziorem' },
      count: LAKE_COUNT,
      answers: lakeAnswers,
      interest: { seen: 402, begun: 168 },
    },
    {
      definition: evaluationForm,
      days: { drafted: -2 },
      settings: { results: 'after-closing' },
      count: 0,
      answers: () => [],
      interest: { seen: 0, begun: 0 },
    },
  ],
})
