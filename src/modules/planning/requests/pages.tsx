import type { Form } from '../../../platform/http/index.ts'
import { formatDate } from '../../../platform/texts/index.ts'
import {
  ActButton,
  Box,
  ButtonLink,
  Checkbox,
  EmailField,
  EmptyState,
  Form as FormBlock,
  Honeypot,
  KeyValues,
  Link,
  ListPage,
  Meta,
  QuestionPage,
  Section,
  SelectField,
  SubmitButton,
  Table,
  Tag,
  type TagProps,
  TextArea,
  TextField,
  ThingPage,
  useView,
} from '../../../ui/index.ts'
import type { Organisation } from '../../network/index.ts'
import { type Process, pathOf } from '../../processes/index.ts'
import { confirmPath, REQUESTS_PATH } from './actions.ts'
import { answerDueOn, isAnswerLate, type Request, type RequestState, stateOf, takesSupport } from './rules.ts'

type Named = Pick<Organisation, 'id' | 'name' | 'slug'>

const KINDS: Record<RequestState, TagProps['kind']> = {
  unconfirmed: 'draft',
  waiting: 'draft',
  refused: 'closed',
  collecting: 'open',
  reached: 'soon',
  verified: 'soon',
  granted: 'done',
  denied: 'closed',
}

export function StateTag({ request }: { request: Request }) {
  const { t, now } = useView()
  const state = stateOf(request)
  const late = isAnswerLate(request, now)
  return <Tag kind={late ? 'problem' : KINDS[state]}>{t(`planning.requests.state.${late ? 'late' : state}`)}</Tag>
}

interface ListProps {
  requests: Request[]
  organisations: ReadonlyMap<string, Named>
  counts: ReadonlyMap<string, number>
  /** Whether some office takes requests. */
  mayAsk: boolean
}

/** What residents ask offices to consult. */
export function RequestsPage({ requests, organisations, counts, mayAsk }: ListProps) {
  const { t } = useView()
  return (
    <ListPage
      title={t('planning.requests.title')}
      lead={t('planning.requests.lead')}
      crumbs={[{ label: t('planning.work.all'), href: '/konsultacje' }]}
      share={{}}
      actions={
        mayAsk && (
          <ButtonLink href={`${REQUESTS_PATH}/nowy`} icon="plus">
            {t('planning.requests.new')}
          </ButtonLink>
        )
      }
    >
      <RequestsTable {...{ requests, organisations, counts }} hrefOf={({ id }) => `${REQUESTS_PATH}/${id}`} />
    </ListPage>
  )
}

export function RequestsTable({
  requests,
  organisations,
  counts,
  hrefOf,
}: Omit<ListProps, 'mayAsk'> & { hrefOf: (request: Request) => string }) {
  const { t, locale } = useView()
  return (
    <Table
      caption={t('planning.requests.title')}
      captionHidden
      rows={requests}
      rowId={({ id }) => id}
      columns={[
        {
          label: t('planning.requests.about'),
          names: true,
          cell: (request) => <Link href={hrefOf(request)}>{request.title}</Link>,
        },
        {
          label: t('planning.organisation'),
          cell: ({ organisationId }) => organisations.get(organisationId)?.name ?? '–',
        },
        {
          label: t('planning.requests.supports'),
          kind: 'number',
          cell: (request) => t('planning.requests.of', { count: counts.get(request.id) ?? 0, needed: request.needed }),
        },
        { label: t('planning.requests.state'), cell: (request) => <StateTag request={request} /> },
        {
          label: t('planning.requests.answer-by'),
          cell: (request) => {
            const due = answerDueOn(request)
            return due && !request.answeredAt ? formatDate(due, locale) : '–'
          },
        },
      ]}
      empty={<EmptyState title={t('planning.requests.none')}>{t('planning.requests.none-hint')}</EmptyState>}
    />
  )
}

/** Asking: to which office, about what. */
export function NewRequestPage({
  form,
  offices,
}: {
  form: Form
  offices: (Named & { people: number; days: number })[]
}) {
  const { t } = useView()
  return (
    <QuestionPage
      title={t('planning.requests.new')}
      form={form}
      back={{ label: t('planning.requests.title'), href: REQUESTS_PATH }}
    >
      <p>{t('planning.requests.new-lead')}</p>
      <FormBlock action={`${REQUESTS_PATH}/nowy`}>
        <SelectField
          form={form}
          name="organisationId"
          label={t('planning.requests.office')}
          empty={t('planning.requests.choose-office')}
          options={offices.map(({ id, name, people, days }) => ({
            value: id,
            label: t('planning.requests.office-rules', { name, people, days }),
          }))}
        />
        <TextField
          form={form}
          name="title"
          label={t('planning.requests.about')}
          hint={t('planning.requests.about.hint')}
        />
        <TextArea
          form={form}
          name="what"
          label={t('planning.requests.what')}
          hint={t('planning.requests.what.hint')}
          rows={6}
          limit={4000}
        />
        <TextArea form={form} name="why" label={t('planning.requests.why')} rows={4} optional />
        <TextField form={form} name="place" label={t('planning.requests.place')} optional />
        <TextField
          form={form}
          name="signature"
          label={t('planning.requests.signature')}
          hint={t('planning.requests.signature.hint')}
        />
        <EmailField
          form={form}
          name="email"
          label={t('planning.requests.email')}
          hint={t('planning.requests.email.hint')}
        />
        <Honeypot name="website" />
        <SubmitButton>{t('planning.requests.send')}</SubmitButton>
      </FormBlock>
    </QuestionPage>
  )
}

/** After writing, and after supporting by an address: look into the mailbox. */
export function LookInMailPage({ title }: { title: string }) {
  const { t } = useView()
  return (
    <ThingPage
      title={title}
      crumbs={[{ label: t('planning.requests.title'), href: REQUESTS_PATH }]}
      share={{}}
      unlisted
    >
      <p>{t('planning.requests.mail-sent')}</p>
      <p>{t('planning.requests.mail-spam')}</p>
    </ThingPage>
  )
}

/** From a letter: one large button, because mail programs open links on their own. */
export function ConfirmPage({ request, token, support }: { request: Request; token: string; support: boolean }) {
  const { t } = useView()
  return (
    <ThingPage
      title={t(support ? 'planning.requests.confirm-support' : 'planning.requests.confirm-request')}
      crumbs={[{ label: t('planning.requests.title'), href: REQUESTS_PATH }]}
      share={{}}
      unlisted
    >
      <p>{request.title}</p>
      <ActButton action={confirmPath(token)} variant="primary">
        {t(support ? 'planning.requests.confirm-support-button' : 'planning.requests.confirm-request-button')}
      </ActButton>
    </ThingPage>
  )
}

interface RequestProps {
  request: Request
  organisation: Named
  count: number
  form: Form
  process: Process | null
}

/** One request: what it asks, how many support it, what the office says. */
export function RequestPage({ request, organisation, count, form, process }: RequestProps) {
  const { t, locale } = useView()
  const due = answerDueOn(request)
  return (
    <ThingPage
      title={request.title}
      form={form}
      description={request.what.slice(0, 200)}
      crumbs={[{ label: t('planning.requests.title'), href: REQUESTS_PATH }]}
      lead={t('planning.requests.to', { name: organisation.name, who: request.signature })}
      share={{}}
      aside={
        <Box title={t('planning.requests.supports')}>
          <p>
            <StateTag request={request} />
          </p>
          <p>{t('planning.requests.count', { count, needed: request.needed })}</p>
          <progress
            class="planning-progress"
            value={Math.min(count, request.needed)}
            max={request.needed}
            aria-label={t('planning.requests.count', { count, needed: request.needed })}
          />
          <KeyValues
            items={[
              {
                label: t('planning.requests.given'),
                value: request.shownAt ? formatDate(request.shownAt, locale) : '',
              },
              {
                label: t('planning.requests.reached-on'),
                value: request.reachedAt ? formatDate(request.reachedAt, locale) : '',
              },
              {
                label: t('planning.requests.answer-by'),
                value: due && !request.answeredAt ? formatDate(due, locale) : '',
              },
              {
                label: t('planning.requests.verified'),
                value:
                  request.verifiedCount === null
                    ? ''
                    : t('planning.requests.verified-count', { count: request.verifiedCount }),
              },
            ]}
          />
        </Box>
      }
    >
      {request.granted !== null && (
        <Section title={t(request.granted ? 'planning.requests.granted' : 'planning.requests.denied')} id="odpowiedz">
          <Meta>{request.answeredAt && formatDate(request.answeredAt, locale)}</Meta>
          {request.answer.split(/\n{2,}/).map((text) => (
            <p key={text}>{text}</p>
          ))}
          {process?.announcedAt && (
            <p>
              <Link href={pathOf(process)}>{process.title}</Link>
            </p>
          )}
        </Section>
      )}
      <Section title={t('planning.requests.what')}>
        {request.what.split(/\n{2,}/).map((text) => (
          <p key={text}>{text}</p>
        ))}
        {request.place && <p>{t('planning.requests.where', { place: request.place })}</p>}
      </Section>
      {request.why && (
        <Section title={t('planning.requests.why')}>
          {request.why.split(/\n{2,}/).map((text) => (
            <p key={text}>{text}</p>
          ))}
        </Section>
      )}
      {request.verifiedNote && (
        <Section title={t('planning.requests.verified')}>
          <p>{request.verifiedNote}</p>
        </Section>
      )}
      {takesSupport(request) && <SupportForm {...{ request, organisation, form }} />}
    </ThingPage>
  )
}

function SupportForm({ request, organisation, form }: Pick<RequestProps, 'request' | 'organisation' | 'form'>) {
  const { t } = useView()
  return (
    <Section title={t('planning.requests.support')} id="poparcie">
      <p>{t(`planning.requests.support-${request.supportedBy}`)}</p>
      <FormBlock action={`${REQUESTS_PATH}/${request.id}/poparcie`}>
        {request.supportedBy === 'email' ? (
          <EmailField
            form={form}
            name="email"
            label={t('planning.requests.support-address')}
            hint={t('planning.requests.support-address.hint')}
          />
        ) : (
          <>
            <TextField form={form} name="name" autocomplete="name" label={t('planning.requests.name')} />
            <TextField
              form={form}
              name="address"
              autocomplete="address-line1"
              label={t('planning.requests.address')}
              hint={t('planning.requests.address.hint')}
            />
          </>
        )}
        <Checkbox
          form={form}
          name="resident"
          value="tak"
          label={t('planning.requests.resident', { name: organisation.name })}
        />
        <Honeypot name="website" />
        <SubmitButton>{t('planning.requests.support')}</SubmitButton>
      </FormBlock>
    </Section>
  )
}
