import { emptyForm, type Form } from '../../../platform/http/index.ts'
import { formatDate, formatMoney } from '../../../platform/texts/index.ts'
import {
  Box,
  ButtonLink,
  type FileItem,
  FileList,
  KeyValues,
  Link,
  Notice,
  QuestionPage,
  RichText,
  Section,
  Share,
  ThingPage,
  Timeline,
  useView,
} from '../../../ui/index.ts'
import { type Talk, TalkSection } from '../../discussions/index.ts'
import type { FilledRow } from '../../forms/index.ts'
import { FollowForm } from '../../notices/index.ts'
import { type Process, pathOf } from '../../processes/index.ts'
import type { Work } from '../building/store.ts'
import { HOME } from '../editions/actions.ts'
import type { Edition, Pool } from '../editions/store.ts'
import type { Appeal, Card as EvaluationCard } from '../verifying/store.ts'
import { projectTag } from '../words.ts'
import { projectPath } from './actions.ts'
import type { Surroundings } from './around.ts'
import { FavouriteButton, FavouritesLink } from './favourites.tsx'
import { Decision, LinesTable, ResultNotice } from './outcome.tsx'
import type { CostLine, Project } from './rules.ts'

export interface ProjectPageProps {
  process: Process
  edition: Edition
  project: Project
  pool: Pool | undefined
  around: Surroundings
  lines: CostLine[]
  coauthors: string[]
  files: FileItem[]
  /** What everybody may read of answers to the edition's own questions. */
  questions: FilledRow[]
  works: (Work & { pictures: { src: string; alt: string }[] })[]
  /** Public only once decisions are. */
  cards: EvaluationCard[]
  appeal: Appeal | null
  similar: Project[]
  /** Projects that cannot be built together with this one. */
  rivals: Project[]
  joined: Project | null
  /** Null where nobody may talk of projects. */
  talk: Talk | null
  workPath: string | null
}

/** One project, from an idea to what was built. */
export function ProjectPage(props: ProjectPageProps) {
  const { t, locale } = useView()
  const { process, edition, project, pool, around, lines, coauthors, works, appeal } = props
  const state = around.stateOf(project)
  const row = around.rows.get(project.id)
  const own = projectPath(process, project)
  return (
    <ThingPage
      title={project.title}
      description={project.summary}
      share={{}}
      islands={['wiec-favourites']}
      crumbs={[
        { label: t('budgets.title'), href: HOME },
        { label: process.title, href: pathOf(process) },
        { label: t('budgets.projects'), href: `${pathOf(process)}/projekty` },
      ]}
      status={projectTag(state, t)}
      lead={(props.cards.length > 0 && project.plainSummary) || project.summary}
      actions={
        props.workPath && (
          <ButtonLink href={props.workPath} variant="quiet" icon="pencil">
            {t('budgets.work.open')}
          </ButtonLink>
        )
      }
      aside={
        <>
          <wiec-favourites data-edition={process.slug}>
            <p class="ui-actions">
              <FavouriteButton project={project} />
              <FavouritesLink process={process} />
            </p>
          </wiec-favourites>
          <Box title={t('budgets.project.facts')}>
            <KeyValues
              items={[
                {
                  label: t('budgets.field.number'),
                  value: project.ballotNumber
                    ? t('budgets.field.number.both', { number: project.number ?? 0, ballot: project.ballotNumber })
                    : project.number,
                },
                { label: t('budgets.pool'), value: pool?.name },
                { label: t('budgets.cost'), value: formatMoney(around.costOf(project), locale) },
                {
                  label: t('budgets.field.yearly'),
                  value: project.yearlyGrosze > 0 && formatMoney(project.yearlyGrosze, locale),
                },
                { label: t('budgets.field.category'), value: t(`budgets.category.${project.category}`) },
                { label: t('budgets.field.place'), value: project.placeWords },
                { label: t('budgets.outside'), value: project.outsideReason },
                {
                  label: t('budgets.field.author'),
                  value: [project.signature || t('budgets.author.resident'), ...coauthors].join(', '),
                },
                {
                  label: t('budgets.field.submitted'),
                  value:
                    project.submittedAt && project.channel !== 'archive' && formatDate(project.submittedAt, locale),
                },
                { label: t('budgets.channel'), value: project.channel === 'paper' && t('budgets.channel.paper') },
              ]}
            />
          </Box>
          <Box title={t('budgets.follow.project')}>
            <p>{t('budgets.follow.project.text')}</p>
            <FollowForm action={`${own}/obserwowanie`} form={emptyForm()} about={project.title} />
          </Box>
          <Box title={t('budgets.share')}>
            <Share href={own} title={project.title} />
            {!project.withdrawnAt && !project.joinedInto && project.channel !== 'archive' && (
              <p>
                <Link href={`${own}/plakat.pdf`} icon="printer">
                  {t('budgets.poster')}
                </Link>
              </p>
            )}
          </Box>
        </>
      }
    >
      {props.joined && (
        <Notice title={t('budgets.state.joined')}>
          <p>
            <Link href={projectPath(process, props.joined)}>{props.joined.title}</Link>
          </p>
        </Notice>
      )}
      {row && (
        <ResultNotice row={row} pool={around.result?.content.pools.find(({ poolId }) => poolId === project.poolId)} />
      )}
      {props.rivals.length > 0 && (
        <Notice title={t('budgets.rivals', { count: props.rivals.length })}>
          <ul>
            {props.rivals.map((other) => (
              <li key={other.id}>
                <Link href={projectPath(process, other)}>{other.title}</Link>
              </li>
            ))}
          </ul>
          <p>{t(edition.settings.exclusions ? 'budgets.rivals.text' : 'budgets.rivals.later')}</p>
        </Notice>
      )}
      {works.length > 0 && <Works works={works} />}
      {project.description && (
        <Section title={t('budgets.field.description')} id="opis">
          <RichText markdown={project.description} />
        </Section>
      )}
      {project.reason && (
        <Section title={t('budgets.field.reason')}>
          <RichText markdown={project.reason} />
        </Section>
      )}
      <KeyValues
        items={[
          { label: t('budgets.field.beneficiaries'), value: project.beneficiaries },
          { label: t('budgets.field.access'), value: project.access },
          { label: t('budgets.field.schedule'), value: project.schedule },
          { label: t('budgets.field.land'), value: project.landTitle },
          ...props.questions.map(({ label, words }) => ({ label, value: words })),
          { label: t('budgets.field.agreement'), value: props.cards.length > 0 && project.agreement },
        ]}
      />
      {lines.length > 0 && (
        <Section title={t('budgets.costs')} id="koszty">
          <LinesTable lines={lines} />
          {project.verifiedGrosze !== null && around.costOf(project) !== project.costGrosze && (
            <p>{t('budgets.cost.verified', { amount: formatMoney(project.verifiedGrosze, locale) })}</p>
          )}
        </Section>
      )}
      {props.files.length > 0 && (
        <Section title={t('budgets.files')}>
          <FileList files={props.files} />
        </Section>
      )}
      <Decision {...props} state={state} />
      {appeal && props.cards.length > 0 && (
        <Section title={t('budgets.appeal')} id="odwolanie">
          {!appeal.outcome && <p>{t('budgets.appeal.under-way')}</p>}
          {appeal.outcome && (
            <Notice
              kind={appeal.outcome === 'upheld' ? 'success' : 'info'}
              title={t(`budgets.appeal.${appeal.outcome}`)}
              level={3}
            >
              <p>{appeal.reason}</p>
            </Notice>
          )}
        </Section>
      )}
      {props.talk && (props.talk.isOpen || props.talk.count > 0) && <TalkSection talk={props.talk} path={own} />}
      {props.similar.length > 0 && (
        <Section title={t('budgets.similar')}>
          <ul>
            {props.similar.map((other) => (
              <li key={other.id}>
                <Link href={projectPath(process, other)}>{other.title}</Link>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </ThingPage>
  )
}

function Works({ works }: Pick<ProjectPageProps, 'works'>) {
  const { t, locale } = useView()
  return (
    <Section title={t('budgets.building')} id="realizacja">
      <Timeline
        items={works.map((work, at) => ({
          label: t(`budgets.work-kind.${work.kind}`),
          when: formatDate(work.happenedOn, locale),
          state:
            at === 0 && !['done', 'partly', 'abandoned'].includes(work.kind) ? ('now' as const) : ('done' as const),
          text: (
            <>
              {work.body}
              {work.costGrosze !== null && (
                <> {t('budgets.work.cost', { amount: formatMoney(work.costGrosze, locale) })}</>
              )}
              {work.pictures.map(({ src, alt }) => (
                <img key={src} class="budgets-picture" src={src} alt={alt} loading="lazy" />
              ))}
            </>
          ),
        }))}
      />
    </Section>
  )
}

export function FollowProjectPage({ process, project, form }: { process: Process; project: Project; form: Form }) {
  const { t } = useView()
  return (
    <QuestionPage
      title={t('budgets.follow.project')}
      caption={project.title}
      form={form}
      back={{ label: project.title, href: projectPath(process, project) }}
      unlisted
    >
      <p>{t('budgets.follow.project.text')}</p>
      <FollowForm action={`${projectPath(process, project)}/obserwowanie`} form={form} />
    </QuestionPage>
  )
}
