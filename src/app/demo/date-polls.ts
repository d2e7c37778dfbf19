import {
  answerPoll,
  createMeeting,
  createPoll,
  type DateAnswer,
  meetingById,
  publishMeeting,
  repeatMeeting,
  standingDates,
} from '../../modules/meetings/index.ts'
import type { Context } from '../../platform/context.ts'
import { found } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import type { Calendar } from './calendar.ts'

const ANSWERS: [name: string, answers: DateAnswer[]][] = [
  ['Anna Bielska', ['yes', 'no', 'if-need-be']],
  ['Piotr Sokół', ['yes', 'yes', 'no']],
  ['Ewa Kamińska', ['if-need-be', 'yes', 'no']],
  ['Maja Wróbel', ['yes', 'no', 'yes']],
]

/** A date poll that is open, with answers, and a lab that comes back every month. */
export async function bringDatePolls(context: Context, calendar: Calendar) {
  const then = { ...context, now: calendar.workday(-3, '10:00') }
  const poll = await createPoll(
    then,
    {
      title: 'Zespół do spraw standardów: kolejne spotkanie',
      kind: 'network',
      organisationId: null,
      purpose: 'Kończymy pracę nad kartą dobrych konsultacji.',
      placeName: 'Fundacja SocLab',
      address: 'ul. Sukienna 5, Białystok',
      onlineUrl: null,
      minutes: 120,
      hidesNames: false,
      isOpen: true,
      answersUntil: calendar.date(10),
    },
    {
      submissionKey: newId(),
      dates: [calendar.workday(20, '16:00'), calendar.workday(22, '17:00'), calendar.workday(27, '10:00')],
    },
  )
  const dates = await standingDates(then, poll)
  for (const [index, [name, given]] of ANSWERS.entries())
    await answerPoll({ ...then, now: then.now.add({ hours: 3 * (index + 1) }) }, poll, {
      name,
      note: '',
      email: `terminy-${index + 1}@example.org`,
      answers: new Map(dates.flatMap(({ id }, at) => (given[at] ? [[id, given[at]] as const] : []))),
      submissionKey: newId(),
    })

  const draft = await createMeeting(
    then,
    {
      kind: 'workshop',
      title: 'Laboratorium partycypacji',
      purpose: 'Co miesiąc jedno narzędzie: próbujemy go na prawdziwym przykładzie i mówimy, co działa.',
      organisationId: null,
      processId: null,
      startsAt: calendar.workday(34, '16:30'),
      endsAt: calendar.workday(34, '18:30'),
      placeName: 'Fundacja SocLab',
      address: 'ul. Sukienna 5, Białystok',
      unitCode: '2061011',
      point: { lon: 23.163, lat: 53.129 },
      accessibility: 'Wejście bez progu, toaleta dla osób na wózkach.',
      openingHours: '',
      onlineUrl: null,
      materials: '',
      takesRegistrations: true,
      places: { 'on-site': 16, online: 0 },
      registrationOpensAt: null,
      registrationClosesAt: null,
      largestParty: 2,
      offerHours: 48,
    },
    { submissionKey: newId() },
  )
  await publishMeeting(then, draft)
  const first = found(await meetingById(context.db, draft.id))
  await repeatMeeting(then, first, { rhythm: 'month-weekday', count: 4, key: newId() })
}
