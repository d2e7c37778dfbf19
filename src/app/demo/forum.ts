import { bringAnswers, currentVersion, formOf } from '../../modules/forms/index.ts'
import { personByEmail } from '../../modules/identity/index.ts'
import {
  addNational,
  addNote,
  addReviewer,
  addTrack,
  bringProposals,
  decideProposal,
  EVALUATION_FORMS,
  keepSession,
  type Meeting,
  meetingsPage,
  nationalBySlug,
  openCall,
  placeProposal,
  prepareEvaluation,
  sayGoing,
} from '../../modules/meetings/index.ts'
import type { Context } from '../../platform/context.ts'
import { found } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import { formsPorts } from '../wiring.tsx'
import type { Calendar } from './calendar.ts'
import { pastMeetings } from './meetings.ts'

/** The forum of the demonstration lies this many days ahead; see `meetings.ts`. */
const FORUM = 58

type Point = [
  from: string,
  to: string,
  track: 'all' | 'budgets' | 'voices',
  title: string,
  speakers: string,
  what: string,
]

const PROGRAMME: Point[] = [
  ['09:00', '09:30', 'all', 'Otwarcie', 'Anna Bielska, Fundacja SocLab', ''],
  [
    '09:45',
    '11:15',
    'budgets',
    'Budżet obywatelski po latach: co zostało zbudowane?',
    'Ewa Kamińska, Urząd Miejski w Augustowie\nPiotr Sokół, gmina Wasilków',
    'Dwie gminy policzyły, ile projektów stoi, ile się opóźniło i dlaczego. Przynieś swoje liczby.',
  ],
  [
    '09:45',
    '11:15',
    'voices',
    'Plan ogólny i mieszkańcy: jak rozmawiać o mapie',
    'Tomasz Zalewski, urbanista',
    'Ćwiczymy na prawdziwym rysunku: trzy pytania, które mieszkaniec zada na pewno.',
  ],
  [
    '11:45',
    '13:15',
    'budgets',
    'Fundusz sołecki: zebranie, na które się przychodzi',
    'Halina Gryko, sołtyska',
    'Jak zwołać, jak głosować, jak zapisać. Z gotowymi wzorami.',
  ],
  [
    '11:45',
    '13:15',
    'voices',
    'Młodzi w konsultacjach',
    'Maja Wróbel, nauczycielka\nOlga Iwaniuk, licealistka',
    'Konsultacje szkolnego boiska krok po kroku, opowiedziane przez te, które je zrobiły.',
  ],
  ['13:15', '14:15', 'all', 'Obiad i giełda doświadczeń', '', 'Każdy stolik to jedna gmina i jedna historia.'],
  ['16:00', '17:00', 'all', 'Jedna rada do wzięcia: podsumowanie', 'Wszyscy', ''],
]

/**
 * A two-track programme and an open call for the forum, an evaluation of the last meeting, and meetings elsewhere that
 * members go to.
 */
export async function bringForum(context: Context, calendar: Calendar) {
  const { rows } = await meetingsPage(context.db, { when: 'ahead', kind: 'forum' }, { now: context.now, limit: 10 })
  const forum = rows.find(({ title }) => title.startsWith('Forum Sieci'))
  if (forum) {
    await bringProgramme({ ...context, now: calendar.workday(-15) }, calendar, forum)
    await bringCall(context, calendar, forum)
  }
  await bringEvaluation(context, calendar)
  await bringNational(context, calendar)
}

async function bringProgramme(context: Context, calendar: Calendar, forum: Meeting) {
  const tracks = {
    all: null,
    budgets: await addTrack(context, forum, { name: 'Pieniądze', room: 'sala kinowa' }),
    voices: await addTrack(context, forum, { name: 'Głosy', room: 'sala 3, parter' }),
  }
  for (const [from, to, track, title, speakers, description] of PROGRAMME)
    await keepSession(
      context,
      forum,
      {
        id: null,
        trackId: tracks[track],
        title,
        description,
        speakers,
        startsAt: calendar.workday(FORUM, from),
        endsAt: calendar.workday(FORUM, to),
      },
      newId(),
    )
}

async function bringCall(context: Context, calendar: Calendar, forum: Meeting) {
  const opened = { ...context, now: calendar.workday(-10) }
  await openCall(opened, forum, calendar.end(21), formsPorts)
  const reviewers: string[] = []
  for (const email of ['monika.jeziorna@example.org', 'tomasz.olszynski@example.org']) {
    const person = await personByEmail(context, email)
    if (!person) continue
    await addReviewer(opened, forum, person)
    reviewers.push(person.id)
  }
  const marks = (...given: [mark: number, comment: string][]) =>
    given.flatMap(([mark, comment], index) => {
      const personId = reviewers[index]
      return personId ? [{ personId, mark, comment }] : []
    })
  const [accepted] = await bringProposals(context, forum, [
    {
      title: 'Panel obywatelski w małym mieście',
      summary: 'Losowanie, dwa spotkania, jedna decyzja. Pokażę, ile to kosztowało i co bym zmienił.\n\nwarsztat',
      name: 'Jan Sadowski',
      about: 'Stowarzyszenie Nasza Narew',
      email: 'propozycja-1@example.org',
      at: calendar.workday(-8, '10:12'),
      marks: marks([5, 'Właśnie tego nam brakowało.'], [4, '']),
    },
    {
      title: 'Sztuczna inteligencja czyta uwagi',
      summary:
        'Czy program może pogrupować uwagi i kto za to odpowiada? Spór dwóch osób, które się nie zgadzają.\n\ndebata',
      name: 'Rafał Panasiuk',
      about: 'politechnika',
      email: 'propozycja-2@example.org',
      at: calendar.workday(-5, '21:40'),
      marks: marks([3, 'Ciekawe, ale czy dla naszych gmin?']),
    },
    {
      title: 'Spacer badawczy z wózkiem',
      summary: 'Godzina w terenie: przejdziemy ulicę tak, jak widzi ją osoba na wózku.\n\nwarsztat',
      name: 'Danuta Milewska',
      about: 'Polski Związek Niewidomych',
      email: 'propozycja-3@example.org',
      at: calendar.workday(-2, '12:05'),
      marks: [],
    },
  ])
  if (!accepted) return
  const decided = { ...context, now: calendar.workday(-4, '09:30') }
  await decideProposal(decided, forum, accepted, {
    outcome: 'accepted',
    reason: 'Czekamy na warsztat. Godzinę ustalimy.',
  })
  await placeProposal(decided, forum, accepted)
}

const TAKEN = [
  'Że uwagę z dopiskiem trzeba przeczytać osobno.',
  'Wzór odpowiedzi na grupę uwag, użyję go od jutra.',
  'Kontakt do Suwałk.',
  '',
]
const BETTER = [
  'Więcej czasu na pracę w grupach.',
  'Krótsze wystąpienia, dłuższe pytania.',
  '',
  'Lepsze nagłośnienie z tyłu sali.',
  'Materiały dzień wcześniej, żeby przeczytać je w autobusie.',
  '',
  'Przerwa po godzinie, nie po dwóch.',
]
const GRADES = ['rather-yes', 'yes', 'yes', 'rather-no'] as const

async function bringEvaluation(context: Context, calendar: Calendar) {
  const spring = (await pastMeetings(context)).at(-1)
  if (!spring) return
  await prepareEvaluation({ ...context, now: spring.endsAt }, spring, formsPorts)
  const form = found(await formOf(context.db, { kind: EVALUATION_FORMS, id: spring.id }))
  const version = found(await currentVersion(context.db, form.id))
  const text = (id: string, words: string | undefined) => (words ? { [id]: { text: words } } : {})
  const answers = Array.from({ length: 12 }, (_, index) => ({
    at: calendar.workday(-38 + (index % 5), '18:00'),
    answers: {
      overall: { number: 3 + ((index * 7) % 3) },
      useful: { number: 3 + ((index * 5) % 3) },
      parts: {
        rows: Object.fromEntries(
          ['prepared', 'led', 'accessible', 'time'].map((row, place) => [row, GRADES[(index + place) % 4] ?? 'yes']),
        ),
      },
      ...text('take', TAKEN[index]),
      ...text('better', BETTER[index]),
    },
  }))
  await bringAnswers(context, { form, version, anonymity: 'anonymous' }, answers)
}

async function bringNational(context: Context, calendar: Calendar) {
  const past = {
    name: 'Forum Praktyków Partycypacji',
    place: 'Kraków',
    url: null,
    startsOn: calendar.date(-255),
    endsOn: calendar.date(-254),
    about: 'Dwa dni rozmów ludzi, którzy w całym kraju prowadzą konsultacje, budżety i panele.',
    bringsBack:
      '- **Mapa pominiętych**: przed wyborem metody wypisz, kto na pewno nie przyjdzie.\n- Wzór umowy z moderatorem.\n- Zaproszenie do wspólnego projektu o funduszu sołeckim.',
  }
  const ahead = {
    ...past,
    place: 'Lublin',
    startsOn: calendar.date(110),
    endsOn: calendar.date(111),
    about: 'Jedziemy razem, jednym busem. Zgłoś się, a zarezerwujemy miejsce.',
    bringsBack: '',
  }
  const at = (days: number): Context => ({ ...context, now: calendar.workday(days) })
  const was = found(await nationalBySlug(context.db, await addNational(at(-300), past, newId())))
  const will = found(await nationalBySlug(context.db, await addNational(at(-20), ahead, newId())))
  const isMember = { isMember: async () => true }
  for (const [email, note] of [
    ['monika.jeziorna@example.org', 'Na sesji o małych gminach: **zadzwoń, zanim wyślesz pismo**. Działa.'],
    ['tomasz.olszynski@example.org', 'Materiały z warsztatu o mapach mam w teczce, mogę zeskanować.'],
  ] as const) {
    const person = await personByEmail(context, email)
    if (!person) continue
    const actor = { kind: 'person' as const, id: person.id, name: person.name, email, roles: [] }
    await sayGoing({ ...at(-270), actor }, was, true, isMember)
    await addNote({ ...at(-250), actor }, was, { body: note, key: newId() }, isMember)
    await sayGoing({ ...at(-12), actor }, will, true, isMember)
  }
}
