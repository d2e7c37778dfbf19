import type { Config } from '../../../platform/config.ts'
import { sealId, unsealId } from '../../../platform/seal.ts'
import type { Locale } from '../../../platform/texts/index.ts'
import { HOME } from '../rules.ts'

export interface Invitation {
  id: string
  meetingId: string
  name: string
  /** Null after the person was removed. */
  email: string | null
  personId: string | null
  locale: Locale
  invitedAt: Temporal.Instant
  declinedAt: Temporal.Instant | null
}

/** An invitation with what became of it. */
export interface InvitationSeen extends Invitation {
  /** Whoever was invited has signed up, and the registration stands. */
  signedUp: boolean
}

export const INVITATIONS = `${HOME}/zaproszenia`

const PURPOSE = 'meetings.invitation'

/** The page on which a person says that they will not come. */
export const declinePathOf = (config: Pick<Config, 'secret'>, { id }: Pick<Invitation, 'id'>) =>
  `${INVITATIONS}/${sealId(config, PURPOSE, id)}`

export const readInvitationToken = (config: Pick<Config, 'secret'>, token: string) => unsealId(config, PURPOSE, token)

export interface Person {
  name: string
  email: string
}

const ADDRESS = /[^\s@<>()[\],;:"\\]+@[^\s@<>()[\],;:"\\]+\.[^\s@<>()[\],;:"\\]+/

/**
 * People out of lines as they are copied from anywhere: `Anna Bielska <anna@example.org>`, `anna@example.org, Anna Bielska`,
 * or an address alone.
 * @returns each address once, and the lines in which there is none
 */
export function readPeople(typed: string): { people: Person[]; unread: string[] } {
  const people = new Map<string, Person>()
  const unread: string[] = []
  for (const line of typed.split('\n').map((each) => each.trim())) {
    if (!line) continue
    const email = ADDRESS.exec(line)?.[0]
    if (!email || email.length > 254) {
      unread.push(line)
      continue
    }
    const name = line
      .replace(email, ' ')
      .replace(/[<>"(),;\t]+/g, ' ')
      .replace(/\s+/g, ' ')
      .trim()
      .slice(0, 120)
    const key = email.toLowerCase()
    if (!people.has(key)) people.set(key, { name, email })
  }
  return { people: [...people.values()], unread }
}

export const MOST_INVITED = 300
