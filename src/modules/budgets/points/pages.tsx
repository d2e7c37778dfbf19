import { writeHours } from '../../../platform/hours.ts'
import type { Form } from '../../../platform/http/index.ts'
import { formatWeekday, type Locale } from '../../../platform/texts/index.ts'
import {
  ActButton,
  EmptyState,
  Form as FormBlock,
  KeyValues,
  ListPage,
  Notice,
  QuestionPage,
  Section,
  SubmitButton,
  Tag,
  TextField,
  useView,
} from '../../../ui/index.ts'
import type { Booth } from '../../ballots/index.ts'
import { type Process, pathOf } from '../../processes/index.ts'
import { HOME } from '../editions/actions.ts'
import type { Edition } from '../editions/store.ts'
import { dateWords } from '../words.ts'
import { onDuty, openingOf, type Shift, spansOf, type VotingPoint } from './rules.ts'

/** Where and when to vote in person. Who is on duty is for the team. */
export function PointsPage({
  process,
  edition,
  points,
  shifts,
}: {
  process: Process
  edition: Edition
  points: VotingPoint[]
  shifts: Shift[]
}) {
  const { t, now, locale } = useView()
  return (
    <ListPage
      title={t('budgets.points.public')}
      lead={t('budgets.points.lead')}
      crumbs={[
        { label: t('budgets.title'), href: HOME },
        { label: process.title, href: pathOf(process) },
      ]}
    >
      {points.length === 0 && (
        <EmptyState title={t('budgets.points.none.public')}>
          {edition.settings.takesPaper && <p>{edition.settings.paperPoints}</p>}
        </EmptyState>
      )}
      {points.map((point) => {
        const own = shifts.filter(({ pointId }) => pointId === point.id)
        const isOpen = onDuty(own, now).length > 0
        return (
          <Section key={point.id} title={point.name}>
            <p>
              {point.address} {isOpen && <Tag kind="open">{t('budgets.points.open-now')}</Tag>}
            </p>
            {point.directions && <p>{point.directions}</p>}
            {own.length > 0 ? (
              <KeyValues
                items={spansOf(openingOf(own)).map(({ from, to, hours }) => ({
                  label: spanWords(from, to, locale),
                  value: writeHours(hours),
                }))}
              />
            ) : (
              <p>{t('budgets.points.no-hours')}</p>
            )}
          </Section>
        )
      })}
    </ListPage>
  )
}

/** `wtorek, 1 września 2026 – piątek, 4 września 2026` */
export const spanWords = (from: Temporal.PlainDate, to: Temporal.PlainDate, locale: Locale) =>
  from.equals(to) ? formatWeekday(from, locale) : `${formatWeekday(from, locale)} – ${formatWeekday(to, locale)}`

/** What stands on a device between two people. */
export function BoothPage({
  process,
  edition,
  booth,
  open,
}: {
  process: Process
  edition: Edition
  booth: Booth
  open: boolean
}) {
  const { t, locale } = useView()
  return (
    <QuestionPage title={process.title} caption={booth.name} framed unlisted>
      {open ? (
        <>
          <p class="ui-lead">{t('budgets.booth.lead')}</p>
          <ul>
            <li>{t('budgets.booth.alone')}</li>
            <li>{t('budgets.booth.counts')}</li>
            <li>{t('budgets.booth.finish')}</li>
          </ul>
          <ActButton action={`${booth.home}/poczatek`} variant="primary" icon="vote">
            {t('budgets.booth.begin')}
          </ActButton>
          <p>{t('budgets.vote.until', { date: dateWords(edition.calendar, 'votingTo', locale) })}</p>
        </>
      ) : (
        <Notice kind="warning">
          <p>{t('budgets.booth.closed')}</p>
        </Notice>
      )}
    </QuestionPage>
  )
}

/** A device that belongs to no point yet: the code from the team's workspace lets it in. */
export function JoinPage({ process, form }: { process: Process; form: Form }) {
  const { t } = useView()
  return (
    <QuestionPage
      title={t('budgets.points.join')}
      caption={process.title}
      form={form}
      back={{ label: process.title, href: pathOf(process) }}
      unlisted
    >
      <p>{t('budgets.points.join.text')}</p>
      <FormBlock action={`${pathOf(process)}/punkt`}>
        <TextField
          form={form}
          name="code"
          label={t('budgets.points.join.code')}
          hint={t('budgets.points.join.code.hint')}
          inputMode="numeric"
          autocomplete="off"
          width="short"
        />
        <SubmitButton>{t('budgets.points.join.go')}</SubmitButton>
      </FormBlock>
    </QuestionPage>
  )
}
