import type { Calendar } from '../calendar.ts'
import type { Story } from '../story.ts'

export const LETTERS_TITLE = 'Plan ogólny: listy'

/** A consultation that is closed and waits for answers; its letters come from a file that is not part of the portal. */
// Open for years, because letters of a file bring days of their own, and those must fall while it was open.
export const letters = (calendar: Calendar): Story => ({
  organisation: 'augustow',
  unitCode: '2001011',
  title: LETTERS_TITLE,
  summary:
    'Zbiór listów do planu ogólnego, wczytany z pliku. Służy do sprawdzenia, jak grupuje się podobne pisma i jak się na nie odpowiada.',
  topic: 'space',
  plainLanguage:
    'Ludzie napisali bardzo dużo listów. Wiele z nich jest prawie takich samych. Portal znajduje takie listy, a urząd odpowiada na nie raz.',
  purpose: 'Rozpatrzenie wszystkich pism do projektu planu ogólnego.',
  description:
    'Listy wpłynęły pocztą elektroniczną i na papierze. Portal złączył podobne w grupy; każdą grupę ogląda człowiek, zanim na nią odpowie.',
  legalBasis: 'Art. 8g–8k ustawy z 27 marca 2003 r. o planowaniu i zagospodarowaniu przestrzennym',
  organ: 'Burmistrz Miasta Augustowa',
  runningUnit: 'Wydział Planowania, pokój 8',
  orderingAct: `Uchwała Rady Miejskiej z ${calendar.year(-1040)} r. (przykład)`,
  addressees: 'Każdy.',
  openScope: 'Strefy planistyczne, gminne standardy urbanistyczne, obszary uzupełnienia zabudowy.',
  closedScope: 'Tereny chronione na podstawie innych ustaw.',
  contact: { name: 'Halina Brzozowska-Rak' },
  days: { drafted: -1030, announced: -1001, opens: -1000, closes: -6, reportDue: 30 },
  stages: [
    { kind: 'collecting', title: 'Zbieranie uwag', starts: calendar.at(-1000, '00:00'), ends: calendar.end(-6) },
    { kind: 'analysis', title: 'Rozpatrywanie uwag', starts: calendar.at(-5, '00:00'), ends: calendar.end(29) },
    { kind: 'report', title: 'Raport', starts: calendar.workday(30, '12:00') },
  ],
  announcedIn: [{ kind: 'bip', place: 'Biuletyn Informacji Publicznej', days: -1001 }],
})
