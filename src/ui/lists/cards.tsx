import type { ComponentChildren } from 'preact'
import { Icon, type IconName } from '../icons/icon.tsx'
import { Link } from '../links.tsx'

export type TagKind = 'open' | 'soon' | 'closed' | 'reported' | 'warning' | 'problem' | 'draft' | 'neutral' | 'done'

const tagIcons: Record<TagKind, IconName | null> = {
  open: 'circle-dot',
  soon: 'clock',
  closed: 'lock',
  reported: 'file-text',
  warning: 'triangle-alert',
  problem: 'circle-x',
  draft: 'pencil',
  neutral: null,
  done: 'circle-check',
}

/** A state in one or two words; the icon and the words say it, the colour only helps. */
export function Tag({ kind = 'neutral', icon, children }: TagProps) {
  const shown = icon ?? tagIcons[kind]
  return (
    <span class={`ui-tag ui-tag-${kind}`}>
      {shown && <Icon name={shown} />}
      <span>{children}</span>
    </span>
  )
}

export interface TagProps {
  kind?: TagKind
  icon?: IconName
  children: ComponentChildren
}

export interface CardProps {
  title: string
  /** Where the whole card leads. */
  href?: string
  tag?: TagProps
  /** Short facts in a line: place, kind, sum. */
  meta?: ComponentChildren
  children?: ComponentChildren
  /** Facts at the foot of the card. */
  footer?: ComponentChildren
  picture?: { src: string; alt: string; width: number; height: number }
  level?: 2 | 3
}

/** One thing in a grid; the heading carries the link and the whole card follows it. */
export function Card({ title, href, tag, meta, children, footer, picture, level = 3 }: CardProps) {
  const Heading = level === 2 ? 'h2' : 'h3'
  return (
    <article class="ui-card">
      {picture && <Picture {...picture} />}
      {tag && <Tag {...tag} />}
      <Heading class="ui-card-title">{href ? <Link href={href}>{title}</Link> : title}</Heading>
      {meta && <p class="ui-meta">{meta}</p>}
      {children}
      {footer && <div class="ui-card-footer">{footer}</div>}
    </article>
  )
}

function Picture({ alt, ...picture }: NonNullable<CardProps['picture']>) {
  return <img class="ui-card-picture" alt={alt} {...picture} loading="lazy" decoding="async" />
}

/** Cards side by side; a row that is not full stretches its cards. */
export function CardGrid({ children, label }: { children: ComponentChildren; label?: string }) {
  const cards = (Array.isArray(children) ? children.flat() : [children]).filter(Boolean)
  return (
    <ul class={`ui-cards ui-cards-${rest(cards.length)}`} aria-label={label}>
      {cards.map((card, index) => (
        <li key={index}>{card}</li>
      ))}
    </ul>
  )
}

/** How many cards stand in the last row of three: a grid of four becomes two by two. */
function rest(count: number): 'full' | 'one' | 'two' | 'pairs' {
  if (count === 4 || count === 2) return 'pairs'
  return count % 3 === 0 ? 'full' : count % 3 === 1 ? 'one' : 'two'
}

export interface EntryCardProps {
  id?: string
  /** Who said it, as they want to be named. */
  author: ComponentChildren
  when?: ComponentChildren
  /** Number, channel, how many similar. */
  meta?: ComponentChildren
  /** Where this entry has its own page. */
  href?: string
  tags?: TagProps[]
  children: ComponentChildren
  /** A `Decision`. */
  answer?: ComponentChildren
  actions?: ComponentChildren
  level?: 2 | 3 | 4
}

/** One thing said by a person: a remark, a question, a comment. */
export function EntryCard({
  id,
  author,
  when,
  meta,
  href,
  tags = [],
  children,
  answer,
  actions,
  level = 3,
}: EntryCardProps) {
  const Heading = `h${level}` as 'h3'
  return (
    <article class="ui-entry" id={id}>
      <header>
        <Heading class="ui-entry-author">
          {href ? <Link href={href}>{author}</Link> : author}
          {when && <span class="ui-entry-when">{when}</span>}
        </Heading>
        {meta && <p class="ui-meta">{meta}</p>}
      </header>
      {tags.length > 0 && (
        <p class="ui-tags">
          {tags.map((tag, index) => (
            <Tag key={index} {...tag} />
          ))}
        </p>
      )}
      <div class="ui-entry-text">{children}</div>
      {answer}
      {actions && <div class="ui-entry-actions">{actions}</div>}
    </article>
  )
}

export type DecisionKind = 'accepted' | 'partly' | 'rejected' | 'later' | 'none'

const decisionIcons: Record<DecisionKind, IconName> = {
  accepted: 'circle-check',
  partly: 'circle-dot',
  rejected: 'circle-x',
  later: 'clock',
  none: 'circle-dashed',
}

export interface DecisionProps {
  kind: DecisionKind
  /** The decision in words: „Uwzględniliśmy”. */
  word: string
  children?: ComponentChildren
  /** What changed in the document, who decided and when. */
  meta?: ComponentChildren
}

/** What became of a remark and why. */
export function Decision({ kind, word, children, meta }: DecisionProps) {
  return (
    <div class={`ui-decision ui-decision-${kind}`}>
      <p class="ui-decision-word">
        <Icon name={decisionIcons[kind]} />
        <strong>{word}</strong>
      </p>
      {children && <div class="ui-decision-reason">{children}</div>}
      {meta && <p class="ui-meta">{meta}</p>}
    </div>
  )
}
