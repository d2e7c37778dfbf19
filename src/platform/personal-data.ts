import { ZONE } from './clock.ts'
import type { Config } from './config.ts'
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
  /** What of it ends, when and why; the nightly job and `wiec retention` go by these rules alone. */
  retention?: RetentionRule[]
  /** Removes what has served its purpose, rule by rule. Returns how many rows ended. */
  endRetention?(context: Context): Promise<number>
}

/** One kind of personal data that ends by itself (GDPR art. 5(1)(e)). */
export interface RetentionRule {
  /** The sentence `retention.<module>.<key>` says what it is and why it is kept so long. */
  key: string
  /** How long; a setting where the law leaves a choice; null where each row knows its own end. */
  kept(config: Config): Kept | null
  /** Removes what has served its purpose by `context.now`; `before` is so long ago. Returns how many rows ended. */
  end(context: Context, before: Temporal.Instant): Promise<number>
}

/** Carries out one rule. */
export function endBy(rule: RetentionRule, context: Context): Promise<number> {
  const kept = rule.kept(context.house.config)
  return rule.end(context, kept ? endedBefore(context.now, kept) : context.now)
}

/** A length of time in one unit. */
export type Kept = { hours: number } | { days: number } | { months: number } | { years: number }

/** The moment before which something must have happened to have served its purpose, counted on the calendar in Warsaw. */
export const endedBefore = (now: Temporal.Instant, kept: Kept): Temporal.Instant =>
  'hours' in kept
    ? now.subtract(kept)
    : 'days' in kept
      ? now.subtract({ hours: kept.days * 24 })
      : now.toZonedDateTimeISO(ZONE).subtract(kept).toInstant()

/** The two parts of a store that ends what it keeps by these rules. */
export const endingBy = (rules: RetentionRule[]): Required<Pick<PersonalDataStore, 'retention' | 'endRetention'>> => ({
  retention: rules,
  async endRetention(context) {
    let ended = 0
    for (const rule of rules) ended += await endBy(rule, context)
    return ended
  },
})
