/** Front door of debates: the opinion map of statements and votes; see README.md. */

export { NotVotes, readVotes, type VotesFile } from './map/file.ts'
export { nextStatement } from './map/measures.ts'
export { METHOD, type NotDrawn, type OpinionMap, opinionMapOf, STABLE } from './map/opinion-map.ts'
export { type Cast, type Vote, type Votes, votesOf } from './map/votes.ts'
