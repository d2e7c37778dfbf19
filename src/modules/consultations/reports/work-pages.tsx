import type { Block } from '../../../platform/documents/model.ts'
import type { Form } from '../../../platform/http/index.ts'
import { formatDateTime } from '../../../platform/texts/index.ts'
import { type Work as LongWork, phaseOfWork } from '../../../platform/works/index.ts'
import {
  ActButton,
  BulkBar,
  BulkForm,
  ButtonLink,
  Checkbox,
  DateTimeField,
  Details,
  EmptyState,
  Form as FormBlock,
  Link,
  Meta,
  Notice,
  Pager,
  Progress,
  RadioGroup,
  Section,
  SubmitButton,
  Table,
  Tabs,
  Tag,
  type TagProps,
  TextArea,
  useView,
} from '../../../ui/index.ts'
import { pathOf, workPathOf } from '../../processes/index.ts'
import { type Frame, Work } from '../workspace/frame.tsx'
import { Blocks } from './blocks.tsx'
import type { ReviewQuery } from './forms.ts'
import type { Place } from './reviewing.ts'
import { isPublished, isReady, PART_SLUGS, PARTS, type Part, type Readiness, type Report } from './rules.ts'
import type { Written } from './store.ts'

interface OverviewProps {
  frame: Frame
  readiness: Readiness
  written: Map<Written, string>
  reports: Report[]
  /** The newest version no longer says what is there now. */
  stale: boolean
  /** A version being made, to come back to. */
  running: string | null
  mayEdit: boolean
  mayPublish: boolean
}

/** "Raport": what is missing, the eleven parts, personal data, versions; in the order of the work. */
export function ReportOverview(props: OverviewProps) {
  const { frame, readiness, written, reports, stale, running, mayEdit } = props
  const { t } = useView()
  const home = `${workPathOf(frame.process)}/raport`
  const [newest] = reports
  return (
    <Work frame={frame} title={t('consultations.work.report')}>
      <Missing {...{ frame, readiness }} />
      <Section title={t('consultations.report.parts')}>
        <p>{t('consultations.report.parts-lead')}</p>
        <Table
          caption={t('consultations.report.parts')}
          captionHidden
          rows={[...PARTS]}
          rowId={(part) => part}
          columns={[
            {
              label: t('consultations.report.part'),
              names: true,
              cell: (part) => (
                <Link href={`${home}/czesci/${PART_SLUGS[part]}`}>
                  {PARTS.indexOf(part) + 1}. {t(`consultations.report.part.${part}`)}
                </Link>
              ),
            },
            {
              label: t('consultations.report.own-words'),
              cell: (part) =>
                written.get(part) ? (
                  <Tag kind="done">{t('consultations.report.written')}</Tag>
                ) : (
                  t(part === 'conclusions' ? 'consultations.report.to-write' : 'consultations.report.from-data')
                ),
            },
          ]}
        />
      </Section>
      <Section title={t('consultations.report.personal')}>
        <p>{t('consultations.report.personal-lead')}</p>
        {newest && newest.unreviewed > 0 && (
          <Notice kind="warning" level={3}>
            <p>{t('consultations.report.unreviewed', { count: newest.unreviewed })}</p>
          </Notice>
        )}
        <p>
          <ButtonLink href={`${home}/dane-osobowe`} variant="secondary">
            {t('consultations.report.review')}
          </ButtonLink>
        </p>
      </Section>
      <Section title={t('consultations.report.versions')}>
        {running ? (
          <Notice level={3}>
            <p>
              {t('consultations.report.running')}{' '}
              <Link href={`${home}/postep/${running}`}>{t('consultations.report.see-progress')}</Link>
            </p>
          </Notice>
        ) : (
          mayEdit && (
            <ActButton action={`${home}/wersje`} variant={newest && !stale ? 'secondary' : 'primary'} icon="file-text">
              {t(newest ? 'consultations.report.make-next' : 'consultations.report.make')}
            </ActButton>
          )
        )}
        {stale && newest && (
          <Notice kind="warning" level={3}>
            <p>{t('consultations.report.stale', { version: newest.version })}</p>
          </Notice>
        )}
        <Versions {...props} />
      </Section>
    </Work>
  )
}

/** What keeps the report from being published, each with a way to the list behind it. */
function Missing({ frame, readiness }: Pick<OverviewProps, 'frame' | 'readiness'>) {
  const { t } = useView()
  const home = workPathOf(frame.process)
  if (isReady(readiness))
    return (
      <Notice kind="success" title={t('consultations.report.ready')}>
        <p>{t('consultations.report.ready-text')}</p>
      </Notice>
    )
  const lists = [
    ['to-settle', readiness.toSettle],
    ['draft', readiness.draft],
    ['to-verify', readiness.toVerify],
    ['to-publish', readiness.toPublish],
  ] as const
  return (
    <Notice kind="warning" title={t('consultations.report.not-ready')}>
      <ul>
        {readiness.open && <li>{t('consultations.report.missing.open')}</li>}
        {lists
          .filter(([, count]) => count > 0)
          .map(([state, count]) => (
            <li key={state}>
              <Link href={`${home}/uwagi?stan=${state}`}>{t(`consultations.report.missing.${state}`, { count })}</Link>
            </li>
          ))}
        {readiness.withoutReason > 0 && (
          <li>
            <Link href={`${home}/uwagi?stan=draft`}>
              {t('consultations.report.missing.reasons', { count: readiness.withoutReason })}
            </Link>
          </li>
        )}
        {readiness.conclusionsMissing && (
          <li>
            <Link href={`${home}/raport/czesci/${PART_SLUGS.conclusions}`}>
              {t('consultations.report.missing.conclusions')}
            </Link>
          </li>
        )}
      </ul>
      <p>{t('consultations.report.may-look')}</p>
    </Notice>
  )
}

function Versions({ frame, reports, readiness, mayPublish }: OverviewProps) {
  const { t, now, locale } = useView()
  const home = `${workPathOf(frame.process)}/raport`
  const state = (report: Report): TagProps => {
    if (isPublished(report, now))
      return {
        kind: 'reported',
        children: t('consultations.report.state.published', { date: formatDateTime(report.publishAt ?? now, locale) }),
      }
    if (report.publishAt)
      return {
        kind: 'soon',
        children: t('consultations.report.state.waits', { date: formatDateTime(report.publishAt, locale) }),
      }
    return { kind: 'draft', children: t('consultations.report.state.draft') }
  }
  return (
    <Table
      caption={t('consultations.report.versions')}
      captionHidden
      rows={reports}
      rowId={({ id }) => id}
      columns={[
        {
          label: t('consultations.report.column.version'),
          names: true,
          cell: ({ version }) => (
            <Link href={`${pathOf(frame.process)}/raport?wersja=${version}`}>
              {t('consultations.report.version', { version })}
            </Link>
          ),
        },
        { label: t('consultations.report.made'), cell: ({ madeAt }) => formatDateTime(madeAt, locale) },
        { label: t('consultations.report.remarks'), kind: 'number', cell: ({ letters }) => letters },
        { label: t('consultations.report.state'), cell: (report) => <Tag {...state(report)} /> },
        {
          label: t('consultations.report.act'),
          cell: (report) => {
            if (!mayPublish || isPublished(report, now)) return ''
            if (report.publishAt)
              return (
                <ActButton action={`${home}/wersje/${report.version}/wstrzymanie`}>
                  {t('consultations.report.withhold')}
                </ActButton>
              )
            return isReady(readiness) ? (
              <ButtonLink href={`${home}/wersje/${report.version}/publikacja`}>
                {t('consultations.report.publish')}
              </ButtonLink>
            ) : (
              t('consultations.report.when-ready')
            )
          },
        },
      ]}
      empty={<EmptyState title={t('consultations.report.none')}>{t('consultations.report.none-yet')}</EmptyState>}
    />
  )
}

/** One part: what the data says, and the field for the team's own words. */
export function PartPage({
  frame,
  part,
  generated,
  form,
}: {
  frame: Frame
  part: Part
  generated: Block[]
  form: Form
}) {
  const { t } = useView()
  const home = `${workPathOf(frame.process)}/raport`
  const number = PARTS.indexOf(part) + 1
  const next = PARTS[number]
  return (
    <Work
      frame={frame}
      title={t('consultations.report.chapter', { number, title: t(`consultations.report.part.${part}`) })}
      form={form}
      islands={['wiec-autosave', 'wiec-confirm-leave']}
    >
      <p>
        <Link href={home} icon="chevron-left">
          {t('consultations.report.all-parts')}
        </Link>
      </p>
      <Section title={t('consultations.report.from-data-title')}>
        {generated.length > 0 ? <Blocks blocks={generated} /> : <p>{t('consultations.report.nothing-generated')}</p>}
      </Section>
      <Section title={t('consultations.report.own-words')}>
        <FormBlock action={`${home}/czesci/${PART_SLUGS[part]}`} autosave confirmLeave>
          <TextArea
            form={form}
            name="body"
            label={t(`consultations.report.part.${part}`)}
            hint={t(`consultations.report.hint.${part}`)}
            rows={10}
          />
          {part === 'participants' && (
            <TextArea
              form={form}
              name="costs"
              label={t('consultations.report.costs')}
              hint={t('consultations.report.hint.costs')}
              rows={5}
            />
          )}
          <SubmitButton>{t('consultations.report.save')}</SubmitButton>
        </FormBlock>
      </Section>
      {next && (
        <p>
          <Link href={`${home}/czesci/${PART_SLUGS[next]}`} icon="arrow-right">
            {t('consultations.report.next-part', { title: t(`consultations.report.part.${next}`) })}
          </Link>
        </p>
      )}
    </Work>
  )
}

interface ReviewProps {
  frame: Frame
  query: ReviewQuery
  places: Place[]
  next: string | null
  mayReview: boolean
}

/** Places that may tell who somebody is: to mask or to leave, one by one or many at once. */
export function ReviewPage({ frame, query, places, next, mayReview }: ReviewProps) {
  const { t } = useView()
  const home = `${workPathOf(frame.process)}/raport/dane-osobowe`
  const address = (changes: Partial<ReviewQuery>) =>
    `${home}?${new URLSearchParams({ gdzie: query.gdzie, stan: query.stan, ...changes })}`
  const selection = mayReview
    ? {
        selection: {
          name: 'miejsce',
          label: (place: Place) => t('consultations.report.choose', { found: place.found }),
        },
      }
    : {}
  return (
    <Work frame={frame} title={t('consultations.report.personal')} islands={['wiec-select-all', 'wiec-keys']}>
      <p>
        {t(query.gdzie === 'pisma' ? 'consultations.report.review-lead' : 'consultations.report.review-answers-lead')}
      </p>
      <Tabs
        label={t('consultations.report.review-where')}
        items={(['pisma', 'odpowiedzi'] as const).flatMap((gdzie) =>
          (['do-przejrzenia', 'przejrzane'] as const).map((stan) => ({
            label: t(`consultations.report.review.${gdzie}.${stan}`),
            href: `${home}?gdzie=${gdzie}&stan=${stan}`,
            current: query.gdzie === gdzie && query.stan === stan,
          })),
        )}
      />
      {places.length === 0 ? (
        <EmptyState title={t('consultations.report.review-empty')}>
          {t(next ? 'consultations.report.review-look-on' : 'consultations.report.review-empty-hint')}
        </EmptyState>
      ) : (
        <BulkForm action={`${home}?gdzie=${query.gdzie}&stan=${query.stan}`}>
          {mayReview && (
            <BulkBar>
              <SubmitButton name="co" value="zamaskuj">
                {t('consultations.report.mask')}
              </SubmitButton>
              <SubmitButton name="co" value="zostaw" variant="secondary">
                {t('consultations.report.leave')}
              </SubmitButton>
            </BulkBar>
          )}
          <Table
            caption={t('consultations.report.places')}
            captionHidden
            dense
            {...selection}
            rows={places}
            rowId={({ key }) => key}
            columns={[
              {
                label: t('consultations.report.place'),
                names: true,
                cell: ({ found, before, after }) => (
                  <>
                    …{before}
                    <strong>{found}</strong>
                    {after}…
                  </>
                ),
              },
              { label: t('consultations.report.kind'), cell: ({ kind }) => t(`consultations.report.kind.${kind}`) },
              {
                label: t('consultations.report.where-found'),
                kind: 'code',
                cell: ({ reference }) =>
                  reference ? (
                    <Link href={`${workPathOf(frame.process)}/uwagi/${reference}`}>{reference}</Link>
                  ) : (
                    t('consultations.report.in-answer')
                  ),
              },
              {
                label: t('consultations.report.now'),
                cell: ({ masked }) =>
                  t(
                    masked === null
                      ? 'consultations.report.now.unseen'
                      : masked
                        ? 'consultations.report.now.masked'
                        : 'consultations.report.now.left',
                  ),
              },
            ]}
          />
        </BulkForm>
      )}
      <Pager next={next ? address({ po: next }) : undefined} previous={query.po ? address({}) : undefined} />
      <p>
        <Link href={`${workPathOf(frame.process)}/raport`} icon="chevron-left">
          {t('consultations.report.to-work')}
        </Link>
      </p>
    </Work>
  )
}

/** How far the version is; a person may leave and come back. */
export function MakingPage({ frame, work }: { frame: Frame; work: LongWork }) {
  const { t } = useView()
  const phase = phaseOfWork(work)
  const ended = phase === 'done' || phase === 'failed'
  const made = work.result as { version?: number } | null
  return (
    <Work frame={frame} title={t('consultations.report.making')} islands={ended ? [] : ['wiec-progress']}>
      {phase === 'failed' && (
        <Notice kind="problem">
          <p>{t(work.problem ?? 'works.broken')}</p>
        </Notice>
      )}
      {phase === 'done' && (
        <Notice kind="success" title={t('consultations.report.made-version', { version: made?.version ?? '' })}>
          <p>
            <ButtonLink href={`${pathOf(frame.process)}/raport?wersja=${made?.version ?? 1}`}>
              {t('consultations.report.look')}
            </ButtonLink>
          </p>
        </Notice>
      )}
      {!ended && (
        <Progress label={t('consultations.report.making-label')} done={work.done} of={work.total ?? undefined} />
      )}
      <p>
        <Link href={`${workPathOf(frame.process)}/raport`} icon="chevron-left">
          {t('consultations.report.to-work')}
        </Link>
      </p>
    </Work>
  )
}

/** From when everybody reads it. */
export function PublishPage({
  frame,
  report,
  form,
  stale,
}: {
  frame: Frame
  report: Report
  form: Form
  stale: boolean
}) {
  const { t, now, locale } = useView()
  const home = `${workPathOf(frame.process)}/raport`
  return (
    <Work frame={frame} title={t('consultations.report.publish-title', { version: report.version })} form={form}>
      {stale && (
        <Notice kind="warning">
          <p>{t('consultations.report.stale', { version: report.version })}</p>
        </Notice>
      )}
      <p>{t('consultations.report.publish-lead')}</p>
      {report.unreviewed > 0 && (
        <p>
          {t('consultations.report.unreviewed', { count: report.unreviewed })}{' '}
          <Link href={`${home}/dane-osobowe`}>{t('consultations.report.review')}</Link>
        </p>
      )}
      <FormBlock action={`${home}/wersje/${report.version}/publikacja`}>
        <RadioGroup
          form={form}
          name="kiedy"
          label={t('consultations.report.when')}
          options={[
            { value: 'teraz', label: t('consultations.report.when.now') },
            { value: 'pozniej', label: t('consultations.report.when.later') },
          ]}
        />
        <DateTimeField
          form={form}
          name="termin"
          label={t('consultations.report.moment')}
          hint={t('consultations.report.moment.hint', { now: formatDateTime(now, locale) })}
          optional
        />
        {report.version > 1 ? (
          <Checkbox
            form={form}
            name="powiadom"
            label={t('consultations.report.tell')}
            hint={t('consultations.report.tell.hint')}
          />
        ) : (
          <Meta>{t('consultations.report.all-told')}</Meta>
        )}
        <SubmitButton icon="megaphone">{t('consultations.report.publish')}</SubmitButton>
      </FormBlock>
      <Details summary={t('consultations.report.frozen')}>
        <p>{t('consultations.report.frozen-text')}</p>
      </Details>
    </Work>
  )
}
