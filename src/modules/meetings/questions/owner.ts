import type { Context } from '../../../platform/context.ts'
import { found } from '../../../platform/errors.ts'
import type { OwnerPort } from '../../forms/index.ts'
import { meetingById } from '../meeting/store.ts'
import type { MeetingsPorts } from '../ports.ts'
import { mayKeepMeeting, maySeeMeeting, pathOf, registrationWindow, workPathOf } from '../rules.ts'

/** What meetings say of the questions they ask at registration. */
export function registrationForms({ desk }: Pick<MeetingsPorts, 'desk'>): OwnerPort {
  const mayKeep = async (context: Context, id: string) => {
    const meeting = await meetingById(context.db, id)
    return meeting !== null && mayKeepMeeting(context.actor, meeting)
  }
  return {
    async answering(context, id) {
      const meeting = await meetingById(context.db, id)
      if (!meeting || !maySeeMeeting(context.actor, meeting)) return null
      const open = registrationWindow(meeting, context.now) === 'open'
      return {
        home: `${pathOf(meeting)}/zapisy`,
        caption: meeting.title,
        back: { label: meeting.title, href: pathOf(meeting) },
        anonymity: 'named',
        opensAt: null,
        closesAt: open ? null : context.now.subtract({ seconds: 2 }),
        editable: false,
        oncePerPerson: false,
        asksItself: true,
        privacyNotice: '',
        next: [],
      }
    },
    mayDesign: mayKeep,
    mayReadAnswers: mayKeep,
    mayEnter: async () => false,
    async workspace(c, id) {
      const meeting = found(await meetingById(c.get('context').db, id))
      return {
        ...desk(c),
        caption: meeting.title,
        back: { label: meeting.title, href: `${workPathOf(meeting)}/pytania` },
      }
    },
    organisationOf: async (context, id) => (await meetingById(context.db, id))?.organisationId ?? null,
  }
}
