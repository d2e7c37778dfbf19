import { formatMoney } from '../../../platform/texts/index.ts'
import { ButtonLink, Hidden, Icon, Link, Notice, QuestionPage, Unseen, useView } from '../../../ui/index.ts'
import type { Holder } from '../eligibility/identify.ts'
import { type Choice, costOf, type Mark, standingOf } from '../polls/choices.ts'
import type { Definition, PollOption } from '../polls/definition.ts'
import type { Poll } from '../polls/rules.ts'
import type { Booth, Journey } from '../ports.ts'
import { BOOTH_ISLAND, BoothEnd } from './booth.tsx'
import { pathOf } from './paths.ts'
import { statusOf } from './poll-page.tsx'
import { shapeWords } from './words.ts'

export interface BallotPageProps {
  poll: Poll
  choice: Choice
  /** Null before the first mark. */
  receipt: string | null
  /** What opens this ballot in another browser; null when signing in does. */
  editKey: string | null
  /** In whose name it is marked. */
  holder: Holder
  /** What this ballot is a step of. */
  journey?: Journey | null
  /** The office's device it is marked on. */
  booth?: Booth | null
  /** Why the last press changed nothing. */
  refused: string | null
}

/** The ballot: every press is a vote kept at once. Works without script, by keyboard and on a phone. */
export function BallotPage({
  poll,
  choice,
  receipt,
  editKey,
  refused,
  holder,
  journey = null,
  booth = null,
}: BallotPageProps) {
  const { t, now, locale, url } = useView()
  const { definition } = poll
  return (
    <QuestionPage
      title={definition.question}
      caption={statusOf(poll, now, t, locale).children as string}
      {...(booth ? {} : { back: journey?.home ?? { label: t('ballots.back'), href: pathOf(poll) } })}
      step={journey?.step}
      framed={booth !== null}
      {...(booth ? { islands: [BOOTH_ISLAND] } : {})}
      unlisted
    >
      {holder.name && (
        <p>
          {t('ballots.ballot.as', { name: holder.name })}{' '}
          {holder.several && <Link href={`${pathOf(poll)}/wejscie`}>{t('ballots.ballot.as.other')}</Link>}
        </p>
      )}
      <p class="ui-lead">{shapeWords(t, definition.shape, locale)}</p>
      <p>{t('ballots.ballot.counts-at-once')}</p>
      {refused && (
        <Notice kind="problem" live>
          <p>{t(`ballots.press.${refused}`)}</p>
        </Notice>
      )}
      <form method="post" action={url(`${pathOf(poll)}/karta`)} aria-label={definition.question}>
        <Hidden name="ballot" value="1" />
        <ol class="ballots-options">
          {inOrder(definition, choice).map((option) => (
            <li key={option.id} id={`o-${option.id}`} class={isMarked(choice, option) ? 'ballots-on' : undefined}>
              <OptionButtons {...{ definition, choice, option }} />
            </li>
          ))}
        </ol>
        <Standing {...{ poll, choice, receipt }} />
      </form>
      {journey && !(booth && journey.step.number === journey.step.of) && (
        <p class="ui-actions">
          <ButtonLink href={journey.next.href} icon="arrow-right">
            {journey.next.label}
          </ButtonLink>
        </p>
      )}
      {receipt && <Receipt {...{ poll, receipt, editKey, booth }} />}
      {booth && <BoothEnd booth={booth} />}
    </QuestionPage>
  )
}

/** A ranking shows what is placed first. */
const inOrder = ({ options, shape }: Definition, choice: Choice) => {
  if (shape.kind !== 'ranking') return options
  const place = new Map(choice.map(({ id, mark }) => [id, mark]))
  return [...options].sort((a, b) => (place.get(a.id) ?? 1e6) - (place.get(b.id) ?? 1e6))
}

const markOf = (choice: Choice, { id }: PollOption): Mark | undefined => choice.find((each) => each.id === id)
const isMarked = (choice: Choice, option: PollOption) => markOf(choice, option) !== undefined

interface OptionProps {
  definition: Definition
  choice: Choice
  option: PollOption
}

function OptionButtons({ definition, choice, option }: OptionProps) {
  const { shape } = definition
  const single = shape.kind === 'choose' || shape.kind === 'knapsack' || shape.kind === 'yes-no'
  if (single) return <ToggleOption {...{ choice, option }} />
  return (
    <div class="ballots-option">
      <OptionWords option={option} />
      <div class="ballots-marks">
        {shape.kind === 'ranking' && <RankingButtons {...{ definition, choice, option }} />}
        {shape.kind === 'points' && <PointsButtons {...{ definition, choice, option }} />}
        {shape.kind === 'score' && (
          <MarkButtons {...{ choice, option }} marks={Array.from({ length: shape.most + 1 }, (_, mark) => mark)} />
        )}
        {shape.kind === 'fixed-points' && <MarkButtons {...{ choice, option }} marks={shape.points} />}
      </div>
    </div>
  )
}

/** The whole card is one button. */
function ToggleOption({ choice, option }: Pick<OptionProps, 'choice' | 'option'>) {
  const { t } = useView()
  const marked = isMarked(choice, option)
  return (
    <button
      type="submit"
      name="p"
      class="ballots-toggle"
      value={`${marked ? 'remove' : 'add'}:${option.id}`}
      aria-pressed={marked}
    >
      <Icon name={marked ? 'circle-check' : 'circle'} size="large" />
      <OptionWords option={option} />
      <span class="ballots-state">{t(marked ? 'ballots.press.marked' : 'ballots.press.mark')}</span>
    </button>
  )
}

function OptionWords({ option: { label, about, cost } }: { option: PollOption }) {
  const { locale } = useView()
  return (
    <span class="ballots-words">
      <strong>{label}</strong>
      {about && <span>{about}</span>}
      {cost !== undefined && <span class="ballots-cost">{formatMoney(cost, locale)}</span>}
    </span>
  )
}

function MarkButtons({ choice, option, marks }: Pick<OptionProps, 'choice' | 'option'> & { marks: number[] }) {
  const { t } = useView()
  const present = markOf(choice, option)?.mark
  return (
    <>
      {marks.map((mark) => (
        <button
          key={mark}
          type="submit"
          name="p"
          class="ballots-mark"
          value={present === mark ? `remove:${option.id}` : `set:${option.id}:${mark}`}
          aria-pressed={present === mark}
        >
          {mark}
          <Unseen> {t('ballots.press.points-for', { count: mark, label: option.label })}</Unseen>
        </button>
      ))}
    </>
  )
}

function PointsButtons({ definition: { shape }, choice, option }: OptionProps) {
  const { t } = useView()
  const present = markOf(choice, option)?.mark ?? 0
  if (shape.kind !== 'points') return null
  return (
    <>
      <button
        type="submit"
        name="p"
        class="ballots-mark"
        value={`set:${option.id}:${Math.max(0, present - 1)}`}
        disabled={present === 0}
      >
        <Icon name="minus" />
        <Unseen>{t('ballots.press.less', { label: option.label })}</Unseen>
      </button>
      <output class="ballots-points" aria-label={t('ballots.press.has', { label: option.label, count: present })}>
        {present}
      </output>
      <button
        type="submit"
        name="p"
        class="ballots-mark"
        value={`add:${option.id}`}
        disabled={present >= shape.each || sumOf(choice) >= shape.total}
      >
        <Icon name="plus" />
        <Unseen>{t('ballots.press.more', { label: option.label })}</Unseen>
      </button>
    </>
  )
}

function RankingButtons({ choice, option, definition }: OptionProps) {
  const { t } = useView()
  const place = markOf(choice, option)?.mark
  const most = definition.shape.kind === 'ranking' ? definition.shape.most : 0
  const button = (act: string, icon: 'arrow-up' | 'arrow-down' | 'x', word: string, disabled = false) => (
    <button type="submit" name="p" class="ballots-mark" value={`${act}:${option.id}`} disabled={disabled}>
      <Icon name={icon} />
      <Unseen>{t(`ballots.press.${word}`, { label: option.label })}</Unseen>
    </button>
  )
  if (place === undefined)
    return (
      <button
        type="submit"
        name="p"
        class="ballots-mark ballots-wide"
        value={`add:${option.id}`}
        disabled={choice.length >= most}
      >
        {t('ballots.press.place', { place: choice.length + 1 })}
        <Unseen>: {option.label}</Unseen>
      </button>
    )
  return (
    <>
      <span class="ballots-points">{t('ballots.press.placed', { place })}</span>
      {button('up', 'arrow-up', 'up', place === 1)}
      {button('down', 'arrow-down', 'down', place === choice.length)}
      {button('remove', 'x', 'unplace')}
    </>
  )
}

const sumOf = (choice: Choice) => choice.reduce((sum, { mark }) => sum + mark, 0)

/** How far the ballot is, kept in sight; what is missing is said, and that nothing else has to be pressed. */
function Standing({ poll: { definition }, choice, receipt }: { poll: Poll; choice: Choice; receipt: string | null }) {
  const { t } = useView()
  const standing = standingOf(definition, choice)
  return (
    <div class="ballots-standing" role="status">
      <p>
        <strong>{useProgress(definition, choice)}</strong>
      </p>
      <p>
        {receipt === null ? (
          t('ballots.standing.nothing')
        ) : (
          <>
            <Icon name={standing === 'incomplete' ? 'triangle-alert' : 'check'} /> {t(`ballots.standing.${standing}`)}
          </>
        )}
      </p>
    </div>
  )
}

function useProgress({ shape, options }: Definition, choice: Choice): string {
  const { t, locale } = useView()
  if (shape.kind === 'knapsack') {
    const cost = costOf(new Map(options.map((option) => [option.id, option])), choice)
    return t('ballots.progress.money', { cost: formatMoney(cost, locale), budget: formatMoney(shape.budget, locale) })
  }
  if (shape.kind === 'points') return t('ballots.progress.points', { given: sumOf(choice), total: shape.total })
  const of =
    shape.kind === 'choose' || shape.kind === 'ranking'
      ? shape.most
      : shape.kind === 'fixed-points'
        ? shape.points.length
        : shape.kind === 'yes-no'
          ? 1
          : options.length
  return t('ballots.progress.of', { marked: choice.length, of })
}

function Receipt({
  poll,
  receipt,
  editKey,
  booth,
}: {
  poll: Poll
  receipt: string
  editKey: string | null
  booth: Booth | null
}) {
  const { t } = useView()
  return (
    <section class="ballots-receipt" aria-labelledby="potwierdzenie">
      <h2 id="potwierdzenie">{t('ballots.receipt')}</h2>
      <p>{t('ballots.receipt.text')}</p>
      <p class="ballots-code">{receipt}</p>
      {!booth && (
        <p>
          <Link href={`${pathOf(poll)}/sprawdzenie?kod=${receipt}`}>{t('ballots.receipt.check')}</Link>
        </p>
      )}
      {booth ? (
        <p>{t('ballots.booth.receipt')}</p>
      ) : editKey ? (
        <>
          <h3>{t('ballots.edit-key')}</h3>
          <p>{t('ballots.edit-key.text')}</p>
          <p class="ballots-code ballots-secret">{editKey}</p>
        </>
      ) : (
        <p>{t(poll.definition.way === 'codes' ? 'ballots.edit-key.codes' : 'ballots.edit-key.account')}</p>
      )}
    </section>
  )
}
