import {
  isPollOpen,
  mayRunPolls,
  type Poll,
  type PollPhase,
  pollPathOf,
  pollPhaseOf,
  pollsOfOwner,
} from '../../modules/ballots/index.ts'
import { type Activity, type Process, readOnce, workPathOf } from '../../modules/processes/index.ts'
import type { Context } from '../../platform/context.ts'
import type { Block } from '../../platform/documents/index.ts'
import { formatDateTime } from '../../platform/texts/index.ts'
import { ButtonLink, Link, Section, Tag, type TagKind, useView } from '../../ui/index.ts'

/** What polls of a process belong to. */
export const PROCESS_POLLS = 'process'

export const pollingWorkPath = (process: Process) => `${workPathOf(process)}/glosowania`

/**
 * A poll as a way to take part. Voting itself is of `ballots`, which knows no process; here the two meet, so this object
 * is made in `app`.
 */
export const pollingActivity = (): Activity => ({
  type: 'polls',
  name: (t) => t('app.polling.polls'),

  isPart: async (context, process) => (await shownOf(context, process)).length > 0,

  async mainActions(context, process) {
    const open = (await shownOf(context, process)).filter((poll) => isPollOpen(poll, context.now))
    const t = context.house.texts.in(context.locale)
    const [poll] = open
    return poll ? [{ label: t('app.polling.vote'), href: pollPathOf(poll) }] : []
  },

  async card(context, process) {
    return <PollsCard key="polls" polls={await shownOf(context, process)} now={context.now} />
  },

  async workList(context, process) {
    if (!mayRunPolls(context.actor, process.organisationId)) return []
    const drafts = (await pollsOfOwner(context.db, { kind: PROCESS_POLLS, id: process.id })).filter(
      ({ publishedAt }) => publishedAt === null,
    )
    const t = context.house.texts.in(context.locale)
    return drafts.length > 0
      ? [{ label: t('app.polling.task'), href: pollingWorkPath(process), count: drafts.length }]
      : []
  },

  async counts(context, process) {
    const polls = await shownOf(context, process)
    const [first] = polls
    const t = context.house.texts.in(context.locale)
    return first ? [{ label: t('app.polling.count', { count: polls.length }), href: pollPathOf(first) }] : []
  },

  async *reportBlocks(context, process) {
    yield* chapterOf(context, await shownOf(context, process))
  },

  async exports(context, process) {
    const counted = (await shownOf(context, process)).filter(({ countedAt }) => countedAt !== null)
    const t = context.house.texts.in(context.locale)
    return counted.map((poll) => ({
      label: t('app.polling.file', { question: poll.title }),
      href: `${pollPathOf(poll)}/wyniki.jsonl`,
    }))
  },
})

/** Polls that readers may know of. */
const shownOf = readOnce(async ({ db }, process) => {
  if (!process.announcedAt) return []
  const polls = await pollsOfOwner(db, { kind: PROCESS_POLLS, id: process.id })
  return polls.filter(({ publishedAt }) => publishedAt !== null)
})

export const POLL_TAGS: Record<PollPhase, TagKind> = {
  draft: 'draft',
  announced: 'soon',
  open: 'open',
  closed: 'closed',
  counted: 'done',
}

function PollsCard({ polls, now }: { polls: Poll[]; now: Temporal.Instant }) {
  const { t, locale } = useView()
  if (polls.length === 0) return null
  return (
    <Section id="glosowania" title={t('app.polling.polls')} count={t('app.polling.count', { count: polls.length })}>
      {polls.map((poll) => {
        const phase = pollPhaseOf(poll, now)
        return (
          <div key={poll.id}>
            <h3>
              <Link href={pollPathOf(poll)}>{poll.title}</Link>
            </h3>
            <p>
              <Tag kind={POLL_TAGS[phase]}>{t(`app.polling.phase.${phase}`)}</Tag>
            </p>
            <p>{t(`app.polling.bearing.${poll.bearing ?? 'advises'}`)}</p>
            {phase === 'open' && (
              <>
                <p>{t('app.polling.until', { date: formatDateTime(poll.closesAt, locale) })}</p>
                <p>
                  <ButtonLink href={pollPathOf(poll)} variant="secondary">
                    {t('app.polling.vote')}
                  </ButtonLink>
                </p>
              </>
            )}
          </div>
        )
      })}
    </Section>
  )
}

/** Each poll in the report: what was asked, what it meant, where the result and its proof are. */
async function* chapterOf({ house, now }: Context, polls: Poll[]): AsyncGenerator<Block> {
  if (polls.length === 0) return
  const t = house.texts.in('pl')
  yield { kind: 'heading', level: 2, text: t('app.polling.polls') }
  for (const poll of polls) {
    yield { kind: 'heading', level: 3, text: poll.title }
    yield {
      kind: 'keyValues',
      pairs: [
        { key: t('app.polling.meaning'), value: t(`app.polling.bearing.${poll.bearing ?? 'advises'}`) },
        {
          key: t('app.polling.term'),
          value: `${formatDateTime(poll.opensAt, 'pl')} – ${formatDateTime(poll.closesAt, 'pl')}`,
        },
        { key: t('app.polling.stands'), value: t(`app.polling.phase.${pollPhaseOf(poll, now)}`) },
        { key: t('app.polling.result'), value: house.config.url + pollPathOf(poll) },
      ],
    }
  }
}
