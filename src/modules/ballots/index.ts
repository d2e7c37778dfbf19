/** Front door of the voting engine; see README.md. */

export { unjustProjects } from './analysis/justice.ts'
export { lacksInShares, lacksOnList } from './analysis/losers.ts'
export { satisfactionOf, spendingBy } from './analysis/satisfaction.ts'
export { type Comparison, compareOutcomes, type Preference } from './counting/comparison.ts'
export { drawOrder, drawSum } from './counting/draw.ts'
export {
  anElection,
  type Ballot,
  costOf,
  type Election,
  type ElectionInput,
  NotCountable,
} from './counting/election.ts'
export { type Fraction, toNumber, writeFraction } from './counting/exact.ts'
export { explain, type Step } from './counting/explain.ts'
export { type GreedyReason, greedy } from './counting/greedy.ts'
export { type Progress, tallyInWorker } from './counting/in-worker.ts'
export { bordaChoices, countPoll, decideMajority, type MajorityRule } from './counting/polls.ts'
export { countPools, type PoolCount, type PoolOutcome } from './counting/pools.ts'
export { needsPoints, RULES, type Rule, ruleNamed } from './counting/rules.ts'
export { counter, type Outcome, type TallySettings, tally } from './counting/tally.ts'
export { LotMissing, type Tie, type TieCriterion } from './counting/ties.ts'
export { BANDS, type Band, roundedDown } from './eligibility/ages.ts'
export { byAccount } from './eligibility/identify.ts'
export { jobs } from './jobs.ts'
export { agesOf, channelsOf, choicesOf, headsOf, placesOf, turnoutsOf } from './log/store.ts'
export { type FileFault, type Verdict, verifyResults } from './log/verify.ts'
export { pollsData } from './open-data.ts'
export { checkPb } from './pabulib/check/index.ts'
export { electionOf, type PbElection, PbNotCountable } from './pabulib/election.ts'
export { columnOf, listOf, metaOf, type PbFile, type PbLines, type PbProblem, type PbTable } from './pabulib/file.ts'
export { readDecimal, writeDecimal } from './pabulib/money.ts'
export { type PbRead, pbReader, readPb, readPbStream } from './pabulib/read.ts'
export { problemSentence } from './pabulib/words.ts'
export { pbFileName, pbLines, withCounted, withoutVoters, writePb } from './pabulib/write.ts'
export { maySeeScan } from './paper/actions.ts'
export { SCANS } from './paper/routes.tsx'
export { personalData } from './personal-data.ts'
export {
  draftPoll,
  drawLots,
  editPoll,
  finishPoll,
  type NewDefinition,
  type NewPoll,
  publishHeads,
  publishPoll,
  settlePolls,
} from './polls/actions.ts'
export { type PollResult, stepsOf } from './polls/count.ts'
export {
  type Definition,
  type PollOption,
  type Rule as PollRule,
  type Shape,
  type Way,
  YES_NO,
} from './polls/definition.ts'
export { attachPoll, detachPoll } from './polls/owning.ts'
export {
  type Bearing,
  isOpen as isPollOpen,
  mayEnterPaper,
  mayRunPolls,
  type Phase as PollPhase,
  POLLS,
  type Poll,
  phaseOf as pollPhaseOf,
} from './polls/rules.ts'
export {
  countedPolls,
  drawOf,
  freePolls,
  pollById,
  pollBySlug,
  pollsOfOwner,
  publicPolls,
} from './polls/store.ts'
export { openWorkRoutes } from './polls/work-routes.tsx'
export type { BallotsPorts, Booth, Journey, VotingMember } from './ports.ts'
export { openSandboxRoutes } from './sandbox/routes.tsx'
export { pollsFound } from './search.ts'
export { pbOf } from './voting/analysis.ts'
export { BOOTH_ISLAND, BoothEnd } from './voting/booth.tsx'
export { castInStory, type Story } from './voting/casting.ts'
export { IdentityFields } from './voting/entry-page.tsx'
export { IdentityForm } from './voting/entry-routes.tsx'
export { enterPolls, takeBack } from './voting/handing.ts'
export { pathOf as pollPathOf, workPathOf as pollWorkPathOf } from './voting/paths.ts'
export { PollCard, type PollCardProps } from './voting/poll-list-page.tsx'
export { openVotingRoutes as openRoutes } from './voting/routes.tsx'
export { ruleWords, shapeWords } from './voting/words.ts'
export { wipeVoterData } from './wipe/actions.ts'
