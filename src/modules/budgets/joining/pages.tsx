import type { Form } from '../../../platform/http/index.ts'
import { formatDateTime } from '../../../platform/texts/index.ts'
import {
  ActButton,
  Details,
  Form as FormBlock,
  Hidden,
  Link,
  Notice,
  NumberField,
  Section,
  SelectField,
  SubmitButton,
  Table,
  Tag,
  TextArea,
  TextField,
  useView,
} from '../../../ui/index.ts'
import type { Process } from '../../processes/index.ts'
import { projectPath } from '../projects/actions.ts'
import type { Project } from '../projects/rules.ts'
import type { Party } from './actions.ts'
import type { Joining } from './store.ts'

export interface JoiningShown {
  joining: Joining
  parties: Party[]
}

/** A proposal for somebody whose yes is needed, on the page their own link opens. */
export function JoiningQuestion({
  process,
  shown: { joining, parties },
  voiceId,
  action,
  secret,
}: {
  process: Process
  shown: JoiningShown
  voiceId: string
  action: string
  secret: string
}) {
  const { t } = useView()
  const [from, into] = [joining.projectId, joining.intoId].map((id) => parties.find((party) => party.voiceId === id))
  const own = parties.find((party) => party.voiceId === voiceId)
  if (!from || !into || !own) return null
  const left = parties.filter(({ voice }) => !voice?.agrees).length
  return (
    <Notice kind="warning" title={t('budgets.joining')}>
      <p>{t('budgets.joining.text')}</p>
      <ul>
        {[from, into].map(({ project }) => (
          <li key={project.id}>
            <Link href={projectPath(process, project)}>{`${project.number}. ${project.title}`}</Link>
          </li>
        ))}
      </ul>
      <p>{t('budgets.joining.stays', { title: into.project.title })}</p>
      {joining.note && <p>{joining.note}</p>}
      {own.voice?.agrees ? (
        <p>{t('budgets.joining.said', { count: left })}</p>
      ) : (
        <div class="ui-actions">
          <ActButton action={action} values={{ klucz: secret, polaczenie: joining.id, zgoda: 'tak' }} icon="check">
            {t('budgets.joining.agree')}
          </ActButton>
          <ActButton
            action={action}
            values={{ klucz: secret, polaczenie: joining.id, zgoda: 'nie' }}
            variant="secondary"
            icon="x"
          >
            {t('budgets.joining.decline')}
          </ActButton>
        </div>
      )}
    </Notice>
  )
}

/** The author proposes to join one of the projects like theirs. */
export function ProposeJoining({
  others,
  action,
  secret,
  form,
}: {
  others: Project[]
  action: string
  secret: string
  form: Form
}) {
  const { t } = useView()
  if (others.length === 0) return null
  return (
    <Section title={t('budgets.join')} id="polaczenie">
      <p>{t('budgets.joining.propose.text')}</p>
      <FormBlock action={action} label={t('budgets.join')}>
        <Hidden name="klucz" value={secret} />
        <SelectField
          form={form}
          name="into"
          label={t('budgets.joining.with')}
          options={others.map(({ number, title }) => ({ value: String(number), label: `${number}. ${title}` }))}
        />
        <TextArea
          form={form}
          name="joinNote"
          label={t('budgets.joining.note')}
          hint={t('budgets.joining.note.hint')}
          rows={3}
          optional
        />
        <SubmitButton variant="secondary">{t('budgets.joining.propose')}</SubmitButton>
      </FormBlock>
    </Section>
  )
}

/** On the desk: proposals with who has said what; consents that came on paper are written down. */
export function JoiningWork({
  joinings,
  form,
  home,
  mayWork,
  mayPropose,
}: {
  joinings: JoiningShown[]
  form: Form
  home: string
  mayWork: boolean
  mayPropose: boolean
}) {
  const { t, locale } = useView()
  const open = joinings.find(({ joining }) => joining.endedAt === null)
  if (joinings.length === 0 && !mayPropose) return null
  const name = (party: Party) =>
    `${party.project.number}: ${party.name || t('budgets.author.resident')} (${t(`budgets.joining.${party.role}`)})`
  return (
    <Section title={t('budgets.join')} id="polaczenie">
      {joinings.map(({ joining, parties }) => {
        const [from, into] = [joining.projectId, joining.intoId].map(
          (id) => parties.find((party) => party.voiceId === id)?.project,
        )
        return (
          <div key={joining.id}>
            <p>
              <Tag kind={joining.outcome === 'joined' ? 'done' : joining.outcome ? 'neutral' : 'warning'}>
                {t(`budgets.joining.state.${joining.outcome ?? 'open'}`)}
              </Tag>{' '}
              {t('budgets.joining.which', { from: from?.title ?? '', into: into?.title ?? '' })}
            </p>
            {joining.note && <p>{joining.note}</p>}
            <Table
              caption={t('budgets.joining.voices')}
              dense
              rows={parties}
              rowId={({ voiceId }) => voiceId}
              columns={[
                { label: t('budgets.joining.who'), names: true, cell: name },
                {
                  label: t('budgets.joining.says'),
                  cell: ({ voice }) =>
                    voice ? (
                      <Tag kind={voice.agrees ? 'done' : 'problem'}>
                        {t(voice.agrees ? 'budgets.joining.yes' : 'budgets.joining.no')}
                      </Tag>
                    ) : (
                      t('budgets.joining.waits')
                    ),
                },
                { label: t('budgets.when'), cell: ({ voice }) => (voice ? formatDateTime(voice.saidAt, locale) : '') },
                {
                  label: t('budgets.joining.how'),
                  cell: ({ voice }) =>
                    voice ? [t(`budgets.joining.way.${voice.way}`), voice.words].filter(Boolean).join(': ') : '',
                },
              ]}
            />
          </div>
        )
      })}
      {open && mayWork && (
        <Details summary={t('budgets.joining.enter')}>
          <FormBlock action={`${home}/zgoda`} label={t('budgets.joining.enter')}>
            <Hidden name="polaczenie" value={open.joining.id} />
            <SelectField
              form={form}
              name="voice"
              label={t('budgets.joining.who')}
              options={open.parties
                .filter(({ voice }) => !voice?.agrees)
                .map((party) => ({ value: party.voiceId, label: name(party) }))}
            />
            <TextField
              form={form}
              name="voiceWords"
              label={t('budgets.joining.words')}
              hint={t('budgets.joining.words.hint')}
            />
            <SubmitButton variant="secondary" name="zgoda" value="tak">
              {t('budgets.joining.yes')}
            </SubmitButton>
            <SubmitButton variant="secondary" name="zgoda" value="nie">
              {t('budgets.joining.no')}
            </SubmitButton>
          </FormBlock>
        </Details>
      )}
      {open && mayPropose && (
        <ActButton action={`${home}/bez-polaczenia`} values={{ polaczenie: open.joining.id }} variant="quiet">
          {t('budgets.joining.give-up')}
        </ActButton>
      )}
      {!open && mayPropose && (
        <Details summary={t('budgets.joining.new')} open={form.problems.some(({ field }) => field === 'into')}>
          <p>{t('budgets.join.text')}</p>
          <FormBlock action={`${home}/polaczenie`} label={t('budgets.joining.new')}>
            <NumberField form={form} name="into" label={t('budgets.join.into')} />
            <TextArea
              form={form}
              name="joinNote"
              label={t('budgets.joining.note')}
              hint={t('budgets.joining.note.hint')}
              rows={3}
              optional
            />
            <SubmitButton variant="secondary">{t('budgets.joining.propose')}</SubmitButton>
          </FormBlock>
        </Details>
      )}
    </Section>
  )
}
