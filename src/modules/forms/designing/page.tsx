import type { ComponentChildren } from 'preact'
import type { Form } from '../../../platform/http/index.ts'
import { formatDateTime } from '../../../platform/texts/index.ts'
import { type IslandName, Link, Meta, QuestionPage, Tabs, useView, WorkspacePage } from '../../../ui/index.ts'
import { type Desk, designPath } from './opening.ts'
import { seenOf } from './saving.ts'
import { speakerOf } from './saying.ts'

export const TABS = ['', '/ustawienia', '/jezyki', '/limity', '/podglad', '/sprawdzenie', '/wersje'] as const

export interface DesignPageProps {
  desk: Desk
  /** Which tab is open. */
  tab: (typeof TABS)[number]
  title: string
  form?: Form
  islands?: IslandName[]
  actions?: ComponentChildren
  children: ComponentChildren
}

const TAB_WORDS: Record<(typeof TABS)[number], string> = {
  '': 'designing.tab.questions',
  '/ustawienia': 'designing.tab.settings',
  '/jezyki': 'designing.tab.languages',
  '/limity': 'designing.tab.quotas',
  '/podglad': 'designing.tab.preview',
  '/sprawdzenie': 'designing.tab.check',
  '/wersje': 'designing.tab.versions',
}

/** A page of the builder inside the workspace of the form's owner. */
export function DesignPage({ desk, tab, children, ...page }: DesignPageProps) {
  const { t } = useView()
  const { workspace } = desk
  return (
    <WorkspacePage
      {...page}
      owner={workspace.owner}
      navigation={workspace.navigation}
      caption={<Link href={workspace.back.href}>{workspace.caption}</Link>}
    >
      <LastEdited desk={desk} />
      <Tabs
        label={t('designing.tabs')}
        items={TABS.map((path) => ({
          label: t(TAB_WORDS[path]),
          href: designPath(desk.form, path),
          current: path === tab,
        }))}
      />
      {children}
    </WorkspacePage>
  )
}

/** Who saved last and when, and what people answer now. */
export function LastEdited({ desk: { form, draft, editor, published } }: { desk: Desk }) {
  const { t, locale } = useView()
  const when = formatDateTime(form.editedAt, locale)
  return (
    <Meta>
      {editor ? t('designing.edited-by', { name: editor, when }) : t('designing.edited', { when })}
      {' · '}
      {published
        ? t('designing.published', { number: published.number, when: formatDateTime(published.publishedAt, locale) })
        : t('designing.not-published')}
      {published && seenOf(draft) !== seenOf(published.definition) && ` · ${t('designing.unpublished')}`}
    </Meta>
  )
}

export interface DesignQuestionProps {
  desk: Desk
  title: string
  /** Where the way back leads: a path under the form's own. */
  back: string
  backLabel?: string
  form?: Form
  islands?: IslandName[]
  children: ComponentChildren
}

/** One decision about the form, a screen of its own. */
export function DesignQuestion({ desk, back, backLabel, ...page }: DesignQuestionProps) {
  const { t } = useView()
  return (
    <QuestionPage
      {...page}
      caption={speakerOf(desk.draft, t).words(desk.draft.title)}
      back={{ label: backLabel ?? t('designing.back'), href: designPath(desk.form, back) }}
      unlisted
    />
  )
}
