import type { Context } from './context.ts'

/** One person, as the modules that keep something of theirs know them. */
export interface DataSubject {
  id: string
  email: string
}

/**
 * What a module keeps about people: how a person gets all of it, and how it ends. `app` gathers these from every
 * module; "download my data", "erase my account" and the retention job go through them (GDPR art. 15, 17, 5(1)(e)).
 */
export interface PersonalDataStore {
  module: string
  /** Everything of this person, as plain data for a JSON file, with files apart. */
  export(context: Context, person: DataSubject): Promise<{ data: unknown; files?: { name: string; hash: string }[] }>
  /** Removes the person; public acts stay, without them. */
  erase(context: Context, person: DataSubject): Promise<void>
  /** Removes what has served its purpose; run daily. Returns how many rows ended. */
  endRetention?(context: Context): Promise<number>
}
