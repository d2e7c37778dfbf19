import type { Db } from '../../platform/db/index.ts'

export interface PersonSummary {
  id: string
  name: string
  email: string
}

/** How the log and the network learn people's names: `app` hands them what `identity` knows. */
export interface People {
  /** Those of the people who exist, by id. */
  personsByIds(db: Db, ids: string[]): Promise<Map<string, PersonSummary>>
  personByEmail(db: Db, email: string): Promise<PersonSummary | null>
}
