import { Details, Icon, Link, SubmitButton, Tag, Unseen, useView } from '../../../../ui/index.ts'
import type { Question, Section } from '../../model.ts'
import { type Desk, designPath } from '../opening.ts'
import { type Speaker, TYPE_ICONS } from '../saying.ts'
import { followUpsOf, optionsOf } from '../walk.ts'

/** What the rows are told once, because finding it out takes a walk through the whole form. */
export interface Outlook {
  desk: Desk
  speaker: Speaker
  /** How many hints a question has. */
  hints: ReadonlyMap<string, number>
  /** Whose conditions ask of what comes later. */
  early: ReadonlySet<string>
}

interface BlockProps extends Outlook {
  section: Section
  at: number
}

/** A section with its questions. */
export function SectionBlock({ section, at, ...outlook }: BlockProps) {
  const { t } = useView()
  const { desk, speaker, early } = outlook
  const { draft, form } = desk
  const path = (rest: string) => designPath(form, `/czesci/${section.id}${rest}`)
  const many = draft.sections.length > 1
  return (
    <section class="design-section" id={`c-${section.id}`} aria-labelledby={`t-${section.id}`}>
      <header class="design-section-head">
        <h2 id={`t-${section.id}`}>{speaker.name(section.id)}</h2>
        <Condition
          {...{ speaker, condition: section.showWhen }}
          early={early.has(section.id)}
          href={path('/warunek')}
        />
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
            {...outlook}
            question={question}
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

interface RowProps extends Outlook {
  question: Question
  first: boolean
  last: boolean
}

function QuestionRow({ desk, question, speaker, hints, early, first, last }: RowProps) {
  const { t } = useView()
  const path = (rest: string) => designPath(desk.form, `/pytania/${question.id}${rest}`)
  const count = hints.get(question.id) ?? 0
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
          {count > 0 && (
            <Link
              href={path('#wskazowki')}
              icon="lightbulb"
              label={`${t('designing.hints', { count })}: ${speaker.code(question.id)}`}
            >
              {t('designing.hints', { count })}
            </Link>
          )}
        </p>
        <Condition
          {...{ speaker, condition: question.showWhen }}
          early={early.has(question.id)}
          href={path('/warunek')}
        />
        <FollowUps desk={desk} question={question} speaker={speaker} />
      </div>
      <RowActs {...{ path, speaker, question, first, last }} />
    </li>
  )
}

type ActsProps = Pick<RowProps, 'speaker' | 'question' | 'first' | 'last'> & { path: (rest: string) => string }

function RowActs({ path, speaker, question, first, last }: ActsProps) {
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
        {speaker.showing(condition)}
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
