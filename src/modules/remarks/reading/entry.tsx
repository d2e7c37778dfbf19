import type { ComponentChildren } from 'preact'
import { formatDay } from '../../../platform/texts/index.ts'
import { Decision as DecisionBox, type DecisionKind, EntryCard, Link, useView } from '../../../ui/index.ts'
import type { Process } from '../../processes/index.ts'
import { remarkPath } from '../addresses.ts'
import type { ListedRemark } from '../deciding/decisions-store.ts'
import { paragraphs } from '../paragraphs.tsx'
import { type Decision, type Outcome, publicAuthor, type Remark } from '../rules.ts'

const KINDS: Record<Outcome, DecisionKind> = {
  accepted: 'accepted',
  'partly-accepted': 'partly',
  rejected: 'rejected',
  'further-work': 'later',
  'out-of-scope': 'none',
  late: 'none',
}

interface EntryProps {
  process: Process
  remark: ListedRemark
  /** Readers see answers now. */
  answers: boolean
  actions?: ComponentChildren
  level?: 2 | 3
}

/** One remark as everybody reads it: who, when, by which channel, what, and what became of it. */
export function RemarkEntry({ process, remark, answers, actions, level = 3 }: EntryProps) {
  const { t, locale } = useView()
  const meta = [
    remark.reference,
    t(`remarks.channel.${remark.channel}`),
    remark.groupSize > 1 && t('remarks.similar', { count: remark.groupSize - 1 }),
    remark.editedAt && t('remarks.edited'),
    remark.late && t('remarks.late'),
  ]
  return (
    <EntryCard
      id={remark.reference}
      author={authorWords(remark, t)}
      when={formatDay(remark.receivedAt, locale)}
      href={remarkPath(process, remark)}
      meta={meta.filter(Boolean).join(' · ')}
      answer={answers && remark.decision?.state === 'accepted' ? <Answer decision={remark.decision} /> : undefined}
      actions={actions}
      level={level}
    >
      {remark.quotation && (
        <p>
          {t('remarks.quotation')}: {remark.quotation}
        </p>
      )}
      {paragraphs(remark.body)}
      {remark.placeWords && (
        <p>
          {t('remarks.place')}: {remark.placeWords}
        </p>
      )}
    </EntryCard>
  )
}

/** The signature as given, an organisation's name, or that there was none. */
export const authorWords = (remark: Pick<Remark, 'signature' | 'organisationName'>, t: (key: string) => string) =>
  publicAuthor(remark) ?? t('remarks.unsigned')

export function Answer({ decision }: { decision: Decision }) {
  const { t } = useView()
  return (
    <DecisionBox
      kind={KINDS[decision.outcome]}
      word={t(`remarks.outcome.${decision.outcome}.we`)}
      meta={decision.change ? t('remarks.change', { change: decision.change }) : undefined}
    >
      {decision.reason && paragraphs(decision.reason)}
    </DecisionBox>
  )
}

export const ReportLink = ({ process, remark }: { process: Process; remark: Remark }) => {
  const { t } = useView()
  return (
    <Link href={`/zgloszenie?adres=${encodeURIComponent(remarkPath(process, remark))}`} rel="nofollow">
      {t('remarks.report')}
    </Link>
  )
}
