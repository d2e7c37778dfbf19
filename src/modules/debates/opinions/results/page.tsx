import { formatDateTime } from '../../../../platform/texts/index.ts'
import {
  ButtonLink,
  Details,
  EmptyState,
  Link,
  Meta,
  Notice,
  ReadingPage,
  Section,
  StackedRows,
  Stats,
  useView,
} from '../../../../ui/index.ts'
import { type Process, pathOf } from '../../../processes/index.ts'
import { STABLE } from '../../map/opinion-map.ts'
import type { Counts, MapSummary } from '../../map/summary.ts'
import { type Debate, type DebatePhase, debatePath } from '../rules.ts'
import type { Statement } from '../statements-store.ts'
import type { Turnout } from '../votes-store.ts'
import { OpinionPicture } from './picture.tsx'

/** How many statements stand in each list; all of them are in the table at the end and in the files. */
const SHOWN = 5

interface ResultsProps {
  process: Process
  debate: Debate
  phase: DebatePhase
  statements: Statement[]
  turnout: Turnout
  map: { computedAt: Temporal.Instant; result: MapSummary } | null
}

/** What unites, what divides, what each group says, with counts; the picture comes after the lists. */
export function ResultsPage(props: ResultsProps) {
  const { t } = useView()
  const { process, debate, phase, map } = props
  return (
    <ReadingPage
      title={t('debates.results.title')}
      description={debate.question}
      lead={debate.question}
      crumbs={[
        { label: t('debates.crumb'), href: '/konsultacje' },
        { label: process.title, href: pathOf(process) },
        { label: t('debates.opinion-map'), href: debatePath(process) },
      ]}
      actions={
        phase === 'open' && (
          <ButtonLink href={debatePath(process)} icon="arrow-right">
            {t('debates.take-part')}
          </ButtonLink>
        )
      }
    >
      {map && map.result.votes > 0 ? (
        <Results {...props} map={map} />
      ) : (
        <EmptyState title={t('debates.results.none')}>{t('debates.results.none-hint')}</EmptyState>
      )}
    </ReadingPage>
  )
}

function Results({ process, statements, turnout, map }: ResultsProps & { map: NonNullable<ResultsProps['map']> }) {
  const { t, locale } = useView()
  const { result } = map
  const bodyOf = new Map(statements.map(({ number, body }) => [String(number), body]))
  // A statement hidden after the map was made is not shown in it any more.
  const shown = (ids: readonly string[]) => ids.filter((id) => bodyOf.has(id))
  const ranked = (values: Record<string, number>) =>
    shown(
      Object.keys(values).sort(
        (one, other) => (values[other] ?? 0) - (values[one] ?? 0) || Number(one) - Number(other),
      ),
    )
  const isGrouped = result.groups.length > 0
  const unites = isGrouped
    ? ranked(result.consensus.agree).filter((id) => (result.consensus.agree[id] ?? 0) > 0.5 ** result.groups.length)
    : shown(result.agree)
  const rejects = isGrouped
    ? ranked(result.consensus.disagree).filter(
        (id) => (result.consensus.disagree[id] ?? 0) > 0.5 ** result.groups.length,
      )
    : shown(result.disagree)
  const divides = ranked(result.divides).filter((id) => (result.divides[id] ?? 0) >= 0.3)
  const list = (ids: string[]) => <Statements {...{ ids: ids.slice(0, SHOWN), bodyOf, tallies: result.tallies }} />
  return (
    <>
      <Stats
        label={t('debates.results.turnout')}
        items={[
          { figure: turnout.people, label: t('debates.results.people', { count: turnout.people }) },
          { figure: statements.length, label: t('debates.results.statements', { count: statements.length }) },
          { figure: turnout.votes, label: t('debates.results.votes', { count: turnout.votes }) },
        ]}
      />
      <Section title={t('debates.results.unites')} id="laczy">
        <p>{t(isGrouped ? 'debates.results.unites-groups' : 'debates.results.unites-all')}</p>
        {unites.length > 0 ? list(unites) : <p>{t('debates.results.nothing-sure')}</p>}
        {rejects.length > 0 && (
          <>
            <h3>{t('debates.results.rejects')}</h3>
            {list(rejects)}
          </>
        )}
      </Section>
      <Section title={t('debates.results.groups')} id="grupy">
        {result.notDrawn ? (
          <Notice kind="info">
            <p>{t(`debates.results.not-drawn.${result.notDrawn}`)}</p>
          </Notice>
        ) : (
          <p>
            {t('debates.results.groups-lead', { count: result.groups.length })}{' '}
            {t((result.stability ?? 0) >= STABLE ? 'debates.results.stable' : 'debates.results.shaky')}
          </p>
        )}
        {result.groups.map((group, index) => (
          <Section
            key={index}
            level={3}
            title={t('debates.results.group', { name: nameOf(index) })}
            count={t('debates.results.people-in', { count: group.size })}
          >
            <ul>
              {group.representative
                .filter(({ statement }) => bodyOf.has(statement))
                .map(({ statement, side }) => (
                  <li key={statement}>
                    <strong>{t(`debates.results.side.${side}`)}</strong> {bodyOf.get(statement)}
                    <Meta>{inWords(group.tallies[statement], t)}</Meta>
                  </li>
                ))}
            </ul>
          </Section>
        ))}
      </Section>
      {isGrouped && (
        <Section title={t('debates.results.divides')} id="dzieli">
          <p>{t('debates.results.divides-lead')}</p>
          {divides.length === 0 && <p>{t('debates.results.divides-nothing')}</p>}
          {divides.slice(0, SHOWN).map((id) => (
            <StackedRows
              key={id}
              title={bodyOf.get(id) ?? ''}
              name={t('debates.results.group-column')}
              columns={columnsOf(t)}
              rows={result.groups.map((group, index) => ({
                label: t('debates.results.group', { name: nameOf(index) }),
                values: partsOf(group.tallies[id]),
              }))}
            />
          ))}
        </Section>
      )}
      {isGrouped && (
        <Section title={t('debates.results.picture')} id="obraz">
          <OpinionPicture result={result} />
        </Section>
      )}
      <Section title={t('debates.results.all')} id="wszystkie">
        <Details summary={t('debates.results.all-open', { count: statements.length })}>
          <Statements ids={statements.map(({ number }) => String(number))} {...{ bodyOf, tallies: result.tallies }} />
        </Details>
      </Section>
      <Section title={t('debates.results.how')} id="jak">
        <p>{t('debates.results.how-text')}</p>
        <p>
          {t('debates.results.replay', {
            date: formatDateTime(map.computedAt, locale),
            method: result.method,
            seed: result.seed,
          })}
        </p>
        <ul>
          <li>
            <Link href={`${debatePath(process)}/glosy.csv`} icon="file-spreadsheet">
              {t('debates.results.votes-file')}
            </Link>
          </li>
          <li>
            <Link href={`${debatePath(process)}/opinie.csv`} icon="file-spreadsheet">
              {t('debates.results.statements-file')}
            </Link>
          </li>
        </ul>
        <p>
          <Link href="/otwarte-dane">{t('debates.results.licence')}</Link>
        </p>
      </Section>
    </>
  )
}

interface StatementsProps {
  ids: string[]
  bodyOf: Map<string, string>
  tallies: Record<string, Counts>
}

/** Statements with how people voted on each, as bars and as words. */
function Statements({ ids, bodyOf, tallies }: StatementsProps) {
  const { t } = useView()
  return (
    <StackedRows
      title={t('debates.results.answers')}
      titleHidden
      name={t('debates.results.statement')}
      columns={columnsOf(t)}
      rows={ids.map((id) => ({ label: bodyOf.get(id) ?? '', values: partsOf(tallies[id]) }))}
    />
  )
}

type T = ReturnType<typeof useView>['t']

/** From refusal to agreement, so that the darkest part is who agrees. */
const columnsOf = (t: T) => [t('debates.word.disagree'), t('debates.word.pass'), t('debates.word.agree')]

function partsOf(counts: Counts | undefined): number[] {
  const [agrees, disagrees, passes] = counts ?? [0, 0, 0]
  return [disagrees, passes, agrees]
}

const inWords = (counts: Counts | undefined, t: T) => {
  const [agrees, disagrees, passes] = counts ?? [0, 0, 0]
  return t('debates.results.counts', { agrees, disagrees, passes })
}

/** Groups are called by letters: a name of ours would say what they think. */
export const nameOf = (index: number) => String.fromCharCode(65 + index)
