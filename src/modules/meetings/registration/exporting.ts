import type { Context } from '../../../platform/context.ts'
import type { Cell } from '../../../platform/documents/index.ts'
import { allow } from '../../../platform/errors.ts'
import {
  type Answers,
  answeredById,
  answerInWords,
  answerOf,
  columnsWithin,
  speechFor,
  type Version,
  wordsIn,
} from '../../forms/index.ts'
import { presenceOf } from '../attendance/rules.ts'
import { attendancesOf } from '../attendance/store.ts'
import { askedAt } from '../questions/actions.ts'
import { type Meeting, mayKeepMeeting } from '../rules.ts'
import { type Registration, standingOf } from './rules.ts'
import { everybodySigned } from './store.ts'

/** Columns that every export of registrations has, before those of the questions. */
const COLUMNS = ['number', 'name', 'email', 'mode', 'party', 'standing', 'needs', 'registered', 'presence'] as const

/** Registrations as a table, row by row: headers, and rows in the order of coming with presence and answers in words. */
export async function registrationTable(context: Context, meeting: Meeting) {
  allow(mayKeepMeeting(context.actor, meeting))
  const t = context.house.texts.in(context.locale)
  const version = await askedAt(context, meeting)
  const questions = version ? columnsWithin(version) : []
  const languages = version?.definition.languages ?? []
  return {
    header: [
      ...COLUMNS.map((column) => t(`meetings.export.${column}`)),
      ...questions.map(({ label }) => wordsIn(label, context.locale, languages)),
    ],
    rows: rowsOf(context, meeting, version),
  }
}

async function* rowsOf(context: Context, meeting: Meeting, version: Version | null): AsyncGenerator<Cell[]> {
  const t = context.house.texts.in(context.locale)
  const attendances = new Map(
    (await attendancesOf(context.db, meeting.id)).map((attendance) => [attendance.registrationId, attendance]),
  )
  let number = 0
  for await (const registration of everybodySigned(context.db, meeting.id)) {
    number++
    yield [
      number,
      registration.name,
      registration.email ?? '',
      t(`meetings.mode.${registration.mode}`),
      registration.partySize,
      t(`meetings.standing.${standingOf(registration, context.now)}`),
      registration.needs,
      registration.registeredAt,
      t(`meetings.attendance.presence.${presenceOf(attendances.get(registration.id) ?? null)}`),
      ...(version ? await saidBy(context, version, registration) : []),
    ]
  }
}

async function saidBy(context: Context, version: Version, { answerId }: Registration): Promise<string[]> {
  const answers: Answers = (answerId && (await answeredById(context.db, answerId))?.answers) || {}
  const speech = await speechFor(context, version.definition, [answers])
  return columnsWithin(version).map((question) => {
    const answer = answerOf(answers, question.id)
    return answer ? answerInWords(question, answer, speech) : ''
  })
}
