import { z } from 'zod'
import type { Context } from '../../../platform/context.ts'
import { found } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import { record } from '../../audit/index.ts'
import { type AnsweredEvent, clearAnswers, fieldOf, filledRows, type OwnerPort, speechFor } from '../../forms/index.ts'
import { meetingById } from '../meeting/store.ts'
import type { MinutesPorts } from '../minutes/ports.ts'
import { mayKeepMeeting, maySeeMeeting, pathOf, workPathOf } from '../rules.ts'
import { proposalFrom, QUESTIONS } from './form.ts'
import { tellReceived } from './letters.ts'
import { callOf, insertProposal, meetingOfAnswer } from './store.ts'

const Email = z.email().max(254)

/** What meetings say of the forms of their calls for sessions. */
export function callForms({ desk }: Pick<MinutesPorts, 'desk'>): OwnerPort {
  const mayKeep = async ({ actor, db }: Context, id: string) => {
    const meeting = await meetingById(db, id)
    return meeting !== null && mayKeepMeeting(actor, meeting)
  }
  return {
    async answering(context, id) {
      const meeting = await meetingById(context.db, id)
      const call = meeting && (await callOf(context.db, id))
      if (!meeting || !call || !maySeeMeeting(context.actor, meeting)) return null
      const t = context.house.texts.in(context.locale)
      return {
        home: `${pathOf(meeting)}/nabor`,
        caption: meeting.title,
        back: { label: meeting.title, href: pathOf(meeting) },
        anonymity: 'named',
        opensAt: call.openedAt,
        closesAt: call.closesAt,
        editable: false,
        oncePerPerson: false,
        asksItself: true,
        privacyNotice: t('meetings.call.form.privacy'),
        next: [],
      }
    },
    mayDesign: mayKeep,
    mayReadAnswers: mayKeep,
    mayEnter: async () => false,
    check: async (_, __, answers) => {
      const { email } = proposalFrom(answers)
      return email === '' || Email.safeParse(email).success
        ? []
        : [{ question: 'email', field: fieldOf('email'), key: 'meetings.signup.email.needed' }]
    },
    async workspace(c, id) {
      const meeting = found(await meetingById(c.get('context').db, id))
      return {
        ...desk(c),
        caption: meeting.title,
        back: { label: meeting.title, href: `${workPathOf(meeting)}/nabor` },
      }
    },
    organisationOf: async ({ db }, id) => (await meetingById(db, id))?.organisationId ?? null,
    answered,
    async receipt(context, { id }) {
      const meeting = found(await meetingById(context.db, (await meetingOfAnswer(context.db, id)) ?? ''))
      return `${pathOf(meeting)}/nabor/przyjete`
    },
  }
}

/** What was said to questions that those who keep the meeting added, each with its question. */
async function ownQuestions(context: Context, { version, answer }: AnsweredEvent): Promise<string[]> {
  const speech = await speechFor(context, version.definition, [answer.answers], answer.locale)
  return filledRows(version.definition, answer.answers, speech)
    .filter(({ question, words }) => !QUESTIONS.includes(question) && words)
    .map(({ label, words }) => `${label} ${words}`)
}

/** Writes the proposal in the transaction that keeps the answers, and empties those: who proposed what lies in one place. */
async function answered(context: Context, event: AnsweredEvent) {
  if (event.act !== 'given') return
  const meeting = found(await meetingById(context.db, event.form.owner.id))
  const { title, summary, needs, kind, name, about, email } = proposalFrom(event.answer.answers)
  const t = context.house.texts.in(event.answer.locale)
  const besides = [needs && t('meetings.call.needs', { needs }), ...(await ownQuestions(context, event))]
  const proposal = {
    id: newId(context.now.epochMilliseconds),
    meetingId: meeting.id,
    title,
    summary: [summary, kind ? t(`meetings.call.form.kind.${kind}`) : ''].filter(Boolean).join('\n\n'),
    answers: besides.filter(Boolean).join('\n\n'),
    name,
    about,
    email,
    locale: event.answer.locale,
    proposedAt: context.now,
  }
  await insertProposal(context.db, { ...proposal, answerId: event.answer.id })
  await clearAnswers(context.db, event.answer.id)
  const { id, organisationId } = meeting
  await record(context, 'session-proposed', { kind: 'meeting', id, organisationId })
  await tellReceived(context, { meeting, proposal: { ...proposal, outcome: null, reason: '', sessionId: null } })
}
