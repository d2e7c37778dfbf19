import type { Form } from '../../../platform/http/index.ts'
import {
  ActButton,
  type Desk,
  EmptyState,
  FileField,
  Form as FormBlock,
  Link,
  Notice,
  NumberField,
  Section,
  SelectField,
  SubmitButton,
  Table,
  TextField,
  useView,
  WorkspacePage,
} from '../../../ui/index.ts'
import { type Poll, REASONS } from '../polls/rules.ts'
import { IdentityFields } from '../voting/entry-page.tsx'
import { workPathOf } from '../voting/paths.ts'
import { shapeWords } from '../voting/words.ts'
import type { Batch, BatchSums, Card } from './store.ts'

export interface BatchesPageProps {
  desk: Desk
  poll: Poll
  batches: BatchSums[]
  /** Points of voting cards come from, when they are known. */
  places: string[]
  form: Form
  /** Whether cards may still be entered. */
  takes: boolean
}

/** Batches of paper cards with their sums: what was counted by hand beside what was entered. */
export function BatchesPage({ desk, poll, batches, places, form, takes }: BatchesPageProps) {
  const { t } = useView()
  const home = `${workPathOf(poll)}/papier`
  const sum = (pick: (batch: BatchSums) => number) => batches.reduce((total, batch) => total + pick(batch), 0)
  return (
    <WorkspacePage
      {...desk}
      title={t('ballots.paper')}
      form={form}
      crumbs={[{ label: poll.title, href: workPathOf(poll) }]}
    >
      <p>{t('ballots.paper.how')}</p>
      <Table
        caption={t('ballots.paper.batches')}
        rows={batches}
        rowId={({ id }) => id}
        empty={
          <EmptyState title={t('ballots.paper.none')} icon="layers">
            <p>{t('ballots.paper.none.text')}</p>
          </EmptyState>
        }
        columns={[
          {
            label: t('ballots.paper.batch'),
            names: true,
            cell: ({ id, number, place }) => (
              <Link href={`${home}/${id}`}>{t('ballots.paper.batch.name', { number, place })}</Link>
            ),
          },
          { label: t('ballots.paper.cards'), kind: 'number', cell: ({ cards }) => cards },
          { label: t('ballots.paper.entered'), kind: 'number', cell: ({ entered }) => entered },
          { label: t('ballots.paper.settled'), kind: 'number', cell: ({ settled }) => settled },
          { label: t('ballots.paper.counted'), kind: 'number', cell: ({ counted }) => counted },
          {
            label: t('ballots.paper.refused'),
            cell: ({ refused }) =>
              Object.entries(refused)
                .map(([reason, count]) => `${t(`ballots.reason.${reason}`)}: ${count}`)
                .join('; '),
          },
          {
            label: t('ballots.work.state'),
            cell: ({ closedAt }) => t(closedAt ? 'ballots.paper.is-closed' : 'ballots.paper.is-open'),
          },
        ]}
        footer={
          batches.length > 0 && (
            <tr>
              <th scope="row">{t('ballots.paper.sum')}</th>
              <td class="ui-cell-number">{sum(({ cards }) => cards)}</td>
              <td class="ui-cell-number">{sum(({ entered }) => entered)}</td>
              <td class="ui-cell-number">{sum(({ settled }) => settled)}</td>
              <td class="ui-cell-number">{sum(({ counted }) => counted)}</td>
              <td colSpan={2} />
            </tr>
          )
        }
      />
      {takes && (
        <Section title={t('ballots.paper.new')}>
          <FormBlock action={home} label={t('ballots.paper.new')}>
            <TextField
              form={form}
              name="place"
              label={t('ballots.paper.place')}
              hint={t('ballots.paper.place.hint')}
              suggestions={places}
            />
            <NumberField
              form={form}
              name="cards"
              label={t('ballots.paper.cards')}
              hint={t('ballots.paper.cards.hint')}
            />
            <SubmitButton icon="plus">{t('ballots.paper.open-batch')}</SubmitButton>
          </FormBlock>
        </Section>
      )}
    </WorkspacePage>
  )
}

export interface BatchPageProps {
  desk: Desk
  poll: Poll
  batch: Batch
  cards: Card[]
  scans: { id: string; name: string; href: string }[]
  form: Form
  /** The next card this person may enter; null when there is none for them. */
  next: number | null
  takes: boolean
}

/** One batch: the next card to enter, what each card came to, scans. What was read from a card is not shown. */
export function BatchPage({ desk, poll, batch, cards, scans, form, next, takes }: BatchPageProps) {
  const { t } = useView()
  const home = `${workPathOf(poll)}/papier/${batch.id}`
  const differing = cards.filter(({ second, outcome }) => second !== null && outcome === null)
  return (
    <WorkspacePage
      {...desk}
      title={t('ballots.paper.batch.name', { number: batch.number, place: batch.place })}
      form={form}
      crumbs={[
        { label: poll.title, href: workPathOf(poll) },
        { label: t('ballots.paper'), href: `${workPathOf(poll)}/papier` },
      ]}
    >
      {differing.length > 0 && (
        <Notice kind="warning" title={t('ballots.paper.differ', { count: differing.length })}>
          <ul>
            {differing.map(({ number }) => (
              <li key={number}>
                <Link href={`${home}/karty/${number}`}>{t('ballots.paper.card', { number })}</Link>
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {takes && !batch.closedAt && next !== null && (
        <Section
          title={t('ballots.paper.card', { number: next })}
          count={t('ballots.paper.card.of', { count: batch.cards })}
        >
          {cards.some(({ number }) => number === next) && <p>{t('ballots.paper.second')}</p>}
          <FormBlock action={`${home}/karty/${next}`} label={t('ballots.paper.card', { number: next })}>
            <CardFields poll={poll} form={form} />
            <SubmitButton icon="save">{t('ballots.paper.save')}</SubmitButton>
          </FormBlock>
          <FormBlock method="get" action={home} label={t('ballots.paper.go')}>
            <NumberField
              form={form}
              name="karta"
              label={t('ballots.paper.go')}
              hint={t('ballots.paper.go.hint')}
              optional
            />
            <SubmitButton variant="secondary">{t('ballots.paper.go.submit')}</SubmitButton>
          </FormBlock>
        </Section>
      )}
      {takes && !batch.closedAt && next === null && <p>{t('ballots.paper.other-person')}</p>}
      <Section title={t('ballots.paper.cards-list')}>
        <Table
          caption={t('ballots.paper.cards-list')}
          captionHidden
          dense
          rows={cards}
          rowId={({ id }) => id}
          columns={[
            { label: t('ballots.paper.number'), kind: 'number', names: true, cell: ({ number }) => number },
            { label: t('ballots.work.state'), cell: (card) => t(`ballots.paper.state.${stateOf(card)}`) },
            {
              label: t('ballots.paper.outcome'),
              cell: ({ outcome }) =>
                outcome === null
                  ? ''
                  : outcome === 'counted'
                    ? t('ballots.paper.counted')
                    : t(`ballots.reason.${outcome}`),
            },
          ]}
        />
        {!batch.closedAt && cards.filter(({ outcome }) => outcome !== null).length === batch.cards && (
          <ActButton action={`${home}/zamkniecie`} variant="primary" icon="lock">
            {t('ballots.paper.close')}
          </ActButton>
        )}
      </Section>
      <Section title={t('ballots.paper.scans')}>
        <p>{t('ballots.paper.scans.text')}</p>
        <ul>
          {scans.map(({ id, name, href }) => (
            <li key={id}>
              <Link href={href}>{name}</Link>
            </li>
          ))}
        </ul>
        <FormBlock action={`${home}/skany`} files label={t('ballots.paper.scans')}>
          <FileField form={form} name="scan" label={t('ballots.paper.scan')} accept=".pdf,image/*" />
          <SubmitButton variant="secondary" icon="upload">
            {t('ballots.paper.scan.add')}
          </SubmitButton>
        </FormBlock>
      </Section>
    </WorkspacePage>
  )
}

const stateOf = ({ second, outcome }: Card) => (outcome !== null ? 'settled' : second !== null ? 'differs' : 'first')

/** What stands on a card: whose it is, what is marked, or why it is invalid. */
export function CardFields({ poll, form }: { poll: Poll; form: Form }) {
  const { t, locale } = useView()
  const { definition } = poll
  return (
    <>
      <IdentityFields form={form} definition={definition} paper />
      <fieldset class="ds-fieldset ui-field">
        <legend class="ds-label">{t('ballots.paper.marks')}</legend>
        <p class="ui-hint">
          {shapeWords(t, definition.shape, locale)}{' '}
          {t(isPlain(poll) ? 'ballots.paper.marks.plain' : 'ballots.paper.marks.number')}
        </p>
        {definition.options.map(({ id, label }) => (
          <NumberField key={id} form={form} name={`o-${id}`} label={label} optional />
        ))}
      </fieldset>
      <SelectField
        form={form}
        name="invalid"
        label={t('ballots.paper.invalid')}
        empty={t('ballots.paper.valid')}
        options={REASONS.filter((reason) => !reason.startsWith('already')).map((reason) => ({
          value: reason,
          label: t(`ballots.reason.${reason}`),
        }))}
      />
    </>
  )
}

const isPlain = ({ definition: { shape } }: Poll) => ['choose', 'knapsack', 'yes-no'].includes(shape.kind)

/** A card that two people read differently, looked at once more. */
export function CardPage({
  desk,
  poll,
  batch,
  number,
  form,
}: {
  desk: Desk
  poll: Poll
  batch: Batch
  number: number
  form: Form
}) {
  const { t } = useView()
  const home = `${workPathOf(poll)}/papier/${batch.id}`
  return (
    <WorkspacePage
      {...desk}
      title={t('ballots.paper.third', { number })}
      form={form}
      crumbs={[{ label: t('ballots.paper.batch.name', { number: batch.number, place: batch.place }), href: home }]}
    >
      <p>{t('ballots.paper.third.text')}</p>
      <FormBlock action={`${home}/karty/${number}/rozstrzygniecie`}>
        <CardFields poll={poll} form={form} />
        <SubmitButton icon="check">{t('ballots.paper.decide')}</SubmitButton>
      </FormBlock>
    </WorkspacePage>
  )
}
