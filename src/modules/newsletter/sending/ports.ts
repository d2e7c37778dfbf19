import type { People } from '../../audit/index.ts'

/** What sending needs of others. */
export interface SendingPorts {
  /** To write to the coordinators when a sending waits for them. */
  people: People
}
