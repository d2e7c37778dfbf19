import {
  ActButton,
  Actions,
  ButtonLink,
  Checkbox,
  CheckboxGroup,
  type Desk,
  FileField,
  Form,
  type FormState,
  Hidden,
  KeyValues,
  Link,
  Meta,
  Notice,
  NumberField,
  QuestionPage,
  RadioGroup,
  RichText,
  Section,
  SelectField,
  SubmitButton,
  Table,
  TextArea,
  TextField,
  useView,
  WorkspacePage,
} from '../../../ui/index.ts'
import type { FileFound } from '../../media/index.ts'
import { fullName, PlaceInput, type Unit } from '../../places/index.ts'
import { TOPICS } from '../../processes/index.ts'
import { missingOf } from '../actions.ts'
import { type Content, STORY } from '../content.ts'
import { yearsOf } from '../listing/list-page.tsx'
import type { Revision } from '../revisions-store.ts'
import {
  CHANNELS,
  COSTS,
  HOME,
  LANGUAGES,
  LICENCES,
  ORGANISERS,
  PRECISIONS,
  type Practice,
  pathOf,
  SCALES,
  stateOf,
  TOOLS,
  WORK,
  workPathOf,
} from '../rules.ts'

/** What a person and their teams wrote. */
export function OwnPracticesPage({ desk, practices }: { desk: Desk; practices: Practice[] }) {
  const { t } = useView()
  return (
    <WorkspacePage
      {...desk}
      title={t('practices.own')}
      actions={
        <ButtonLink href={`${HOME}/nowa`} icon="plus">
          {t('practices.add')}
        </ButtonLink>
      }
    >
      <Table
        caption={t('practices.own')}
        captionHidden
        rows={practices}
        rowId={({ id }) => id}
        empty={<p>{t('practices.own.none')}</p>}
        columns={[
          {
            label: t('practices.column.tytul'),
            cell: (practice) => <Link href={workPathOf(practice)}>{practice.title}</Link>,
            names: true,
          },
          { label: t('practices.field.tool'), cell: ({ tool }) => t(`practices.tool.${tool}`) },
          { label: t('practices.field.years'), cell: yearsOf },
          { label: t('practices.state'), cell: (practice) => t(`practices.state.${stateOf(practice)}`) },
        ]}
      />
    </WorkspacePage>
  )
}

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

/** Second screen: how it went, honestly. */
export function StoryPage({ form, practice }: { form: FormState; practice: Practice }) {
  const { t } = useView()
  return (
    <QuestionPage
      title={t('practices.story.title')}
      back={{ label: practice.title, href: workPathOf(practice) }}
      form={form}
      step={{ number: 2, of: 2 }}
      unlisted
    >
      <Form action={`${workPathOf(practice)}/przebieg`} draft={`przebieg-${practice.id}`} confirmLeave>
        {STORY.map((part) => (
          <TextArea
            key={part}
            form={form}
            name={part}
            label={t(`practices.part.${part}`)}
            hint={t(`practices.hint.${part}`)}
            optional={part === 'differently'}
          />
        ))}
        <TextArea form={form} name="whoTookPart" label={t('practices.part.whoTookPart')} rows={3} optional />
        <NumberField form={form} name="participants" label={t('practices.field.participants')} optional />
        <CheckboxGroup
          form={form}
          name="channels"
          label={t('practices.field.channels')}
          optional
          options={CHANNELS.map((value) => ({ value, label: t(`practices.channel.${value}`) }))}
        />
        <SelectField
          form={form}
          name="costBand"
          label={t('practices.field.cost')}
          empty={t('practices.unknown')}
          optional
          options={COSTS.map((value) => ({ value, label: t(`practices.cost.${value}`) }))}
        />
        <TextArea
          form={form}
          name="evidence"
          label={t('practices.part.evidence')}
          hint={t('practices.hint.sources')}
          rows={3}
          optional
        />
        <TextArea
          form={form}
          name="links"
          label={t('practices.part.links')}
          hint={t('practices.hint.sources')}
          rows={3}
          optional
        />
        <SelectField
          form={form}
          name="licence"
          label={t('practices.column.licencja')}
          options={LICENCES.map((value) => ({ value, label: t(`practices.licence.${value}`) }))}
        />
        <Checkbox
          form={form}
          name="takesLetters"
          label={t('practices.takes-letters')}
          hint={t('practices.takes-letters.hint')}
        />
        <TextField form={form} name="note" label={t('practices.note')} hint={t('practices.note.hint')} optional />
        <SubmitButton>{t('practices.save')}</SubmitButton>
      </Form>
    </QuestionPage>
  )
}

export interface WorkPageProps {
  desk: Desk
  practice: Practice
  revision: Revision
  returned: Revision | null
  units: Unit[]
  files: FileFound[]
  picture: FormState
  pictureKinds: string
}

/** The practice as it is being written: what is missing, pictures, giving it to the editors. */
export function WorkPage({ desk, practice, revision, returned, units, files, picture, pictureKinds }: WorkPageProps) {
  const { t } = useView()
  const home = workPathOf(practice)
  const { content } = revision
  const missing = missingOf(content)
  const submitted = revision.submittedAt !== null && revision.settledAt === null
  const open = revision.settledAt === null
  return (
    <WorkspacePage
      {...desk}
      form={picture}
      title={practice.title}
      caption={t(`practices.state.${submitted ? 'submitted' : stateOf(practice)}`)}
      crumbs={[{ label: t('practices.own'), href: WORK }]}
    >
      {submitted && (
        <Notice title={t('practices.submitted.title')}>
          <p>{t('practices.submitted.text')}</p>
        </Notice>
      )}
      {returned && !submitted && (
        <Notice kind="warning" title={t('practices.returned.title')}>
          <p>{returned.reason}</p>
        </Notice>
      )}
      {practice.publishedAt && open && !submitted && <Notice>{<p>{t('practices.change-waits')}</p>}</Notice>}
      {missing.length > 0 && (
        <Notice kind="warning" title={t('practices.missing.title')}>
          <p>{missing.map((part) => t(`practices.part.${part}`)).join(', ')}</p>
        </Notice>
      )}
      {!submitted && (
        <Actions>
          <ButtonLink href={`${home}/podstawy`} variant="secondary" icon="pencil">
            {t('practices.basics.edit')}
          </ButtonLink>
          <ButtonLink href={`${home}/przebieg`} variant="secondary" icon="pencil">
            {t('practices.story.title')}
          </ButtonLink>
          {open && missing.length === 0 && (
            <ActButton action={`${home}/zgloszenie`} variant="primary" icon="send">
              {t('practices.submit')}
            </ActButton>
          )}
        </Actions>
      )}
      {submitted && (
        <ActButton action={`${home}/zgloszenie/wycofanie`} variant="quiet">
          {t('practices.take-back')}
        </ActButton>
      )}
      <ContentView content={content} units={units} />
      {units[0] && !submitted && content.precision !== 'municipality' && (
        <Section title={t('practices.point.title')} id="punkt">
          <p>{t(`practices.precision.${content.precision}.hint`)}</p>
          <Form action={`${home}/punkt`} label={t('practices.point.title')}>
            <PlaceInput unit={units[0]} name="pick" chosen={content.point} />
          </Form>
        </Section>
      )}
      <Section title={t('practices.pictures')} id="zdjecia" count={files.length}>
        <ul>
          {files.map((file) => (
            <li key={file.id}>
              <Link href={file.href}>{file.title ?? file.name}</Link> {file.alt && `– ${file.alt}`}
              <ActButton action={`${home}/pliki/${file.id}/usuniecie`} variant="quiet">
                {t('practices.file.remove')}
              </ActButton>
            </li>
          ))}
        </ul>
        <Form action={`${home}/pliki`} files label={t('practices.pictures')}>
          <FileField
            form={picture}
            name="file"
            label={t('practices.file.add')}
            hint={t('practices.file.hint')}
            accept={pictureKinds}
          />
          <TextField form={picture} name="alt" label={t('practices.file.alt')} hint={t('practices.file.alt-hint')} />
          <TextField form={picture} name="title" label={t('practices.file.title')} optional />
          <SubmitButton variant="secondary">{t('practices.file.send')}</SubmitButton>
        </Form>
      </Section>
      {practice.publishedAt && (
        <Section title={t('practices.after')} id="dalej">
          <Actions>
            <Link href={pathOf(practice)}>{t('practices.see')}</Link>
            <Link href={`${pathOf(practice)}/historia`}>{t('practices.history.title')}</Link>
            {practice.archivedAt ? (
              <ActButton action={`${home}/archiwum/cofniecie`} variant="quiet">
                {t('practices.restore')}
              </ActButton>
            ) : (
              <ButtonLink href={`${home}/archiwum`} variant="quiet">
                {t('practices.archive')}
              </ButtonLink>
            )}
          </Actions>
        </Section>
      )}
    </WorkspacePage>
  )
}

/** All a practice says, for its writer and for an editor. */
export function ContentView({ content, units }: { content: Content; units: Unit[] }) {
  const { t } = useView()
  return (
    <>
      <Section title={t('practices.in-short')}>
        <p>{content.essence}</p>
        <KeyValues
          items={[
            { label: t('practices.field.tool'), value: t(`practices.tool.${content.tool}`) },
            { label: t('practices.field.theme'), value: t(`practices.theme.${content.theme}`) },
            {
              label: t('practices.field.place'),
              value: [...units.map((unit) => fullName(unit, t)), content.placeWords].filter(Boolean).join(', '),
            },
            { label: t('practices.column.dokladnosc'), value: t(`practices.precision.${content.precision}`) },
            { label: t('practices.field.years'), value: yearsOf(content) },
            {
              label: t('practices.field.organiser'),
              value: [content.organiserName, t(`practices.organiser.${content.organiserType}`)]
                .filter(Boolean)
                .join(', '),
            },
            { label: t('practices.field.scale'), value: t(`practices.scale.${content.scale}`) },
            { label: t('practices.column.licencja'), value: t(`practices.licence.${content.licence}`) },
          ]}
        />
      </Section>
      {STORY.filter((part) => content[part]).map((part) => (
        <Section key={part} title={t(`practices.part.${part}`)}>
          <RichText markdown={content[part]} level={3} />
        </Section>
      ))}
      {[...content.evidence, ...content.links].length > 0 && (
        <Meta>{[...content.evidence, ...content.links].map(({ title, url }) => `${title} ${url}`).join('; ')}</Meta>
      )}
    </>
  )
}
