import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { dataFile } from '../../../platform/data-file.ts'
import { TOOLS, type Tool } from '../rules.ts'

const Both = z.object({ pl: z.string(), en: z.string() })
const tool = z.enum(TOOLS)

const ChooserFile = z.object({
  questions: z.array(
    z.object({
      id: z.string().regex(/^[a-z0-9-]+$/),
      text: Both,
      help: Both.optional(),
      answers: z.array(
        z.object({
          id: z.string().regex(/^[a-z0-9-]+$/),
          text: Both,
          /** How much the answer speaks for a tool, or with a number below zero against it. */
          weights: z.partialRecord(tool, z.number()),
          because: z.partialRecord(tool, Both).default({}),
        }),
      ),
    }),
  ),
  tools: z.partialRecord(tool, z.object({ time: Both, cost: Both, guide: z.string() })),
})
export type ChooserQuestions = z.infer<typeof ChooserFile>

let read: ChooserQuestions | undefined

/** The ten questions of `data/knowledge/chooser.json`. */
export function chooserQuestions(): ChooserQuestions {
  read ??= ChooserFile.parse(JSON.parse(readFileSync(dataFile('knowledge/chooser.json'), 'utf8')))
  return read
}

/** Answers by the id of their question. */
export type Answers = Record<string, string>

export interface Advice {
  tool: Tool
  /** Sum of the weights of the answers; below zero when they speak against it. */
  points: number
  /** What speaks for it and against it, in the order of the questions. */
  reasons: { for: boolean; text: { pl: string; en: string } }[]
}

/** Tools from the one that fits best; of equal ones the first named. Questions nobody answered count for nothing. */
export function advise({ questions }: ChooserQuestions, answers: Answers): Advice[] {
  return TOOLS.map((tool): Advice => {
    const chosen = questions.flatMap(({ id, answers: all }) => all.find((answer) => answer.id === answers[id]) ?? [])
    return {
      tool,
      points: chosen.reduce((sum, { weights }) => sum + (weights[tool] ?? 0), 0),
      reasons: chosen.flatMap(({ weights, because }) => {
        const text = because[tool]
        return text ? [{ for: (weights[tool] ?? 0) >= 0, text }] : []
      }),
    }
  }).toSorted((one, other) => other.points - one.points)
}

/** Answers as an address carries them: `?kim-jestes=mieszkaniec`; what is no answer is passed over. */
export function answersFrom({ questions }: ChooserQuestions, query: (name: string) => string | undefined): Answers {
  return Object.fromEntries(
    questions.flatMap(({ id, answers }) => {
      const given = query(id)
      return answers.some((answer) => answer.id === given) && given ? [[id, given]] : []
    }),
  )
}
