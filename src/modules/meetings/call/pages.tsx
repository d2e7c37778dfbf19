import type { Form as FormState } from '../../../platform/http/index.ts'
import { formatDateTime } from '../../../platform/texts/index.ts'
import {
  ActButton,
  Actions,
  ButtonLink,
  DateTimeField,
  type Desk,
  EmailField,
  EmptyState,
  Form,
  Link,
  Meta,
  QuestionPage,
  RadioGroup,
  Section,
  SubmitButton,
  Table,
  Tag,
  TextArea,
  useView,
} from '../../../ui/index.ts'
import { ForgetTyped, type Version } from '../../forms/index.ts'
import { WorkFrame } from '../frame.tsx'
import { programmeDesk } from '../programme/work-pages.tsx'
import { type Meeting, pathOf, workPathOf } from '../rules.ts'
import { type Call, isCallOpen, MARKS, meanOf, OUTCOMES, type Proposal, type Review } from './rules.ts'

export const callDesk = (meeting: Pick<Meeting, 'id'>) => `${workPathOf(meeting)}/nabor`
export const reviewsPath = (meeting: Pick<Meeting, 'slug'>) => `${pathOf(meeting)}/recenzje`

/** After a proposal was sent. */
export function ProposedPage({ meeting, version }: { meeting: Meeting; version: Version }) {
  const { t } = useView()
  return (
    <QuestionPage
      title={t('meetings.call.proposed')}
      caption={meeting.title}
      unlisted
      islands={['wiec-draft']}
      back={{ label: meeting.title, href: pathOf(meeting) }}
    >
      <p>{t('meetings.call.proposed.text')}</p>
      <ForgetTyped version={version} />
    </QuestionPage>
  )
}

interface CallDeskProps {
  meeting: Meeting
  desk: Desk
  /** Which of the two forms of the page has problems. */
  part: 'call' | 'reviewer'
  form: FormState
  call: Call | null
  formId: string | null
  proposals: Proposal[]
  reviews: Review[]
  reviewers: { id: string; name: string }[]
  closes: string
}

const EMPTY: FormState = { ok: false, values: {}, problems: [], files: [] }

/** The call for sessions at the desk of those who keep the meeting. */
export function CallDesk(props: CallDeskProps) {
  const { meeting, desk, part, form, call, formId, proposals, reviews, reviewers, closes } = props
  const { t, locale, now } = useView()
  const home = callDesk(meeting)
  const opening = part === 'call' && form.problems.length > 0 ? form : { ...EMPTY, values: { closesAt: closes } }
  return (
    <WorkFrame {...{ meeting, desk, form }} tab="call">
      {call && (
        <Section title={t('meetings.call.proposals')} count={proposals.length}>
          <Table
            caption={t('meetings.call.proposals')}
            captionHidden
            dense
            rows={proposals}
            rowId={({ id }) => id}
            empty={
              <EmptyState title={t('meetings.call.none')} icon="calendar">
                <p>{t('meetings.call.none.hint')}</p>
              </EmptyState>
            }
            columns={[
              {
                label: t('meetings.programme.what'),
                names: true,
                cell: ({ id, title }) => <Link href={`${home}/${id}`}>{title}</Link>,
              },
              { label: t('meetings.programme.who'), cell: ({ name }) => name },
              { label: t('meetings.call.mean'), kind: 'number', cell: ({ id }) => <Mean of={id} reviews={reviews} /> },
              { label: t('meetings.call.state'), cell: (proposal) => <State proposal={proposal} /> },
            ]}
          />
        </Section>
      )}
      <Section title={t(call ? 'meetings.call.when' : 'meetings.call.begin')}>
        <p>
          {call
            ? t(isCallOpen(call, now) ? 'meetings.call.open-until' : 'meetings.call.closed-at', {
                when: formatDateTime(call.closesAt, locale),
              })
            : t('meetings.call.begin.hint')}
        </p>
        <Form action={home} label={t('meetings.call.begin')}>
          <DateTimeField form={opening} name="closesAt" label={t('meetings.call.closes')} />
          <SubmitButton variant="secondary">{t(call ? 'meetings.call.move' : 'meetings.call.open')}</SubmitButton>
        </Form>
        {call && (
          <Actions>
            <Link href={`${pathOf(meeting)}/nabor`}>{t('meetings.call.see-form')}</Link>
            {formId && <Link href={`/praca/formularze/${formId}`}>{t('meetings.after.change-form')}</Link>}
          </Actions>
        )}
      </Section>
      {call && (
        <Section title={t('meetings.call.reviewers')}>
          <p>{t('meetings.call.reviewers.hint')}</p>
          <ul>
            {reviewers.map(({ id, name }) => (
              <li key={id}>
                {name}{' '}
                <ActButton action={`${home}/recenzenci/${id}/usuniecie`} variant="quiet" icon="trash-2">
                  {t('meetings.call.reviewer.remove', { name })}
                </ActButton>
              </li>
            ))}
          </ul>
          <Form action={`${home}/recenzenci`} label={t('meetings.call.reviewer.add')}>
            <EmailField
              form={part === 'reviewer' ? form : EMPTY}
              name="email"
              label={t('meetings.call.reviewer.email')}
              hint={t('meetings.call.reviewer.email.hint')}
            />
            <SubmitButton variant="secondary">{t('meetings.call.reviewer.add')}</SubmitButton>
          </Form>
        </Section>
      )}
    </WorkFrame>
  )
}

function Mean({ of, reviews }: { of: string; reviews: Review[] }) {
  const { locale, t } = useView()
  const own = reviews.filter(({ proposalId }) => proposalId === of)
  const mean = meanOf(own)
  if (mean === null) return <>–</>
  const average = mean.toLocaleString(locale, { maximumFractionDigits: 1 })
  return <>{t('meetings.call.mean.of', { average, count: own.length })}</>
}

function State({ proposal: { outcome, sessionId } }: { proposal: Proposal }) {
  const { t } = useView()
  if (!outcome) return <Tag kind="soon">{t('meetings.call.state.waiting')}</Tag>
  if (sessionId) return <Tag kind="done">{t('meetings.call.state.placed')}</Tag>
  return <Tag kind={outcome === 'accepted' ? 'open' : 'closed'}>{t(`meetings.call.state.${outcome}`)}</Tag>
}

interface ProposalProps {
  meeting: Meeting
  desk: Desk
  form: FormState
  proposal: Proposal
  reviews: (Review & { name: string })[]
}

/** One proposal at the desk: what reviewers said, the decision, and the way into the programme. */
export function ProposalPage({ meeting, desk, form, proposal, reviews }: ProposalProps) {
  const { t } = useView()
  const here = `${callDesk(meeting)}/${proposal.id}`
  return (
    <WorkFrame {...{ meeting, desk, form }} tab="call">
      <h2>{proposal.title}</h2>
      <p>
        <State proposal={proposal} />
      </p>
      <Told proposal={proposal} />
      {proposal.email && <Meta>{proposal.email}</Meta>}
      <Section title={t('meetings.call.reviews')} count={reviews.length} level={3}>
        <ul>
          {reviews.map(({ personId, name, mark, comment }) => (
            <li key={personId}>
              <strong>{t('meetings.call.marked', { name, mark })}</strong> {comment}
            </li>
          ))}
        </ul>
      </Section>
      {!proposal.outcome && (
        <Section title={t('meetings.call.decide')} level={3}>
          <Form action={`${here}/rozstrzygniecie`}>
            <RadioGroup
              form={form}
              name="outcome"
              label={t('meetings.call.outcome')}
              options={OUTCOMES.map((value) => ({ value, label: t(`meetings.call.outcome.${value}`) }))}
            />
            <TextArea form={form} name="reason" label={t('meetings.call.reason')} rows={3} limit={2000} optional />
            <SubmitButton>{t('meetings.call.decide')}</SubmitButton>
          </Form>
        </Section>
      )}
      {proposal.outcome === 'accepted' && (
        <Section title={t('meetings.programme.title')} level={3}>
          {proposal.sessionId ? (
            <ButtonLink href={`${programmeDesk(meeting)}/sesje/${proposal.sessionId}`} variant="secondary">
              {t('meetings.call.see-session')}
            </ButtonLink>
          ) : (
            <ActButton action={`${here}/program`}>{t('meetings.call.place')}</ActButton>
          )}
        </Section>
      )}
    </WorkFrame>
  )
}

function Told({ proposal }: { proposal: Proposal }) {
  const { t } = useView()
  return (
    <>
      <p>
        <strong>{proposal.name}</strong>
        {proposal.about && `, ${proposal.about}`}
      </p>
      <Parts text={proposal.summary} />
      {proposal.answers && (
        <Section title={t('meetings.call.answers')} level={3}>
          <Parts text={proposal.answers} />
          <Meta>{t('meetings.call.answers.kept')}</Meta>
        </Section>
      )}
    </>
  )
}

const Parts = ({ text }: { text: string }) => (
  <>
    {text.split(/\n\s*\n/).map((part, index) => (
      <p key={index}>{part}</p>
    ))}
  </>
)

type ToReview = { proposal: Proposal; review: Review | null }[]

/** What somebody was asked to review. */
export function ReviewsPage({ meeting, toReview }: { meeting: Meeting; toReview: ToReview }) {
  const { t } = useView()
  return (
    <QuestionPage
      title={t('meetings.call.reviews.title')}
      caption={meeting.title}
      unlisted
      back={{ label: meeting.title, href: pathOf(meeting) }}
    >
      <p>{t('meetings.call.reviews.lead')}</p>
      {toReview.length === 0 && <EmptyState title={t('meetings.call.none')} icon="calendar" />}
      <ul>
        {toReview.map(({ proposal, review }) => (
          <li key={proposal.id}>
            <Link href={`${reviewsPath(meeting)}/${proposal.id}`}>{proposal.title}</Link>{' '}
            <Tag kind={review ? 'done' : 'soon'}>
              {review ? t('meetings.call.own-mark', { mark: review.mark }) : t('meetings.call.unmarked')}
            </Tag>
          </li>
        ))}
      </ul>
    </QuestionPage>
  )
}

export function ReviewPage({ meeting, proposal, form }: { meeting: Meeting; proposal: Proposal; form: FormState }) {
  const { t } = useView()
  return (
    <QuestionPage
      title={proposal.title}
      caption={t('meetings.call.reviews.title')}
      form={form}
      unlisted
      back={{ label: t('meetings.call.reviews.title'), href: reviewsPath(meeting) }}
    >
      <Told proposal={proposal} />
      {proposal.outcome ? (
        <p>
          <State proposal={proposal} />
        </p>
      ) : (
        <Form action={`${reviewsPath(meeting)}/${proposal.id}`}>
          <RadioGroup
            form={form}
            name="mark"
            label={t('meetings.call.mark')}
            options={MARKS.map((mark) => ({ value: String(mark), label: t(`meetings.call.mark.${mark}`) }))}
          />
          <TextArea form={form} name="comment" label={t('meetings.call.comment')} rows={4} limit={2000} optional />
          <SubmitButton>{t('meetings.call.mark.keep')}</SubmitButton>
        </Form>
      )}
    </QuestionPage>
  )
}
