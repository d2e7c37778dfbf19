import { createHmac } from 'node:crypto'
import { personId } from '../../../platform/actor.ts'
import { dateOf } from '../../../platform/clock.ts'
import type { Context } from '../../../platform/context.ts'
import { newSecret } from '../../../platform/db/index.ts'
import { readCode } from '../log/chain.ts'
import type { Way } from '../polls/definition.ts'
import type { Poll } from '../polls/rules.ts'
import type { BallotsPorts, VotingMember } from '../ports.ts'
import { type BallotPaper, keyOf, plain } from './keys.ts'
import { isPesel } from './pesel.ts'
import { codeOpens } from './sms.ts'
import { isEligible } from './store.ts'

/** What a person types to be told from others; which of it is asked, the way of the poll says. */
export interface IdentityInput {
  firstName?: string
  lastName?: string
  birthYear?: string
  address?: string
  listed?: string
  code?: string
  phone?: string
  smsCode?: string
  pesel?: string
  /** For an account, when somebody enters a paper card for them. */
  email?: string
  /** The member in whose name an account votes, when there are several. */
  voteAs?: string
  /** On the list of members, for a paper card. */
  memberNumber?: string
  confirmed?: boolean
}

/** A field and the key of the sentence that says what to correct in it. */
export interface IdentityProblem {
  field: string
  problem: string
}

/** Problems are never none, in the order of the fields. */
export type Identified = { ok: true; key: string } | { ok: false; problems: readonly IdentityProblem[] }

/** Ways in which the account tells who somebody is: nothing is typed, and any browser they sign in with may change the ballot. */
export const byAccount = (way: Way) => way === 'membership' || way === 'oidc'

const problemIn = (field: string, problem = field): IdentityProblem => ({
  field,
  problem: `ballots.identify.${problem}.wrong`,
})
const wrong = (field: string, problem = field): Identified => ({ ok: false, problems: [problemIn(field, problem)] })

/**
 * Tells who somebody is, by the way of the poll. Nothing of what is typed is stored or logged; what comes out is a keyed hash.
 * @param channel on paper the card has been signed and the phone has not been asked
 */
export async function identify(
  context: Context,
  ports: BallotsPorts,
  poll: Poll,
  input: IdentityInput,
  channel: 'web' | 'paper' = 'web',
): Promise<Identified> {
  const { way } = poll.definition
  const key = (identity: string): Identified => ({
    ok: true,
    key: keyOf(context.house.config, poll, `${way}\n${identity}`),
  })
  switch (way) {
    case 'declaration': {
      const { firstName = '', lastName = '', birthYear = '', address = '' } = input
      const year = Number(birthYear)
      const problems = Object.entries({
        firstName: plain(firstName).length < 2,
        lastName: plain(lastName).length < 2,
        birthYear: !/^\d{4}$/.test(birthYear) || year < 1900 || year > dateOf(context.now).year,
        address: !/\d/.test(address) || plain(address).length < 4,
        confirmed: channel === 'web' && !input.confirmed,
      })
        .filter(([, isWrong]) => isWrong)
        .map(([field]) => problemIn(field))
      if (problems.length > 0) return { ok: false, problems }
      return key(`${plain(firstName)}\n${plain(lastName)}\n${birthYear}\n${plain(address)}`)
    }
    case 'list': {
      const found = key(plain(input.listed ?? ''))
      return plain(input.listed ?? '') !== '' && (await onList(context, poll, found)) ? found : wrong('listed')
    }
    case 'codes': {
      const code = readCode(input.code ?? '', CODE_GROUPS)
      const found = key(code ?? '')
      return code !== null && (await onList(context, poll, found)) ? found : wrong('code')
    }
    case 'sms': {
      const phone = readPhone(input.phone ?? '')
      if (!phone) return wrong('phone')
      const found = key(phone)
      if (channel === 'paper' || !found.ok) return found
      return (await codeOpens(context, poll, found.key, input.smsCode ?? '')) ? found : wrong('smsCode')
    }
    case 'pesel': {
      const digits = (input.pesel ?? '').replace(/\s/g, '')
      const problems = [
        ...(isPesel(digits, dateOf(context.now)) ? [] : [problemIn('pesel')]),
        ...(channel === 'web' && !input.confirmed ? [problemIn('confirmed')] : []),
      ]
      return problems.length > 0 ? { ok: false, problems } : key(digits)
    }
    case 'membership': {
      if (channel === 'paper') {
        const number = Number(/^\d{1,9}$/.exec(input.memberNumber ?? '')?.[0] ?? Number.NaN)
        const member = Number.isNaN(number) ? null : await ports.votingMemberByNumber(context, number)
        return member ? key(member.id) : wrong('memberNumber')
      }
      const members = await votesAs(context, ports)
      if (members.length === 0) return wrong('email', way)
      const member = members.length === 1 ? members[0] : members.find(({ id }) => id === input.voteAs)
      return member ? key(member.id) : wrong('voteAs')
    }
    case 'oidc': {
      const person =
        channel === 'paper' ? await ports.personIdByEmail(context, input.email ?? '') : personId(context.actor)
      const account = person && (await ports.oidcKeyOf(context, person))
      return account ? key(account) : wrong('email', way)
    }
  }
}

/** As whom whoever is signed in may vote among members. */
export async function votesAs(context: Context, ports: BallotsPorts): Promise<VotingMember[]> {
  const person = personId(context.actor)
  return person ? ports.votingMembersOf(context, person) : []
}

export interface Holder {
  /** Null unless the poll is among members. */
  name: string | null
  /** Whether they may vote in another name too. */
  several: boolean
}

/**
 * Whose ballot lies in this browser, asked again at each press where an account tells: who signed out, or stopped representing an
 * institution, marks no more.
 * @returns null when it is not theirs
 */
export async function holderOf(
  context: Context,
  ports: BallotsPorts,
  poll: Poll,
  paper: BallotPaper,
): Promise<Holder | null> {
  const { way } = poll.definition
  if (!byAccount(way)) return { name: null, several: false }
  if (way === 'oidc') {
    const who = await identify(context, ports, poll, {})
    return who.ok && who.key === paper.key ? { name: null, several: false } : null
  }
  const members = await votesAs(context, ports)
  const member = members.find(({ id }) => keyOf(context.house.config, poll, `${way}\n${id}`) === paper.key)
  return member ? { name: member.name, several: members.length > 1 } : null
}

/** Groups of four signs in a code that comes in a letter: 60 random bits. */
export const CODE_GROUPS = 3

const onList = (context: Context, poll: Poll, found: Identified) =>
  found.ok ? isEligible(context.db, poll.id, found.key) : Promise.resolve(false)

/** A Polish mobile number, however it is typed. */
export function readPhone(text: string): string | null {
  const digits = text.replace(/[\s()-]/g, '').replace(/^(\+|00)48/, '')
  return /^[4-8]\d{8}$/.test(digits) ? `+48${digits}` : null
}

/** Ways that know a secret of the person, by which they come back to their ballot from any browser: an account, a code from a letter. */
export const comesBack = (way: Way) => byAccount(way) || way === 'codes'

/**
 * The right to fill one ballot. With an account or a code it is the same in each of the person's browsers; otherwise it is made
 * anew and lies in this browser alone, because others may know what was typed.
 */
export function issuePaper({ house }: Context, poll: Poll, key: string): BallotPaper {
  const secret = comesBack(poll.definition.way)
    ? createHmac('sha256', house.config.secret).update(`account-ballot ${poll.id} ${key}`).digest('base64url')
    : newSecret()
  return { poll: poll.id, key, secret }
}
