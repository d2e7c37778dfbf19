import type { Translate } from '../../../platform/texts/index.ts'
import type { LetterKind, MailContent } from '../../notices/index.ts'
import type { Request } from './rules.ts'

const PATH = '/wnioski-o-konsultacje'

/** To the author: the request goes to the office after this link. */
export const confirmRequestMail = (t: Translate, title: string, url: string): MailContent => ({
  subject: t('planning.mail.request-confirm.subject'),
  blocks: [
    { kind: 'heading', text: title },
    { kind: 'paragraph', text: t('planning.mail.request-confirm.text') },
    { kind: 'button', label: t('planning.mail.request-confirm.button'), url },
    { kind: 'small', text: t('planning.mail.request-confirm.why') },
  ],
})

/** To somebody who supports: counted after this link. */
export const confirmSupportMail = (t: Translate, title: string, url: string): MailContent => ({
  subject: t('planning.mail.request-support.subject'),
  blocks: [
    { kind: 'heading', text: title },
    { kind: 'paragraph', text: t('planning.mail.request-support.text') },
    { kind: 'button', label: t('planning.mail.request-support.button'), url },
    { kind: 'small', text: t('planning.mail.request-confirm.why') },
  ],
})

/** To the author: everybody can read and support it now, or why not. */
export const shownMail = (
  t: Translate,
  { id, title }: Pick<Request, 'id' | 'title'>,
  refusedReason: string | null,
): MailContent => ({
  subject: t(`planning.mail.request-${refusedReason === null ? 'shown' : 'refused'}.subject`),
  blocks: [
    { kind: 'heading', text: title },
    { kind: 'paragraph', text: refusedReason ?? t('planning.mail.request-shown.text') },
    ...(refusedReason === null
      ? [{ kind: 'button' as const, label: t('planning.mail.request-open'), url: `${PATH}/${id}` }]
      : []),
  ],
})

/** To the author: what the office decided. */
export const answerMail = (
  t: Translate,
  { id, title }: Pick<Request, 'id' | 'title'>,
  { granted, answer }: { granted: boolean; answer: string },
): MailContent => ({
  subject: t(`planning.mail.request-answered.${granted ? 'granted' : 'denied'}`),
  blocks: [
    { kind: 'heading', text: title },
    ...answer.split(/\n{2,}/).map((text) => ({ kind: 'paragraph' as const, text })),
    { kind: 'button', label: t('planning.mail.request-open'), url: `${PATH}/${id}` },
  ],
})

const request = { id: '0198f3a0-0000-7000-8000-000000000001', title: 'Konsultacje w sprawie ronda przy szkole' }
const LINK = `${PATH}/potwierdzenie/abc`

/** With made-up facts, for those who change their words. */
export const requestLetters: LetterKind[] = [
  { template: 'planning-request-confirm', sample: (t) => confirmRequestMail(t, request.title, LINK) },
  { template: 'planning-request-support', sample: (t) => confirmSupportMail(t, request.title, LINK) },
  { template: 'planning-request-shown', sample: (t) => shownMail(t, request, null) },
  {
    template: 'planning-request-answered',
    sample: (t) => answerMail(t, request, { granted: true, answer: 'Konsultacje zaczną się w marcu.' }),
  },
]
