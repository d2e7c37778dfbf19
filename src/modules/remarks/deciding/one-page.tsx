import type { Form } from '../../../platform/http/index.ts'
import { formatDateTime } from '../../../platform/texts/index.ts'
import {
  ActButton,
  ButtonLink,
  Decision as DecisionBox,
  Details,
  KeyValues,
  Link,
  Notice,
  Section,
  useView,
} from '../../../ui/index.ts'
import type { PersonSummary } from '../../audit/index.ts'
import { workPathOf } from '../../processes/index.ts'
import type { Frame } from '../frame.ts'
import { paragraphs } from '../paragraphs.tsx'
import type { Decision } from '../rules.ts'
import { RemarksWork } from '../work-page.tsx'
import type { ListedRemark } from './decisions-store.ts'
import { CurrentDecision, DecisionFields } from './fields.tsx'

interface OneProps {
  frame: Frame
  remark: ListedRemark
  form: Form
  history: (Decision & { supersededAt: Temporal.Instant | null })[]
  people: Map<string, PersonSummary>
  attachments: { name: string; href: string }[]
  secondAcceptance: boolean
  /** What it was part of. */
  origin: { label: string; href: string } | null
  /** Whether the reader prepares decisions, and whether the decision that waits may be accepted by them. */
  mayDecide: boolean
  acceptable: boolean
  /** The reader may show a remark that waits for a moderator. */
  mayPublish: boolean
  /** The reference of the next remark to settle. */
  next: string | null
}

/** One remark and its decision, with the next one a key away. */
export function OneRemarkPage(props: OneProps) {
  const { t, locale } = useView()
  const { frame, remark, form, history, people, attachments, next } = props
  const home = `${workPathOf(frame.process)}/uwagi`
  const nameOf = (id: string | null) => people.get(id ?? '')?.name ?? t('remarks.decide.system')
  return (
    <RemarksWork
      frame={frame}
      title={t('remarks.page.title', { reference: remark.reference })}
      form={form}
      islands={['wiec-draft', 'wiec-keys', 'wiec-count']}
      actions={
        next && (
          <ButtonLink href={`${home}/${next}`} variant="secondary" icon="arrow-right">
            {t('remarks.decide.next')}
          </ButtonLink>
        )
      }
    >
      <KeyValues
        items={[
          { label: t('remarks.decide.channel'), value: t(`remarks.channel.${remark.channel}`) },
          { label: t('remarks.decide.received'), value: formatDateTime(remark.receivedAt, locale) },
          {
            label: t('remarks.decide.author'),
            value: remark.organisationName ?? remark.authorName ?? remark.signature ?? t('remarks.unsigned'),
          },
          {
            label: t('remarks.origin'),
            value: props.origin && <Link href={props.origin.href}>{props.origin.label}</Link>,
          },
          { label: t('remarks.place'), value: remark.placeWords },
          { label: t('remarks.quotation'), value: remark.quotation },
          {
            label: t('remarks.attachments'),
            value: attachments.length > 0 && (
              <ul>
                {attachments.map((file) => (
                  <li key={file.href}>
                    <Link href={file.href}>{file.name}</Link>
                  </li>
                ))}
              </ul>
            ),
          },
        ]}
      />
      {remark.late && (
        <Notice kind="warning">
          <p>{t('remarks.decide.late')}</p>
        </Notice>
      )}
      <blockquote>{paragraphs(remark.body)}</blockquote>
      {remark.groupId && (
        <Notice>
          <p>
            {t('remarks.decide.in-group', { count: remark.groupSize })}{' '}
            <Link href={`${workPathOf(frame.process)}/grupy/${remark.groupId}`}>{t('remarks.decide.see-group')}</Link>
          </p>
        </Notice>
      )}
      {props.mayPublish && (
        <Notice kind="warning" title={t('remarks.state.to-publish')}>
          <ActButton action={`${home}/razem`} values={{ ids: remark.id, act: 'publish' }} icon="eye">
            {t('remarks.decide.publish')}
          </ActButton>
        </Notice>
      )}
      <Section title={t('remarks.decide.decision')}>
        {remark.decision && (
          <CurrentDecision
            decision={remark.decision}
            who={nameOf(remark.decision.decidedBy)}
            acceptable={props.acceptable}
            home={home}
            of={remark.decision.groupId ? t('remarks.decide.of-group', { count: remark.groupSize }) : undefined}
          />
        )}
        {props.mayDecide && (
          <DecisionFields
            action={`${home}/${remark.reference}/rozstrzygniecie`}
            form={form}
            secondAcceptance={props.secondAcceptance}
            hidden={{ ids: remark.id }}
          />
        )}
      </Section>
      {history.length > 1 && (
        <Details summary={t('remarks.decide.history', { count: history.length })}>
          {history.map((decision) => (
            <DecisionBox
              key={decision.id}
              kind="none"
              word={t(`remarks.outcome.${decision.outcome}`)}
              meta={`${nameOf(decision.decidedBy)}, ${formatDateTime(decision.decidedAt, locale)}`}
            >
              {decision.reason}
            </DecisionBox>
          ))}
        </Details>
      )}
    </RemarksWork>
  )
}
