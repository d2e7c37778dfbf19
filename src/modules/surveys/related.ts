import type { Context } from '../../platform/context.ts'
import { processById, processesOfOrganisations } from '../processes/index.ts'
import { surveyById, surveysOfProcesses } from './store.ts'

/** How many forms a team chooses from; older ones are rarely looked for. */
const SHOWN = 50

/** Other surveys of the same organisation, newest first, from whose forms questions may be taken. */
export async function relatedSurveys({ db }: Context, surveyId: string): Promise<string[]> {
  const survey = await surveyById(db, surveyId)
  const process = survey && (await processById(db, survey.processId))
  if (!process) return []
  const processes = await processesOfOrganisations(db, [process.organisationId])
  const surveys = await surveysOfProcesses(
    db,
    processes.map(({ id }) => id),
    SHOWN + 1,
  )
  return surveys.map(({ id }) => id).filter((id) => id !== surveyId)
}
