import type { LetterKind } from '../notices/index.ts'
import { receiptMail } from './emails.ts'

/** The letter with the way back to one's answers. */
export const letters: LetterKind[] = [
  {
    template: 'survey-receipt',
    sample: (t) =>
      receiptMail(t, {
        title: 'Linie autobusowe',
        reference: 'A7K2',
        path: '/konsultacje/linie/ankiety/1',
        editable: true,
      }),
  },
]
