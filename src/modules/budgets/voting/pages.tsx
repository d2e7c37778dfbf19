import type { Form } from '../../../platform/http/index.ts'
import { formatMoney } from '../../../platform/texts/index.ts'
import {
  ButtonLink,
  Checkbox,
  Confirmation,
  Form as FormBlock,
  Link,
  Notice,
  QuestionPage,
  RadioGroup,
  SubmitButton,
  useView,
} from '../../../ui/index.ts'
import {
  BOOTH_ISLAND,
  type Booth,
  BoothEnd,
  byAccount,
  IdentityFields,
  type Poll,
  pollPathOf,
  shapeWords,
} from '../../ballots/index.ts'
import { type Process, pathOf } from '../../processes/index.ts'
import type { Edition, Pool } from '../editions/store.ts'
import type { VotingPoint } from '../points/rules.ts'
import { dateWords } from '../words.ts'
import { entryPathOf } from './actions.ts'

export type PolledPool = { pool: Pool; poll: Poll }

/** The one question before the ballots: who you are, and in which district you vote. */
export function EntryPage({
  process,
  edition,
  polls,
  points,
  form,
  signIn,
  booth,
}: {
  process: Process
  edition: Edition
  polls: PolledPool[]
  /** Where to vote in person. */
  points: VotingPoint[]
  form: Form
  signIn: string | null
  /** The office's device it is shown on. */
  booth: Booth | null
}) {
  const { t, locale } = useView()
  const districts = polls.filter(({ pool }) => pool.oneOf)
  const [first] = polls
  if (!first) return null
  const { definition } = first.poll
  const account = byAccount(definition.way)
  return (
    <QuestionPage
      title={t('budgets.vote')}
      caption={process.title}
      form={form}
      {...(booth
        ? { framed: true, islands: [BOOTH_ISLAND] }
        : { back: { label: process.title, href: pathOf(process) } })}
      unlisted
    >
      <p class="ui-lead">
        {t('budgets.vote.lead', {
          count: polls.filter(({ pool }) => !pool.oneOf).length + (districts.length > 0 ? 1 : 0),
        })}
      </p>
      <p>
        {definition.who}. {shapeWords(t, definition.shape, locale)}{' '}
        {t('budgets.vote.until', { date: dateWords(edition.calendar, 'votingTo', locale) })}
      </p>
      {account && signIn ? (
        <ButtonLink href={signIn} icon="log-in">
          {t('ballots.entry.sign-in')}
        </ButtonLink>
      ) : (
        <FormBlock action={entryPathOf(process)}>
          <p>{t(`ballots.way.${definition.way}.privacy`)}</p>
          {districts.length > 0 && (
            <RadioGroup
              form={form}
              name="pool"
              label={t('budgets.vote.district')}
              hint={t('budgets.vote.district.hint')}
              options={districts.map(({ pool }) => ({
                value: pool.id,
                label: pool.name,
                hint: [pool.areaWords, formatMoney(pool.amountGrosze, locale)].filter(Boolean).join(' · '),
              }))}
            />
          )}
          <IdentityFields form={form} definition={definition} shared={booth !== null} />
          {(definition.way === 'declaration' || definition.way === 'pesel') && (
            <Checkbox form={form} name="confirmed" label={t('ballots.field.confirmed', { who: definition.who })} />
          )}
          <SubmitButton icon="vote">{t('ballots.entry.go')}</SubmitButton>
        </FormBlock>
      )}
      {booth && <BoothEnd booth={booth} />}
      {!booth && points.length > 0 && (
        <Notice title={t('budgets.points.public')}>
          <p>{t('budgets.points.help')}</p>
          <p>
            <Link href={`${pathOf(process)}/punkty`}>{t('budgets.points.where')}</Link>
          </p>
        </Notice>
      )}
      {!booth && edition.settings.takesPaper && (
        <Notice title={t('ballots.entry.paper')}>
          <p>{edition.settings.paperPoints}</p>
          <p>
            <Link href={`${pathOf(process)}/lista.pdf`} icon="printer">
              {t('budgets.ballot-list.print')}
            </Link>
          </p>
        </Notice>
      )}
    </QuestionPage>
  )
}

/** After the last pool: nothing more has to be pressed. */
export function DonePage({
  process,
  edition,
  polls,
  booth,
}: {
  process: Process
  edition: Edition
  polls: PolledPool[]
  booth: Booth | null
}) {
  const { t, locale } = useView()
  return (
    <QuestionPage
      title={t('budgets.vote.done')}
      {...(booth
        ? { framed: true, islands: [BOOTH_ISLAND] }
        : { back: { label: process.title, href: pathOf(process) } })}
      headingHidden
      unlisted
    >
      <Confirmation title={t('budgets.vote.done')}>
        <p>{t('budgets.vote.done.text')}</p>
      </Confirmation>
      {booth && <BoothEnd booth={booth} />}
      {!booth && (
        <>
          <p>{t('budgets.vote.done.change', { date: dateWords(edition.calendar, 'votingTo', locale) })}</p>
          <ul>
            {polls.map(({ pool, poll }) => (
              <li key={pool.id}>
                <Link href={`${pollPathOf(poll)}/karta`}>{t('budgets.vote.receipt-of', { name: pool.name })}</Link>
              </li>
            ))}
          </ul>
        </>
      )}
      {edition.calendar.resultsAt && (
        <p>{t('budgets.vote.results-at', { date: dateWords(edition.calendar, 'resultsAt', locale) })}</p>
      )}
    </QuestionPage>
  )
}
