import type { LetterKind } from '../notices/index.ts'
import type { Process } from '../processes/index.ts'
import { contactMail, effectMail, evaluationMail, milestoneMail, reportMail, updateMail } from './emails.ts'

const process = { kind: 'consultation', slug: 'park-nad-netta', title: 'Park nad Nettą' } as Process
const AT = Temporal.Instant.from('2026-10-05T08:00:00Z')

/** Letters to those who follow a consultation or left an address with a remark. */
export const letters: LetterKind[] = [
  {
    template: 'process-update',
    sample: (t) => updateMail(t, process, { title: 'Spacer w sobotę', body: 'Spotykamy się o 10 przy molo.' }),
  },
  {
    template: 'consultation-report',
    sample: (t, locale) => contactMail(t, process, 'WIEC-2026-128', reportMail(t, locale, process, AT)),
  },
  {
    template: 'consultation-effect',
    sample: (t) => effectMail(t, process, { title: 'Posadziliśmy lipy', body: 'Dwanaście drzew rośnie przy ścieżce.' }),
  },
  {
    template: 'consultation-milestone',
    sample: (t) =>
      contactMail(
        t,
        process,
        'WIEC-2026-128',
        milestoneMail(t, process, {
          title: 'Ławki z oparciem',
          outcome: 'Dziewięć stoi przy śluzie.',
          givenUpReason: null,
        }),
      ),
  },
  {
    template: 'consultation-evaluation',
    sample: (t, locale) => contactMail(t, process, 'WIEC-2026-128', evaluationMail(t, locale, process, AT)),
  },
]
