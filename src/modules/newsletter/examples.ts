import type { Context } from '../../platform/context.ts'
import { newId } from '../../platform/ids.ts'
import { addressHash } from '../notices/index.ts'
import { insertConsented } from './importing/store.ts'
import { addBlocks, beginIssue, editWords } from './issues/actions.ts'
import type { Block } from './issues/blocks.ts'
import type { Issue, IssueWords } from './issues/rules.ts'
import { issueById, recordFacts } from './issues/store.ts'
import { freeze, issueSent } from './letter/freezing.ts'
import { versionOf } from './subscribing/actions.ts'
import type { Preferences, Subscriber } from './subscribing/rules.ts'
import { keepConsentText, livingByAddress, recordPause, updatePreferences } from './subscribing/store.ts'

const WORDS = 'Zgadzam się na newsletter.'

/** Somebody who confirmed their address, for tests and seed data. */
export async function aSubscriber(
  context: Context,
  email: string,
  given: Partial<Preferences> & { pausedUntil?: Temporal.Instant } = {},
): Promise<Subscriber> {
  const { db, house, now } = context
  const hash = addressHash(house.config.secret, email)
  const version = versionOf(WORDS)
  await keepConsentText(db, version, WORDS, now)
  const { pausedUntil, ...preferences } = { name: '', topics: [], unitCodes: [], frequency: 'each' as const, ...given }
  await insertConsented(
    db,
    [
      {
        addressHash: hash,
        email,
        name: '',
        personId: null,
        consentVersion: version,
        source: 'form',
        givenAt: now,
        importId: null,
      },
    ],
    now,
  )
  const subscriber = await livingByAddress(db, hash)
  if (!subscriber) throw new Error('they have just subscribed')
  await updatePreferences(db, subscriber.id, preferences)
  if (pausedUntil) await recordPause(db, subscriber.id, pausedUntil)
  return (await livingByAddress(db, hash)) as Subscriber
}

export const aTextBlock = (text = 'Posadzimy **lipy** wzdłuż ścieżki. [Zobacz plan](/konsultacje).'): Block => ({
  id: newId(),
  kind: 'text',
  text,
})

/** An issue with words and content, in preparation; the context is of somebody who keeps the newsletter. */
export async function anIssue(
  context: Context,
  given: Partial<IssueWords> = {},
  blocks: Block[] = [{ id: newId(), kind: 'heading', text: 'Gdzie można zabrać głos' }, aTextBlock()],
): Promise<Issue> {
  const id = await beginIssue(context, newId())
  await editWords(context, id, 1, {
    subject: 'Wiosna w parkach i budżetach',
    preheader: 'Trzy konsultacje i jeden termin',
    plainSummary: 'Piszemy, gdzie można zabrać głos. Warto zdążyć do końca miesiąca.',
    topics: [],
    unitCodes: [],
    urgent: false,
    dueOn: null,
    ...given,
  })
  await addBlocks(context, id, blocks)
  return (await issueById(context.db, id)) as Issue
}

/** An issue that left and came to its end at the context's moment. */
export async function aSentIssue(context: Context, given: Partial<IssueWords> = {}, blocks?: Block[]): Promise<Issue> {
  const { id } = await anIssue(context, given, blocks)
  await recordFacts(context.db, id, { scheduled_at: context.now })
  await freeze(context, id)
  await issueSent(context, id)
  return (await issueById(context.db, id)) as Issue
}
