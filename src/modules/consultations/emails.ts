import { formatDate, formatDateTime, type Locale, type Translate } from '../../platform/texts/index.ts'
import type { MailContent } from '../notices/index.ts'
import { type Process, pathOf } from '../processes/index.ts'
import type { Milestone } from './implementation/rules.ts'

/** A piece of news about a consultation, for those who follow it. */
export const updateMail = (t: Translate, process: Process, update: { title: string; body: string }): MailContent => ({
  subject: t('consultations.mail.update.subject', { title: update.title }),
  blocks: [
    { kind: 'heading', text: update.title },
    { kind: 'paragraph', text: process.title },
    ...update.body.split(/\n{2,}/).map((text) => ({ kind: 'paragraph' as const, text })),
    { kind: 'button', label: t('consultations.mail.open'), url: pathOf(process) },
  ],
})

/** The report is out: for followers and for everybody who left an address with a remark. */
export const reportMail = (
  t: Translate,
  locale: Locale,
  process: Process,
  publishedAt: Temporal.Instant,
): MailContent => ({
  subject: t('consultations.mail.report.subject', { title: process.title }),
  blocks: [
    { kind: 'heading', text: t('consultations.mail.report.heading') },
    {
      kind: 'paragraph',
      text: t('consultations.mail.report.text', { title: process.title, date: formatDate(publishedAt, locale) }),
    },
    { kind: 'button', label: t('consultations.mail.report.button'), url: `${pathOf(process)}/raport` },
  ],
})

/** Something changed after the consultation. */
export const effectMail = (t: Translate, process: Process, effect: { title: string; body: string }): MailContent => ({
  subject: t('consultations.mail.effect.subject', { title: process.title }),
  blocks: [
    { kind: 'heading', text: effect.title },
    ...effect.body.split(/\n{2,}/).map((text) => ({ kind: 'paragraph' as const, text })),
    { kind: 'button', label: t('consultations.mail.open'), url: `${pathOf(process)}/efekty` },
  ],
})

/** A step that was promised is done, or given up. */
export const milestoneMail = (
  t: Translate,
  process: Process,
  { title, outcome, givenUpReason }: Pick<Milestone, 'title' | 'outcome' | 'givenUpReason'>,
): MailContent => ({
  subject: t(`consultations.mail.milestone.${givenUpReason === null ? 'done' : 'given-up'}`, { title }),
  blocks: [
    { kind: 'heading', text: title },
    { kind: 'paragraph', text: process.title },
    ...(givenUpReason ?? outcome).split(/\n{2,}/).map((text) => ({ kind: 'paragraph' as const, text })),
    { kind: 'button', label: t('consultations.mail.milestone.button'), url: `${pathOf(process)}/wdrozenie` },
  ],
})

/** What do you think of the consultation: after the report, once. */
export const evaluationMail = (
  t: Translate,
  locale: Locale,
  process: Process,
  closesAt: Temporal.Instant,
): MailContent => ({
  subject: t('consultations.mail.evaluation.subject', { title: process.title }),
  blocks: [
    { kind: 'heading', text: t('consultations.mail.evaluation.heading') },
    {
      kind: 'paragraph',
      text: t('consultations.mail.evaluation.text', { title: process.title, date: formatDateTime(closesAt, locale) }),
    },
    { kind: 'button', label: t('consultations.mail.evaluation.button'), url: `${pathOf(process)}/ocena` },
  ],
})

/** The same news for somebody who left an address with a remark: which remark, with a way to its answer. */
export const contactMail = (
  t: Translate,
  process: Process,
  reference: string,
  { subject, blocks }: MailContent,
): MailContent => ({
  subject,
  blocks: [
    ...blocks,
    {
      kind: 'list',
      items: [
        { text: t('consultations.mail.your-remark', { reference }), url: `${pathOf(process)}/uwagi/${reference}` },
      ],
    },
    { kind: 'small', text: t('consultations.mail.why-contact', { reference }) },
  ],
})
