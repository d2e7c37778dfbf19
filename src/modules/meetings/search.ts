import { EVERYBODY, type Findable, MEMBERS, type SearchSource, withoutMarks } from '../../platform/search.ts'
import { mayReadMinutes } from './minutes/actions.ts'
import { decisionsOf, itemsOf, statementsOf } from './minutes/entries-store.ts'
import type { MinutesPorts } from './minutes/ports.ts'
import type { Minutes } from './minutes/rules.ts'
import { minutesOf } from './minutes/store.ts'
import { keepersOf, type Meeting, maySeeMeeting, pathOf } from './rules.ts'
import { agendaWords, idsWithMinutes, meetingIds, meetingsByIds } from './search-store.ts'

/** Meetings by what their pages say; drafts for those who keep them. The way to join online is told to nobody. */
export const meetingsFound: SearchSource = {
  kind: 'meeting',
  async read({ db }, ids) {
    const meetings = await meetingsByIds(db, ids)
    const agendas = await agendaWords(db, ids)
    return meetings.map((meeting): Findable => {
      const { id, title, purpose, placeName, address, materials } = meeting
      return {
        id,
        path: pathOf(meeting),
        title,
        context: placeName,
        body: withoutMarks([purpose, agendas.get(id), placeName, address, materials].filter(Boolean).join('\n')),
        datedAt: meeting.startsAt,
        unitCode: meeting.unitCode,
        audiences: meeting.publishedAt ? [EVERYBODY] : keepersOf(meeting),
      }
    })
  },
  ids: ({ db }, after, limit) => meetingIds(db, after, limit),
  async visible({ db, actor }, ids) {
    const meetings = await meetingsByIds(db, ids)
    return new Set(meetings.filter((meeting) => maySeeMeeting(actor, meeting)).map(({ id }) => id))
  },
}

/** Minutes: approved ones for those they were written for, before that for those who keep the meeting. */
export function minutesFound(ports: Pick<MinutesPorts, 'isMember'>): SearchSource {
  return {
    kind: 'minutes',
    async read({ db }, ids) {
      const found: Findable[] = []
      for (const meeting of await meetingsByIds(db, ids)) {
        const minutes = await minutesOf(db, meeting.id)
        if (!minutes) continue
        const items = await itemsOf(db, meeting.id)
        const statements = await statementsOf(db, meeting.id)
        const decisions = await decisionsOf(db, meeting.id)
        const words = [
          ...items.flatMap(({ title, course }) => [title, course]),
          ...statements.flatMap(({ speaker, body, answer }) => [speaker, body, answer]),
          ...decisions.map(({ body }) => body),
        ]
        found.push({
          id: meeting.id,
          path: `${pathOf(meeting)}/protokol`,
          title: meeting.title,
          context: meeting.placeName,
          body: withoutMarks(words.filter(Boolean).join('\n')),
          datedAt: meeting.startsAt,
          unitCode: meeting.unitCode,
          audiences: audiencesOfMinutes(meeting, minutes),
          weight: 0.9,
        })
      }
      return found
    },
    ids: ({ db }, after, limit) => idsWithMinutes(db, after, limit),
    async visible(context, ids) {
      const seen = new Set<string>()
      for (const meeting of await meetingsByIds(context.db, ids)) {
        const minutes = await minutesOf(context.db, meeting.id)
        if (
          minutes &&
          maySeeMeeting(context.actor, meeting) &&
          (await mayReadMinutes(context, meeting, minutes, ports))
        )
          seen.add(meeting.id)
      }
      return seen
    },
  }
}

function audiencesOfMinutes(meeting: Meeting, { approvedAt, audience }: Minutes): string[] {
  if (!meeting.publishedAt || !approvedAt) return keepersOf(meeting)
  return audience === 'public' ? [EVERYBODY] : [MEMBERS, ...keepersOf(meeting)]
}
