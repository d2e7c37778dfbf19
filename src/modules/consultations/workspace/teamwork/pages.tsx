import type { Form } from '../../../../platform/http/index.ts'
import { formatDate } from '../../../../platform/texts/index.ts'
import {
  ActButton,
  DateField,
  Details,
  EmptyState,
  Form as FormBlock,
  Hidden,
  Link,
  Meta,
  Section,
  SelectField,
  SubmitButton,
  Table,
  Tag,
  TextField,
  useView,
} from '../../../../ui/index.ts'
import { isTaskLate, TEAMWORK, type TeamTask, type WorkItem, workPathOf } from '../../../processes/index.ts'
import { type Frame, Work } from '../frame.tsx'
import { beforeOf, fieldOf } from './forms.ts'
import { countedInWords, type TeamMember } from './team.ts'

export interface PartShown {
  part: string
  label: string
  href: string
  waits: WorkItem[]
  /** Who was given it; they may have left the team since. */
  personId: string | null
}

interface TeamworkProps {
  frame: Frame
  form: Form
  team: TeamMember[]
  parts: PartShown[]
  tasks: TeamTask[]
  done: TeamTask[]
  /** Who reads the page. */
  me: string | null
}

/** Who of the team does what: parts of the work with what waits there, and tasks the team sets itself. */
export function TeamworkPage(props: TeamworkProps) {
  const { t } = useView()
  return (
    <Work frame={props.frame} title={t('consultations.work.teamwork')} form={props.form}>
      <p>{t('consultations.teamwork.lead')}</p>
      <Section title={t('consultations.teamwork.parts')}>
        {props.frame.mayEdit ? <PartsForm {...props} /> : <PartsRead {...props} />}
      </Section>
      <Section title={t('consultations.teamwork.tasks')} id="zadania">
        <Tasks {...props} />
      </Section>
      {props.done.length > 0 && <Done {...props} />}
    </Work>
  )
}

const homeOf = ({ frame }: TeamworkProps) => `${workPathOf(frame.process)}/${TEAMWORK}`

const isActive = ({ waits, personId }: PartShown) => personId !== null || waits.some(({ count }) => count > 0)

/** Editors share the work out: those parts first where something waits or somebody works already. */
function PartsForm(props: TeamworkProps) {
  const { parts, form, team } = props
  const { t } = useView()
  const typed = {
    ...Object.fromEntries(parts.map((part) => [fieldOf(part.part), part.personId ?? ''])),
    ...form.values,
  }
  const options = team.map(({ id, name, roles }) => ({
    value: id,
    label: `${name} (${roles.map((role) => t(`network.role.${role}`)).join(', ')})`,
  }))
  const field = (part: PartShown) => (
    <>
      <Hidden name={beforeOf(part.part)} value={part.personId ?? ''} />
      <SelectField
        form={{ ...form, values: typed }}
        name={fieldOf(part.part)}
        label={part.label}
        hint={hintOf(part, t)}
        empty={t('consultations.teamwork.nobody')}
        options={options}
      />
    </>
  )
  const rest = parts.filter((part) => !isActive(part))
  return (
    <FormBlock action={homeOf(props)}>
      {parts.filter(isActive).map((part) => (
        <div key={part.part}>{field(part)}</div>
      ))}
      {rest.length > 0 && (
        <Details summary={t('consultations.teamwork.other-parts', { count: rest.length })}>
          {rest.map((part) => (
            <div key={part.part}>{field(part)}</div>
          ))}
        </Details>
      )}
      <SubmitButton icon="save">{t('consultations.teamwork.keep')}</SubmitButton>
    </FormBlock>
  )
}

const hintOf = ({ waits }: PartShown, t: ReturnType<typeof useView>['t']) => {
  const now = waits.filter(({ count }) => count > 0)
  if (now.length === 0) return undefined
  return t('consultations.teamwork.waits', {
    what: now.map(({ count, label }) => countedInWords(count, label)).join(', '),
  })
}

/** Others of the team see it, and take upon themselves what nobody has. */
function PartsRead(props: TeamworkProps) {
  const { parts, team, me } = props
  const { t } = useView()
  const shown = parts.filter(isActive)
  if (shown.length === 0) return <EmptyState title={t('consultations.teamwork.none-waits')} />
  return (
    <Table
      caption={t('consultations.teamwork.parts')}
      captionHidden
      rows={shown}
      rowId={({ part }) => part}
      columns={[
        {
          label: t('consultations.teamwork.part'),
          names: true,
          cell: (part) => (
            <>
              <Link href={part.href}>{part.label}</Link>
              {hintOf(part, t) && <Meta>{hintOf(part, t)}</Meta>}
            </>
          ),
        },
        {
          label: t('consultations.teamwork.who'),
          cell: ({ personId }) => <Who personId={personId} team={team} me={me} />,
        },
        {
          label: t('consultations.teamwork.act'),
          cell: ({ part, personId }) => {
            const held = team.some(({ id }) => id === personId) ? personId : null
            if (!me || !team.some(({ id }) => id === me) || (held && held !== me)) return '–'
            return (
              <ActButton action={`${homeOf(props)}/czesc`} values={{ part, person: held ? '' : me }}>
                {t(held ? 'consultations.teamwork.give-back' : 'consultations.teamwork.take')}
              </ActButton>
            )
          },
        },
      ]}
    />
  )
}

function Who({ personId, team, me }: { personId: string | null } & Pick<TeamworkProps, 'team' | 'me'>) {
  const { t } = useView()
  const person = team.find(({ id }) => id === personId)
  if (!person) return <>{t('consultations.teamwork.nobody')}</>
  return <>{person.id === me ? <strong>{t('consultations.teamwork.you')}</strong> : person.name}</>
}

function Tasks(props: TeamworkProps) {
  const { frame, form, team, tasks, me } = props
  const { t, now, locale } = useView()
  const mine = (personId: string | null) => frame.mayEdit || personId === null || personId === me
  return (
    <>
      <Table
        caption={t('consultations.teamwork.tasks')}
        captionHidden
        rows={tasks}
        rowId={({ id }) => id}
        empty={
          <EmptyState title={t('consultations.teamwork.no-tasks')}>
            {t('consultations.teamwork.no-tasks-hint')}
          </EmptyState>
        }
        columns={[
          { label: t('consultations.teamwork.task'), names: true, cell: ({ title }) => title },
          {
            label: t('consultations.teamwork.who'),
            cell: ({ personId }) => <Who personId={personId} team={team} me={me} />,
          },
          {
            label: t('consultations.teamwork.due'),
            cell: (task) => (
              <>
                {task.dueOn ? formatDate(task.dueOn, locale) : '–'}{' '}
                {isTaskLate(task, now) && <Tag kind="problem">{t('consultations.teamwork.late')}</Tag>}
              </>
            ),
          },
          {
            label: t('consultations.teamwork.act'),
            cell: ({ id, title, personId }) => (
              <>
                {mine(personId) && (
                  <ActButton action={`${homeOf(props)}/zadania/${id}/zrobione`} icon="check">
                    {t('consultations.teamwork.done')} <span class="ui-unseen">{title}</span>
                  </ActButton>
                )}
                {frame.mayEdit && (
                  <ActButton action={`${homeOf(props)}/zadania/${id}/usuniecie`} variant="quiet" icon="trash-2">
                    {t('consultations.remove')} <span class="ui-unseen">{title}</span>
                  </ActButton>
                )}
              </>
            ),
          },
        ]}
      />
      <h3>{t('consultations.teamwork.add')}</h3>
      <FormBlock action={`${homeOf(props)}/zadania`}>
        <TextField
          form={form}
          name="title"
          label={t('consultations.teamwork.task')}
          hint={t('consultations.teamwork.task.hint')}
        />
        <SelectField
          form={form}
          name="person"
          label={t('consultations.teamwork.who')}
          empty={t('consultations.teamwork.whoever')}
          options={team
            .filter(({ id }) => frame.mayEdit || id === me)
            .map(({ id, name }) => ({ value: id, label: name }))}
        />
        <DateField form={form} name="dueOn" label={t('consultations.teamwork.due')} optional />
        <SubmitButton icon="plus">{t('consultations.teamwork.add')}</SubmitButton>
      </FormBlock>
    </>
  )
}

function Done(props: TeamworkProps) {
  const { done, team, frame, me } = props
  const { t, locale } = useView()
  const name = (personId: string | null) => team.find(({ id }) => id === personId)?.name
  return (
    <Section title={t('consultations.teamwork.done-tasks')}>
      <ul>
        {done.map((task) => (
          <li key={task.id}>
            {task.title}{' '}
            <Meta>
              {[task.doneAt && formatDate(task.doneAt, locale), name(task.doneBy)].filter(Boolean).join(', ')}
            </Meta>
            {(frame.mayEdit || task.personId === null || task.personId === me) && (
              <ActButton action={`${homeOf(props)}/zadania/${task.id}/ponownie`} variant="quiet">
                {t('consultations.teamwork.again')} <span class="ui-unseen">{task.title}</span>
              </ActButton>
            )}
          </li>
        ))}
      </ul>
    </Section>
  )
}
