export type { JobDefinition, Jobs, SendOptions } from './job.ts'
export { type JobsSettings, openJobs } from './queue.ts'
export { type LastRun, lastRuns } from './runs.ts'
