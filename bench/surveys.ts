// How fast results of a survey are at 50,000 answers, how soon an answer is in them, and what the file of 250,000 answers
// costs.
import type { Exported, Surveyed } from './inside/surveys.ts'
import { atMost, many, median, type Row } from './row.ts'
import { inside } from './support/inside.ts'
import { type Load, send } from './support/load.ts'
import { inPlace, type Place, settingsOf } from './support/place.ts'
import { startPortal } from './support/portal.ts'

const READ = 50_000
const EXPORTED = 250_000
const ROUNDS = 3

export async function run(): Promise<Row[]> {
  return inPlace(async (place) => {
    const read = await inside<Surveyed>(['fill-survey', String(READ)], settingsOf(place))
    const rows = await reading(place, read.answer)
    const large = await inside<Surveyed>(['fill-survey', String(EXPORTED)], settingsOf(place))
    return [...rows, await exporting(place, large.answer, 'csv'), await exporting(place, large.answer, 'xlsx')]
  })
}

async function reading(place: Place, { slug, survey, seconds }: Surveyed): Promise<Row[]> {
  const path = `/konsultacje/${slug}/ankiety/${survey}/wyniki`
  const portal = await startPortal({ ...place, path })
  try {
    const whole: number[] = []
    const group: number[] = []
    for (let round = 0; round < ROUNDS; round += 1) {
      whole.push((await send(load(portal.port, `${path}?nr={run}-{n}`))).p95)
      group.push((await send(load(portal.port, `${path}?grupa=wiek%3Dw65&nr={run}-{n}`))).p95)
    }
    const { answer } = await inside<{ sentAt: number }>(['answer-survey', slug, survey], settingsOf(place))
    const seen = await shownAfter(`http://127.0.0.1:${portal.port}${path}`, READ + 1)
    const note = `${many(READ)} answers to twelve questions, past the cache, PostgreSQL, 4 connections`
    return [
      atMost(`p95 of public results at ${many(READ)} answers`, median(whole), 150, 'ms', note),
      atMost(`p95 of results of one group at ${many(READ)} answers`, median(group), 150, 'ms', note),
      atMost(
        'an answer is in public results after',
        Math.max(0, (seen - answer.sentAt) / 1000),
        3,
        's',
        `beside ${many(READ)} others, all brought and counted in ${Math.round(seconds)} s`,
      ),
    ]
  } finally {
    await portal.stop()
  }
}

const load = (port: number, path: string): Load => ({ port, path, connections: 4, warmUp: 1, seconds: 3, status: 200 })

/** When the page first says so many people answered. */
async function shownAfter(url: string, answers: number): Promise<number> {
  const words = answers.toLocaleString('pl').replaceAll(/\s/g, '')
  for (;;) {
    const html = await (await fetch(`${url}?o=${Date.now()}`)).text()
    if (html.replaceAll(/[\s\u00a0]/g, '').includes(`>${words}<`)) return Date.now()
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

async function exporting(place: Place, { slug, survey }: Surveyed, format: string): Promise<Row> {
  const { answer, peak } = await inside<Exported>(['export-survey', slug, survey, format], settingsOf(place))
  return atMost(
    `memory of exporting ${many(EXPORTED)} answers as ${format.toUpperCase()}`,
    peak,
    200,
    'MB',
    `${many(answer.rows)} rows, ${many(answer.bytes / 1e6)} MB in ${Math.round(answer.seconds)} s; peak of the process`,
  )
}
