import type { Context } from '../../../platform/context.ts'
import { inTransaction } from '../../../platform/db/index.ts'
import { type Block, type DocumentModel, qrPng } from '../../../platform/documents/index.ts'
import { allow, refuse } from '../../../platform/errors.ts'
import { formatDateTime } from '../../../platform/texts/index.ts'
import { record } from '../../audit/index.ts'
import { newCode } from '../log/chain.ts'
import { mayRunPolls, type Poll } from '../polls/rules.ts'
import type { Journey } from '../ports.ts'
import { pathOf } from '../voting/paths.ts'
import { CODE_GROUPS } from './identify.ts'
import { keyOf } from './keys.ts'
import { insertEligible } from './store.ts'

export const MOST_CODES = 5000

/**
 * Makes single-use codes. They leave in one document of letters and stay nowhere: the database keeps keyed hashes, and nobody,
 * staff too, can see them again. Letters that are lost are replaced by new codes.
 * @param companions polls the same codes open; each keeps hashes of its own, so that nobody tells one person in two of them
 * @throws Refusal `poll-closed` after closing
 */
export async function makeCodes(
  context: Context,
  poll: Poll,
  count: number,
  companions: readonly Poll[] = [],
): Promise<string[]> {
  const polls = [poll, ...companions]
  allow(polls.every((one) => mayRunPolls(context.actor, one.organisationId) && one.definition.way === 'codes'))
  if (count < 1 || count > MOST_CODES || polls.some((one) => one.closedAt || !one.votingKey)) refuse('poll-not-open')
  const codes = Array.from({ length: count }, () => newCode(CODE_GROUPS))
  await inTransaction(context, async (context) => {
    for (const one of polls)
      await insertEligible(
        context.db,
        one.id,
        codes.map((code) => keyOf(context.house.config, one, `codes\n${code}`)),
      )
    await record(
      context,
      'poll-codes-made',
      { kind: 'poll', id: poll.id, organisationId: poll.organisationId },
      { count },
    )
  })
  return codes
}

/** Letters with codes, one on a page, with the address as words and as a picture for phones. */
export function lettersOf(
  context: Context,
  poll: Poll,
  codes: readonly string[],
  journey: Journey | null = null,
): DocumentModel {
  const t = context.house.texts.in('pl')
  const { url } = context.house.config
  const title = journey?.home.label ?? poll.title
  const home = `${url}${journey?.home.href ?? pathOf(poll)}`
  const entry = `${url}${journey?.entry ?? `${pathOf(poll)}/wejscie`}`
  async function* blocks(): AsyncGenerator<Block> {
    for (const code of codes) {
      const address = `${entry}?kod=${code}`
      yield { kind: 'part', title, footer: home }
      yield { kind: 'paragraph', text: t('ballots.letter.hello') }
      if (journey) yield { kind: 'paragraph', text: t('ballots.letter.all', { count: journey.step.of }) }
      else if (poll.definition.about) yield { kind: 'paragraph', text: poll.definition.about }
      yield { kind: 'note', text: [{ text: `${t('ballots.letter.code')} ` }, { text: code, bold: true }] }
      yield {
        kind: 'picture',
        png: await qrPng(address, 500),
        alt: t('ballots.letter.qr'),
        widthMm: 45,
        beside: [
          t('ballots.letter.web', { address: home }),
          t('ballots.letter.until', { at: formatDateTime(poll.closesAt, 'pl') }),
        ],
      }
      yield { kind: 'paragraph', text: t('ballots.letter.once') }
      yield { kind: 'heading', level: 2, text: t('ballots.entry.paper') }
      yield { kind: 'paragraph', text: poll.definition.paper }
    }
  }
  return { title, language: 'pl', untitled: true, madeAt: context.now, blocks: blocks() }
}
