import { formatDate, formatSize } from '../../../platform/texts/index.ts'
import {
  ActButton,
  Box,
  ButtonLink,
  FileList,
  Form,
  Hidden,
  KeyValues,
  Link,
  Meta,
  Notice,
  RichText,
  Section,
  SubmitButton,
  TextArea,
  ThingPage,
  useView,
} from '../../../ui/index.ts'
import { type FileFound, picturePath } from '../../media/index.ts'
import { AreaMap, fullName, type PreparedArea, type Unit } from '../../places/index.ts'
import { type Content, STORY } from '../content.ts'
import { PracticeCards, yearsOf } from '../listing/list-page.tsx'
import type { Listed } from '../listing/listing.ts'
import { HOME, type Practice, pathOf, stateOf, workPathOf } from '../rules.ts'
import type { Comment, Repeat } from '../talking/store.ts'
import { articleOf } from './schema-org.ts'

export interface PracticePageProps {
  practice: Practice
  content: Content
  units: Unit[]
  area: PreparedArea | null
  files: FileFound[]
  thanks: { count: number; own: boolean }
  repeats: (Repeat & { unit: Unit | null })[]
  comments: Comment[]
  related: Listed[]
  process: { title: string; path: string } | null
  reader: { signedIn: boolean; isMember: boolean; writes: boolean; edits: boolean; mayWriteTo: boolean }
  commentKey: string
}

/** One practice: what, where, how it went, what came of it, what others say. */
export function PracticePage(props: PracticePageProps) {
  const { t, locale } = useView()
  const { practice, content, units, area, files, reader } = props
  const state = stateOf(practice)
  const pictures = files.filter(({ kind }) => kind === 'image')
  return (
    <ThingPage
      share={{ embeddable: true }}
      title={practice.title}
      description={practice.essence}
      unlisted={state !== 'published'}
      data={state === 'published' ? articleOf(practice) : undefined}
      crumbs={[{ label: t('practices.map'), href: HOME }]}
      lead={<span lang={foreign(practice)}>{practice.essence}</span>}
      status={{ kind: state === 'published' ? 'done' : 'draft', children: t(`practices.state.${state}`) }}
      actions={<Thanks {...props} />}
      aside={<Aside {...props} />}
      after={<Talk {...props} />}
    >
      {practice.isDemonstration && (
        <Notice>
          <p>{t('practices.demonstration.note')}</p>
        </Notice>
      )}
      {practice.archivedAt && (
        <Notice kind="warning" title={t('practices.archived.title')}>
          <p>{practice.archivedReason}</p>
        </Notice>
      )}
      {pictures.map((file) => (
        <figure key={file.id}>
          <img
            src={picturePath(file, 1280)}
            alt={file.alt ?? ''}
            width={file.width ?? undefined}
            height={file.height ?? undefined}
            loading="lazy"
          />
          {file.title && <figcaption>{file.title}</figcaption>}
        </figure>
      ))}
      {STORY.map((part) =>
        content[part] ? (
          <Section key={part} title={t(`practices.part.${part}`)} id={`czesc-${part}`}>
            <RichText markdown={content[part]} level={3} lang={foreign(practice)} />
          </Section>
        ) : null,
      )}
      {content.whoTookPart && (
        <Section title={t('practices.part.whoTookPart')}>
          <RichText markdown={content.whoTookPart} level={3} lang={foreign(practice)} />
        </Section>
      )}
      <Sources title={t('practices.part.evidence')} of={content.evidence} />
      <Sources title={t('practices.part.links')} of={content.links} />
      {area && practice.point && practice.precision !== 'municipality' && (
        <Section title={t('practices.part.place')}>
          <AreaMap area={area} points={[{ point: practice.point, label: practice.title }]} />
          {practice.precision === 'approximate' && <Meta>{t('practices.approximate.note')}</Meta>}
        </Section>
      )}
      {area && practice.precision === 'municipality' && (
        <Section title={t('practices.part.place')}>
          <AreaMap area={area} />
        </Section>
      )}
      {units.length === 0 && practice.placeWords && <p>{practice.placeWords}</p>}
      <Meta>
        {[
          t(`practices.licence.${content.licence}`),
          practice.publishedAt && t('practices.published-on', { date: formatDate(practice.publishedAt, locale) }),
          practice.confirmedAt && t('practices.confirmed-on', { date: formatDate(practice.confirmedAt, locale) }),
        ]
          .filter(Boolean)
          .join(' · ')}{' '}
        <Link href={`${pathOf(practice)}/historia`} icon="history">
          {t('practices.history.title')}
        </Link>
      </Meta>
      {reader.writes && (
        <p>
          <ButtonLink href={workPathOf(practice)} variant="secondary" icon="pencil">
            {t('practices.edit')}
          </ButtonLink>
        </p>
      )}
    </ThingPage>
  )
}

const foreign = ({ language }: Practice) => (language === 'pl' || language === 'other' ? undefined : language)

function Thanks({ practice, thanks, reader }: PracticePageProps) {
  const { t } = useView()
  const home = pathOf(practice)
  if (stateOf(practice) !== 'published') return null
  return (
    <>
      {reader.signedIn ? (
        <ActButton
          action={`${home}/podziekowania${thanks.own ? '/wycofanie' : ''}`}
          variant={thanks.own ? 'quiet' : 'primary'}
          icon="check"
        >
          {t(thanks.own ? 'practices.thanks.undo' : 'practices.thanks.give')}
        </ActButton>
      ) : (
        <ButtonLink href={`/zaloguj?dalej=${encodeURIComponent(home)}`} variant="secondary">
          {t('practices.thanks.sign-in')}
        </ButtonLink>
      )}
      {reader.signedIn && (
        <ButtonLink href={`${home}/powtorzenia`} variant="secondary" icon="copy">
          {t('practices.repeat.tell')}
        </ButtonLink>
      )}
      <span>{t('practices.thanks.count', { count: thanks.count })}</span>
    </>
  )
}

function Aside({ practice, content, units, files, process, reader }: PracticePageProps) {
  const { t, locale } = useView()
  const documents = files.filter(({ kind }) => kind !== 'image')
  const words = (list: readonly string[], of: string) => list.map((value) => t(`practices.${of}.${value}`)).join(', ')
  return (
    <>
      <Box title={t('practices.in-short')}>
        <KeyValues
          items={[
            { label: t('practices.field.tool'), value: t(`practices.tool.${practice.tool}`) },
            {
              label: t('practices.field.place'),
              value:
                units.length > 0
                  ? units.map((unit, index) => (
                      <span key={unit.code}>
                        {index > 0 && ', '}
                        <Link href={`${HOME}?miejsce=${unit.code}`}>{fullName(unit, t)}</Link>
                      </span>
                    ))
                  : practice.placeWords,
            },
            { label: t('practices.field.years'), value: yearsOf(practice) },
            {
              label: t('practices.field.organiser'),
              value: [practice.organiserName, t(`practices.organiser.${practice.organiserType}`)]
                .filter(Boolean)
                .join(', '),
            },
            { label: t('practices.field.theme'), value: t(`practices.theme.${practice.theme}`) },
            { label: t('practices.field.scale'), value: t(`practices.scale.${practice.scale}`) },
            {
              label: t('practices.field.participants'),
              value: practice.participants === null ? null : t('practices.people', { count: practice.participants }),
            },
            { label: t('practices.field.channels'), value: words(content.channels, 'channel') || null },
            {
              label: t('practices.field.cost'),
              value: practice.costBand && t(`practices.cost.${practice.costBand}`),
            },
          ]}
        />
      </Box>
      {process && (
        <Box title={t('practices.process')}>
          <p>
            <Link href={process.path}>{process.title}</Link>
          </p>
        </Box>
      )}
      {documents.length > 0 && (
        <Box title={t('practices.files')}>
          <FileList
            files={documents.map((file) => ({
              name: file.title ?? file.name,
              href: file.href,
              type: file.typeName,
              size: formatSize(file.size, locale),
            }))}
          />
        </Box>
      )}
      <Box title={t('practices.contact')}>
        {reader.mayWriteTo ? (
          <p>
            <Link href={`${pathOf(practice)}/list`} icon="mail">
              {t('practices.letter.write')}
            </Link>
          </p>
        ) : (
          <p>{t('practices.letter.none')}</p>
        )}
        <p>
          <Link href={`/zgloszenie?adres=${encodeURIComponent(pathOf(practice))}`}>{t('practices.report')}</Link>
        </p>
      </Box>
    </>
  )
}

function Sources({ title, of }: { title: string; of: Content['links'] }) {
  if (of.length === 0) return null
  return (
    <Section title={title}>
      <ul>
        {of.map(({ title, url }) => (
          <li key={url + title}>{url ? <Link href={url}>{title}</Link> : title}</li>
        ))}
      </ul>
    </Section>
  )
}

function Talk({ practice, repeats, comments, related, reader, commentKey }: PracticePageProps) {
  const { t, locale } = useView()
  const who = (name: string) => name || t('practices.someone')
  return (
    <>
      {repeats.length > 0 && (
        <Section title={t('practices.repeat.title')} count={repeats.length} id="powtorzenia">
          {repeats.map((repeat) => (
            <article key={repeat.id} id={`powtorzenie-${repeat.id}`}>
              <Meta>
                {[repeat.unit && fullName(repeat.unit, t), repeat.year, who(repeat.authorName)]
                  .filter(Boolean)
                  .join(' · ')}
              </Meta>
              <Paragraphs text={repeat.words} />
              {reader.edits && (
                <ActButton action={`${pathOf(practice)}/powtorzenia/${repeat.id}/ukrycie`} variant="quiet">
                  {t('practices.repeat.hide')}
                </ActButton>
              )}
            </article>
          ))}
        </Section>
      )}
      {stateOf(practice) === 'published' && (
        <Section title={t('practices.talk')} count={comments.length} id="komentarze">
          {comments.length === 0 && <p>{t('practices.talk.none')}</p>}
          {comments.map((comment) => (
            <article key={comment.id} id={`komentarz-${comment.id}`}>
              <Meta>
                {who(comment.authorName)} · {formatDate(comment.writtenAt, locale)}
              </Meta>
              {comment.hiddenReason === null ? <Paragraphs text={comment.body} /> : <p>{t('practices.talk.hidden')}</p>}
            </article>
          ))}
          {reader.isMember ? (
            <Form action={`${pathOf(practice)}/komentarze`} draft={`praktyka-${practice.id}`}>
              <Hidden name="key" value={commentKey} />
              <TextArea form={{ values: {} }} name="body" label={t('practices.talk.write')} rows={3} limit={2000} />
              <SubmitButton icon="send">{t('practices.talk.send')}</SubmitButton>
            </Form>
          ) : (
            <Meta>{t('practices.talk.members')}</Meta>
          )}
        </Section>
      )}
      {related.length > 0 && (
        <Section title={t('practices.related')}>
          <PracticeCards practices={related} />
        </Section>
      )}
    </>
  )
}

/** What people wrote, paragraph by paragraph; text stays text. */
export const Paragraphs = ({ text }: { text: string }) => (
  <>
    {text.split(/\n{2,}/).map((paragraph) => (
      <p key={paragraph}>{paragraph}</p>
    ))}
  </>
)
