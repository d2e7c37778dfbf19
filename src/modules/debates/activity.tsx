import type { Context } from '../../platform/context.ts'
import type { Block } from '../../platform/documents/index.ts'
import { formatNumber } from '../../platform/texts/index.ts'
import { ButtonLink, Link, Section, useView } from '../../ui/index.ts'
import { type Activity, type Process, readOnce } from '../processes/index.ts'
import type { MapSummary } from './map/summary.ts'
import { mapOf } from './opinions/computing.ts'
import {
  type Debate,
  type DebatePhase,
  debatePath,
  debateWorkPath,
  mayJudgeStatements,
  phaseOfDebate,
  resultsShown,
} from './opinions/rules.ts'
import { countStatements, publishedStatements } from './opinions/statements-store.ts'
import { debateOfProcess } from './opinions/store.ts'
import { type Turnout, turnoutOf } from './opinions/votes-store.ts'

/** How many statements a chapter of the report tells of what unites. */
const TOLD = 5

/** The opinion map as a way to take part, beside remarks and surveys. */
export const opinionsActivity = (): Activity => ({
  type: 'opinions',
  name: (t) => t('debates.opinion-map'),

  isPart: async (context, process) => (await shownOf(context, process)) !== null,

  async mainActions(context, process) {
    const shown = await shownOf(context, process)
    if (shown?.phase !== 'open') return []
    return [{ label: context.house.texts.in(context.locale)('debates.action'), href: debatePath(process) }]
  },

  async card(context, process) {
    const shown = await shownOf(context, process)
    const turnout = shown && (await turnoutOf(context.db, shown.debate.id))
    return <OpinionsCard key="opinions" process={process} shown={shown} turnout={turnout} />
  },

  async workList(context, process) {
    const debate = await debateOfProcess(context.db, process.id)
    if (!debate || !mayJudgeStatements(context.actor, process)) return []
    const { waiting } = await countStatements(context.db, debate.id)
    if (waiting === 0) return []
    const t = context.house.texts.in(context.locale)
    return [
      { label: t('debates.task.waiting'), href: `${debateWorkPath(process)}/opinie?stan=waiting`, count: waiting },
    ]
  },

  async counts(context, process) {
    const shown = await shownOf(context, process)
    if (!shown) return []
    const { people } = await turnoutOf(context.db, shown.debate.id)
    const t = context.house.texts.in(context.locale)
    return [{ label: t('debates.counted', { count: people }), href: debatePath(process) }]
  },

  async *reportBlocks(context, process) {
    const shown = await shownOf(context, process)
    if (shown) yield* chapterOf(context, shown.debate)
  },

  async exports(context, process) {
    const shown = await shownOf(context, process)
    if (!shown || !resultsShown(shown.debate, shown.phase)) return []
    const t = context.house.texts.in(context.locale)
    return [
      { label: t('debates.results.votes-file'), href: `${debatePath(process)}/glosy.csv` },
      { label: t('debates.results.statements-file'), href: `${debatePath(process)}/opinie.csv` },
    ]
  },
})

/** What readers may know of. */
const shownOf = readOnce(async (context, process): Promise<{ debate: Debate; phase: DebatePhase } | null> => {
  const debate = await debateOfProcess(context.db, process.id)
  if (!debate) return null
  const phase = phaseOfDebate(debate, process, context.now)
  return phase === 'draft' ? null : { debate, phase }
})

/** The chapter of the report: how many took part, and what most agree with, with numbers. */
async function* chapterOf(context: Context, debate: Debate): AsyncGenerator<Block> {
  const t = context.house.texts.in('pl')
  const number = (value: number) => formatNumber(value, 'pl')
  const statements = await publishedStatements(context.db, debate.id)
  const { people, votes } = await turnoutOf(context.db, debate.id)
  yield { kind: 'heading', level: 2, text: t('debates.report.title') }
  yield {
    kind: 'keyValues',
    pairs: [
      { key: t('debates.work.question'), value: debate.question },
      {
        key: t('debates.results.turnout'),
        value: t('debates.report.turnout', {
          people: number(people),
          statements: number(statements.length),
          votes: number(votes),
        }),
      },
    ],
  }
  const { good } = await mapOf(context, debate.id)
  if (!good || votes === 0) return
  const bodies = new Map(statements.map(({ number, body }) => [String(number), body]))
  yield {
    kind: 'table',
    caption: t('debates.results.unites'),
    columns: ['debates.results.statement', 'debates.word.agree', 'debates.word.disagree', 'debates.word.pass'].map(
      (key, index) => ({ header: t(key), ...(index > 0 ? { align: 'right' as const } : {}) }),
    ),
    rows: told(good.result, bodies),
  }
}

function* told({ agree, tallies }: MapSummary, bodies: Map<string, string>) {
  for (const id of agree.slice(0, TOLD)) yield [bodies.get(id) ?? '', ...(tallies[id] ?? [0, 0, 0]).map(String)]
}

interface CardProps {
  process: Process
  shown: { debate: Debate; phase: DebatePhase } | null
  turnout: Turnout | null
}

function OpinionsCard({ process, shown, turnout }: CardProps) {
  const { t } = useView()
  if (!shown || !turnout) return null
  const { debate, phase } = shown
  return (
    <Section
      id="mapa-opinii"
      title={t('debates.opinion-map')}
      count={t('debates.counted', { count: turnout.people })}
      more={
        resultsShown(debate, phase) && <Link href={`${debatePath(process)}/wyniki`}>{t('debates.results.link')}</Link>
      }
    >
      <p>{debate.question}</p>
      {phase === 'open' && (
        <p>
          <ButtonLink href={debatePath(process)} variant="secondary">
            {t('debates.action')}
          </ButtonLink>
        </p>
      )}
    </Section>
  )
}
