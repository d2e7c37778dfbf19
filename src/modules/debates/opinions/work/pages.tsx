import type { Form } from '../../../../platform/http/index.ts'
import { formatDateTime } from '../../../../platform/texts/index.ts'
import {
  ActButton,
  ButtonLink,
  Checkbox,
  EmptyState,
  Form as FormBlock,
  Link,
  Meta,
  Notice,
  Pager,
  RadioGroup,
  Section,
  Stats,
  SubmitButton,
  Table,
  Tabs,
  TextArea,
  TextField,
  useView,
} from '../../../../ui/index.ts'
import { type ProcessFrame, ProcessWork, type ProcessWorkProps } from '../../../processes/index.ts'
import { StatementTag } from '../answering/pages.tsx'
import { type Debate, type DebatePhase, debatePath, debateWorkPath, LEAST_STATEMENTS, LONGEST } from '../rules.ts'
import { type Statement, type StatementState, stateOf } from '../statements-store.ts'
import type { Turnout } from '../votes-store.ts'

/** What stands around every page of the team's work on an opinion map. */
export type Frame = ProcessFrame

type WorkProps = Omit<ProcessWorkProps, 'frame' | 'above'> & { frame: Frame; crumb?: boolean }

function Work({ crumb, ...page }: WorkProps) {
  const { t } = useView()
  const above = crumb ? { label: t('debates.opinion-map'), href: debateWorkPath(page.frame.process) } : undefined
  return <ProcessWork {...page} above={above} />
}

/** Before there is one: what it is good for, and the form that begins it. */
export function NewPage({ frame, form, mayDesign }: { frame: Frame; form: Form; mayDesign: boolean }) {
  const { t } = useView()
  return (
    <Work frame={frame} title={t('debates.opinion-map')} form={form}>
      <p>{t('debates.work.what')}</p>
      {mayDesign ? (
        <FormBlock action={debateWorkPath(frame.process)}>
          <SettingsFields form={form} />
          <SubmitButton>{t('debates.work.begin')}</SubmitButton>
        </FormBlock>
      ) : (
        <EmptyState title={t('debates.work.none')} />
      )}
    </Work>
  )
}

function SettingsFields({ form }: { form: Form }) {
  const { t } = useView()
  return (
    <>
      <TextField
        form={form}
        name="question"
        label={t('debates.work.question')}
        hint={t('debates.work.question.hint')}
      />
      <TextArea
        form={form}
        name="lead"
        label={t('debates.work.lead')}
        hint={t('debates.work.lead.hint')}
        rows={4}
        optional
      />
      <Checkbox form={form} name="ownStatements" label={t('debates.work.own')} hint={t('debates.work.own.hint')} />
      <RadioGroup
        form={form}
        name="results"
        label={t('debates.work.results')}
        options={['live', 'after-closing'].map((value) => ({ value, label: t(`debates.work.results.${value}`) }))}
      />
    </>
  )
}

interface HomeProps {
  frame: Frame
  debate: Debate
  phase: DebatePhase
  counts: Record<StatementState, number>
  turnout: Turnout
  failure: { at: Temporal.Instant; why: string } | null
  mayDesign: boolean
}

/** The map of this process: how it stands, what waits, what can be done with it. */
export function HomePage({ frame, debate, phase, counts, turnout, failure, mayDesign }: HomeProps) {
  const { t, locale } = useView()
  const home = debateWorkPath(frame.process)
  return (
    <Work
      frame={frame}
      title={t('debates.opinion-map')}
      actions={
        mayDesign && (
          <ButtonLink href={`${home}/ustawienia`} variant="secondary" icon="settings">
            {t('debates.work.settings')}
          </ButtonLink>
        )
      }
    >
      <p>{debate.question}</p>
      <p>
        {t(`debates.work.phase.${phase}`)}{' '}
        {phase !== 'draft' && <Link href={debatePath(frame.process)}>{t('debates.work.public-page')}</Link>}
      </p>
      {failure && (
        <Notice kind="problem" title={t('debates.work.failed', { date: formatDateTime(failure.at, locale) })}>
          <p>{t('debates.work.failed-text')}</p>
          <p>{failure.why}</p>
        </Notice>
      )}
      <Stats
        label={t('debates.results.turnout')}
        items={[
          { figure: turnout.people, label: t('debates.results.people', { count: turnout.people }) },
          { figure: turnout.votes, label: t('debates.results.votes', { count: turnout.votes }) },
          {
            figure: counts.published,
            label: t('debates.results.statements', { count: counts.published }),
            href: `${home}/opinie?stan=published`,
          },
          {
            figure: counts.waiting,
            label: t('debates.work.waiting', { count: counts.waiting }),
            href: `${home}/opinie?stan=waiting`,
            late: counts.waiting > 0,
          },
        ]}
      />
      <p>
        <ButtonLink href={`${home}/opinie`}>{t('debates.work.statements')}</ButtonLink>
      </p>
      {phase !== 'draft' && (
        <p>
          <Link href={`${debatePath(frame.process)}/wyniki`}>{t('debates.results.link')}</Link>
        </p>
      )}
      {mayDesign && <Deeds {...{ home, debate, phase, counts }} />}
    </Work>
  )
}

function Deeds({ home, debate, phase, counts }: Pick<HomeProps, 'debate' | 'phase' | 'counts'> & { home: string }) {
  const { t } = useView()
  if (!debate.openedAt) {
    return (
      <Section title={t('debates.work.opening')}>
        {counts.published < LEAST_STATEMENTS ? (
          <p>{t('debates.work.too-few', { count: LEAST_STATEMENTS })}</p>
        ) : (
          <>
            <p>{t('debates.work.open-text')}</p>
            <ActButton action={`${home}/otwarcie`} variant="primary">
              {t('debates.work.open')}
            </ActButton>
          </>
        )}
        <ActButton action={`${home}/wyrzucenie`} variant="danger">
          {t('debates.work.discard')}
        </ActButton>
      </Section>
    )
  }
  if (debate.closedAt) return <ActButton action={`${home}/wznowienie`}>{t('debates.work.reopen')}</ActButton>
  return phase === 'closed' ? null : <ActButton action={`${home}/zamkniecie`}>{t('debates.work.close')}</ActButton>
}

export function SettingsPage({ frame, form }: { frame: Frame; form: Form }) {
  const { t } = useView()
  return (
    <Work frame={frame} title={t('debates.work.settings')} form={form} crumb>
      <FormBlock action={`${debateWorkPath(frame.process)}/ustawienia`}>
        <SettingsFields form={form} />
        <SubmitButton>{t('debates.work.save')}</SubmitButton>
      </FormBlock>
    </Work>
  )
}

interface StatementsProps {
  frame: Frame
  form: Form
  statements: Statement[]
  next: string | null
  state: StatementState | null
  counts: Record<StatementState, number>
  mayDesign: boolean
}

/** Statements in each state; new ones of the team, one in a line. */
export function StatementsPage({ frame, form, statements, next, state, counts, mayDesign }: StatementsProps) {
  const { t } = useView()
  const home = `${debateWorkPath(frame.process)}/opinie`
  const tab = (value: StatementState | null) => ({
    label: value ? t(`debates.work.tab.${value}`) : t('debates.work.tab.all'),
    href: value ? `${home}?stan=${value}` : home,
    current: state === value,
    count: value ? counts[value] : counts.waiting + counts.published + counts.refused,
  })
  return (
    <Work frame={frame} title={t('debates.work.statements')} form={form} crumb>
      {mayDesign && (
        <FormBlock action={home}>
          <TextArea
            form={form}
            name="statements"
            label={t('debates.work.add')}
            hint={t('debates.work.add.hint', { count: LONGEST })}
            rows={5}
          />
          <SubmitButton icon="plus">{t('debates.work.add.button')}</SubmitButton>
        </FormBlock>
      )}
      <Tabs
        label={t('debates.work.statements')}
        items={[tab(null), tab('waiting'), tab('published'), tab('refused')]}
      />
      <Table
        caption={t('debates.work.statements')}
        captionHidden
        rows={statements}
        rowId={({ id }) => id}
        empty={<EmptyState title={t('debates.work.no-statements')} />}
        columns={[
          { label: t('debates.work.number'), kind: 'number', cell: ({ number }) => number },
          {
            label: t('debates.results.statement'),
            names: true,
            cell: ({ body, own, refusedReason }) => (
              <div>
                {body}
                <Meta>{t(own ? 'debates.by-people' : 'debates.by-team')}</Meta>
                {refusedReason && <Meta>{refusedReason}</Meta>}
              </div>
            ),
          },
          { label: t('debates.work.state'), cell: (statement) => <StatementTag state={stateOf(statement)} /> },
          {
            label: t('debates.work.act'),
            cell: (statement) => (
              <div>
                {stateOf(statement) !== 'published' && (
                  <ActButton action={`${home}/${statement.id}/pokazanie`}>{t('debates.work.show')}</ActButton>
                )}
                {stateOf(statement) !== 'refused' && (
                  <Link href={`${home}/${statement.id}/odmowa`}>{t('debates.work.refuse')}</Link>
                )}
              </div>
            ),
          },
        ]}
      />
      <Pager next={next ?? undefined} />
    </Work>
  )
}

/** Why a statement is not shown; whoever gave it reads the reason. */
export function RefusePage({ frame, form, statement }: { frame: Frame; form: Form; statement: Statement }) {
  const { t } = useView()
  const home = `${debateWorkPath(frame.process)}/opinie`
  return (
    <Work frame={frame} title={t('debates.work.refuse')} form={form} crumb>
      <blockquote>{statement.body}</blockquote>
      <p>{t('debates.work.refuse-text')}</p>
      <FormBlock action={`${home}/${statement.id}/odmowa`}>
        <TextArea form={form} name="reason" label={t('debates.work.reason')} rows={3} limit={500} />
        <SubmitButton>{t('debates.work.refuse')}</SubmitButton>
      </FormBlock>
    </Work>
  )
}
