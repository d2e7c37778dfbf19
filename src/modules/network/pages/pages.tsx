import type { ComponentChildren } from 'preact'
import type { Form } from '../../../platform/http/index.ts'
import { formatDate, formatDateTime } from '../../../platform/texts/index.ts'
import {
  ActButton,
  ButtonLink,
  type Desk,
  EmptyState,
  Form as FormBlock,
  Hidden,
  headingsOf,
  Link,
  Meta,
  Notice,
  ReadingPage,
  RichText,
  Section,
  SubmitButton,
  Table,
  TextArea,
  TextField,
  useView,
  WorkspacePage,
} from '../../../ui/index.ts'
import { type NetworkPage, type PageVersion, wordsFor } from './rules.ts'

export const NETWORK = '/siec'
export const PAGES = '/administracja/strony'

export const pathOfPage = (page: Pick<NetworkPage, 'slug'>, pages: readonly Pick<NetworkPage, 'slug'>[]) =>
  pages[0]?.slug === page.slug ? NETWORK : `${NETWORK}/${page.slug}`

export interface AboutPageProps {
  page: NetworkPage
  pages: NetworkPage[]
  /** Ways on beside the other pages; the main one is a button. */
  links: { label: string; href: string; main?: boolean }[]
  /** Of the first page: how the network keeps what it promised. */
  promises?: ComponentChildren
  mayEdit: boolean
}

/** A page about the network, with the way to the others. */
export function AboutPage({ page, pages, links, promises, mayEdit }: AboutPageProps) {
  const { t, locale } = useView()
  const { title, body, language } = wordsFor(page, locale)
  const others = pages
    .filter(({ id }) => id !== page.id)
    .map((other) => ({ label: wordsFor(other, locale).title, href: pathOfPage(other, pages) }))
  return (
    <ReadingPage
      share={{}}
      title={title}
      contents={headingsOf(body)}
      meta={t('network.pages.written', { date: formatDate(page.writtenAt, locale) })}
      actions={
        <>
          {links
            .filter(({ main }) => main)
            .map(({ label, href }) => (
              <ButtonLink key={href} href={href}>
                {label}
              </ButtonLink>
            ))}
          {mayEdit && (
            <ButtonLink href={`${PAGES}/${page.id}`} variant="secondary" icon="pencil">
              {t('network.pages.edit')}
            </ButtonLink>
          )}
        </>
      }
    >
      {language !== locale && <Meta>{t('network.pages.only-polish')}</Meta>}
      <div lang={language === locale ? undefined : language}>
        <RichText markdown={body} />
      </div>
      {promises}
      {others.length + links.length > 0 && (
        <nav aria-label={t('network.pages.more')}>
          <Section title={t('network.pages.more')}>
            <ul>
              {[...others, ...links].map(({ label, href }) => (
                <li key={href}>
                  <Link href={href}>{label}</Link>
                </li>
              ))}
            </ul>
          </Section>
        </nav>
      )}
    </ReadingPage>
  )
}

/** Before anybody wrote about the network. */
export function NothingWrittenPage({ mayEdit }: { mayEdit: boolean }) {
  const { t } = useView()
  return (
    <ReadingPage title={t('network.pages.network')}>
      <EmptyState title={t('network.pages.none')}>
        {mayEdit && <ButtonLink href={`${PAGES}/nowa`}>{t('network.pages.add')}</ButtonLink>}
      </EmptyState>
    </ReadingPage>
  )
}

/** All pages at the desk: their order, what is translated, what was taken off. */
export function PagesDesk({ desk, pages }: { desk: Desk; pages: NetworkPage[] }) {
  const { t, locale } = useView()
  const shown = pages.filter(({ removedAt }) => removedAt === null)
  const removed = pages.filter(({ removedAt }) => removedAt !== null)
  return (
    <WorkspacePage
      {...desk}
      title={t('network.pages.title')}
      actions={
        <ButtonLink href={`${PAGES}/nowa`} icon="plus">
          {t('network.pages.add')}
        </ButtonLink>
      }
    >
      <p>{t('network.pages.lead')}</p>
      {shown.length === 0 && <EmptyState title={t('network.pages.none')} />}
      {shown.length > 0 && (
        <Table
          caption={t('network.pages.shown')}
          rows={shown}
          rowId={({ id }) => id}
          columns={[
            {
              label: t('network.pages.page'),
              cell: (page) => <Link href={`${PAGES}/${page.id}`}>{page.title}</Link>,
            },
            {
              label: t('network.pages.english'),
              cell: (page) => t(page.titleEn ? 'network.pages.translated' : 'network.pages.untranslated'),
            },
            { label: t('network.pages.last'), cell: (page) => formatDate(page.writtenAt, locale) },
            {
              label: t('network.pages.order'),
              cell: (page) => (
                <>
                  {page !== shown[0] && <Move page={page} direction="up" />}
                  {page !== shown.at(-1) && <Move page={page} direction="down" />}
                </>
              ),
            },
          ]}
        />
      )}
      {removed.length > 0 && (
        <Section title={t('network.pages.removed')}>
          <ul>
            {removed.map((page) => (
              <li key={page.id}>
                {page.title}{' '}
                <ActButton action={`${PAGES}/${page.id}/powrot`} variant="quiet" icon="rotate-ccw">
                  {t('network.pages.bring-back')}
                </ActButton>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </WorkspacePage>
  )
}

function Move({ page, direction }: { page: NetworkPage; direction: 'up' | 'down' }) {
  const { t } = useView()
  return (
    <ActButton
      action={`${PAGES}/${page.id}/miejsce`}
      values={{ direction }}
      variant="quiet"
      icon={direction === 'up' ? 'arrow-up' : 'arrow-down'}
    >
      {t(`network.pages.${direction}`, { title: page.title })}
    </ActButton>
  )
}

export interface WritePageProps {
  desk: Desk
  form: Form
  /** Null while it is a new one. */
  page: NetworkPage | null
  /** What somebody else wrote meanwhile. */
  meanwhile?: NetworkPage | undefined
}

/** Writing a page; both languages on one screen, so that neither is forgotten. */
export function WritePage({ desk, form, page, meanwhile }: WritePageProps) {
  const { t } = useView()
  const action = page ? `${PAGES}/${page.id}` : `${PAGES}/nowa`
  return (
    <WorkspacePage
      {...desk}
      title={page ? t('network.pages.edit-title', { title: page.title }) : t('network.pages.add')}
      form={form}
      islands={['wiec-draft']}
      actions={page && <Link href={`${action}/historia`}>{t('network.pages.history')}</Link>}
    >
      {meanwhile && (
        <Notice kind="warning" title={t('network.pages.meanwhile')}>
          <p>{t('network.pages.meanwhile.text')}</p>
          <details>
            <summary>{t('network.pages.meanwhile.theirs')}</summary>
            <h3>{meanwhile.title}</h3>
            <RichText markdown={meanwhile.body} />
          </details>
        </Notice>
      )}
      <FormBlock action={action} draft={`strona-${page?.id ?? 'nowa'}`} confirmLeave>
        <Hidden name="number" value={String(meanwhile?.number ?? page?.number ?? 0)} />
        <TextField form={form} name="title" label={t('network.pages.field.title')} />
        <TextArea
          form={form}
          name="body"
          label={t('network.pages.field.body')}
          hint={t('network.pages.markdown')}
          rows={14}
        />
        <TextField form={form} name="titleEn" label={t('network.pages.field.title-en')} />
        <TextArea form={form} name="bodyEn" label={t('network.pages.field.body-en')} rows={14} />
        <SubmitButton icon="save">{t('network.save')}</SubmitButton>
      </FormBlock>
      {page && (
        <Section title={t('network.pages.take-off')}>
          <p>{t('network.pages.take-off.text')}</p>
          <ActButton action={`${action}/usuniecie`} variant="danger" icon="trash-2">
            {t('network.pages.take-off.button')}
          </ActButton>
        </Section>
      )}
    </WorkspacePage>
  )
}

/** Every version, with who wrote it and a way back to it. */
export function HistoryPage({
  desk,
  page,
  versions,
  nameOf,
}: {
  desk: Desk
  page: NetworkPage
  versions: PageVersion[]
  nameOf: (personId: string | null) => string
}) {
  const { t, locale } = useView()
  return (
    <WorkspacePage
      {...desk}
      title={t('network.pages.history-title', { title: page.title })}
      caption={<Link href={`${PAGES}/${page.id}`}>{t('network.pages.back')}</Link>}
    >
      {versions.map((version) => (
        <Section
          key={version.number}
          title={t('network.pages.version', { number: version.number })}
          more={
            version.number !== page.number && (
              <ActButton
                action={`${PAGES}/${page.id}/historia/${version.number}/przywrocenie`}
                variant="quiet"
                icon="rotate-ccw"
              >
                {t('network.pages.restore', { number: version.number })}
              </ActButton>
            )
          }
        >
          <Meta>
            {formatDateTime(version.writtenAt, locale)} · {nameOf(version.writtenBy)}
          </Meta>
          <details>
            <summary>{version.title}</summary>
            <RichText markdown={version.body} />
          </details>
        </Section>
      ))}
    </WorkspacePage>
  )
}
