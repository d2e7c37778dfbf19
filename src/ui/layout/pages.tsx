import type { ComponentChildren } from 'preact'
import { ErrorSummary } from '../forms/form.tsx'
import { Link } from '../links.tsx'
import { Tag, type TagProps } from '../lists/cards.tsx'
import type { Heading } from '../rich-text/rich-text.tsx'
import { SharePage } from '../sharing/share.tsx'
import { useView } from '../view.ts'
import { Document, type DocumentProps } from './document.tsx'
import { Drawn } from './drawn.tsx'
import { Breadcrumb, type Crumb, FlashNotice, Footer, Header, SkipLink } from './frame.tsx'

export interface PageProps extends DocumentProps {
  crumbs?: Crumb[]
  /** `narrow` for reading and questions, `wide` for work. */
  width?: 'narrow' | 'normal' | 'wide'
  /** The page is for everybody: its end says how to share it. `embeddable` when other sites may frame it. */
  share?: { embeddable?: boolean } | undefined
  /** Shown between the header and the main column, over the whole width. */
  before?: ComponentChildren
  /** Inside a frame of ours, where links of the header would lead to pages that refuse to be framed. */
  framed?: boolean
}

/** A page with header and footer; the six layouts below are made of it. */
export function Page({
  crumbs = [],
  width = 'normal',
  before,
  framed = false,
  share,
  children,
  ...document
}: PageProps) {
  // A draft that only its team sees has nothing to share yet.
  const shared = share && !document.unlisted ? share : undefined
  const islands = shared ? [...new Set([...(document.islands ?? []), 'wiec-share' as const])] : document.islands
  return (
    <Document {...document} islands={islands} embeddable={document.embeddable ?? shared?.embeddable}>
      <SkipLink />
      {!framed && <Header />}
      <main id="tresc" class={`ui-main ui-main-${width}`} tabIndex={-1}>
        {before}
        <div class="ui-wrap">
          <Breadcrumb crumbs={crumbs} />
          <FlashNotice />
          {children}
          {shared && <SharePage title={document.title} embeddable={shared.embeddable} />}
        </div>
      </main>
      {!framed && <Footer />}
    </Document>
  )
}

export interface FrontPageProps extends Omit<PageProps, 'before' | 'crumbs' | 'width'> {
  /** The page's `h1`: „Zabierz głos tam, gdzie mieszkasz”. */
  heading: string
  lead: ComponentChildren
  /** The one thing to do first: choose a gmina. */
  action?: ComponentChildren
  /** The map. */
  picture?: ComponentChildren
}

/** What is open near me, how to take part, the network in numbers. Children are `Section`s. */
export function FrontPage({ heading, lead, action, picture, ...page }: FrontPageProps) {
  return (
    <Page
      {...page}
      before={
        <div class="ui-hero">
          <div class="ui-wrap">
            <div class="ui-hero-words">
              <h1>{heading}</h1>
              <p class="ui-lead">{lead}</p>
              {action}
            </div>
            {picture && <div class="ui-hero-picture">{picture}</div>}
          </div>
        </div>
      }
    />
  )
}

export interface ListPageProps extends PageProps {
  lead?: ComponentChildren
  /** Buttons beside the title. */
  actions?: ComponentChildren
  /** `Tabs`. */
  tabs?: ComponentChildren
  /** `Filters`. */
  filters?: ComponentChildren
  /** How many were found, in words. */
  count?: ComponentChildren
  /** `Pager`. */
  pager?: ComponentChildren
  /** Feed and export links at the end. */
  outputs?: ComponentChildren
}

/** Filters, a count in words, cards or rows, paging, feeds and exports. */
export function ListPage({ lead, actions, tabs, filters, count, pager, outputs, children, ...page }: ListPageProps) {
  return (
    <Page {...page}>
      <div class="ui-title-row">
        <h1>{page.title}</h1>
        {actions && <div class="ui-actions">{actions}</div>}
      </div>
      {lead && <p class="ui-lead">{lead}</p>}
      {tabs}
      {filters}
      {count && <p class="ui-result-count">{count}</p>}
      {children}
      {pager}
      {outputs && <div class="ui-outputs">{outputs}</div>}
    </Page>
  )
}

export interface ThingPageProps extends PageProps {
  status?: TagProps
  /** The thing in one sentence. */
  lead?: ComponentChildren
  /** The one main action first. */
  actions?: ComponentChildren
  /** `Box`es: where we are, who runs it, documents. */
  aside?: ComponentChildren
  picture?: ComponentChildren
  /** What may be long, as remarks: below the main text, and on a phone below the aside too. */
  after?: ComponentChildren
  /** What all of this is made of, when it is the same for every reader: then it is drawn once (see `Drawn`). */
  once?: object
}

/** A process, a practice, a meeting, an organisation. */
export function ThingPage({ status, lead, actions, aside, picture, after, once, children, ...page }: ThingPageProps) {
  const name = aside ? 'ui-thing' : undefined
  const contents = (
    <>
      <div class="ui-thing-main">
        <header class="ui-thing-head">
          {status && (
            <p>
              <Tag {...status} />
            </p>
          )}
          <h1>{page.title}</h1>
          {lead && <p class="ui-lead">{lead}</p>}
          {actions && <div class="ui-actions">{actions}</div>}
        </header>
        {picture}
        {children}
      </div>
      {aside && <div class="ui-thing-aside">{aside}</div>}
      {after && <div class="ui-thing-after">{after}</div>}
    </>
  )
  return (
    <Page {...page}>
      {once ? (
        <Drawn of={once} class={name}>
          {contents}
        </Drawn>
      ) : (
        <div class={name}>{contents}</div>
      )}
    </Page>
  )
}

export interface QuestionPageProps extends Omit<PageProps, 'width' | 'crumbs'> {
  back?: Crumb
  step?: { number: number; of: number }
  /** What the question is part of: „Park nad Nettą”. */
  caption?: string
  /** The title is shown as `h1`, unless a field or a `Confirmation` on the page shows it. */
  headingHidden?: boolean
}

/** One decision a screen: way back, what to correct, the question. */
export function QuestionPage({ back, step, caption, headingHidden, children, ...page }: QuestionPageProps) {
  const { t } = useView()
  const where = [step && t('ui.step', step), caption].filter(Boolean).join(' · ')
  return (
    <Page {...page} width="narrow">
      {back && (
        <p class="ui-back">
          <Link href={back.href} icon="chevron-left">
            {back.label}
          </Link>
        </p>
      )}
      {page.form && <ErrorSummary form={page.form} />}
      {where && <p class="ui-meta">{where}</p>}
      {!headingHidden && <h1>{page.title}</h1>}
      {children}
    </Page>
  )
}

export interface WorkspaceItem {
  label: string
  href: string
  /** How many things wait there. */
  count?: number | string
  current?: boolean
}

/** What stands around every page of one workspace. */
export interface Desk {
  /** Whose work it is: „Urząd Miejski w Augustowie”. */
  owner: string
  navigation: WorkspaceItem[]
}

export interface WorkspacePageProps extends Omit<PageProps, 'width'>, Desk {
  caption?: ComponentChildren
  actions?: ComponentChildren
}

/** The desk of a team or a coordinator: tasks first, everything reachable from the side. */
export function WorkspacePage({ owner, navigation, caption, actions, children, ...page }: WorkspacePageProps) {
  return (
    <Page {...page} width="wide" unlisted>
      <div class="ui-work">
        <nav class="ui-side" aria-label={owner}>
          <p class="ui-side-owner">{owner}</p>
          <ul>
            {navigation.map(({ label, href, count, current }) => (
              <li key={href}>
                <Link href={href} current={current ? 'page' : undefined}>
                  {label} {count !== undefined && <span class="ui-side-count">{count}</span>}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
        <div class="ui-work-main">
          {page.form && <ErrorSummary form={page.form} />}
          {caption && <p class="ui-meta">{caption}</p>}
          <div class="ui-title-row">
            <h1>{page.title}</h1>
            {actions && <div class="ui-actions">{actions}</div>}
          </div>
          {children}
        </div>
      </div>
    </Page>
  )
}

export interface ReadingPageProps extends PageProps {
  lead?: ComponentChildren
  /** From `headingsOf`, or written by hand. */
  contents?: Heading[]
  /** When and by whom it was written or changed. */
  meta?: ComponentChildren
  actions?: ComponentChildren
}

/** A guide, a report, minutes: contents, long text, good on paper. */
export function ReadingPage({ lead, contents = [], meta, actions, children, ...page }: ReadingPageProps) {
  const { t } = useView()
  return (
    <Page {...page}>
      <div class={contents.length > 0 ? 'ui-reading' : undefined}>
        <header class="ui-reading-head">
          <h1>{page.title}</h1>
          {lead && <p class="ui-lead">{lead}</p>}
          {meta && <p class="ui-meta">{meta}</p>}
          {actions && <div class="ui-actions">{actions}</div>}
        </header>
        {contents.length > 0 && (
          <nav class="ui-contents" aria-labelledby="contents">
            <h2 id="contents">{t('ui.contents')}</h2>
            <ol>
              {contents.map(({ id, label, level }) => (
                <li key={id} class={`ui-contents-${level}`}>
                  <a href={`#${id}`}>{label}</a>
                </li>
              ))}
            </ol>
          </nav>
        )}
        <article class="ui-reading-text">{children}</article>
      </div>
    </Page>
  )
}
