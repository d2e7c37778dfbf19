import { openPortal } from '../../src/app/portal.tsx'
import { surveysPorts } from '../../src/app/wiring.tsx'
import { aDefinition, everyQuestion } from '../../src/modules/forms/examples.ts'
import { findProcess } from '../../src/modules/processes/index.ts'
import { bringSurvey, surveyPath } from '../../src/modules/surveys/index.ts'
import { ANSWERS, SHORTEST_WAIT } from '../support/survey.ts'
import { filledHouse } from './fill.ts'
import { listen, type Statement } from './recording.ts'

/**
 * Opens a short survey in a consultation, all on one page.
 * @param path of the consultation
 * @returns the path of the survey
 */
export const openSurvey = (path: string): Promise<string> =>
  filledHouse(async (context) => {
    const process = await findProcess(context, surveysPorts.kind, path.split('/').at(-1) ?? '')
    const survey = await bringSurvey(context, surveysPorts, process, {
      definition: SURVEY,
      stageId: null,
      settings: { anonymity: 'confidential' },
      draftedAt: context.now.subtract({ hours: 48 }),
      openedAt: context.now.subtract({ hours: 24 }),
      answers: [],
      interest: { seen: 0, begun: 0 },
    })
    return surveyPath(process, survey)
  })

/**
 * Sends one filled survey over HTTP and records what PostgreSQL is told meanwhile.
 * @returns the statements that write, in their order
 */
export const recordAnswering = (path: string): Promise<Statement[]> =>
  filledHouse(async ({ house }) => {
    const { app } = await openPortal(house)
    const address = `http://127.0.0.1${path}`
    const form = await (await app.request(address)).text()
    const moment = /name="moment" value="([^"]+)"/.exec(form)?.[1] ?? ''
    await new Promise((resolve) => setTimeout(resolve, SHORTEST_WAIT))

    const { statements, stop } = listen()
    const body = new URLSearchParams({ ...ANSWERS, moment, key: 'recorded-abcdefghijklmnopqrst' })
    const answer = await app.request(address, { method: 'POST', body })
    stop()
    if (answer.status !== 303) throw new Error(`Sending a survey was answered with ${answer.status}`)
    return statements.filter(({ text }) => !/^\s*select "/i.test(text))
  })

const WANTED = ['often', 'why', 'quality', 'stops', 'more']

const SURVEY = {
  ...aDefinition(
    everyQuestion()
      .sections.flatMap(({ questions }) => questions)
      .filter(({ id }) => WANTED.includes(id)),
  ),
  languages: ['pl' as const],
  layout: 'page' as const,
}
