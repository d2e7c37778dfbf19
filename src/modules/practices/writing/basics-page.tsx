import {
  Form,
  type FormState,
  Hidden,
  Link,
  Notice,
  NumberField,
  QuestionPage,
  RadioGroup,
  SelectField,
  SubmitButton,
  TextArea,
  TextField,
  useView,
} from '../../../ui/index.ts'
import { TOPICS } from '../../processes/index.ts'
import { yearsOf } from '../listing/list-page.tsx'
import { HOME, LANGUAGES, ORGANISERS, PRECISIONS, type Practice, pathOf, SCALES, TOOLS, workPathOf } from '../rules.ts'

export interface BasicsPageProps {
  form: FormState
  /** Null for a new practice. */
  practice: Practice | null
  process: { id: string; title: string } | null
  alike: Practice[]
}

/** First screen: what it was, where, when, who. */
export function BasicsPage({ form, practice, process, alike }: BasicsPageProps) {
  const { t } = useView()
  const choice = (name: string, of: string, values: readonly string[]) => (
    <SelectField
      form={form}
      name={name}
      label={t(`practices.field.${of}`)}
      empty={t('practices.choose')}
      options={values.map((value) => ({ value, label: t(`practices.${of}.${value}`) }))}
    />
  )
  return (
    <QuestionPage
      title={t(practice ? 'practices.basics.edit' : 'practices.basics.new')}
      back={
        practice ? { label: practice.title, href: workPathOf(practice) } : { label: t('practices.map'), href: HOME }
      }
      form={form}
      step={{ number: 1, of: 2 }}
      unlisted
    >
      {process && <Notice>{<p>{t('practices.from-process', { title: process.title })}</p>}</Notice>}
      {alike.length > 0 && (
        <Notice kind="warning" title={t('practices.alike.title')}>
          <p>{t('practices.alike.text')}</p>
          <ul>
            {alike.map((other) => (
              <li key={other.id}>
                <Link href={pathOf(other)}>{other.title}</Link> ({yearsOf(other)})
              </li>
            ))}
          </ul>
        </Notice>
      )}
      <Form action={practice ? `${workPathOf(practice)}/podstawy` : `${HOME}/nowa`} draft="praktyka">
        {process && <Hidden name="proces" value={process.id} />}
        {alike.length > 0 && <Hidden name="evenAlike" value="tak" />}
        <TextField form={form} name="title" label={t('practices.column.tytul')} hint={t('practices.hint.title')} />
        <TextArea
          form={form}
          name="essence"
          label={t('practices.column.esencja')}
          hint={t('practices.hint.essence')}
          rows={3}
          limit={400}
        />
        {choice('tool', 'tool', TOOLS)}
        {choice('theme', 'theme', TOPICS)}
        <TextField form={form} name="place" label={t('practices.field.place')} hint={t('practices.hint.place')} />
        <TextField
          form={form}
          name="placeWords"
          label={t('practices.column.miejsce')}
          hint={t('practices.hint.place-words')}
          optional
        />
        {choice('scale', 'scale', SCALES)}
        <RadioGroup
          form={form}
          name="precision"
          label={t('practices.column.dokladnosc')}
          hint={t('practices.hint.precision')}
          options={PRECISIONS.toReversed().map((value) => ({
            value,
            label: t(`practices.precision.${value}`),
            hint: t(`practices.precision.${value}.hint`),
          }))}
        />
        <TextField
          form={form}
          name="point"
          label={t('practices.field.point')}
          hint={t('practices.hint.point')}
          optional
          width="medium"
        />
        <NumberField form={form} name="yearFrom" label={t('practices.column.rok_od')} />
        <NumberField form={form} name="yearTo" label={t('practices.column.rok_do')} optional />
        {choice('organiserType', 'organiser', ORGANISERS)}
        <TextField form={form} name="organiserName" label={t('practices.column.organizator')} optional />
        <TextField
          form={form}
          name="country"
          label={t('practices.column.kraj')}
          hint={t('practices.hint.country')}
          width="short"
        />
        <SelectField
          form={form}
          name="language"
          label={t('practices.column.jezyk')}
          options={LANGUAGES.map((value) => ({ value, label: t(`practices.language.${value}`) }))}
        />
        <SubmitButton>{t(alike.length > 0 ? 'practices.save-anyway' : 'practices.save-next')}</SubmitButton>
      </Form>
    </QuestionPage>
  )
}
