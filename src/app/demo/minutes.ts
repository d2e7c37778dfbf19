import {
  approveMinutes,
  bringMinutes,
  FIRST_YEAR,
  type MinutesToBring,
  noteDecision,
  noteDutyYear,
  tasksOf,
  turnTask,
} from '../../modules/meetings/index.ts'
import type { Context } from '../../platform/context.ts'
import { newId } from '../../platform/ids.ts'
import { meetingsPorts } from '../meetings/ports.ts'
import type { Calendar } from './calendar.ts'
import { pastMeetings } from './meetings.ts'

const winter = (calendar: Calendar): MinutesToBring => ({
  chair: 'Anna Bielska',
  keeper: 'Piotr Sokół',
  guests: 'Dwie osoby z Rady Działalności Pożytku Publicznego.',
  others: ['Teresa Zimnoch'],
  absent: 2,
  courses: [
    'Od ostatniego spotkania do Sieci dołączyły trzy gminy. Każda osoba powiedziała, jakie konsultacje teraz prowadzi.',
    'Trzy gminy pokazały, kiedy ankieta wystarczyła, a kiedy nie. Najczęstszy błąd to pytanie o opinię w sprawie, która jest już rozstrzygnięta.\n\nAugustów: ankieta o godzinach otwarcia biblioteki dała odpowiedź w tydzień. Suwałki: przy planie parku ankieta nie wystarczyła, bo nikt nie znał mapy.',
    'W grupach powstała lista pięciu pytań, które warto zadać, zanim wybierze się metodę. Lista trafi na strony o Sieci.',
    'Zadania spisane niżej. Następne spotkanie wiosną w Augustowie.',
  ],
  statements: [
    {
      speaker: 'Halina Gryko',
      body: 'W małej gminie ankieta w internecie zbiera głosy tych samych trzydziestu osób. Warsztat w remizie zebrał pięćdziesiąt innych.',
      answer: 'Do listy pytań dopisano: kogo ta metoda na pewno pominie?',
    },
    {
      speaker: '',
      body: 'Brakuje nam wzoru zaproszenia na warsztat, prostego i bez paragrafów.',
      answer: '',
    },
  ],
  decisions: [
    {
      body: 'Sieć przyjmuje listę pięciu pytań przed wyborem metody jako wspólną podpowiedź dla gmin.',
      votes: { for: 12, against: 0, abstained: 1 },
    },
    { body: 'Wiosenne spotkanie odbędzie się w Augustowie i będzie o powtarzających się uwagach.', votes: null },
  ],
  tasks: [
    { what: 'Opublikować listę pięciu pytań', owner: 'Anna Bielska', dueOn: calendar.date(-120) },
    { what: 'Napisać wzór zaproszenia na warsztat', owner: 'Halina Gryko', dueOn: calendar.date(-60) },
    { what: 'Zarezerwować salę w Augustowie', owner: 'Ewa Kamińska', dueOn: calendar.date(-90) },
  ],
  circulatedAt: calendar.workday(-143, '12:00'),
})

const spring = (calendar: Calendar): MinutesToBring => ({
  chair: 'Ewa Kamińska',
  keeper: 'Tomasz Zalewski',
  guests: '',
  others: ['Jolanta Sawicka', 'Wiktor Ostaszewski'],
  absent: 3,
  courses: [
    'Protokół zimowego spotkania przyjęto bez uwag. Z trzech zadań wykonano dwa; wzór zaproszenia jest w połowie.',
    'Tysiąc podpisów pod jednym pismem to jedna sprawa i tysiąc osób, które czekają na odpowiedź. Pokazano, jak połączyć uwagi w grupę i odpowiedzieć raz, tak żeby każda osoba dostała tę odpowiedź.',
    'Uczestnicy połączyli w grupy dwieście uwag z ćwiczenia. Spór wzbudziło, czy uwaga z własnym dopiskiem to nadal ta sama uwaga. Uznano, że dopisek trzeba przeczytać i rozstrzygnąć osobno.',
    'Zadania spisane niżej. Następne spotkanie w Suwałkach.',
  ],
  statements: [
    {
      speaker: 'Tomasz Zalewski',
      body: 'Grupa oszczędza czas urzędu, ale mieszkaniec ma zobaczyć swoje zdanie, a nie numer grupy.',
      answer: 'Odpowiedź zawsze stoi przy uwadze tej osoby.',
    },
  ],
  decisions: [
    {
      body: 'Uwagę z własnym dopiskiem rozpatruje się osobno, nawet gdy reszta powtarza wzór pisma.',
      votes: { for: 14, against: 2, abstained: 1 },
    },
  ],
  tasks: [
    {
      what: 'Opisać ćwiczenie z grupowaniem, żeby inni mogli je powtórzyć',
      owner: 'Tomasz Zalewski',
      dueOn: calendar.date(12),
    },
    { what: 'Zaprosić licealistki z Suwałk', owner: 'Maja Wróbel', dueOn: calendar.date(-5) },
  ],
  circulatedAt: calendar.workday(-33, '12:00'),
})

/** Meetings of the network and issues of its newsletter in the years before the portal; one year was hard. */
const BEFORE: [meetings: number, issues: number][] = [
  [2, 6],
  [3, 6],
  [2, 7],
  [4, 6],
  [1, 6],
  [2, 8],
  [2, 6],
  [3, 7],
  [2, 6],
]

/**
 * Minutes of the two meetings that are over: the earlier approved by the later, which itself waits for the one ahead;
 * tasks done and not yet done; what the network did before the portal.
 */
export async function bringMinutesOfMeetings(context: Context, calendar: Calendar) {
  const [first, second] = await pastMeetings(context)
  if (!first || !second) return
  await bringMinutes(context, meetingsPorts, { meeting: first, told: winter(calendar) })
  for (const task of await tasksOf(context.db, first.id))
    if (!task.what.startsWith('Napisać'))
      await turnTask({ ...context, now: second.startsAt.subtract({ hours: 48 }) }, task.id, true)
  await approveMinutes({ ...context, now: second.startsAt.add({ minutes: 15 }) }, first, second.id)
  await bringMinutes(context, meetingsPorts, { meeting: second, told: spring(calendar) })
  // What the meeting left to a poll of all members is written down once the poll is counted.
  const [poll] = (await meetingsPorts.countedPolls(context, null)).filter(({ votes }) => votes !== null)
  if (poll)
    await noteDecision(
      { ...context, now: calendar.workday(-13, '10:00') },
      second,
      { body: 'Sieć przyjmuje zasady doradztwa dla gmin.', votes: poll.votes, pollPath: poll.path },
      newId(),
    )

  for (let year = FIRST_YEAR; year < calendar.year(-150); year++) {
    const [meetings, issues] = BEFORE[(year - FIRST_YEAR) % BEFORE.length] ?? [0, 0]
    await noteDutyYear(context, { duty: 'meetings', year, done: meetings })
    await noteDutyYear(context, { duty: 'issues', year, done: issues })
  }
}
