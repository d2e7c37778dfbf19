/** Front door of debates: the opinion map of statements and votes; see README.md. */

export { opinionsActivity } from './activity.tsx'
export { NotVotes, readVotes, type VotesFile } from './map/file.ts'
export { nextStatement } from './map/measures.ts'
export { METHOD, type NotDrawn, type OpinionMap, opinionMapOf, STABLE } from './map/opinion-map.ts'
export { randomFrom } from './map/random.ts'
export { type Cast, type Vote, type Votes, votesOf } from './map/votes.ts'
export { type BroughtDebate, bringDebate } from './opinions/bringing.ts'
export { computingJobs as jobs } from './opinions/computing.ts'
export { personalData } from './personal-data.ts'
export type { DebatesPorts } from './ports.ts'
export { openRoutes, openWorkRoutes } from './routes.ts'
