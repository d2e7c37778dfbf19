import { formatDateTime, type Locale, type Translate } from '../../platform/texts/index.ts'
import type { MailContent } from '../notices/index.ts'
import { type Process, pathOf } from '../processes/index.ts'

type Named = { title: string; number: number | null }

/** A project has arrived: its number, and the one link that changes it. */
export const submittedMail = (t: Translate, process: Process, project: Named, path: string): MailContent => ({
  subject: t('budgets.mail.submitted.subject', { title: project.title }),
  blocks: [
    { kind: 'heading', text: t('budgets.mail.submitted.heading') },
    {
      kind: 'paragraph',
      text: t('budgets.mail.submitted.text', {
        title: project.title,
        number: project.number ?? 0,
        budget: process.title,
      }),
    },
    { kind: 'button', label: t('budgets.mail.own'), url: path },
    { kind: 'small', text: t('budgets.mail.own.keep') },
  ],
})

export const coauthorMail = (t: Translate, process: Process, project: Named, path: string): MailContent => ({
  subject: t('budgets.mail.coauthor.subject', { title: project.title }),
  blocks: [
    { kind: 'heading', text: t('budgets.mail.coauthor.heading') },
    { kind: 'paragraph', text: t('budgets.mail.coauthor.text', { title: project.title, budget: process.title }) },
    { kind: 'button', label: t('budgets.mail.coauthor.open'), url: path },
  ],
})

/** A summons to correct: what, and until when. */
export const summonsMail = (
  t: Translate,
  process: Process,
  project: Named,
  { body, due }: { body: string; due: string },
): MailContent => ({
  subject: t('budgets.mail.summons.subject', { title: project.title }),
  blocks: [
    { kind: 'heading', text: t('budgets.mail.summons.heading') },
    { kind: 'paragraph', text: t('budgets.mail.summons.text', { title: project.title, date: due }) },
    { kind: 'quote', text: body },
    { kind: 'button', label: t('budgets.mail.project'), url: `${pathOf(process)}/projekty/${project.number}` },
  ],
})

/** Something new in an edition: a stage begins, decisions or results are public. */
export const stageMail = (t: Translate, process: Process, word: string, path: string): MailContent => ({
  subject: t(`budgets.mail.stage.${word}.subject`, { title: process.title }),
  blocks: [
    { kind: 'heading', text: t(`budgets.mail.stage.${word}.heading`) },
    { kind: 'paragraph', text: t(`budgets.mail.stage.${word}.text`, { title: process.title }) },
    { kind: 'button', label: t(`budgets.mail.stage.${word}.button`), url: path },
  ],
})

/** What is being built has a new entry. */
export const workMail = (t: Translate, process: Process, project: Named, news: string): MailContent => ({
  subject: t('budgets.mail.work.subject', { title: project.title }),
  blocks: [
    { kind: 'heading', text: project.title },
    { kind: 'paragraph', text: news },
    { kind: 'button', label: t('budgets.mail.project'), url: `${pathOf(process)}/projekty/${project.number}` },
  ],
})

/** Somebody wrote of a project, for its author. */
export const talkMail = (
  t: Translate,
  process: Process,
  project: Named,
  post: { number: number; body: string; signature: string | null },
): MailContent => ({
  subject: t('budgets.mail.talk.subject', { title: project.title }),
  blocks: [
    { kind: 'heading', text: t('budgets.mail.talk.heading') },
    {
      kind: 'paragraph',
      text: post.signature
        ? t('budgets.mail.talk.text.signed', { title: project.title, author: post.signature })
        : t('budgets.mail.talk.text', { title: project.title }),
    },
    { kind: 'quote', text: post.body },
    {
      kind: 'button',
      label: t('budgets.mail.talk.button'),
      url: `${pathOf(process)}/projekty/${project.number}#wpis-${post.number}`,
    },
    { kind: 'small', text: t('budgets.mail.talk.how') },
  ],
})

/** What do you think of the edition: after its results, once. */
export const evaluationMail = (
  t: Translate,
  locale: Locale,
  process: Process,
  closesAt: Temporal.Instant,
): MailContent => ({
  subject: t('budgets.mail.evaluation.subject', { title: process.title }),
  blocks: [
    { kind: 'heading', text: t('budgets.mail.evaluation.heading') },
    {
      kind: 'paragraph',
      text: t('budgets.mail.evaluation.text', { title: process.title, date: formatDateTime(closesAt, locale) }),
    },
    { kind: 'button', label: t('budgets.evaluation.give'), url: `${pathOf(process)}/ocena` },
  ],
})

/** Somebody proposes to join two projects: every author's yes is needed. */
export const joiningMail = (
  t: Translate,
  process: Process,
  { from, into, note }: { from: Named; into: Named; note: string },
): MailContent => ({
  subject: t('budgets.mail.joining.subject', { title: from.title }),
  blocks: [
    { kind: 'heading', text: t('budgets.mail.joining.heading') },
    { kind: 'paragraph', text: t('budgets.mail.joining.text', { from: from.title, into: into.title }) },
    ...(note ? [{ kind: 'quote' as const, text: note }] : []),
    { kind: 'paragraph', text: t('budgets.mail.joining.how') },
    { kind: 'button', label: t('budgets.mail.project'), url: `${pathOf(process)}/projekty/${from.number}` },
  ],
})
