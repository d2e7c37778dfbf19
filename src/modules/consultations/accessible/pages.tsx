import type { Form } from '../../../platform/http/index.ts'
import { formatDate, formatSize } from '../../../platform/texts/index.ts'
import {
  ActButton,
  ButtonLink,
  Checkbox,
  Details,
  FileField,
  Form as FormBlock,
  Link,
  Meta,
  Notice,
  Prose,
  QuestionPage,
  Section,
  SubmitButton,
  Table,
  Tag,
  TextArea,
  TextField,
  useView,
} from '../../../ui/index.ts'
import { acceptOf, namesOf } from '../../media/index.ts'
import { type Process, workPathOf } from '../../processes/index.ts'
import { type Frame, Work } from '../workspace/frame.tsx'
import type { VersionShown } from './actions.ts'
import { KINDS_OF, PATHS, VERSION_KINDS, type VersionKind } from './rules.ts'

/** On the page of a consultation: the same matter in a film in sign language and in a text that is easy to read. */
export function OtherWays({ versions }: { versions: VersionShown[] }) {
  const { t, locale } = useView()
  if (versions.length === 0) return null
  return (
    <Section title={t('consultations.accessible.title')} id="inne-formy">
      {versions.map((version) => (
        <Section key={version.kind} title={t(`consultations.accessible.${version.kind}`)} level={3}>
          {version.kind === 'sign-language' && version.file && <Film version={version} />}
          <p>
            {version.file ? (
              <ButtonLink href={version.file.href} variant="secondary" icon="download">
                {t(`consultations.accessible.${version.kind}.take`, {
                  type: version.file.typeName,
                  size: formatSize(version.file.size, locale),
                })}
              </ButtonLink>
            ) : (
              <a href={version.link ?? ''} rel="noopener noreferrer">
                {t(`consultations.accessible.${version.kind}.open`)}
              </a>
            )}
          </p>
          {version.kind === 'sign-language' && (
            <Meta>
              {t(version.captioned ? 'consultations.accessible.captioned' : 'consultations.accessible.silent')}
            </Meta>
          )}
          {version.kind === 'sign-language' && version.file ? (
            <Details summary={t('consultations.accessible.what-it-says')}>
              <Paragraphs text={version.description} />
            </Details>
          ) : (
            <Paragraphs text={version.description} />
          )}
        </Section>
      ))}
    </Section>
  )
}

function Film({ version: { file, captions } }: { version: VersionShown }) {
  const { t } = useView()
  return (
    // biome-ignore lint/a11y/useMediaCaption: captions are there where the keeper added them, and its words below
    <video
      class="consultations-film"
      controls
      preload="metadata"
      src={file?.href}
      aria-label={t('consultations.accessible.sign-language')}
    >
      {captions && (
        <track
          kind="captions"
          src={captions.href}
          srclang="pl"
          label={t('consultations.accessible.captions')}
          default
        />
      )}
    </video>
  )
}

const Paragraphs = ({ text }: { text: string }) => (
  <Prose>
    {text.split(/\n\s*\n/).map((part, index) => (
      <p key={index}>{part}</p>
    ))}
  </Prose>
)

/** The team's side: what there is, and what could be added. */
export function AccessibleVersionsPage({ frame, versions }: { frame: Frame; versions: VersionShown[] }) {
  const { t, locale } = useView()
  const home = `${workPathOf(frame.process)}/inne-formy`
  const of = (kind: VersionKind) => versions.find((version) => version.kind === kind)
  const addedOn = (version: VersionShown | undefined) => (version ? formatDate(version.addedAt, locale) : '')
  const hasPlain = Boolean(frame.process.plainLanguage?.trim())
  const rows = [
    {
      key: 'plain',
      name: t('consultations.accessible.plain'),
      href: `${workPathOf(frame.process)}/ogloszenie/sprawa#f-plainLanguage`,
      is: hasPlain,
      added: '',
    },
    ...VERSION_KINDS.map((kind) => ({
      key: kind as string,
      name: t(`consultations.accessible.${kind}`),
      href: `${home}/${PATHS[kind]}`,
      is: of(kind) !== undefined,
      added: addedOn(of(kind)),
    })),
  ]
  return (
    <Work frame={frame} title={t('consultations.work.accessible')}>
      <p>{t('consultations.accessible.lead')}</p>
      <Table
        caption={t('consultations.work.accessible')}
        captionHidden
        rows={rows}
        rowId={({ key }) => key}
        columns={[
          {
            label: t('consultations.accessible.way'),
            names: true,
            cell: ({ name, href }) => (frame.mayEdit ? <Link href={href}>{name}</Link> : name),
          },
          {
            label: t('consultations.work.column.state'),
            cell: ({ is, added }) => (
              <>
                <Tag kind={is ? 'done' : 'neutral'}>
                  {t(is ? 'consultations.accessible.there' : 'consultations.accessible.not-there')}
                </Tag>
                {added && <Meta>{added}</Meta>}
              </>
            ),
          },
        ]}
      />
      <Notice title={t('consultations.accessible.who-makes')}>
        <p>{t('consultations.accessible.who-makes.text')}</p>
      </Notice>
    </Work>
  )
}

interface OneProps {
  process: Process
  kind: VersionKind
  version: VersionShown | null
  form: Form
  /** "25 MB". */
  limit: string
}

/** One film or one text: brought, changed, taken away. */
export function AccessibleVersionPage({ process, kind, version, form, limit }: OneProps) {
  const { t } = useView()
  const home = `${workPathOf(process)}/inne-formy`
  const isFilm = kind === 'sign-language'
  return (
    <QuestionPage
      title={t(`consultations.accessible.${kind}`)}
      caption={process.title}
      form={form}
      back={{ label: t('consultations.work.accessible'), href: home }}
      islands={['wiec-draft']}
      unlisted
    >
      <p>{t(`consultations.accessible.${kind}.lead`)}</p>
      {version && (
        <>
          <p>
            {version.file ? (
              <Link href={version.file.href}>{version.file.name}</Link>
            ) : (
              <a href={version.link ?? ''} rel="noopener noreferrer">
                {version.link}
              </a>
            )}
          </p>
          <Meta>{t('consultations.accessible.stays')}</Meta>
        </>
      )}
      <FormBlock action={`${home}/${PATHS[kind]}`} files draft={`inne-formy-${kind}-${process.slug}`}>
        <FileField
          form={form}
          name="file"
          label={t(`consultations.accessible.${kind}.file`)}
          hint={t('consultations.accessible.file.hint', { types: namesOf(KINDS_OF[kind]), limit })}
          accept={acceptOf(KINDS_OF[kind])}
          optional
        />
        <TextField
          form={form}
          name="link"
          label={t('consultations.accessible.link')}
          hint={t(`consultations.accessible.${kind}.link.hint`)}
          optional
        />
        {isFilm && (
          <>
            <FileField
              form={form}
              name="captions"
              label={t('consultations.accessible.captions-file')}
              hint={t('consultations.accessible.captions-file.hint')}
              accept={acceptOf(['vtt'])}
              optional
            />
            <Checkbox form={form} name="captioned" label={t('consultations.accessible.link-captioned')} />
          </>
        )}
        <TextArea
          form={form}
          name="description"
          label={t(`consultations.accessible.${kind}.description`)}
          hint={t(`consultations.accessible.${kind}.description.hint`)}
          rows={isFilm ? 8 : 4}
          limit={5000}
        />
        <SubmitButton icon="save">{t('consultations.save')}</SubmitButton>
      </FormBlock>
      {version && (
        <ActButton action={`${home}/${PATHS[kind]}/usuniecie`} variant="quiet" icon="trash-2">
          {t('consultations.remove')}
        </ActButton>
      )}
    </QuestionPage>
  )
}
