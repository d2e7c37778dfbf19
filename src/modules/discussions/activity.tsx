import { dateOf } from '../../platform/clock.ts'
import type { Context } from '../../platform/context.ts'
import type { Block } from '../../platform/documents/index.ts'
import { findPersonalData, mask, maskLabels } from '../../platform/mask/index.ts'
import { formatDate, type Translate } from '../../platform/texts/index.ts'
import { ButtonLink, Link, Section, useView } from '../../ui/index.ts'
import { type Activity, type Process, readOnce } from '../processes/index.ts'
import { IDEA_STATES } from './ideas/rules.ts'
import { countByState, ideasPage } from './ideas/store.ts'
import { answersOf, countUnanswered, lastAnswers } from './posts/answers-store.ts'
import { countPosts, everyPost, type PostCounts } from './posts/store.ts'
import { expertsOf } from './questions/store.ts'
import {
  mayAnswer,
  mayModerateRoom,
  phaseOfRoom,
  type Room,
  type RoomKind,
  type RoomPhase,
  roomPath,
  roomWorkPath,
  WORDS,
} from './rooms/rules.ts'
import { findRoom } from './rooms/store.ts'
import { countTopics, countUnsummed, topicsPage } from './topics/store.ts'

/** Ideas, questions to experts and discussions as ways to take part, each beside others in a stage. */
export const discussionsActivities = (): Activity[] => [
  activityOf('ideas', ideasChapter),
  activityOf('questions', questionsChapter),
  activityOf('topics', topicsChapter),
]

interface Shown {
  room: Room
  phase: RoomPhase
  /** Ideas, questions or topics. */
  count: number
  counts: PostCounts
}

type Chapter = (context: Context, shown: Shown, process: Process) => AsyncGenerator<Block>

function activityOf(kind: RoomKind, chapter: Chapter): Activity {
  const shownOf = readOnce((context, process) => readShown(context, process, kind))
  return {
    type: kind,
    name: (t) => t(`discussions.${kind}`),

    isPart: async (context, process) => (await shownOf(context, process)) !== null,

    async mainActions(context, process) {
      const shown = await shownOf(context, process)
      if (shown?.phase !== 'open' || (kind === 'topics' && shown.count === 0)) return []
      const t = context.house.texts.in(context.locale)
      return [{ label: t(`discussions.action.${kind}`), href: actionPath(process, kind) }]
    },

    async card(context, process) {
      return <RoomCard key={kind} {...{ kind, process }} shown={await shownOf(context, process)} />
    },

    workList: (context, process) => workOf(context, process, kind),

    async counts(context, process) {
      const shown = await shownOf(context, process)
      if (!shown) return []
      const t = context.house.texts.in(context.locale)
      return [{ label: t(`discussions.${kind}.count`, { count: shown.count }), href: roomPath(process, kind) }]
    },

    async *reportBlocks(context, process) {
      const shown = await shownOf(context, process)
      if (shown && shown.phase !== 'ahead') yield* chapter(context, shown, process)
    },

    async exports(context, process) {
      const shown = await shownOf(context, process)
      if (!shown || kind === 'topics' || shown.count === 0) return []
      const t = context.house.texts.in(context.locale)
      return [{ label: t(`discussions.file.of-${kind}`), href: `${roomPath(process, kind)}.csv` }]
    },
  }
}

const actionPath = (process: Process, kind: RoomKind) =>
  kind === 'topics' ? roomPath(process, kind) : `${roomPath(process, kind)}/${kind === 'ideas' ? 'nowy' : 'nowe'}`

/** What readers may know of. */
async function readShown({ db, now }: Context, process: Process, kind: RoomKind): Promise<Shown | null> {
  const room = await findRoom(db, process.id, kind)
  const phase = room && phaseOfRoom(room, process, now)
  if (!room || !phase || phase === 'draft') return null
  const counts = await countPosts(db, room.id)
  return { room, phase, counts, count: kind === 'topics' ? await countTopics(db, room.id) : counts.shown }
}

/** What waits for the team: to be read before it is shown, to be answered, to be summed up. */
async function workOf(context: Context, process: Process, kind: RoomKind) {
  const { db, actor, now } = context
  const room = await findRoom(db, process.id, kind)
  if (!room) return []
  const t = context.house.texts.in(context.locale)
  const { waiting } = await countPosts(db, room.id)
  const moderation = `/praca/organizacje/${process.organisationId}/moderacja`
  const home = roomWorkPath(process, kind)
  const items = []
  if (waiting > 0 && mayModerateRoom(actor, process))
    items.push({ label: t(`discussions.task.waiting.${kind}`), href: moderation, count: waiting })
  if (mayAnswer(actor, process)) {
    const count = kind === 'topics' ? await countUnsummed(db, room.id, dateOf(now)) : await countUnanswered(db, room.id)
    const href = kind === 'topics' ? home : `${home}?stan=${kind === 'ideas' ? 'new' : 'asked'}`
    if (count > 0) items.push({ label: t(`discussions.task.answer.${kind}`), href, count })
  }
  return items
}

function RoomCard({ kind, process, shown }: { kind: RoomKind; process: Process; shown: Shown | null }) {
  const { t } = useView()
  if (!shown) return null
  const isOpen = shown.phase === 'open'
  return (
    <Section
      id={WORDS[kind]}
      title={t(`discussions.${kind}`)}
      count={t(`discussions.${kind}.count`, { count: shown.count })}
      more={shown.count > 0 && <Link href={roomPath(process, kind)}>{t(`discussions.read.${kind}`)}</Link>}
    >
      <p>{t(`discussions.card.${kind}`)}</p>
      {isOpen && (kind !== 'topics' || shown.count > 0) && (
        <p>
          <ButtonLink href={actionPath(process, kind)} variant="secondary">
            {t(`discussions.action.${kind}`)}
          </ButtonLink>
        </p>
      )}
    </Section>
  )
}

/** A report is for good: what a person said about themselves or others is covered, as in files of remarks. */
const maskIn = (t: Translate) => (text: string) => mask(text, findPersonalData(text), maskLabels(t))

/** Ideas in the report: how many stand where, and each with its support and its answer. */
async function* ideasChapter(context: Context, { room, count }: Shown): AsyncGenerator<Block> {
  const { db } = context
  const t = context.house.texts.in('pl')
  const masked = maskIn(t)
  const byState = await countByState(db, room.id)
  yield { kind: 'heading', level: 2, text: t('discussions.ideas') }
  yield {
    kind: 'keyValues',
    pairs: [
      { key: t('discussions.report.all'), value: String(count) },
      ...IDEA_STATES.filter((state) => byState.has(state)).map((state) => ({
        key: t(`discussions.state.${state}`),
        value: String(byState.get(state)),
      })),
    ],
  }
  if (count === 0) return
  yield {
    kind: 'table',
    caption: t('discussions.report.ideas'),
    columns: [
      { header: t('discussions.idea.title') },
      { header: t('discussions.support'), align: 'right' },
      { header: t('discussions.filter.state') },
      { header: t('discussions.answer') },
    ],
    rows: (async function* () {
      let after: string | undefined
      do {
        const { rows, next } = await ideasPage(db, room.id, { order: 'supported' }, { after, limit: 200 })
        const answers = await lastAnswers(
          db,
          rows.map(({ id }) => id),
        )
        for (const idea of rows)
          yield [
            masked(idea.title ?? ''),
            String(idea.supports),
            t(`discussions.state.${idea.state}`),
            answers.get(idea.id)?.body ?? '',
          ]
        after = next ?? undefined
      } while (after)
    })(),
  }
}

/** Questions in the report: each with who answered and what. */
async function* questionsChapter(context: Context, { room, count }: Shown): AsyncGenerator<Block> {
  const { db } = context
  const t = context.house.texts.in('pl')
  const masked = maskIn(t)
  const experts = new Map((await expertsOf(db, room.id)).map((expert) => [expert.id, expert]))
  yield { kind: 'heading', level: 2, text: t('discussions.questions') }
  yield {
    kind: 'keyValues',
    pairs: [
      { key: t('discussions.report.all'), value: String(count) },
      {
        key: t('discussions.experts'),
        value: [...experts.values()].map(({ name, role }) => `${name}, ${role}`).join('; ') || t('discussions.team'),
      },
    ],
  }
  for await (const question of everyPost(db, room.id, 'question')) {
    const answers = await answersOf(db, question.id)
    yield { kind: 'heading', level: 3, text: t('discussions.question.number', { number: question.number }) }
    yield { kind: 'paragraph', text: masked(question.body) }
    if (answers.length === 0) yield { kind: 'note', text: t('discussions.report.unanswered') }
    for (const { body, expertId } of answers) {
      const name = experts.get(expertId ?? '')?.name
      yield {
        kind: 'note',
        text: `${name ? t('discussions.answer.by', { name }) : t('discussions.answer.by-team')}: ${body}`,
      }
    }
  }
}

/** Discussions in the report: each question, how many spoke, and the summary a person wrote. */
async function* topicsChapter(context: Context, { room }: Shown): AsyncGenerator<Block> {
  const t = context.house.texts.in('pl')
  yield { kind: 'heading', level: 2, text: t('discussions.topics') }
  let before: number | undefined
  do {
    const { rows, next } = await topicsPage(context.db, room.id, { before, limit: 100 })
    for (const topic of rows) {
      yield { kind: 'heading', level: 3, text: topic.question }
      yield {
        kind: 'paragraph',
        text: [
          t('discussions.replies', { count: topic.replies }),
          topic.closesOn && t('discussions.topic.until', { date: formatDate(topic.closesOn, 'pl') }),
        ]
          .filter(Boolean)
          .join(', '),
      }
      yield { kind: 'paragraph', text: topic.summary ?? t('discussions.report.no-summary') }
    }
    before = next ?? undefined
  } while (before)
}
