import type { Form } from '../../../platform/http/index.ts'
import { formatDate, formatDateTime } from '../../../platform/texts/index.ts'
import {
  ButtonLink,
  CheckboxGroup,
  type Desk,
  Form as FormBlock,
  KeyValues,
  Notice,
  RadioGroup,
  Section,
  SelectField,
  SubmitButton,
  TextArea,
  useView,
  WorkspacePage,
} from '../../../ui/index.ts'
import type { Organisation } from '../../network/index.ts'
import type { Process } from '../../processes/index.ts'
import { REQUESTS_PATH } from './actions.ts'
import { RequestsTable, StateTag } from './pages.tsx'
import { answerDueOn, isShown, type Request, stateOf } from './rules.ts'
import type { Support } from './store.ts'

type Named = Pick<Organisation, 'id' | 'name' | 'slug'>

export const workPathTo = ({ id }: Pick<Organisation, 'id'>) => `/praca/organizacje/${id}/wnioski`

interface ListProps {
  desk: Desk
  organisation: Named
  requests: Request[]
  counts: ReadonlyMap<string, number>
  /** Whether the office's rules let residents ask. */
  taken: boolean
}

/** What residents ask this office. */
export function RequestsWorkPage({ desk, organisation, requests, counts, taken }: ListProps) {
  const { t } = useView()
  return (
    <WorkspacePage title={t('planning.requests.title')} owner={desk.owner} navigation={desk.navigation}>
      {!taken && (
        <Notice title={t('planning.requests.not-taken')}>
          <p>{t('planning.requests.not-taken-text')}</p>
          <p>
            <ButtonLink href={`/praca/organizacje/${organisation.id}/zasady-konsultacji`} variant="secondary">
              {t('planning.local.title')}
            </ButtonLink>
          </p>
        </Notice>
      )}
      <RequestsTable
        {...{ requests, counts }}
        organisations={new Map([[organisation.id, organisation]])}
        hrefOf={({ id }) => `${workPathTo(organisation)}/${id}`}
      />
    </WorkspacePage>
  )
}

interface RequestProps {
  desk: Desk
  organisation: Named
  request: Request
  count: number
  supports: Support[]
  /** Consultations of the office that a granted request may have become. */
  own: Process[]
  form: Form
}

/** One request, and what the office does next with it. */
export function RequestWorkPage(props: RequestProps) {
  const { desk, organisation, request, count, form } = props
  const { t, locale } = useView()
  const due = answerDueOn(request)
  return (
    <WorkspacePage
      title={request.title}
      owner={desk.owner}
      navigation={desk.navigation}
      form={form}
      crumbs={[{ label: t('planning.requests.title'), href: workPathTo(organisation) }]}
      actions={
        isShown(request) && (
          <ButtonLink href={`${REQUESTS_PATH}/${request.id}`} variant="secondary" icon="eye">
            {t('planning.requests.public')}
          </ButtonLink>
        )
      }
    >
      <p>
        <StateTag request={request} />
      </p>
      <KeyValues
        items={[
          { label: t('planning.requests.signature'), value: request.signature },
          { label: t('planning.requests.given'), value: formatDateTime(request.givenAt, locale) },
          {
            label: t('planning.requests.supports'),
            value: t('planning.requests.of', { count, needed: request.needed }),
          },
          { label: t('planning.requests.answer-by'), value: due ? formatDate(due, locale) : '' },
          { label: t('planning.requests.place'), value: request.place },
        ]}
      />
      <Section title={t('planning.requests.what')}>
        <p>{request.what}</p>
        {request.why && <p>{request.why}</p>}
      </Section>
      <Next {...props} />
    </WorkspacePage>
  )
}

function Next({ organisation, request, supports, own, form }: RequestProps) {
  const { t } = useView()
  const home = `${workPathTo(organisation)}/${request.id}`
  switch (stateOf(request)) {
    case 'waiting':
      return (
        <Section title={t('planning.requests.admit')}>
          <p>{t('planning.requests.admit-lead')}</p>
          <FormBlock action={`${home}/dopuszczenie`}>
            <RadioGroup
              form={form}
              name="what"
              label={t('planning.requests.admit-what')}
              options={[
                { value: 'show', label: t('planning.requests.admit-show') },
                { value: 'refuse', label: t('planning.requests.admit-refuse') },
              ]}
            />
            <TextArea
              form={form}
              name="reason"
              label={t('planning.requests.admit-reason')}
              hint={t('planning.requests.admit-reason.hint')}
              rows={3}
              optional
            />
            <SubmitButton>{t('planning.save')}</SubmitButton>
          </FormBlock>
        </Section>
      )
    case 'reached':
      return (
        <Section title={t('planning.requests.verify')}>
          <p>{t(`planning.requests.verify-${request.supportedBy}`)}</p>
          <FormBlock action={`${home}/weryfikacja`}>
            <CheckboxGroup
              form={form}
              name="struck"
              label={t('planning.requests.strike')}
              options={supports.map(({ id, name, address, email }) => ({
                value: id,
                label: name ? `${name}, ${address}` : (email ?? t('planning.requests.forgotten')),
              }))}
              optional
            />
            <TextArea
              form={form}
              name="note"
              label={t('planning.requests.verify-note')}
              hint={t('planning.requests.verify-note.hint')}
              rows={3}
              optional
            />
            <SubmitButton>{t('planning.requests.verify-button')}</SubmitButton>
          </FormBlock>
        </Section>
      )
    case 'verified':
      return (
        <Section title={t('planning.requests.answer')}>
          <p>{t('planning.requests.verified-count', { count: request.verifiedCount ?? 0 })}</p>
          <FormBlock action={`${home}/odpowiedz`}>
            <RadioGroup
              form={form}
              name="granted"
              label={t('planning.requests.decision')}
              options={[
                { value: 'tak', label: t('planning.requests.granted') },
                { value: 'nie', label: t('planning.requests.denied') },
              ]}
            />
            <TextArea
              form={form}
              name="answer"
              label={t('planning.requests.answer-words')}
              hint={t('planning.requests.answer-words.hint')}
              rows={6}
              limit={5000}
            />
            <SelectField
              form={form}
              name="processId"
              label={t('planning.requests.process')}
              empty={t('planning.requests.process-none')}
              options={own.map(({ id, title }) => ({ value: id, label: title }))}
              optional
            />
            <SubmitButton icon="send">{t('planning.requests.answer-send')}</SubmitButton>
          </FormBlock>
        </Section>
      )
    case 'refused':
      return (
        <Section title={t('planning.requests.admit-reason')}>
          <p>{request.refusedReason}</p>
        </Section>
      )
    default:
      return request.answer ? (
        <Section title={t('planning.requests.answer')}>
          <p>{request.answer}</p>
        </Section>
      ) : null
  }
}
