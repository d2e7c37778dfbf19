import type { LetterKind } from '../notices/index.ts'
import type { Process } from '../processes/index.ts'
import {
  coauthorMail,
  evaluationMail,
  joiningMail,
  stageMail,
  submittedMail,
  summonsMail,
  talkMail,
  workMail,
} from './emails.ts'

const process = { kind: 'budget', slug: 'budzet-obywatelski-2027', title: 'Budżet obywatelski 2027' } as Process
const project = { title: 'Ławki nad Nettą', number: 12 }

/** Letters to authors and to those who follow an edition. */
export const letters: LetterKind[] = [
  {
    template: 'budget-project-submitted',
    sample: (t) => submittedMail(t, process, project, '/budzet-obywatelski/budzet-obywatelski-2027/zgloszenia/1'),
  },
  { template: 'budget-coauthor', sample: (t) => coauthorMail(t, process, project, '/budzet-obywatelski') },
  {
    template: 'budget-summons',
    sample: (t) =>
      summonsMail(t, process, project, { body: 'Prosimy o 12 brakujących podpisów.', due: '5 marca 2027' }),
  },
  {
    template: 'budget-joining',
    sample: (t) =>
      joiningMail(t, process, {
        from: project,
        into: { title: 'Park nad Nettą', number: 7 },
        note: 'To jedno miejsce.',
      }),
  },
  {
    template: 'budget-talk',
    sample: (t) => talkMail(t, process, project, { number: 3, body: 'Czy ławki będą z oparciem?', signature: 'Zofia' }),
  },
  {
    template: 'budget-evaluation',
    sample: (t, locale) => evaluationMail(t, locale, process, Temporal.Instant.from('2026-11-20T22:59:59Z')),
  },
  { template: 'budget-stage', sample: (t) => stageMail(t, process, 'voting', '/budzet-obywatelski') },
  { template: 'budget-work', sample: (t) => workMail(t, process, project, 'Budowa się zaczęła.') },
]
