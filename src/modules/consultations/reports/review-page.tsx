import { BulkBar, BulkForm, EmptyState, Link, Pager, SubmitButton, Table, Tabs, useView } from '../../../ui/index.ts'
import { workPathOf } from '../../processes/index.ts'
import { type Frame, Work } from '../workspace/frame.tsx'
import type { ReviewQuery } from './forms.ts'
import type { Place } from './reviewing.ts'

interface ReviewProps {
  frame: Frame
  query: ReviewQuery
  places: Place[]
  next: string | null
  mayReview: boolean
}

/** Places that may tell who somebody is: to mask or to leave, one by one or many at once. */
export function ReviewPage({ frame, query, places, next, mayReview }: ReviewProps) {
  const { t } = useView()
  const home = `${workPathOf(frame.process)}/raport/dane-osobowe`
  const address = (changes: Partial<ReviewQuery>) =>
    `${home}?${new URLSearchParams({ gdzie: query.gdzie, stan: query.stan, ...changes })}`
  const selection = mayReview
    ? {
        selection: {
          name: 'miejsce',
          label: (place: Place) => t('consultations.report.choose', { found: place.found }),
        },
      }
    : {}
  return (
    <Work frame={frame} title={t('consultations.report.personal')} islands={['wiec-select-all', 'wiec-keys']}>
      <p>
        {t(query.gdzie === 'pisma' ? 'consultations.report.review-lead' : 'consultations.report.review-answers-lead')}
      </p>
      <Tabs
        label={t('consultations.report.review-where')}
        items={(['pisma', 'odpowiedzi'] as const).flatMap((gdzie) =>
          (['do-przejrzenia', 'przejrzane'] as const).map((stan) => ({
            label: t(`consultations.report.review.${gdzie}.${stan}`),
            href: `${home}?gdzie=${gdzie}&stan=${stan}`,
            current: query.gdzie === gdzie && query.stan === stan,
          })),
        )}
      />
      {places.length === 0 ? (
        <EmptyState title={t('consultations.report.review-empty')}>
          {t(next ? 'consultations.report.review-look-on' : 'consultations.report.review-empty-hint')}
        </EmptyState>
      ) : (
        <BulkForm action={`${home}?gdzie=${query.gdzie}&stan=${query.stan}`}>
          {mayReview && (
            <BulkBar>
              <SubmitButton name="co" value="zamaskuj">
                {t('consultations.report.mask')}
              </SubmitButton>
              <SubmitButton name="co" value="zostaw" variant="secondary">
                {t('consultations.report.leave')}
              </SubmitButton>
            </BulkBar>
          )}
          <Table
            caption={t('consultations.report.places')}
            captionHidden
            dense
            {...selection}
            rows={places}
            rowId={({ key }) => key}
            columns={[
              {
                label: t('consultations.report.place'),
                names: true,
                cell: ({ found, before, after }) => (
                  <>
                    …{before}
                    <strong>{found}</strong>
                    {after}…
                  </>
                ),
              },
              { label: t('consultations.report.kind'), cell: ({ kind }) => t(`consultations.report.kind.${kind}`) },
              {
                label: t('consultations.report.where-found'),
                kind: 'code',
                cell: ({ reference }) =>
                  reference ? (
                    <Link href={`${workPathOf(frame.process)}/uwagi/${reference}`}>{reference}</Link>
                  ) : (
                    t('consultations.report.in-answer')
                  ),
              },
              {
                label: t('consultations.report.now'),
                cell: ({ masked }) =>
                  t(
                    masked === null
                      ? 'consultations.report.now.unseen'
                      : masked
                        ? 'consultations.report.now.masked'
                        : 'consultations.report.now.left',
                  ),
              },
            ]}
          />
        </BulkForm>
      )}
      <Pager next={next ? address({ po: next }) : undefined} previous={query.po ? address({}) : undefined} />
      <p>
        <Link href={`${workPathOf(frame.process)}/raport`} icon="chevron-left">
          {t('consultations.report.to-work')}
        </Link>
      </p>
    </Work>
  )
}
