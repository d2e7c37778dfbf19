import { z } from 'zod'

const choice = z.string().max(200).optional()

/** Whose answers are looked at: `grupa=wiek=w15-24`. */
export const ResultsQuery = z.object({ grupa: choice, grupa2: choice, grupa3: choice })
export type ResultsQuery = z.infer<typeof ResultsQuery>

export const conditionsOf = ({ grupa, grupa2, grupa3 }: ResultsQuery) =>
  [grupa, grupa2, grupa3].filter((text) => text !== undefined && text !== '') as string[]

/** Which two questions are set together. */
export const CrossQuery = z.object({ wiersze: choice.default(''), kolumny: choice.default('') })
