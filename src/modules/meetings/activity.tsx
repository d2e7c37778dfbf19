import { ButtonLink, Link, Section, useView } from '../../ui/index.ts'
import { type Activity, readOnce } from '../processes/index.ts'
import { When } from './meeting/cards.tsx'
import { meetingsOfProcess } from './meeting/store.ts'
import { keepsMeetings, type Meeting, meetingPhase, pathOf, registrationWindow, WORK_HOME } from './rules.ts'

const meetingsOf = readOnce(({ db }, process) => meetingsOfProcess(db, process.id))

/** Meetings and study walks as a way to take part in a process. */
export const meetingsActivity = (): Activity => ({
  type: 'meetings',
  name: (t) => t('meetings.meetings'),
  isPart: async (context, process) => (await meetingsOf(context, process)).length > 0,

  async mainActions(context, process) {
    const { now, locale, house } = context
    const t = house.texts.in(locale)
    const next = (await meetingsOf(context, process)).find((each) => registrationWindow(each, now) === 'open')
    return next ? [{ label: t('meetings.activity.come'), href: pathOf(next) }] : []
  },

  async card(context, process) {
    return <MeetingsCard key="meetings" meetings={await meetingsOf(context, process)} />
  },

  async workList(context, process) {
    const { actor, now, locale, house } = context
    if (!keepsMeetings(actor)) return []
    const t = house.texts.in(locale)
    const meetings = await meetingsOf(context, process)
    const ahead = meetings.filter((each) => meetingPhase(each, now) === 'planned')
    return [{ label: t('meetings.activity.ahead'), href: WORK_HOME, count: ahead.length }]
  },

  async counts(context, process) {
    const { locale, house } = context
    const t = house.texts.in(locale)
    const meetings = await meetingsOf(context, process)
    const [first] = meetings
    return first ? [{ label: t('meetings.count', { count: meetings.length }), href: pathOf(first) }] : []
  },
})

function MeetingsCard({ meetings }: { meetings: Meeting[] }) {
  const { t, now } = useView()
  return (
    <Section id="spotkania" title={t('meetings.meetings')} count={meetings.length}>
      {meetings.map((meeting) => {
        const phase = meetingPhase(meeting, now)
        return (
          <article key={meeting.id}>
            <h3>
              <Link href={pathOf(meeting)}>{meeting.title}</Link>
            </h3>
            <p>
              {t(`meetings.kind.${meeting.kind}`)}, <When meeting={meeting} />
              {phase !== 'planned' && ` · ${t(`meetings.phase.${phase}`)}`}
            </p>
            {meeting.placeName && <p>{[meeting.placeName, meeting.address].filter(Boolean).join(', ')}</p>}
            {registrationWindow(meeting, now) === 'open' && (
              <ButtonLink href={`${pathOf(meeting)}/zapisy`} variant="secondary">
                {t('meetings.signup.do')}
              </ButtonLink>
            )}
          </article>
        )
      })}
    </Section>
  )
}
