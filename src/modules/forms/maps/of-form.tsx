import type { VNode } from 'preact'
import type { Bus } from '../../../platform/bus.ts'
import type { Context } from '../../../platform/context.ts'
import type { Block } from '../../../platform/documents/index.ts'
import { answersStream } from '../answers-store.ts'
import { answerOf } from '../logic.ts'
import type { FormDefinition, Shape } from '../model.ts'
import { tagOfForm } from '../rules.ts'
import { wordsIn } from '../words.ts'
import { mapBlocks } from './blocks.ts'
import { mapQuestionsFor, type Readers } from './exports.ts'
import { DEFAULT_GRID, type GridSettings } from './grid.ts'
import { MapResultsView, prepareResults } from './results.tsx'
import { type MapResults, openMapTally } from './tally.ts'

/** What was counted of every question on a map, by question. */
export interface FormMaps {
  results: Map<string, MapResults>
  /** The first shapes of each question, for the team alone. */
  shapes: Map<string, Shape[]>
}

/** More shapes than these a page does not draw one by one; the squares show them all. */
export const MOST_SHAPES = 1000

interface MapsNeeds {
  formId: string
  definition: FormDefinition
  readers: Readers
  grid?: GridSettings
}

/** Results of every question on a map that these readers may see, by question; empty when there is none. */
export async function mapResultsOf(context: Context, needs: MapsNeeds): Promise<Map<string, VNode>> {
  const views = new Map<string, VNode>()
  for (const { id, shapes, ...shown } of await preparedMaps(context, needs))
    views.set(id, <MapResultsView {...shown} shapes={needs.readers === 'team' ? shapes : []} />)
  return views
}

/** The same for a document: a picture and tables for each question, of squares with enough people in them alone. */
export async function mapBlocksOf(context: Context, needs: MapsNeeds): Promise<Map<string, Block[]>> {
  const t = context.house.texts.in(context.locale)
  const blocks = new Map<string, Block[]>()
  for (const { id, shapes: _, ...shown } of await preparedMaps(context, needs))
    blocks.set(id, await mapBlocks({ ...shown, t }))
  return blocks
}

async function preparedMaps(context: Context, needs: MapsNeeds) {
  const { definition, readers } = needs
  const { db, locale } = context
  const questions = mapQuestionsFor({ definition, readers })
  const counted = questions.length > 0 ? await countedMaps(context, needs) : null
  const maps = []
  for (const question of questions) {
    const results = counted?.results.get(question.id)
    if (!results) continue
    maps.push({
      id: question.id,
      title: wordsIn(question.label, locale, definition.languages),
      results,
      prepared: await prepareResults(db, question, results),
      locale,
      shapes: counted?.shapes.get(question.id) ?? [],
    })
  }
  return maps
}

interface Kept {
  maps: Promise<FormMaps>
  /** Counting took this long; it is not done again before twenty times as much has passed, so it never fills the day. */
  until: number
  stale: boolean
}

const MOST_KEPT = 100
const keptBy = new WeakMap<Bus, Map<string, Kept>>()

/** Counts the answers of a form, or gives what was counted a moment ago: reading 50,000 answers takes a second or so. */
export async function countedMaps(context: Context, needs: MapsNeeds): Promise<FormMaps> {
  const kept = keptFor(context.house.bus)
  const key = keyOf(needs)
  const before = kept.get(key)
  if (before && (!before.stale || performance.now() < before.until)) return before.maps

  const began = performance.now()
  const entry: Kept = { maps: count(context, needs), until: Number.POSITIVE_INFINITY, stale: false }
  kept.delete(key)
  kept.set(key, entry)
  const [oldest] = kept.keys()
  if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest)
  try {
    const maps = await entry.maps
    const now = performance.now()
    entry.until = now + 20 * (now - began)
    return maps
  } catch (error) {
    kept.delete(key)
    throw error
  }
}

/**
 * Versions differ in what they ask and in who may read it, and callers in how many versions they count: what was counted
 * of other questions is never given. An open question and the same one made private are two.
 */
function keyOf({ formId, definition, readers, grid = DEFAULT_GRID }: MapsNeeds): string {
  const counted = mapQuestionsFor({ definition, readers }).map(({ id, shape }) => `${id}:${shape}`)
  return [formId, readers, grid.cellKm, grid.least, ...counted.sort()].join(' ')
}

function keptFor(bus: Bus): Map<string, Kept> {
  const before = keptBy.get(bus)
  if (before) return before
  const kept = new Map<string, Kept>()
  keptBy.set(bus, kept)
  bus.listen((tags) => {
    for (const [key, entry] of kept) if (tags.includes(tagOfForm(key.split(' ', 1)[0] ?? ''))) entry.stale = true
  })
  return kept
}

async function count(
  { db }: Context,
  { formId, definition, readers, grid = DEFAULT_GRID }: MapsNeeds,
): Promise<FormMaps> {
  const questions = mapQuestionsFor({ definition, readers })
  const tallies = questions.map((question) => ({
    question,
    tally: openMapTally(question, grid),
    shapes: [] as Shape[],
  }))
  for await (const { answers } of answersStream(db, formId))
    for (const { question, tally, shapes } of tallies) {
      const answer = answerOf(answers, question.id)
      tally.add(answer)
      if (readers === 'team' && answer && 'shapes' in answer && shapes.length < MOST_SHAPES)
        shapes.push(...answer.shapes)
    }
  return {
    results: new Map(tallies.map(({ question, tally }) => [question.id, tally.results()])),
    shapes: new Map(tallies.map(({ question, shapes }) => [question.id, shapes])),
  }
}
