import type { LetterKind } from '../notices/index.ts'
import type { Process } from '../processes/index.ts'
import { answeredMail, receivedMail, replyMail, summaryMail } from './posts/emails.ts'

const process = { kind: 'consultation', slug: 'park-nad-netta', title: 'Park nad Nettą' } as Process
const post = { id: '…', kind: 'question', title: null, body: 'Czy lipy zostaną?', number: 3 } as const
const topic = { number: 1, question: 'Park w nocy: otwarty czy zamknięty?', about: null }
const reply = { number: 7, body: 'Wracam tędy z drugiej zmiany.', signature: 'Monika' }

/** Letters about what somebody wrote, and about topics people follow. */
export const letters: LetterKind[] = [
  { template: 'post-received', sample: (t) => receivedMail(t, { title: process.title, post, secret: '…' }) },
  {
    template: 'post-answered',
    sample: (t) => answeredMail(t, { process, post, state: null, answer: 'Tak, wszystkie lipy zostają.' }),
  },
  { template: 'topic-reply', sample: (t) => replyMail(t, process, topic, reply) },
  { template: 'topic-summary', sample: (t) => summaryMail(t, process, topic, 'Większość chce parku otwartego.') },
]
