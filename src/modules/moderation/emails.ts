import { formatDate, type Locale, type Translate } from '../../platform/texts/index.ts'
import type { MailBlock, MailContent } from '../notices/index.ts'
import { appealPath } from './appeals/opening.ts'
import type { Decision } from './decisions/store.ts'
import type { Moderated } from './needs.ts'
import type { Report } from './reports/store.ts'
import { appealableUntil, type Ground } from './rules.ts'

/** "We have your report" (DSA art. 16(4)). */
export function receivedMail(
  t: Translate,
  { reference, url, ground }: { reference: string; url: string; ground: Ground },
): MailContent {
  return {
    subject: t('moderation.mail.received.subject', { reference }),
    blocks: [
      { kind: 'heading', text: t('moderation.receipt.thanks') },
      { kind: 'paragraph', text: t('moderation.mail.received.text', { reference }) },
      { kind: 'list', items: [url, t(`moderation.ground.${ground}`)] },
      { kind: 'paragraph', text: t('moderation.receipt.told') },
      { kind: 'button', label: t('moderation.mail.received.button'), url: `/zgloszenie/${reference}` },
      { kind: 'small', text: t('moderation.mail.received.not-you') },
    ],
  }
}

interface Statement {
  thing: Moderated
  decision: Decision
  /** Opens the appeal. */
  secret: string | null
}

/**
 * The statement of reasons to an author: what is restricted and for how long, the facts, whether a report led to it,
 * that no automaton decided, the ground in law or rules, and the ways to redress (DSA art. 17(3) a-f).
 */
export function statementMail(t: Translate, locale: Locale, { thing, decision, secret }: Statement): MailContent {
  const what = thing.label(t)
  const restored = decision.action === 'restored'
  return {
    subject: t(`moderation.mail.${decision.action}.subject`, { what }),
    blocks: [
      { kind: 'heading', text: t(`moderation.mail.${decision.action}.heading`) },
      { kind: 'paragraph', text: t(`moderation.mail.${decision.action}.text`, { what }) },
      ...reasons(t, decision, !restored),
      ...(secret ? redress(t, locale, decision, secret) : []),
      ...(restored ? [{ kind: 'button' as const, label: t('moderation.mail.restored.button'), url: thing.path }] : []),
    ],
  }
}

interface ReporterAnswer {
  report: Report
  decision: Decision
  secret: string | null
}

/** The decision to somebody who reported, with reasons and redress (DSA art. 16(5)). */
export function answerToReporterMail(
  t: Translate,
  locale: Locale,
  { report, decision, secret }: ReporterAnswer,
): MailContent {
  return {
    subject: t('moderation.mail.answer.subject', { reference: report.reference }),
    blocks: [
      { kind: 'heading', text: t(`moderation.mail.answer.${decision.action}`) },
      { kind: 'paragraph', text: t('moderation.mail.answer.text', { reference: report.reference }) },
      { kind: 'list', items: [report.url] },
      ...reasons(t, decision, decision.action === 'hidden'),
      ...(secret ? redress(t, locale, decision, secret) : []),
    ],
  }
}

interface AppealAnswered {
  /** What the appeal was about: a name or an address. */
  about: string
  decision: Decision
  upheld: boolean
  answer: string
}

/** "We looked at it once more." */
export function appealAnsweredMail(t: Translate, { about, decision, upheld, answer }: AppealAnswered): MailContent {
  const result = upheld ? `upheld-${decision.action}` : 'rejected'
  return {
    subject: t('moderation.mail.appeal.subject', { what: about }),
    blocks: [
      { kind: 'heading', text: t(`moderation.mail.appeal.${result}`) },
      { kind: 'paragraph', text: t('moderation.mail.appeal.text', { what: about }) },
      { kind: 'quote', text: answer },
      ...(upheld ? [] : [{ kind: 'small' as const, text: t('moderation.mail.court') }]),
    ],
  }
}

const reasons = (t: Translate, decision: Decision, withGround: boolean): MailBlock[] => [
  { kind: 'paragraph', text: t('moderation.mail.facts') },
  { kind: 'quote', text: decision.reason },
  ...(withGround
    ? [
        {
          kind: 'paragraph' as const,
          text: t('moderation.mail.ground', {
            ground: t(`moderation.ground.${decision.ground}`),
            basis: t(`moderation.basis.${decision.ground}`),
          }),
        },
      ]
    : []),
  {
    kind: 'paragraph',
    text: t(decision.ownInitiative ? 'moderation.mail.own-initiative' : 'moderation.mail.from-report'),
  },
]

const redress = (t: Translate, locale: Locale, decision: Decision, secret: string): MailBlock[] => [
  {
    kind: 'paragraph',
    text: t('moderation.mail.appeal-until', { date: formatDate(appealableUntil(decision.decidedAt), locale) }),
  },
  {
    kind: 'button',
    label: t('moderation.mail.appeal-button'),
    url: appealPath(decision, secret),
  },
  { kind: 'small', text: t('moderation.mail.court') },
]
