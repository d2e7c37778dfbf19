import type { Form } from '../../../platform/http/index.ts'
import { formatDate, formatDateTime, formatMoney } from '../../../platform/texts/index.ts'
import {
  ActButton,
  ButtonLink,
  DateField,
  Details,
  type FileItem,
  FileList,
  Form as FormBlock,
  Hidden,
  KeyValues,
  Link,
  Notice,
  RichText,
  Section,
  SelectField,
  SubmitButton,
  Table,
  Tag,
  TextArea,
  TextField,
  useView,
} from '../../../ui/index.ts'
import type { FilledRow } from '../../forms/index.ts'
import { workPathOf } from '../../processes/index.ts'
import type { Edition, Pool } from '../editions/store.ts'
import { type JoiningShown, JoiningWork } from '../joining/pages.tsx'
import { projectPath } from '../projects/actions.ts'
import type { Author, Coauthor } from '../projects/authors-store.ts'
import { LinesTable } from '../projects/outcome.tsx'
import type { CostLine, Project } from '../projects/rules.ts'
import { type Frame, Work } from '../work/frame.tsx'
import { DecisionSection } from './decision-section.tsx'
import { Outside } from './outside.tsx'
import type { WorkState } from './queue-page.tsx'
import { type Appeal, CARD_KINDS, type Card, type Routing, type Summons } from './store.ts'

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
  /** Answers to the edition's own questions, private ones as well. */
  questions: FilledRow[]
  cards: Card[]
  summonses: Summons[]
  routings: Routing[]
  appeal: Appeal | null
  near: Project[]
  joinings: JoiningShown[]
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
      <Outside {...props} home={home} />
      <Details summary={t('budgets.field.description')}>
        <RichText markdown={project.description} />
        <RichText markdown={project.reason} />
        {lines.length > 0 && <LinesTable lines={lines} />}
      </Details>
      {mayWork && props.questions.length > 0 && (
        <Section title={t('budgets.step.pytania')} id="pytania">
          <KeyValues
            items={props.questions.map(({ label, words, isPrivate }) => ({
              label: isPrivate ? `${label} (${t('budgets.questions.private')})` : label,
              value: words || '–',
            }))}
          />
        </Section>
      )}
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
              { label: t('budgets.route.note'), cell: ({ note }) => note || '–' },
              { label: t('budgets.when'), cell: ({ routedAt }) => formatDateTime(routedAt, locale) },
              { label: t('budgets.by'), cell: ({ routedBy }) => who(routedBy) || '–' },
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
      <JoiningWork
        joinings={props.joinings}
        form={form}
        home={home}
        mayWork={mayWork && !fixed}
        mayPropose={frame.mayEdit && !fixed && !project.joinedInto && !project.withdrawnAt}
      />
      <DecisionSection {...props} home={home} who={who} />
    </Work>
  )
}
