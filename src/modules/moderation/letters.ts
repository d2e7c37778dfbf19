import type { LetterKind } from '../notices/index.ts'
import type { Decision } from './decisions/store.ts'
import { answerToReporterMail, appealAnsweredMail, receivedMail, statementMail } from './emails.ts'
import type { Moderated } from './needs.ts'
import type { Report } from './reports/store.ts'

const thing = { label: () => 'WIEC-2026-128', path: '/konsultacje/park-nad-netta' } as unknown as Moderated
const report = { reference: 'Z-2026-17', url: 'https://example.org/konsultacje/park-nad-netta' } as Report

const decided = (action: Decision['action']) =>
  ({
    id: '17',
    action,
    ground: 'hate',
    reason: 'Uwaga obraża konkretną osobę.',
    ownInitiative: false,
    decidedAt: Temporal.Instant.from('2026-10-05T08:00:00Z'),
  }) as Decision

/** Letters the Digital Services Act asks for. */
export const letters: LetterKind[] = [
  {
    template: 'moderation-report-received',
    sample: (t) => receivedMail(t, { reference: report.reference, url: report.url, ground: 'hate' }),
  },
  ...(['hidden', 'restored'] as const).map(
    (action): LetterKind => ({
      template: `moderation-${action}`,
      sample: (t, locale) =>
        statementMail(t, locale, { thing, decision: decided(action), secret: action === 'hidden' ? '…' : null }),
    }),
  ),
  {
    template: 'moderation-answer',
    sample: (t, locale) => answerToReporterMail(t, locale, { report, decision: decided('hidden'), secret: null }),
  },
  {
    template: 'moderation-appeal-answered',
    sample: (t) =>
      appealAnsweredMail(t, {
        about: 'WIEC-2026-128',
        decision: decided('hidden'),
        upheld: false,
        answer: 'Podtrzymujemy decyzję: słowa dotyczą osoby, nie sprawy.',
      }),
  },
]
