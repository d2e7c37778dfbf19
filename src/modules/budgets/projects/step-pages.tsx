import type { Form } from '../../../platform/http/index.ts'
import {
  Checkbox,
  EmailField,
  EnterButton,
  FileField,
  type FileItem,
  FileList,
  Form as FormBlock,
  Hidden,
  Link,
  Notice,
  NumberField,
  QuestionPage,
  SelectField,
  SubmitButton,
  TextArea,
  TextField,
  useView,
} from '../../../ui/index.ts'
import { FormWithin, type ReadWithin, type Version, withinIslands } from '../../forms/index.ts'
import type { Point, Unit } from '../../places/index.ts'
import { type Process, pathOf } from '../../processes/index.ts'
import type { Edition, Pool } from '../editions/store.ts'
import { dateWords } from '../words.ts'
import { CostFields } from './cost-fields.tsx'
import { STEPS, type Step } from './giving-forms.ts'
import { PlaceFields } from './place-fields.tsx'
import { CATEGORIES, type Project } from './rules.ts'

/** Whose hands the project is in: an author with the key, or a clerk keying in what came on paper. */
export interface Hands {
  process: Process
  edition: Edition
  project: Project
  secret: string | null
  /** Where screens of this project lie. */
  path(rest?: string): string
}

export function StartPage({ process, edition }: { process: Process; edition: Edition }) {
  const { t, locale } = useView()
  return (
    <QuestionPage title={t('budgets.submit')} back={{ label: process.title, href: pathOf(process) }} unlisted>
      <p class="ui-lead">{t('budgets.submit.lead')}</p>
      <ul>
        <li>{edition.settings.submitters}</li>
        <li>{t('budgets.submit.until', { date: dateWords(edition.calendar, 'submissionTo', locale) })}</li>
        <li>{t('budgets.submit.no-account')}</li>
        <li>
          <Link href={`${pathOf(process)}/zasady#cennik`}>{t('budgets.prices')}</Link>
        </li>
      </ul>
      <FormBlock action={`${pathOf(process)}/zglos`}>
        <SubmitButton icon="arrow-right">{t('budgets.submit.begin')}</SubmitButton>
      </FormBlock>
      <Notice title={t('budgets.submit.paper')}>
        <p>{t('budgets.submit.paper.text')}</p>
      </Notice>
    </QuestionPage>
  )
}

export interface StepProps extends Hands {
  form: Form
  step: Step
  pools: Pool[]
  unit: Unit | null
  spot: Point | null
  files: { open: FileItem[]; closed: FileItem[] }
  /** The edition's own questions, when it asks any. */
  asked: { version: Version; found: ReadWithin['found'] } | null
}

/** Screens of an edition, in their order. */
export const stepsOf = (asks: boolean): Step[] => STEPS.filter((step) => asks || step !== 'pytania')

/** One screen of the submission. Every button keeps what is written. */
export function StepPage(props: StepProps) {
  const { t } = useView()
  const { project, step, form, secret } = props
  const steps = stepsOf(props.asked !== null)
  const at = steps.indexOf(step)
  const back = at > 0 ? props.path(`/${steps[at - 1]}`) : props.path()
  return (
    <QuestionPage
      title={t(`budgets.step.${step}`)}
      caption={project.title || t('budgets.submit')}
      step={{ number: at + 1, of: steps.length + 1 }}
      back={{ label: t('budgets.step.back'), href: back }}
      form={form}
      islands={['wiec-count', 'wiec-draft', ...(step === 'pytania' ? withinIslands : [])]}
      unlisted
    >
      <p>{t(`budgets.step.${step}.lead`)}</p>
      <FormBlock action={props.path(`/${step}`)} files={step === 'zalaczniki'} draft={`projekt-${project.id}-${step}`}>
        {(step === 'miejsce' || step === 'koszty') && <EnterButton name="dalej" value="tak" />}
        {secret !== null && <Hidden name="klucz" value={secret} />}
        {step === 'pomysl' && <IdeaFields form={form} />}
        {step === 'miejsce' && <PlaceFields {...props} />}
        {step === 'koszty' && <CostFields {...props} />}
        {step === 'zalaczniki' && <FileFields {...props} />}
        {step === 'pytania' && props.asked && (
          <FormWithin {...props.asked} values={form.values} problems={form.problems} />
        )}
        {step === 'autor' && <AuthorFields {...props} />}
        <SubmitButton icon="arrow-right">{t('budgets.step.next')}</SubmitButton>
      </FormBlock>
    </QuestionPage>
  )
}

function IdeaFields({ form }: { form: Form }) {
  const { t } = useView()
  const area = (name: string, rows: number, limit: number) => (
    <TextArea
      form={form}
      name={name}
      label={t(`budgets.field.${name}`)}
      hint={t(`budgets.field.${name}.hint`)}
      rows={rows}
      limit={limit}
    />
  )
  return (
    <>
      <TextField
        form={form}
        name="title"
        label={t('budgets.field.title')}
        hint={t('budgets.field.title.hint')}
        maxLength={160}
      />
      {area('summary', 3, 300)}
      {area('description', 8, 20_000)}
      {area('reason', 4, 5_000)}
      {area('beneficiaries', 2, 500)}
      {area('access', 2, 500)}
      <SelectField
        form={form}
        name="category"
        label={t('budgets.field.category')}
        options={CATEGORIES.map((value) => ({ value, label: t(`budgets.category.${value}`) }))}
      />
      <TextField
        form={form}
        name="schedule"
        label={t('budgets.field.schedule')}
        hint={t('budgets.field.schedule.hint')}
        optional
      />
    </>
  )
}

function FileFields({ form, files, project, pools, path }: StepProps) {
  const { t } = useView()
  const pool = pools.find(({ id }) => id === project.poolId)
  return (
    <>
      {pool && pool.signatures > 0 && (
        <>
          <p>
            {t('budgets.support.needed', { count: pool.signatures })}{' '}
            <Link href={path('/lista-poparcia.pdf')} icon="printer">
              {t('budgets.support.print')}
            </Link>
          </p>
          <NumberField
            form={form}
            name="supporters"
            label={t('budgets.support.count')}
            hint={t('budgets.support.count.hint')}
          />
        </>
      )}
      <FileField
        form={form}
        name="closed"
        label={t('budgets.files.closed')}
        hint={t('budgets.files.closed.hint')}
        accept="image/*,.pdf"
        multiple
        optional
      />
      {files.closed.length > 0 && (
        <ul>
          {files.closed.map(({ href, name }) => (
            <li key={href}>{name}</li>
          ))}
        </ul>
      )}
      <FileField
        form={form}
        name="open"
        label={t('budgets.files.open')}
        hint={t('budgets.files.open.hint')}
        accept="image/*,.pdf,.docx,.odt"
        multiple
        optional
      />
      {files.open.length > 0 && <FileList files={files.open} />}
    </>
  )
}

function AuthorFields({ form, edition, secret }: StepProps) {
  const { t } = useView()
  const auto = (word: string) => (secret === null ? 'off' : word)
  return (
    <>
      <Notice>
        <p>{t('budgets.author.private')}</p>
      </Notice>
      <TextField form={form} name="name" label={t('budgets.field.name')} autocomplete={auto('name')} width="medium" />
      <TextField
        form={form}
        name="signature"
        label={t('budgets.field.signature')}
        hint={t('budgets.field.signature.hint')}
        width="medium"
        autocomplete={auto('nickname')}
        optional
      />
      {secret === null ? (
        <TextField form={form} name="email" label={t('budgets.field.email')} autocomplete="off" optional />
      ) : (
        <EmailField
          form={form}
          name="email"
          label={t('budgets.field.email')}
          hint={t('budgets.field.email.hint')}
          optional
        />
      )}
      <TextField
        form={form}
        name="phone"
        label={t('budgets.field.phone')}
        type="tel"
        autocomplete={auto('tel')}
        width="medium"
        optional
      />
      <TextField
        form={form}
        name="address"
        label={t('budgets.field.address')}
        autocomplete={auto('street-address')}
        optional
      />
      {edition.settings.guardianBelow !== null && (
        <>
          <Checkbox
            form={form}
            name="isChild"
            label={t('budgets.field.isChild', { count: edition.settings.guardianBelow })}
          />
          <TextField
            form={form}
            name="guardian"
            label={t('budgets.field.guardian')}
            hint={t('budgets.field.guardian.hint')}
            width="medium"
            optional
          />
        </>
      )}
    </>
  )
}
