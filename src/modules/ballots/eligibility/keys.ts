import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import type { Config } from '../../../platform/config.ts'
import type { Poll } from '../polls/rules.ts'
import { type Band, isBand } from './ages.ts'

/** A key of its own for each poll, so that the same person leaves different traces in two of them. */
export const newVotingKey = () => randomBytes(32).toString('base64url')

/**
 * What is kept of an identity: HMAC-SHA-256 under the key of the poll and the secret of the installation, so that neither
 * a copy of the database nor a list of all PESEL numbers opens it.
 * @param identity what tells the person, already normalised; never stored or logged
 */
export function keyOf(config: Pick<Config, 'secret'>, poll: Pick<Poll, 'id' | 'votingKey'>, identity: string): string {
  if (!poll.votingKey) throw new Error('the voter data of this poll is wiped')
  const key = createHmac('sha256', config.secret).update(`voting ${poll.id} ${poll.votingKey}`).digest()
  return createHmac('sha256', key).update(identity).digest('base64url')
}

/** Letters without marks, case and punctuation, so that one person writes the same twice. */
export const plain = (text: string) =>
  text
    .toLowerCase()
    .replaceAll('ł', 'l')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()

export const hashOf = (secret: string) => createHash('sha256').update(secret).digest('base64url')

/** The right to fill one ballot, held by the browser alone until the first mark. */
export interface BallotPaper {
  poll: string
  /** Hash of the person's identity in this poll. */
  key: string
  /** Changes the ballot later. */
  secret: string
  /** Of what age, for turnout: counted with the first mark, and kept nowhere else. */
  band?: Band | null
}

/** The paper as a cookie: signed, so that nobody writes one for themselves. */
export function sealPaper(config: Pick<Config, 'secret'>, paper: BallotPaper): string {
  const body = [paper.poll, paper.key, paper.secret, ...(paper.band ? [paper.band] : [])].join('.')
  return `${body}.${signed(config, body).toString('base64url')}`
}

export function openPaper(
  config: Pick<Config, 'secret'>,
  pollId: string,
  text: string | undefined,
): BallotPaper | null {
  const parts = text?.split('.') ?? []
  const given = Buffer.from(parts.pop() ?? '', 'base64url')
  const right = signed(config, parts.join('.'))
  const [poll = '', key = '', secret = '', band] = parts
  if (given.length !== right.length || !timingSafeEqual(given, right) || poll !== pollId) return null
  return { poll, key, secret, band: isBand(band) ? band : null }
}

const signed = ({ secret }: Pick<Config, 'secret'>, body: string) =>
  createHmac('sha256', `ballot-paper:${secret}`).update(body).digest()
