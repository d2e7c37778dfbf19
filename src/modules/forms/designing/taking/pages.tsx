import type { Form } from '../../../../platform/http/index.ts'
import { formatDate } from '../../../../platform/texts/index.ts'
import {
  Details,
  EmptyState,
  FieldGroup,
  Form as FormBlock,
  Hidden,
  Link,
  Meta,
  Section,
  SelectField,
  SubmitButton,
  Tick,
  useView,
} from '../../../../ui/index.ts'
import type { FormDefinition, Question } from '../../model.ts'
import type { Form as KeptForm } from '../../rules.ts'
import { libraryByGroup } from '../library/index.ts'
import { type Desk, designPath } from '../opening.ts'
import { DesignPage } from '../page.tsx'
import { Glance } from '../questions/glance.tsx'
import { speakerOf } from '../saying.ts'

/** Good questions to begin from, each with how it looks and why it is asked this way. */
export function LibraryPage({ desk, form }: { desk: Desk; form: Form }) {
  const { t, locale } = useView()
  return (
    <DesignPage desk={desk} tab="" title={t('designing.library.title')} form={form}>
      <p>{t('designing.library.text')}</p>
      <FormBlock action={designPath(desk.form, '/biblioteka')}>
        <FieldGroup form={form} name="questions" label={t('designing.library.label')}>
          {libraryByGroup().map(({ group, entries }) => (
            <Section key={group} title={t(`designing.library.${group}`)}>
              <ul class="design-takes">
                {entries.map(({ key, question, source }) => (
                  <Take key={key} value={key} form={form} question={question} definition={desk.draft}>
                    {source[locale] ?? ''}
                  </Take>
                ))}
              </ul>
            </Section>
          ))}
        </FieldGroup>
        <Where desk={desk} form={form} />
        <SubmitButton icon="plus">{t('designing.take')}</SubmitButton>
      </FormBlock>
    </DesignPage>
  )
}

export function FormsPage({ desk, others }: { desk: Desk; others: KeptForm[] }) {
  const { t, locale } = useView()
  return (
    <DesignPage desk={desk} tab="" title={t('designing.import.title')}>
      <p>{t('designing.import.text')}</p>
      {others.length === 0 && <EmptyState title={t('designing.import.none')} icon="copy" />}
      <ul class="design-parts">
        {others.map((other) => (
          <li key={other.id}>
            <p>
              <Link href={designPath(desk.form, `/import/${other.id}`)} icon="file-text">
                {speakerOf(other.draft, t).words(other.draft.title)}
              </Link>
            </p>
            <Meta>
              {t('designing.outline.count', {
                count: other.draft.sections.reduce((sum, { questions }) => sum + questions.length, 0),
              })}
              {' · '}
              {formatDate(other.editedAt, locale)}
            </Meta>
          </li>
        ))}
      </ul>
    </DesignPage>
  )
}

export function TakePage({ desk, other, form }: { desk: Desk; other: KeptForm; form: Form }) {
  const { t } = useView()
  const speaker = speakerOf(other.draft, t)
  return (
    <DesignPage
      desk={desk}
      tab=""
      title={t('designing.import.from', { what: speaker.words(other.draft.title) })}
      form={form}
    >
      <FormBlock action={designPath(desk.form, `/import/${other.id}`)}>
        <FieldGroup form={form} name="questions" label={t('designing.library.label')} hint={t('designing.import.hint')}>
          {other.draft.sections.map((section) => (
            <Section key={section.id} title={speaker.name(section.id)}>
              <ul class="design-takes">
                {section.questions.map((question) => (
                  <Take
                    key={question.id}
                    value={question.id}
                    form={form}
                    question={question}
                    definition={other.draft}
                  />
                ))}
              </ul>
            </Section>
          ))}
        </FieldGroup>
        <Where desk={desk} form={form} />
        <SubmitButton icon="plus">{t('designing.take')}</SubmitButton>
      </FormBlock>
    </DesignPage>
  )
}

interface TakeProps {
  value: string
  form: Form
  question: Question
  definition: FormDefinition
  children?: string
}

/** One question with a box to tick, and how it looks. */
function Take({ value, form, question, definition, children }: TakeProps) {
  const { t } = useView()
  const chosen = form.values.questions ?? []
  const label = speakerOf(definition, t).words(question.label)
  return (
    <li>
      <Tick name="questions" value={value} checked={chosen.includes(value)} label={label}>
        <Details summary={t('designing.take.look')}>
          <Glance question={question} />
          {children && <p>{children}</p>}
        </Details>
      </Tick>
    </li>
  )
}

function Where({ desk, form }: { desk: Desk; form: Form }) {
  const { t } = useView()
  const speaker = speakerOf(desk.draft, t)
  const { sections } = desk.draft
  if (sections.length < 2) return <Hidden name="in" value={sections[0]?.id ?? ''} />
  return (
    <SelectField
      form={{ ...form, values: { in: sections.at(-1)?.id ?? '', ...form.values } }}
      name="in"
      label={t('designing.type.section')}
      options={sections.map(({ id }) => ({ value: id, label: speaker.name(id) }))}
    />
  )
}
