import { formatDateTime } from '../../../../platform/texts/index.ts'
import {
  ActButton,
  Actions,
  ButtonLink,
  Details,
  EmptyState,
  Form,
  Icon,
  Link,
  Meta,
  Notice,
  SubmitButton,
  Tag,
  Unseen,
  useView,
} from '../../../../ui/index.ts'
import type { Question, Section } from '../../model.ts'
import { askedTooEarly } from '../conditions.ts'
import { hintsFor } from '../hints/hints.ts'
import { minutesFor } from '../hints/time.ts'
import { type Desk, designPath } from '../opening.ts'
import { DesignPage } from '../page.tsx'
import type { Removal } from '../removals-store.ts'
import { minutesIn, type Speaker, speakerOf, TYPE_ICONS } from '../saying.ts'
import { followUpsOf, idsIn, optionsOf, placedIn, rowsOf } from '../walk.ts'

export interface OutlineProps {
  desk: Desk
  /** What was removed just now, offered back. */
  removed: Removal | null
  /** How many removed things wait to be brought back. */
  removals: number
}

/** The whole form at a glance: sections and questions in order, with what can be done to each. */
export function OutlinePage({ desk, removed, removals }: OutlineProps) {
  const { t } = useView()
  const { draft, form } = desk
  const speaker = speakerOf(draft, t)
  const count = placedIn(draft).filter(({ parent }) => !parent).length
  const path = (rest: string) => designPath(form, rest)
  return (
    <DesignPage
      desk={desk}
      tab=""
      title={speaker.words(draft.title)}
      islands={['wiec-reorder']}
      actions={
        <ButtonLink href={path('/pytania/nowe')} icon="plus">
          {t('designing.outline.add')}
        </ButtonLink>
      }
    >
      {removed && <Removed desk={desk} removal={removed} />}
      <div class="design-summary">
        <p>
          {t('designing.outline.count', { count })} · {minutesIn(minutesFor(draft), t)}
        </p>
        <p class="design-summary-links">
          <Link href={path('/biblioteka')} icon="book-open">
            {t('designing.outline.library')}
          </Link>
          <Link href={path('/import')} icon="copy">
            {t('designing.outline.import')}
          </Link>
          {removals > 0 && (
            <Link href={path('/usuniete')} icon="undo-2">
              {t('designing.outline.removed', { count: removals })}
            </Link>
          )}
        </p>
      </div>
      {count === 0 && (
        <EmptyState title={t('designing.outline.empty')} icon="list">
          <p>{t('designing.outline.empty-text')}</p>
        </EmptyState>
      )}
      <wiec-reorder data-action={path('/miejsce')} data-handle={t('designing.outline.drag')}>
        <Form action={path('/miejsce')} label={t('designing.outline.form')}>
          {draft.sections.map((section, at) => (
            <SectionBlock key={section.id} {...{ desk, section, at, speaker }} />
          ))}
        </Form>
      </wiec-reorder>
      <Actions>
        <ActButton action={path('/czesci')} icon="plus">
          {t('designing.section.add')}
        </ActButton>
      </Actions>
    </DesignPage>
  )
}

function Removed({ desk, removal }: { desk: Desk; removal: Removal }) {
  const { t } = useView()
  const before = speakerOf(removal.before, t)
  return (
    <Notice kind="success" title={t(`designing.removed.${removal.kind}`)} live>
      {removal.kind !== 'draft' && idsIn(removal.before).includes(removal.thingId) && (
        <p>{removedName(removal, before)}</p>
      )}
      <ActButton action={designPath(desk.form, `/usuniete/${removal.id}`)} icon="undo-2">
        {t('designing.removed.undo')}
      </ActButton>
    </Notice>
  )
}

/** What a removed thing was called. */
export function removedName({ kind, thingId, before }: Removal, speaker: Speaker): string {
  if (kind === 'section' || kind === 'question') return speaker.name(thingId)
  if (kind === 'quota') return speaker.condition(before.quotas.find(({ id }) => id === thingId)?.when ?? null)
  for (const { question } of placedIn(before)) {
    const item = [...optionsOf(question), ...rowsOf(question)].find(({ id }) => id === thingId)
    if (item) return `${speaker.name(question.id)}: ${speaker.words(item.label)}`
  }
  return ''
}

interface BlockProps {
  desk: Desk
  section: Section
  at: number
  speaker: Speaker
}

function SectionBlock({ desk, section, at, speaker }: BlockProps) {
  const { t } = useView()
  const { draft, form } = desk
  const path = (rest: string) => designPath(form, `/czesci/${section.id}${rest}`)
  const early = askedTooEarly(draft).some(({ owner }) => owner === section.id)
  const many = draft.sections.length > 1
  return (
    <section class="design-section" id={`c-${section.id}`} aria-labelledby={`t-${section.id}`}>
      <header class="design-section-head">
        <h2 id={`t-${section.id}`}>{speaker.name(section.id)}</h2>
        <Condition {...{ speaker, condition: section.showWhen, early }} href={path('/warunek')} />
        <div class="design-acts">
          <Link href={path('')} icon="pencil" label={`${t('designing.edit')}: ${speaker.name(section.id)}`}>
            {t('designing.edit')}
          </Link>
          <Link
            href={path('/warunek')}
            icon="split"
            label={`${t('designing.condition.link')}: ${speaker.name(section.id)}`}
          >
            {t('designing.condition.link')}
          </Link>
          {many && (
            <>
              {at > 0 && (
                <Act action={path('/wyzej')} icon="arrow-up" what={speaker.name(section.id)}>
                  {t('designing.up')}
                </Act>
              )}
              {at < draft.sections.length - 1 && (
                <Act action={path('/nizej')} icon="arrow-down" what={speaker.name(section.id)}>
                  {t('designing.down')}
                </Act>
              )}
              <Act action={path('/usuniecie')} icon="trash-2" what={speaker.name(section.id)}>
                {t('designing.section.remove')}
              </Act>
            </>
          )}
        </div>
      </header>
      <ol class="design-questions" data-list={section.id}>
        {section.questions.map((question, at) => (
          <QuestionRow
            key={question.id}
            {...{ desk, question, speaker }}
            first={at === 0 && section === draft.sections[0]}
            last={at === section.questions.length - 1 && section === draft.sections.at(-1)}
          />
        ))}
      </ol>
      {section.questions.length === 0 && <p class="design-empty">{t('designing.section.empty')}</p>}
      <p class="design-section-add">
        <Link
          href={designPath(form, `/pytania/nowe?w=${section.id}`)}
          icon="plus"
          label={`${t('designing.outline.add-here')}: ${speaker.name(section.id)}`}
        >
          {t('designing.outline.add-here')}
        </Link>
      </p>
    </section>
  )
}

interface RowProps {
  desk: Desk
  question: Question
  speaker: Speaker
  first: boolean
  last: boolean
}

function QuestionRow({ desk, question, speaker, first, last }: RowProps) {
  const { t } = useView()
  const { draft, form } = desk
  const path = (rest: string) => designPath(form, `/pytania/${question.id}${rest}`)
  const hints = hintsFor(draft).filter(({ where }) => where === question.id).length
  const early = askedTooEarly(draft).some(({ owner }) => owner === question.id)
  return (
    <li class="design-question" id={`p-${question.id}`} data-item={question.id}>
      <span class="design-code">{speaker.code(question.id)}</span>
      <div class="design-question-main">
        <h3 class="design-question-label">
          <Link href={path('')}>{speaker.words(question.label)}</Link>
        </h3>
        <p class="design-question-facts">
          <span class="design-type">
            <Icon name={TYPE_ICONS[question.type]} />
            {t(`designing.type.${question.type}`)}
          </span>
          <Facts question={question} speaker={speaker} />
          {question.required && <Tag>{t('designing.required')}</Tag>}
          {question.visibility === 'private' && <Tag icon="lock">{t('designing.private')}</Tag>}
          {hints > 0 && (
            <Link
              href={path('#wskazowki')}
              icon="lightbulb"
              label={`${t('designing.hints', { count: hints })}: ${speaker.code(question.id)}`}
            >
              {t('designing.hints', { count: hints })}
            </Link>
          )}
        </p>
        <Condition {...{ speaker, condition: question.showWhen, early }} href={path('/warunek')} />
        <FollowUps desk={desk} question={question} speaker={speaker} />
      </div>
      <RowActs {...{ path, speaker, question, first, last }} />
    </li>
  )
}

function RowActs({
  path,
  speaker,
  question,
  first,
  last,
}: Omit<RowProps, 'desk'> & { path: (rest: string) => string }) {
  const { t } = useView()
  const what = speaker.code(question.id)
  return (
    <div class="design-acts">
      {!first && (
        <Act action={path('/wyzej')} icon="arrow-up" what={what}>
          {t('designing.up')}
        </Act>
      )}
      {!last && (
        <Act action={path('/nizej')} icon="arrow-down" what={what}>
          {t('designing.down')}
        </Act>
      )}
      <Act action={path('/kopia')} icon="copy" what={what}>
        {t('designing.copy')}
      </Act>
      <Link href={path('/miejsce')} icon="arrow-right" label={`${t('designing.move')}: ${what}`}>
        {t('designing.move')}
      </Link>
      <Act action={path('/usuniecie')} icon="trash-2" what={what}>
        {t('designing.remove')}
      </Act>
    </div>
  )
}

/** How much there is to choose from. */
function Facts({ question, speaker }: { question: Question; speaker: Speaker }) {
  const { t } = useView()
  const options = optionsOf(question)
  if (question.type === 'scale') return <span>{`${question.from}–${question.to}`}</span>
  if (options.length === 0) return null
  return (
    <span class="design-options">
      {options
        .slice(0, 3)
        .map(({ label }) => speaker.words(label))
        .join(' · ')}
      {options.length > 3 && ` · ${t('designing.and-more', { count: options.length - 3 })}`}
    </span>
  )
}

function Condition({
  speaker,
  condition,
  early,
  href,
}: {
  speaker: Speaker
  condition: Question['showWhen']
  early: boolean
  href: string
}) {
  const { t } = useView()
  if (!condition) return null
  return (
    <p class={early ? 'design-condition design-condition-early' : 'design-condition'}>
      <Link href={href} icon={early ? 'triangle-alert' : 'split'}>
        {t('designing.shown', { when: speaker.condition(condition) })}
      </Link>
      {early && <span> {t('designing.condition.early')}</span>}
    </p>
  )
}

/** What is asked of each shape, folded into its map. */
function FollowUps({ desk, question, speaker }: { desk: Desk; question: Question; speaker: Speaker }) {
  const { t } = useView()
  if (question.type !== 'map') return null
  const followUps = followUpsOf(question)
  return (
    <Details summary={t('designing.follow-ups', { count: followUps.length })} open={followUps.length > 0}>
      <ol class="design-follow-ups">
        {followUps.map((followUp, at) => {
          const path = (rest: string) => designPath(desk.form, `/pytania/${followUp.id}${rest}`)
          return (
            <li key={followUp.id} id={`p-${followUp.id}`}>
              <span>
                <span class="design-code">{speaker.code(followUp.id)}</span>{' '}
                <Link href={path('')}>{speaker.words(followUp.label)}</Link>
              </span>
              <RowActs {...{ path, speaker, question: followUp, first: at === 0, last: at === followUps.length - 1 }} />
            </li>
          )
        })}
      </ol>
      <p>
        <Link
          href={designPath(desk.form, `/pytania/nowe?w=${question.id}`)}
          icon="plus"
          label={`${t('designing.follow-ups.add')}: ${speaker.code(question.id)}`}
        >
          {t('designing.follow-ups.add')}
        </Link>
      </p>
    </Details>
  )
}

function Act({
  action,
  icon,
  what,
  children,
}: {
  action: string
  icon: 'arrow-up' | 'arrow-down' | 'copy' | 'trash-2'
  what: string
  children: string
}) {
  return (
    <SubmitButton action={action} icon={icon} variant="quiet">
      {children}
      <Unseen>: {what}</Unseen>
    </SubmitButton>
  )
}

/** Everything that was removed lately and can be brought back. */
export function RemovedPage({ desk, removals }: { desk: Desk; removals: Removal[] }) {
  const { t } = useView()
  return (
    <DesignPage desk={desk} tab="" title={t('designing.removed.title')}>
      <p>{t('designing.removed.text')}</p>
      {removals.length === 0 && <EmptyState title={t('designing.removed.none')} icon="undo-2" />}
      <ul class="design-removed">
        {removals.map((removal) => (
          <li key={removal.id}>
            <div>
              <p>{removedName(removal, speakerOf(removal.before, t)) || t('designing.removed.draft')}</p>
              <Meta>
                {t(`designing.removed.${removal.kind}`)} · <When moment={removal.removedAt} />
              </Meta>
            </div>
            <ActButton action={designPath(desk.form, `/usuniete/${removal.id}`)} icon="undo-2">
              {t('designing.removed.bring-back')}
            </ActButton>
          </li>
        ))}
      </ul>
    </DesignPage>
  )
}

function When({ moment }: { moment: Temporal.Instant }) {
  const { locale } = useView()
  return <>{formatDateTime(moment, locale)}</>
}
