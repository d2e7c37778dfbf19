import type { Context } from '../../../platform/context.ts'
import { found } from '../../../platform/errors.ts'
import type { OwnerPort } from '../../forms/index.ts'
import { meetingById } from '../meeting/store.ts'
import type { MinutesPorts } from '../minutes/ports.ts'
import { mayKeepMeeting, maySeeMeeting, meetingPhase, pathOf, workPathOf } from '../rules.ts'
import { evaluationWindow } from './rules.ts'

/** What meetings say of the forms of their evaluations. */
export function evaluationForms({ desk }: Pick<MinutesPorts, 'desk'>): OwnerPort {
  const mayKeep = async ({ actor, db }: Context, id: string) => {
    const meeting = await meetingById(db, id)
    return meeting !== null && mayKeepMeeting(actor, meeting)
  }
  return {
    async answering(context, id) {
      const meeting = await meetingById(context.db, id)
      if (!meeting || !maySeeMeeting(context.actor, meeting) || meetingPhase(meeting, context.now) === 'cancelled')
        return null
      const t = context.house.texts.in(context.locale)
      return {
        home: `${pathOf(meeting)}/ocena`,
        caption: meeting.title,
        back: { label: meeting.title, href: pathOf(meeting) },
        anonymity: 'anonymous',
        ...evaluationWindow(meeting),
        editable: false,
        oncePerPerson: false,
        privacyNotice: t('meetings.evaluation.privacy'),
        next: [{ label: meeting.title, href: pathOf(meeting) }],
      }
    },
    mayDesign: mayKeep,
    mayReadAnswers: mayKeep,
    // What was answered on paper is entered by those who keep the meeting.
    mayEnter: mayKeep,
    async workspace(c, id) {
      const meeting = found(await meetingById(c.get('context').db, id))
      return {
        ...desk(c),
        caption: meeting.title,
        back: { label: meeting.title, href: `${workPathOf(meeting)}/po-spotkaniu` },
      }
    },
    organisationOf: async ({ db }, id) => (await meetingById(db, id))?.organisationId ?? null,
  }
}
