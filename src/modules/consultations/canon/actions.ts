import { personId } from '../../../platform/actor.ts'
import { changed } from '../../../platform/bus.ts'
import { dateOf } from '../../../platform/clock.ts'
import type { Context } from '../../../platform/context.ts'
import { inTransaction } from '../../../platform/db/index.ts'
import { allow } from '../../../platform/errors.ts'
import type { JobDefinition } from '../../../platform/jobs/index.ts'
import { record } from '../../audit/index.ts'
import { listProcesses, mayEditProcess, subjectOf, tagOf } from '../../processes/index.ts'
import { type FoundConsultation, KIND } from '../actions.ts'
import type { ConsultationPorts } from '../ports.ts'
import { consultationsOf } from '../store.ts'
import { type CanonEvidence, canonFactsOf } from './facts.ts'
import { DECLARED, scoreOf } from './points.ts'
import { declarationsOf, keepDeclaration, keepScore, scoresOf } from './store.ts'

/** What a team says of one declared point. */
export interface Said {
  declared: boolean
  note: string
}

/** Keeps what a team declares of its consultation, and the score as it is then. What was said before stays as it was. */
export async function declareCanon(
  context: Context,
  found: FoundConsultation,
  said: Map<string, Said>,
  evidenceOf: CanonEvidence,
) {
  const { process } = found
  allow(mayEditProcess(context.actor, process))

  await inTransaction(context, async (context) => {
    const before = await declarationsOf(context.db, process.id)
    let changes = 0
    for (const { id: point } of DECLARED) {
      const { declared, note } = said.get(point) ?? { declared: false, note: '' }
      const was = before.get(point)
      if ((was?.declared ?? false) === declared && (was?.note ?? '') === note) continue
      const declaration = { point, declared, note, declaredAt: context.now }
      await keepDeclaration(context.db, process.id, declaration, personId(context.actor))
      changes += 1
    }
    if (changes === 0) return
    if (process.announcedAt) await keepToday(context, found, evidenceOf)
    await record(context, 'canon-declared', subjectOf(process))
    await changed(context, tagOf(process))
  })
}

/** Keeps today's score when it is another than the last one. @returns whether it was kept */
export async function keepToday(
  context: Pick<Context, 'db' | 'now'>,
  found: FoundConsultation,
  evidenceOf: CanonEvidence,
): Promise<boolean> {
  const { facts } = await canonFactsOf(context, found, evidenceOf)
  const { met, decided, vetoes } = scoreOf(facts)
  const [last] = await scoresOf(context.db, found.process.id, 1)
  if (last && last.met === met && last.decided === decided && last.vetoes.join() === vetoes.join()) return false
  await keepScore(context.db, found.process.id, { scoredOn: dateOf(context.now), met, decided, vetoes })
  return true
}

const AT_ONCE = 100

/** Every night the scores of all announced consultations, so that the history is kept whether or not somebody looks. */
export const canonJobs = ({ canon }: Pick<ConsultationPorts, 'canon'>): JobDefinition[] => [
  {
    name: 'consultations.canon-scores',
    every: '20 2 * * *',
    async run(context) {
      for (let after: string | undefined; ; ) {
        const { rows, next } = await listProcesses(context.db, { kind: KIND }, context.now, { limit: AT_ONCE, after })
        const consultations = await consultationsOf(
          context.db,
          rows.map(({ id }) => id),
        )
        for (const process of rows) {
          const consultation = consultations.get(process.id)
          if (consultation && !process.cancelledAt && !process.archivedAt)
            await keepToday(context, { process, consultation }, canon)
        }
        if (!next) return
        after = next
      }
    },
  },
]
