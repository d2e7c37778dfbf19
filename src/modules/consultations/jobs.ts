import type { JobDefinition } from '../../platform/jobs/index.ts'
import type { WorkDefinition } from '../../platform/works/index.ts'

export const jobs: JobDefinition[] = []
export const works: WorkDefinition[] = []
