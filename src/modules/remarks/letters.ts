import type { LetterKind } from '../notices/index.ts'
import type { Process } from '../processes/index.ts'
import { decidedMail, receivedMail } from './emails.tsx'
import type { Decision, Remark } from './rules.ts'

const process = { kind: 'consultation', slug: 'park-nad-netta', title: 'Park nad Nettą' } as Process
const remark = { reference: 'WIEC-2026-128', body: 'Przydałyby się ławki w cieniu.' } as Remark
const decision = { outcome: 'accepted', reason: 'Dodamy sześć ławek pod lipami.', change: '' } as Decision

/** Letters about a person's own remark. */
export const letters: LetterKind[] = [
  { template: 'remark-received', sample: (t) => receivedMail(t, { process, remark, secret: '…' }) },
  { template: 'remark-decided', sample: (t) => decidedMail(t, { process, reference: remark.reference, decision }) },
]
