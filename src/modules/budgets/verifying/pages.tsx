import type { Form } from '../../../platform/http/index.ts'
import { formatDate, formatDateTime, formatMoney } from '../../../platform/texts/index.ts'
import {
  ActButton,
  BulkBar,
  BulkForm,
  ButtonLink,
  DateField,
  Details,
  EmptyState,
  FileField,
  type FileItem,
  FileList,
  Form as FormBlock,
  Hidden,
  KeyValues,
  Link,
  Notice,
  NumberField,
  Pager,
  RadioGroup,
  RichText,
  Section,
  SelectField,
  SubmitButton,
  Table,
  Tabs,
  Tag,
  TextArea,
  TextField,
  useView,
} from '../../../ui/index.ts'
import { workPathOf } from '../../processes/index.ts'
import type { Edition, Pool } from '../editions/store.ts'
import { projectPath } from '../projects/actions.ts'
import { LinesTable } from '../projects/pages.tsx'
import { type CostLine, costOf, type Project } from '../projects/rules.ts'
import type { Author, Coauthor } from '../projects/store.ts'
import { type Frame, Work } from '../work/frame.tsx'
import { type Appeal, CARD_KINDS, type Card, type CardKind, type Routing, type Summons } from './store.ts'

/** Where a project is inside the office; the public sees another thing. */
export type WorkState = 'formal' | 'substantive' | 'undecided' | 'second' | 'ready' | 'out' | 'draft'

export const QUEUES = ['all', 'formal', 'substantive', 'undecided', 'second', 'summoned', 'ready'] as const
export type Queue = (typeof QUEUES)[number]

export interface QueueRow {
  project: Project
  state: WorkState
  pool: string
  summonedTo: Temporal.PlainDate | null
}

export interface QueuePageProps {
  frame: Frame
  queue: Queue
  rows: QueueRow[]
  counts: Record<Queue, number>
  next: string | null
  form: Form
}

/** Projects by what has to be done with them, with terms, bulk acts, and a sheet out and back in. */
export function QueuePage({ frame, queue, rows, counts, next, form }: QueuePageProps) {
  const { t, locale, now } = useView()
  const home = `${workPathOf(frame.process)}/projekty`
  const today = now.toZonedDateTimeISO('Europe/Warsaw').toPlainDate()
  const table = (
    <Table
      caption={t('budgets.projects')}
      captionHidden
      dense
      rows={rows}
      rowId={({ project }) => project.id}
      {...(frame.mayEdit ? { selection: { name: 'id', label: ({ project }: QueueRow) => project.title } } : {})}
      empty={<EmptyState title={t('budgets.queue.none')} />}
      columns={[
        { label: t('budgets.column.number'), kind: 'number', cell: ({ project }) => project.number },
        {
          label: t('budgets.project'),
          names: true,
          cell: ({ project }) => <Link href={`${home}/${project.id}`}>{project.title}</Link>,
        },
        { label: t('budgets.pool'), cell: ({ pool }) => pool },
        { label: t('budgets.cost'), kind: 'number', cell: ({ project }) => formatMoney(costOf(project), locale) },
        { label: t('budgets.unit'), cell: ({ project }) => project.unitWords || '–' },
        {
          label: t('budgets.queue.state'),
          cell: ({ state }) => (
            <Tag kind={state === 'ready' ? 'done' : 'neutral'}>{t(`budgets.work-state.${state}`)}</Tag>
          ),
        },
        {
          label: t('budgets.queue.due'),
          cell: ({ summonedTo }) =>
            summonedTo ? (
              Temporal.PlainDate.compare(summonedTo, today) < 0 ? (
                <Tag kind="problem">{formatDate(summonedTo, locale)}</Tag>
              ) : (
                formatDate(summonedTo, locale)
              )
            ) : (
              ''
            ),
        },
      ]}
    />
  )
  return (
    <Work
      frame={frame}
      title={t('budgets.work.projects')}
      form={form}
      islands={['wiec-select-all', 'wiec-keys']}
      actions={
        <ButtonLink href={`${home}.xlsx`} variant="secondary" icon="file-spreadsheet">
          {t('budgets.sheet.out')}
        </ButtonLink>
      }
    >
      <Tabs
        label={t('budgets.queues')}
        items={QUEUES.map((name) => ({
          label: t(`budgets.queue.${name}`),
          href: name === 'all' ? home : `${home}?stan=${name}`,
          current: name === queue,
          count: counts[name],
        }))}
      />
      {frame.mayEdit && rows.length > 0 ? (
        <BulkForm action={home} label={t('budgets.queues')}>
          <BulkBar>
            <TextField form={form} name="unitWords" label={t('budgets.route.to')} width="medium" />
            <SubmitButton variant="secondary" name="akt" value="przydzial">
              {t('budgets.route')}
            </SubmitButton>
            <SubmitButton variant="secondary" name="akt" value="zatwierdzenie">
              {t('budgets.approve')}
            </SubmitButton>
          </BulkBar>
          {table}
        </BulkForm>
      ) : (
        table
      )}
      <Pager next={next ?? undefined} />
      {frame.mayEdit && (
        <Section title={t('budgets.sheet.in')}>
          <p>{t('budgets.sheet.in.text')}</p>
          <FormBlock action={`${home}/arkusz`} files label={t('budgets.sheet.in')}>
            <FileField form={form} name="sheet" label={t('budgets.sheet')} accept=".xlsx" />
            <SubmitButton variant="secondary" icon="upload">
              {t('budgets.sheet.read')}
            </SubmitButton>
          </FormBlock>
        </Section>
      )}
    </Work>
  )
}

export interface WorkPageProps {
  frame: Frame
  edition: Edition
  project: Project
  pool: Pool | null
  state: WorkState
  author: Author | null
  coauthors: Coauthor[]
  lines: CostLine[]
  files: FileItem[]
  cards: Card[]
  summonses: Summons[]
  routings: Routing[]
  appeal: Appeal | null
  near: Project[]
  names: Map<string, string>
  mayWork: boolean
  /** Decisions are public, or will be at their minute: nothing changes any more. */
  fixed: boolean
  summonsKey: string
  form: Form
}

/** One project on the desk: the way it goes through the office. */
export function ProjectWorkPage(props: WorkPageProps) {
  const { t, locale } = useView()
  const { frame, project, pool, state, author, lines, files, cards, summonses, routings, names, fixed, mayWork, form } =
    props
  const home = `${workPathOf(frame.process)}/projekty/${project.id}`
  const who = (id: string | null) => (id ? (names.get(id) ?? '') : '')
  return (
    <Work
      frame={frame}
      title={`${project.number ?? ''}. ${project.title}`}
      form={form}
      actions={
        project.submittedAt && (
          <ButtonLink href={projectPath(frame.process, project)} variant="secondary" icon="eye">
            {t('budgets.own.public')}
          </ButtonLink>
        )
      }
    >
      <p>
        <Tag>{t(`budgets.work-state.${state}`)}</Tag>
      </p>
      {fixed && <Notice>{t('budgets.work.fixed')}</Notice>}
      <KeyValues
        items={[
          { label: t('budgets.pool'), value: pool?.name },
          { label: t('budgets.cost'), value: formatMoney(project.costGrosze, locale) },
          {
            label: t('budgets.cost.after'),
            value: project.verifiedGrosze !== null && formatMoney(project.verifiedGrosze, locale),
          },
          { label: t('budgets.support.count'), value: project.supporters },
          {
            label: t('budgets.field.place'),
            value: [project.placeWords, project.landTitle].filter(Boolean).join(' · '),
          },
          { label: t('budgets.channel'), value: t(`budgets.channel.${project.channel}`) },
          { label: t('budgets.field.name'), value: mayWork && author?.name },
          { label: t('budgets.field.email'), value: mayWork && author?.email },
          { label: t('budgets.field.phone'), value: mayWork && author?.phone },
          { label: t('budgets.field.address'), value: mayWork && author?.address },
          { label: t('budgets.field.guardian'), value: mayWork && author?.guardian },
          { label: t('budgets.coauthors'), value: props.coauthors.map(({ name }) => name).join(', ') },
        ]}
      />
      <Details summary={t('budgets.field.description')}>
        <RichText markdown={project.description} />
        <RichText markdown={project.reason} />
        {lines.length > 0 && <LinesTable lines={lines} />}
      </Details>
      {mayWork && files.length > 0 && (
        <Section title={t('budgets.files')}>
          <FileList files={files} />
        </Section>
      )}
      {props.near.length > 0 && (
        <Notice title={t('budgets.similar')}>
          <ul>
            {props.near.map((other) => (
              <li key={other.id}>
                <Link
                  href={`${workPathOf(frame.process)}/projekty/${other.id}`}
                >{`${other.number}. ${other.title}`}</Link>
              </li>
            ))}
          </ul>
        </Notice>
      )}
      <Section title={t('budgets.route')} id="przydzial">
        {routings.length > 0 && (
          <Table
            caption={t('budgets.route')}
            captionHidden
            dense
            rows={routings}
            rowId={({ routedAt }) => routedAt.toString()}
            columns={[
              { label: t('budgets.unit'), names: true, cell: ({ unitWords }) => unitWords },
              { label: t('budgets.route.note'), cell: ({ note }) => note },
              { label: t('budgets.when'), cell: ({ routedAt }) => formatDateTime(routedAt, locale) },
              { label: t('budgets.by'), cell: ({ routedBy }) => who(routedBy) },
            ]}
          />
        )}
        {mayWork && !fixed && (
          <FormBlock action={`${home}/przydzial`} label={t('budgets.route')}>
            <TextField form={form} name="unitWords" label={t('budgets.route.to')} width="medium" />
            <TextField form={form} name="note" label={t('budgets.route.note')} optional />
            <SubmitButton variant="secondary">{t('budgets.route')}</SubmitButton>
          </FormBlock>
        )}
      </Section>
      <Section title={t('budgets.cards')} id="karty">
        {CARD_KINDS.map((kind) => {
          const card = cards.find((each) => each.kind === kind)
          return (
            <p key={kind}>
              <Link href={`${home}/karta/${kind}`} icon={card ? 'check' : 'pencil'}>
                {t(`budgets.card.${kind}`)}
              </Link>{' '}
              {card
                ? t('budgets.card.filled', { at: formatDateTime(card.finishedAt, locale), who: who(card.finishedBy) })
                : t('budgets.card.empty')}
            </p>
          )
        })}
        {cards.length > 0 && (
          <p>
            <Link href={`${projectPath(frame.process, project)}/karta.pdf`} icon="download">
              {t('budgets.card.pdf')}
            </Link>
          </p>
        )}
      </Section>
      <Section title={t('budgets.summonses')} id="wezwania">
        {summonses.map((summons) => (
          <Notice
            key={summons.id}
            kind={summons.answeredAt ? 'success' : 'warning'}
            title={t('budgets.summons.sent', {
              at: formatDateTime(summons.sentAt, locale),
              way: t(`budgets.way.${summons.way}`),
            })}
            level={3}
          >
            <p>{summons.body}</p>
            <p>
              {summons.answeredAt
                ? t('budgets.summons.answered', { at: formatDateTime(summons.answeredAt, locale) })
                : t('budgets.summons.until', { date: formatDate(summons.dueOn, locale) })}
            </p>
          </Notice>
        ))}
        {mayWork && summonses.some(({ answeredAt }) => !answeredAt) && (
          <ActButton action={`${home}/uzupelnione`}>{t('budgets.summons.answer')}</ActButton>
        )}
        {mayWork && !fixed && (
          <Details
            summary={t('budgets.summons.new')}
            open={form.problems.some(({ field }) => ['body', 'way', 'dueOn'].includes(field))}
          >
            <FormBlock action={`${home}/wezwanie`} label={t('budgets.summons.new')}>
              <Hidden name="key" value={props.summonsKey} />
              <TextArea form={form} name="body" label={t('budgets.summons.body')} rows={5} />
              <SelectField
                form={form}
                name="way"
                label={t('budgets.summons.way')}
                options={['email', 'letter', 'phone', 'in-person'].map((value) => ({
                  value,
                  label: t(`budgets.way.${value}`),
                }))}
              />
              <DateField form={form} name="dueOn" label={t('budgets.summons.due')} />
              <SubmitButton variant="secondary">{t('budgets.summons.send')}</SubmitButton>
            </FormBlock>
          </Details>
        )}
      </Section>
      <DecisionSection {...props} home={home} who={who} />
    </Work>
  )
}

function DecisionSection({
  frame,
  project,
  fixed,
  form,
  home,
  who,
  cards,
  edition,
}: WorkPageProps & { home: string; who(id: string | null): string }) {
  const { t, locale } = useView()
  const negative = cards.flatMap(({ kind, answers }) =>
    edition.settings[kind].filter(({ id }) => answers[id]?.result === 'not-met').map(({ negative }) => negative),
  )
  return (
    <Section title={t('budgets.decision')} id="decyzja">
      {project.decision && (
        <Notice
          kind={project.approvedAt ? 'success' : 'warning'}
          title={t(`budgets.decision.${project.decision}`)}
          level={3}
        >
          {project.decisionReason && <p>{project.decisionReason}</p>}
          <p>
            {project.decidedAt &&
              t('budgets.decided', { at: formatDateTime(project.decidedAt, locale), who: who(project.decidedBy) })}{' '}
            {project.approvedAt
              ? t('budgets.approved', { at: formatDateTime(project.approvedAt, locale), who: who(project.approvedBy) })
              : t('budgets.not-approved')}
          </p>
          {frame.mayEdit && !project.approvedAt && !fixed && (
            <ActButton action={`${home}/zatwierdzenie`}>{t('budgets.approve')}</ActButton>
          )}
        </Notice>
      )}
      {frame.mayEdit && !fixed && (
        <>
          {negative.length > 0 && (
            <Details summary={t('budgets.decision.ready')}>
              <p>{negative.join(' ')}</p>
            </Details>
          )}
          <FormBlock action={`${home}/decyzja`} label={t('budgets.decision')}>
            <RadioGroup
              form={form}
              name="decision"
              label={t('budgets.decision.which')}
              options={['admitted', 'refused'].map((value) => ({ value, label: t(`budgets.decision.${value}`) }))}
            />
            <TextArea
              form={form}
              name="reason"
              label={t('budgets.decision.reason')}
              hint={t('budgets.decision.reason.hint')}
              rows={5}
              optional
            />
            <NumberField
              form={form}
              name="verified"
              label={t('budgets.cost.after')}
              unit="zł"
              decimal
              width="medium"
              optional
            />
            <TextArea
              form={form}
              name="agreement"
              label={t('budgets.field.agreement')}
              hint={t('budgets.field.agreement.hint')}
              rows={3}
              optional
            />
            <TextField
              form={form}
              name="conflictGroup"
              label={t('budgets.conflict')}
              hint={t('budgets.conflict.hint')}
              width="medium"
              optional
            />
            <TextArea
              form={form}
              name="plainSummary"
              label={t('budgets.plain')}
              hint={t('budgets.plain.hint')}
              rows={3}
              limit={300}
              optional
            />
            <SubmitButton>{t('budgets.decide')}</SubmitButton>
          </FormBlock>
          <Details summary={t('budgets.join')}>
            <p>{t('budgets.join.text')}</p>
            <FormBlock action={`${home}/polaczenie`} label={t('budgets.join')}>
              <NumberField form={form} name="into" label={t('budgets.join.into')} />
              <TextArea form={form} name="joinAgreement" label={t('budgets.join.agreement')} rows={3} />
              <SubmitButton variant="secondary">{t('budgets.join')}</SubmitButton>
            </FormBlock>
          </Details>
        </>
      )}
    </Section>
  )
}

/** A card of evaluation: every criterion with its answer. */
export function CardPage({
  frame,
  project,
  edition,
  kind,
  form,
  mayFill,
}: {
  frame: Frame
  project: Project
  edition: Edition
  kind: CardKind
  form: Form
  mayFill: boolean
}) {
  const { t } = useView()
  const home = `${workPathOf(frame.process)}/projekty/${project.id}`
  return (
    <Work frame={frame} title={t(`budgets.card.${kind}`)} form={form} islands={['wiec-confirm-leave']}>
      <p>
        <Link href={home}>{`${project.number}. ${project.title}`}</Link>
      </p>
      <FormBlock action={`${home}/karta/${kind}`} confirmLeave>
        {edition.settings[kind].map(({ id, text, negative, correctable }) => (
          <RadioGroup
            key={id}
            form={form}
            name={`r-${id}`}
            label={text}
            hint={[negative, t(correctable ? 'budgets.criterion.correctable' : 'budgets.criterion.final')].join(' ')}
            inline
            options={['met', 'not-met', 'not-applicable'].map((value) => ({
              value,
              label: t(`budgets.answer.${value}`),
            }))}
          />
        ))}
        {edition.settings[kind].map(({ id, text }) => (
          <TextField key={id} form={form} name={`n-${id}`} label={t('budgets.criterion.note-of', { text })} optional />
        ))}
        {mayFill && <SubmitButton>{t('budgets.card.keep')}</SubmitButton>}
      </FormBlock>
    </Work>
  )
}

/** Appeals of the edition, those undecided first. */
export function AppealsPage({ frame, rows }: { frame: Frame; rows: { appeal: Appeal; project: Project }[] }) {
  const { t, locale } = useView()
  const home = `${workPathOf(frame.process)}/odwolania`
  return (
    <Work frame={frame} title={t('budgets.work.appeals')}>
      <Table
        caption={t('budgets.work.appeals')}
        captionHidden
        rows={rows}
        rowId={({ appeal }) => appeal.id}
        empty={<EmptyState title={t('budgets.appeals.none')}>{t('budgets.appeals.none.hint')}</EmptyState>}
        columns={[
          {
            label: t('budgets.project'),
            names: true,
            cell: ({ project }) => <Link href={`${home}/${project.id}`}>{`${project.number}. ${project.title}`}</Link>,
          },
          { label: t('budgets.appeal.filed'), cell: ({ appeal }) => formatDateTime(appeal.filedAt, locale) },
          {
            label: t('budgets.appeal.outcome'),
            cell: ({ appeal }) => (
              <Tag kind={appeal.outcome ? 'done' : 'warning'}>{t(`budgets.appeal.${appeal.outcome ?? 'waits'}`)}</Tag>
            ),
          },
        ]}
      />
    </Work>
  )
}

/** One appeal; whoever verified the project reads it and does not decide. */
export function AppealWorkPage({
  frame,
  project,
  appeal,
  contested,
  ownHand,
  fixed,
  form,
}: {
  frame: Frame
  project: Project
  appeal: Appeal
  contested: string[]
  ownHand: boolean
  fixed: boolean
  form: Form
}) {
  const { t, locale } = useView()
  const home = `${workPathOf(frame.process)}/odwolania/${project.id}`
  return (
    <Work frame={frame} title={t('budgets.appeal')} form={form}>
      <p>
        <Link
          href={`${workPathOf(frame.process)}/projekty/${project.id}`}
        >{`${project.number}. ${project.title}`}</Link>
      </p>
      <KeyValues
        items={[
          { label: t('budgets.appeal.filed'), value: formatDateTime(appeal.filedAt, locale) },
          { label: t('budgets.decision.reason'), value: project.decisionReason },
          { label: t('budgets.appeal.contested'), value: contested.join(' ') },
        ]}
      />
      <p>{appeal.body}</p>
      {appeal.outcome && (
        <Notice kind="success" title={t(`budgets.appeal.${appeal.outcome}`)}>
          <p>{appeal.reason}</p>
        </Notice>
      )}
      {ownHand && <Notice kind="warning">{t('refusal.budget-appeal-own')}</Notice>}
      {!ownHand && !fixed && frame.mayEdit && (
        <FormBlock action={home}>
          <RadioGroup
            form={form}
            name="outcome"
            label={t('budgets.appeal.outcome')}
            options={['upheld', 'dismissed'].map((value) => ({ value, label: t(`budgets.appeal.${value}`) }))}
          />
          <TextArea form={form} name="reason" label={t('budgets.decision.reason')} rows={6} />
          <SubmitButton>{t('budgets.appeal.decide')}</SubmitButton>
        </FormBlock>
      )}
    </Work>
  )
}
