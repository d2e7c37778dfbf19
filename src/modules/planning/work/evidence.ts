import type { Context } from '../../../platform/context.ts'
import { organisationById } from '../../network/index.ts'
import type { Process } from '../../processes/index.ts'
import { countInvited } from '../invited/store.ts'
import { YEARLY_PATH } from '../yearly/pages.tsx'
import { intentionOfProcess } from '../yearly/store.ts'

/** What planning bears witness of for the Canon: that a yearly plan named this consultation, and whom the office invited. */
export async function canonEvidence({ db }: Pick<Context, 'db'>, process: Process) {
  const intention = await intentionOfProcess(db, process.id)
  const organisation = intention && (await organisationById(db, intention.organisationId))
  return {
    yearlyPlan:
      intention && organisation
        ? {
            year: intention.year,
            title: intention.title,
            href: `${YEARLY_PATH}/${organisation.slug}?rok=${intention.year}`,
            addedAt: intention.addedAt,
          }
        : null,
    invited: await countInvited(db, process.id),
  }
}
