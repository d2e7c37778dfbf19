import type { Context } from '../../platform/context.ts'
import type { HttpContext } from '../../platform/http/index.ts'
import type { Desk } from '../../ui/index.ts'

/** What voting asks of those it does not know; `app` hands it over. */
export interface BallotsPorts {
  /** Around the work pages of one organisation, or of the network. */
  desk(c: HttpContext, organisationId: string | null): Promise<Desk>
  /** Where this person may make polls: the network (null) and organisations, with their names. */
  placesOf(context: Context): Promise<{ id: string | null; name: string }[]>
  nameOf(context: Context, organisationId: string): Promise<string | null>
  /** The member a person votes as, in words that stay the same; null when they do not belong today. */
  memberKeyOf(context: Context, personId: string): Promise<string | null>
  /** The account at the other provider with which a person signs in; null without one. */
  oidcKeyOf(context: Context, personId: string): Promise<string | null>
  personIdByEmail(context: Context, email: string): Promise<string | null>
  /** The page where a person signs in and then comes back. */
  signInPath(back: string): string
}
