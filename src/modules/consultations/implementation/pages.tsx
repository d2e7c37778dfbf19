import type { Form } from '../../../platform/http/index.ts'
import { formatDate } from '../../../platform/texts/index.ts'
import {
  ActButton,
  ButtonLink,
  DateField,
  EmptyState,
  FileField,
  Form as FormBlock,
  Link,
  Meta,
  ReadingPage,
  RichText,
  Section,
  SubmitButton,
  Tag,
  type TagProps,
  TextArea,
  TextField,
  useView,
} from '../../../ui/index.ts'
import { type FileFound, picturePath } from '../../media/index.ts'
import { type Process, pathOf, workPathOf } from '../../processes/index.ts'
import { type Frame, Work } from '../workspace/frame.tsx'
import { type Milestone, type MilestoneState, stateOf } from './rules.ts'

export interface Shown {
  milestones: Milestone[]
  files: Map<string, FileFound>
}

const KINDS: Record<MilestoneState, TagProps['kind']> = {
  planned: 'soon',
  overdue: 'problem',
  done: 'done',
  'given-up': 'closed',
}

/** What was promised after the consultation and what became of it, for everybody. */
export function ImplementationPage({ process, ...shown }: Shown & { process: Process }) {
  const { t } = useView()
  return (
    <ReadingPage
      share={{}}
      title={t('consultations.implementation.title')}
      description={t('consultations.implementation.lead', { title: process.title })}
      crumbs={[
        { label: t('consultations.list.title'), href: '/konsultacje' },
        { label: process.title, href: pathOf(process) },
      ]}
      unlisted={shown.milestones.length === 0}
    >
      <p>{t('consultations.implementation.lead', { title: process.title })}</p>
      {shown.milestones.length === 0 ? (
        <EmptyState title={t('consultations.implementation.none')}>
          {t('consultations.implementation.none-hint')}
        </EmptyState>
      ) : (
        <Counts milestones={shown.milestones} />
      )}
      {shown.milestones.map((milestone) => (
        <section key={milestone.id} id={`krok-${milestone.id}`}>
          <h2>{milestone.title}</h2>
          <Step milestone={milestone} files={shown.files} />
        </section>
      ))}
      <p>
        <ButtonLink href={`${pathOf(process)}/obserwowanie`} variant="secondary" icon="bell">
          {t('consultations.follow.page')}
        </ButtonLink>
      </p>
    </ReadingPage>
  )
}

function Counts({ milestones }: Pick<Shown, 'milestones'>) {
  const { t, now } = useView()
  const count = (state: MilestoneState) => milestones.filter((milestone) => stateOf(milestone, now) === state).length
  return (
    <p>
      {t('consultations.implementation.counts', {
        all: milestones.length,
        done: count('done'),
        overdue: count('overdue'),
      })}
    </p>
  )
}

/** One step: where it stands, its term and what moved it, how it ended. */
function Step({ milestone, files }: { milestone: Milestone } & Pick<Shown, 'files'>) {
  const { t, now, locale } = useView()
  const state = stateOf(milestone, now)
  const file = files.get(milestone.fileId ?? '')
  return (
    <>
      <p>
        <Tag kind={KINDS[state]}>{t(`consultations.implementation.state.${state}`)}</Tag>
      </p>
      <Meta>
        {[
          milestone.doneOn
            ? t('consultations.implementation.done-on', { date: formatDate(milestone.doneOn, locale) })
            : t('consultations.implementation.due', { date: formatDate(milestone.dueOn, locale) }),
          milestone.responsible && t('consultations.implementation.by', { who: milestone.responsible }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </Meta>
      {milestone.firstDueOn && (
        <p>
          {t('consultations.implementation.moved', {
            date: formatDate(milestone.firstDueOn, locale),
            reason: milestone.movedReason ?? '',
          })}
        </p>
      )}
      {milestone.description && <RichText markdown={milestone.description} level={3} />}
      {milestone.outcome && <RichText markdown={milestone.outcome} level={3} />}
      {milestone.givenUpReason !== null && (
        <p>{t('consultations.implementation.why-not', { reason: milestone.givenUpReason })}</p>
      )}
      {file && (
        <p>
          <a href={file.href}>
            <img src={picturePath(file, 640)} alt={file.alt ?? milestone.title} loading="lazy" width="640" />
          </a>
        </p>
      )}
    </>
  )
}

interface WorkProps extends Shown {
  frame: Frame
  form: Form
  /** The step that is changed or ended; null for a new one. */
  editing: Milestone | null
  mayPlan: boolean
  /** Ended by those who answer for the office, once the report is out. */
  mayEnd: boolean
  isPublic: boolean
}

/** The team's side: steps, a new one, a change, an end. */
export function ImplementationWorkPage(props: WorkProps) {
  const { frame, milestones, files, form, editing, mayPlan, isPublic } = props
  const { t } = useView()
  const home = `${workPathOf(frame.process)}/wdrozenie`
  return (
    <Work
      frame={frame}
      title={t('consultations.work.implementation')}
      form={form}
      actions={
        isPublic && (
          <ButtonLink href={`${pathOf(frame.process)}/wdrozenie`} variant="secondary" icon="eye">
            {t('consultations.implementation.public')}
          </ButtonLink>
        )
      }
    >
      <p>{t(mayPlan ? 'consultations.implementation.work-lead' : 'consultations.implementation.too-early')}</p>
      {mayPlan && milestones.length === 0 && (
        <EmptyState title={t('consultations.implementation.none')}>
          {t('consultations.implementation.first')}
        </EmptyState>
      )}
      {!editing &&
        milestones.map((milestone) => (
          <Section key={milestone.id} title={milestone.title} id={`krok-${milestone.id}`}>
            <Step milestone={milestone} files={files} />
            {frame.mayEdit && !milestone.endedAt && (
              <p>
                <Link href={`${home}/${milestone.id}`}>{t('consultations.implementation.change')}</Link>
              </p>
            )}
          </Section>
        ))}
      {frame.mayEdit && mayPlan && (
        <Section
          title={t(editing ? 'consultations.implementation.change' : 'consultations.implementation.add')}
          id="formularz"
        >
          <FormBlock action={editing ? `${home}/${editing.id}` : home}>
            <TextField form={form} name="title" label={t('consultations.implementation.step')} />
            <TextArea
              form={form}
              name="description"
              label={t('consultations.implementation.description')}
              hint={t('consultations.form.markdown')}
              rows={3}
              optional
            />
            <TextField form={form} name="responsible" label={t('consultations.implementation.responsible')} optional />
            <DateField form={form} name="dueOn" label={t('consultations.implementation.due-on')} />
            {editing && isPublic && (
              <TextField
                form={form}
                name="reason"
                label={t('consultations.implementation.reason')}
                hint={t('consultations.implementation.reason.hint')}
                optional
              />
            )}
            <SubmitButton>{t(editing ? 'consultations.save' : 'consultations.implementation.add')}</SubmitButton>
          </FormBlock>
        </Section>
      )}
      {editing && <Ending {...props} editing={editing} home={home} />}
    </Work>
  )
}

function Ending({ form, editing, mayEnd, isPublic, home }: WorkProps & { editing: Milestone; home: string }) {
  const { t } = useView()
  if (!isPublic)
    return (
      <ActButton action={`${home}/${editing.id}/usuniecie`} variant="quiet" icon="trash-2">
        {t('consultations.implementation.remove')}
      </ActButton>
    )
  if (!mayEnd) return <Meta>{t('consultations.implementation.admin-only')}</Meta>
  return (
    <>
      <Section title={t('consultations.implementation.finish')}>
        <p>{t('consultations.implementation.tells')}</p>
        <FormBlock action={`${home}/${editing.id}/wykonanie`} files>
          <DateField form={form} name="doneOn" label={t('consultations.implementation.done-day')} />
          <TextArea
            form={form}
            name="outcome"
            label={t('consultations.implementation.outcome')}
            hint={t('consultations.form.markdown')}
            rows={4}
          />
          <FileField
            form={form}
            name="file"
            label={t('consultations.implementation.picture')}
            hint={t('consultations.implementation.picture.hint')}
            accept="image/*"
            optional
          />
          <SubmitButton icon="send">{t('consultations.implementation.finish')}</SubmitButton>
        </FormBlock>
      </Section>
      <Section title={t('consultations.implementation.give-up')}>
        <FormBlock action={`${home}/${editing.id}/odstapienie`}>
          <TextArea
            form={form}
            name="givenUpReason"
            label={t('consultations.implementation.give-up-reason')}
            hint={t('consultations.implementation.give-up-reason.hint')}
            rows={3}
          />
          <SubmitButton variant="danger">{t('consultations.implementation.give-up')}</SubmitButton>
        </FormBlock>
      </Section>
    </>
  )
}
