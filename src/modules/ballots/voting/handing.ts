import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import type { HttpContext } from '../../../platform/http/index.ts'
import { bandOf } from '../eligibility/ages.ts'
import { type IdentityInput, type IdentityProblem, identify, issuePaper } from '../eligibility/identify.ts'
import { type BallotPaper, openPaper, sealPaper } from '../eligibility/keys.ts'
import type { Poll } from '../polls/rules.ts'
import type { BallotsPorts, Booth } from '../ports.ts'
import { HOME } from './paths.ts'

export const cookieOf = ({ id }: Pick<Poll, 'id'>) => `wiec_karta_${id.slice(-12)}`

/** On a device of the office a ballot that somebody left lies open no longer than this. */
const BOOTH_SECONDS = 600

/**
 * The right to fill the ballot stays in this browser until closing, and a person signed out on a shared computer takes it along. On
 * a device of a point of voting it stays for minutes after the last press.
 */
export function handOut(c: HttpContext, poll: Poll, paper: BallotPaper, booth: Booth | null) {
  const { config } = c.get('context').house
  setCookie(c, cookieOf(poll), sealPaper(config, paper), {
    path: HOME,
    httpOnly: true,
    sameSite: 'Lax',
    secure: config.url.startsWith('https:'),
    ...(booth ? { maxAge: BOOTH_SECONDS } : {}),
  })
}

/**
 * Takes ballots of these polls out of this browser: the next person on the same device begins with nothing. They lie below the
 * pages of polls, so elsewhere nobody sees which are there.
 */
export function takeBack(c: HttpContext, polls: readonly Pick<Poll, 'id'>[]) {
  for (const poll of polls) deleteCookie(c, cookieOf(poll), { path: HOME })
}

export function paperOf(c: HttpContext, poll: Poll): BallotPaper | null {
  return openPaper(c.get('context').house.config, poll.id, getCookie(c, cookieOf(poll)))
}

/** Who somebody is in another poll, by the same words; null when that cannot be told. */
export const keyInOther =
  (c: HttpContext, ports: BallotsPorts, input: IdentityInput, channel: 'web' | 'paper') =>
  async (other: Poll): Promise<string | null> => {
    const found = await identify(c.get('context'), ports, other, input, channel)
    return found.ok ? found.key : null
  }

/**
 * Lets one person into several open polls that ask the same of voters: who they are is said once. Nothing is handed out unless all
 * of them let the person in.
 * @returns null, or what to correct
 */
export async function enterPolls(
  c: HttpContext,
  ports: BallotsPorts,
  polls: readonly Poll[],
  input: IdentityInput,
): Promise<readonly IdentityProblem[] | null> {
  const context = c.get('context')
  const papers: [Poll, BallotPaper][] = []
  for (const poll of polls) {
    const who = await identify(context, ports, poll, input)
    if (!who.ok) return who.problems
    const refused = await ports.admit?.(context, poll, keyInOther(c, ports, input, 'web'))
    if (refused) return [{ field: 'pool', problem: refused }]
    const band = ports.countsAges?.(poll) ? bandOf(poll.definition.way, input, context.now) : null
    papers.push([poll, { ...issuePaper(context, poll, who.key), band }])
  }
  for (const [poll, paper] of papers) handOut(c, poll, paper, (await ports.boothOf?.(c, poll)) ?? null)
  return null
}
