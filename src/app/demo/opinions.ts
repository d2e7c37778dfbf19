import { KIND } from '../../modules/consultations/index.ts'
import { bringDebate, randomFrom, type Vote } from '../../modules/debates/index.ts'
import { listProcesses } from '../../modules/processes/index.ts'
import type { Context } from '../../platform/context.ts'
import type { Calendar } from './calendar.ts'

/** How likely each of three kinds of people agrees: who comes for quiet and trees, who comes to play and train, who lives near. */
type Likely = [quiet: number, active: number, near: number]

const STATEMENTS: [string, Likely][] = [
  ['Park po zmroku powinien być dobrze oświetlony.', [0.35, 0.95, 0.6]],
  ['W parku potrzeba więcej ławek z oparciem.', [0.92, 0.8, 0.96]],
  ['Psy powinny mieć w parku ogrodzony wybieg.', [0.75, 0.7, 0.85]],
  ['Siłownia plenerowa to dobry pomysł na ten park.', [0.25, 0.93, 0.4]],
  ['Część parku powinna zostać dzika: bez koszenia i bez ścieżek.', [0.94, 0.25, 0.35]],
  ['Toaleta w parku jest pilna.', [0.9, 0.93, 0.94]],
  ['Imprezy w parku powinny kończyć się o 22.00.', [0.85, 0.3, 0.96]],
  ['Młodzież powinna mieć w parku swoje miejsce.', [0.7, 0.96, 0.45]],
  ['Ścieżki powinny iść tam, gdzie ludzie już chodzą po trawie.', [0.85, 0.9, 0.86]],
  ['Rowery trzeba oddzielić od pieszych.', [0.8, 0.55, 0.93]],
  ['W parku przydałaby się kawiarnia.', [0.3, 0.88, 0.35]],
  ['Nowe nasadzenia są ważniejsze niż nowe urządzenia.', [0.95, 0.35, 0.65]],
  ['Zejście do wody powinno być wygodne dla wózków.', [0.88, 0.9, 0.9]],
  ['Plac zabaw trzeba przenieść dalej od ulicy.', [0.75, 0.86, 0.8]],
  ['Lampy w alei lipowej szkodzą nietoperzom i nie powinno ich tam być.', [0.88, 0.2, 0.3]],
  ['Nawierzchnia ścieżek powinna być naturalna, nie z kostki.', [0.93, 0.45, 0.5]],
  ['Miasto powinno najpierw naprawić to, co jest, a dopiero potem budować nowe.', [0.8, 0.5, 0.92]],
  ['Skatepark powinien powstać w tym parku.', [0.12, 0.85, 0.1]],
  ['W parku powinny stanąć kosze z podziałem na odpady.', [0.94, 0.9, 0.95]],
  ['Za dwa lata warto zapytać ludzi jeszcze raz, co działa, a co nie.', [0.85, 0.8, 0.86]],
]

const WAITING = [
  'W parku powinna stać tablica z nazwami drzew.',
  'Wypożyczalnia kajaków powinna być miejska.',
  'Zamiast nowych ścieżek wyremontujcie mostek przy śluzie.',
]

/** The consultation whose map it is. */
const TITLE = 'Park nad Nettą'

const PEOPLE = 300

/** An opinion map that is open now, with three hundred people who answered some of it each. */
export async function bringOpinions(context: Context, calendar: Calendar) {
  const { rows } = await listProcesses(context.db, { kind: KIND, phase: 'open' }, context.now, { limit: 100 })
  const process = rows.find(({ title }) => title.startsWith(TITLE))
  if (!process) return
  const random = randomFrom(7)
  await bringDebate({ ...context, now: calendar.workday(-3, '08:00') }, process, {
    settings: {
      question: 'Jaki ma być park nad Nettą?',
      lead: 'Zebraliśmy opinie ze spaceru i z pierwszych uwag. Powiedz, z którymi się zgadzasz, i dodaj własną.',
      ownStatements: true,
      results: 'live',
    },
    statements: STATEMENTS.map(([body]) => body),
    waiting: WAITING,
    people: Array.from({ length: PEOPLE }, () => wordsOf(random)),
  })
}

/** What one person of one of the three kinds says of some statements. */
function wordsOf(random: () => number): Map<number, Vote> {
  const draw = random()
  const kind = draw < 0.42 ? 0 : draw < 0.75 ? 1 : 2
  const seen = 0.4 + random() * 0.6
  const words = new Map<number, Vote>()
  for (const [at, [, likely]] of STATEMENTS.entries()) {
    if (random() > seen) continue
    const passes = random() < 0.12
    words.set(at, passes ? 0 : random() < (likely[kind] ?? 0.5) ? 1 : -1)
  }
  return words
}
