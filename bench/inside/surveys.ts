import { busAnswers } from '../../src/app/demo/surveys/bus-answers.ts'
import { busForm } from '../../src/app/demo/surveys/bus-form.ts'
import { surveysPorts } from '../../src/app/wiring.tsx'
import { findOwnConsultation } from '../../src/modules/consultations/actions.ts'
import { currentVersion, submitAnswers } from '../../src/modules/forms/index.ts'
import { findSurvey } from '../../src/modules/surveys/actions.ts'
import { bringSurvey } from '../../src/modules/surveys/bringing-survey.ts'
import { answersFile } from '../../src/modules/surveys/exporting/rows.ts'
import { newId, sql } from '../../src/platform/db/index.ts'
import { writeCsv, writeXlsx } from '../../src/platform/documents/index.ts'
import { filledHouse, openWithRemarks } from './fill.ts'

export interface Surveyed {
  /** Of the consultation, and of its survey. */
  slug: string
  survey: string
  /** Of counting all answers anew, with the rest of bringing them. */
  seconds: number
}

/** A consultation with an open survey of twelve questions and so many answers, all counted. */
export const fillSurvey = (size: string): Promise<Surveyed> =>
  filledHouse(async (context, organisationId) => {
    const slug = await openWithRemarks(context, organisationId, 0)
    const { process } = await findOwnConsultation(context, slug)
    const count = Number(size)
    const started = performance.now()
    const { slug: survey } = await bringSurvey(context, surveysPorts, process, {
      definition: busForm,
      stageId: null,
      settings: { anonymity: 'anonymous', results: 'live', openData: true },
      draftedAt: context.now,
      openedAt: context.now,
      answers: busAnswers(
        Array.from({ length: count }, (_, index) => context.now.subtract({ seconds: count - index })),
        count,
      ),
      interest: { seen: count * 3, begun: Math.round(count * 1.3) },
    })
    await sql`vacuum analyze`.execute(context.db)
    return { slug, survey, seconds: (performance.now() - started) / 1000 }
  })

export interface Exported {
  rows: number
  bytes: number
  seconds: number
}

/** Writes every answer as the team takes it, to nowhere. */
export const exportSurvey = (slug: string, survey: string, format: string): Promise<Exported> =>
  filledHouse(async (context) => {
    const found = await findSurvey(context, 'consultation', slug, survey)
    const t = context.house.texts.in('pl')
    const started = performance.now()
    const file = await answersFile(context, found, { audience: 'team', values: 'words', speech: { t, locale: 'pl' } })
    let rows = 0
    async function* counted() {
      for await (const row of file.rows()) {
        rows += 1
        yield row
      }
    }
    const written =
      format === 'csv'
        ? writeCsv(counted(), { header: file.header })
        : writeXlsx([{ name: 'Odpowiedzi', columns: file.header.map((header) => ({ header })), rows: counted() }])
    let bytes = 0
    for await (const chunk of written) bytes += chunk.length
    return { rows, bytes, seconds: (performance.now() - started) / 1000 }
  })

/** One more answer, as somebody sends it; its counting is left to the portal that runs beside. */
export const answerSurvey = (slug: string, survey: string): Promise<{ sentAt: number }> =>
  filledHouse(async (context) => {
    const { form } = await findSurvey(context, 'consultation', slug, survey)
    const version = await currentVersion(context.db, form.id)
    if (!version) throw new Error('The survey is not open')
    const [answer] = [...busAnswers([context.now], 1)]
    await submitAnswers(context, surveysPorts.forms, version, { answers: answer?.answers ?? {}, key: newId() })
    return { sentAt: Date.now() }
  })
