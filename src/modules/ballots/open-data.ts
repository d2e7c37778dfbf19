import { z } from 'zod'
import type { Context } from '../../platform/context.ts'
import type { OpenCollection } from '../../platform/open-data.ts'
import { lastCountedAt, openDataPolls } from './open-data-store.ts'
import { maySeePoll, type Poll, phaseOf } from './polls/rules.ts'
import { pollById } from './polls/store.ts'
import { pathOf } from './voting/paths.ts'

const moment = z.iso.datetime({ offset: true })

const PollItem = z.object({
  id: z.uuid(),
  url: z.url(),
  organisationId: z.uuid().nullable(),
  title: z.string(),
  question: z.string(),
  phase: z.enum(['announced', 'open', 'closed', 'counted']),
  opensAt: moment,
  closesAt: moment,
  rule: z.string(),
  options: z.array(
    z.object({
      id: z.string(),
      label: z.string(),
      cost: z.number().nullable(),
      score: z.number().nullable(),
      votes: z.number().nullable(),
      chosen: z.boolean().nullable(),
    }),
  ),
  ballots: z.int().nullable(),
  counted: z.int().nullable(),
  blank: z.int().nullable(),
  resultsUrl: z.url().nullable(),
})
type PollItem = z.infer<typeof PollItem>

/** Published polls; what they came to once they are counted, and the file by which anybody may count them again. */
export const pollsData: OpenCollection<PollItem> = {
  name: 'glosowania',
  itemName: 'Poll',
  schema: PollItem,
  filters: z.object({}),
  async page(context, _, page) {
    const { rows, next } = await openDataPolls(context.db, page)
    return { rows: rows.map((poll) => itemOf(context, poll)), next }
  },
  async find(context, id) {
    const poll = await pollById(context.db, id)
    return poll && maySeePoll(context.actor, poll) ? itemOf(context, poll) : null
  },
  themes: ['GOVE', 'SOCI'],
  keywords: ['głosowania', 'budżet obywatelski', 'wyniki'],
  changedAt: ({ db }) => lastCountedAt(db),
}

function itemOf({ house, now }: Context, poll: Poll): PollItem {
  const { definition, outcome } = poll
  const url = house.config.url + pathOf(poll)
  // Until the result is there, nobody learns how it stands.
  const result = phaseOf(poll, now) === 'counted' ? outcome : null
  const ranked = new Map(result?.ranking.map((row) => [row.id, row]))
  return {
    id: poll.id,
    url,
    organisationId: poll.organisationId,
    title: poll.title,
    question: definition.question,
    phase: phaseOf(poll, now) as PollItem['phase'],
    opensAt: poll.opensAt.toString(),
    closesAt: poll.closesAt.toString(),
    rule: definition.rule.name === 'budget' ? definition.rule.rule : definition.rule.name,
    options: definition.options.map(({ id, label, cost }) => ({
      id,
      label,
      cost: cost === undefined ? null : cost / 100,
      score: ranked.get(id)?.score ?? null,
      votes: ranked.get(id)?.votes ?? null,
      chosen: result ? result.chosen.includes(id) : null,
    })),
    ballots: result?.ballots ?? null,
    counted: result?.counted ?? null,
    blank: result?.blank ?? null,
    resultsUrl: result ? `${url}/wyniki.jsonl` : null,
  }
}
