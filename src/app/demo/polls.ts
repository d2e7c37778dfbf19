import {
  castInStory,
  draftPoll,
  type NewDefinition,
  pollById,
  publishHeads,
  publishPoll,
  settlePolls,
} from '../../modules/ballots/index.ts'
import { organisationsPage } from '../../modules/network/index.ts'
import type { Context } from '../../platform/context.ts'
import { found } from '../../platform/errors.ts'
import type { Calendar } from './calendar.ts'
import { ORGANISATIONS } from './organisations.ts'

const PAPER = 'Napisz do koordynatora Sieci albo zadzwoń: 85 000 00 00. Kartę wyślemy pocztą.'
const DRAW = 'Wyniki Lotto z pierwszego losowania po głosowaniu: sześć liczb rosnąco, oddzielonych spacją.'

const common = { about: '', repeated: 'first', paper: PAPER, takesPaper: false, draw: DRAW } as const

/** A poll of members that is open, one of residents that is open, and two with results, receipts and a published log. */
export async function bringPolls(context: Context, calendar: Calendar) {
  const name = ORGANISATIONS.find(({ key }) => key === 'augustow')?.name ?? ''
  const { rows } = await organisationsPage(context.db, { text: name }, { limit: 10 })
  const organisationId = found(rows.find((organisation) => organisation.name === name)).id
  const day = (days: number, time = '08:00') => calendar.workday(days, time).toString()
  await publish(context, calendar, -3, null, {
    ...common,
    question: 'Temat jesiennego spotkania Sieci',
    about: 'Wybieramy, o czym porozmawiamy przez cały dzień w Augustowie.',
    options: [
      { id: '1', label: 'Jak odpowiadać na tysiąc podobnych uwag' },
      { id: '2', label: 'Młodzi w konsultacjach' },
      { id: '3', label: 'Fundusz sołecki bez sporów' },
      { id: '4', label: 'Konsultacje planu ogólnego' },
    ],
    shape: { kind: 'ranking', most: 4 },
    rule: { name: 'borda', seats: 1 },
    way: 'membership',
    who: 'Członkowie i członkinie Sieci',
    takesPaper: true,
    electorate: 30,
    opensAt: day(-2),
    closesAt: day(9, '20:00'),
  })
  const square = await publish(context, calendar, -3, organisationId, {
    ...common,
    question: 'Jak nazwać nowy skwer przy śluzie?',
    about: 'Skwer otworzymy w maju. Nazwę nada rada miejska, Twój głos jest dla niej wskazówką.',
    options: [
      { id: '1', label: 'Skwer Flisaków' },
      { id: '2', label: 'Skwer Żeglarzy' },
      { id: '3', label: 'Skwer Śluzowych' },
    ],
    shape: { kind: 'choose', most: 2, exactly: false },
    rule: { name: 'approval', seats: 1 },
    way: 'declaration',
    who: 'Każda osoba, która mieszka w Augustowie',
    paper: 'W bibliotece przy Rynku, od poniedziałku do piątku w godzinach 9–17.',
    takesPaper: true,
    electorate: 29_000,
    opensAt: day(-2),
    closesAt: day(12, '23:59'),
  })
  await vote(context, calendar, square, -1, ['add:1', 'add:2', 'add:1', 'add:3', 'add:1'])

  const statute = await publish(context, calendar, -30, null, {
    ...common,
    question: 'Czy Sieć przyjmuje zasady doradztwa dla gmin?',
    about: 'Zasady mówią, jak członkowie pomagają sobie nawzajem i ile to trwa.',
    options: [
      { id: 'yes', label: 'Za' },
      { id: 'no', label: 'Przeciw' },
      { id: 'abstain', label: 'Wstrzymuję się' },
    ],
    shape: { kind: 'yes-no' },
    rule: {
      name: 'majority',
      majority: { of: 'votes', needs: 'more-than-half', quorum: { numerator: 1, denominator: 3 } },
    },
    way: 'membership',
    who: 'Członkowie i członkinie Sieci',
    electorate: 30,
    opensAt: day(-28),
    closesAt: day(-14, '20:00'),
  })
  await vote(context, calendar, statute, -20, spread(['add:yes', 'add:yes', 'add:yes', 'add:no', 'add:abstain'], 21))

  const green = await publish(context, calendar, -40, organisationId, {
    ...common,
    question: 'Zielone drobiazgi: na co wydać 60 000 zł?',
    about: 'Małe zmiany w parkach i przy szkołach, do zrobienia jeszcze w tym roku.',
    options: [
      {
        id: '1',
        label: 'Dziesięć ławek z oparciem',
        about: 'Przy alei głównej i na bulwarze.',
        cost: 1_800_000,
        category: 'odpoczynek',
      },
      {
        id: '2',
        label: 'Cień nad placem zabaw',
        about: 'Trzy żagle i dwanaście lip.',
        cost: 2_600_000,
        category: 'dzieci',
      },
      {
        id: '3',
        label: 'Poidełka przy ścieżkach',
        about: 'Dla ludzi i psów.',
        cost: 2_200_000,
        category: 'odpoczynek',
      },
      {
        id: '4',
        label: 'Ogród deszczowy przy szkole',
        about: 'Zbiera wodę z dachu.',
        cost: 1_500_000,
        category: 'dzieci',
      },
      {
        id: '5',
        label: 'Budki dla jerzyków',
        about: 'Czterdzieści budek na blokach.',
        cost: 600_000,
        category: 'przyroda',
      },
    ],
    shape: { kind: 'knapsack', budget: 6_000_000 },
    rule: { name: 'budget', rule: 'greedy_votes', budget: 6_000_000 },
    way: 'declaration',
    who: 'Każda osoba, która mieszka w Augustowie',
    electorate: 29_000,
    opensAt: day(-38),
    closesAt: day(-24, '23:59'),
  })
  await vote(
    context,
    calendar,
    green,
    -30,
    spread(['add:1 add:2', 'add:2 add:4', 'add:3 add:5', 'add:1 add:2 add:5', 'add:4 add:5', 'add:2'], 64),
  )

  await settlePolls(context)
  await publishHeads(context)
}

async function publish(
  context: Context,
  calendar: Calendar,
  days: number,
  organisationId: string | null,
  definition: NewDefinition,
) {
  const then = { ...context, now: calendar.workday(days, '09:00') }
  const owner = { kind: 'poll', id: null }
  const id = await draftPoll(then, { owner, organisationId, definition, isDemonstration: true })
  await publishPoll(then, found(await pollById(then.db, id)))
  return found(await pollById(then.db, id))
}

/** Made-up voters, each with presses of their own. */
async function vote(
  context: Context,
  calendar: Calendar,
  poll: Awaited<ReturnType<typeof publish>>,
  days: number,
  voters: string[],
) {
  const then = { ...context, now: calendar.workday(days, '12:00') }
  const stories = voters.map((presses, at) => ({ somebody: `osoba ${at}`, presses: presses.split(' ') }))
  await castInStory(then, poll, stories)
}

const spread = (patterns: string[], count: number) =>
  Array.from({ length: count }, (_, at) => patterns[(at * 7 + (at >> 2)) % patterns.length] ?? '')
