import { personId } from '../../../platform/actor.ts'
import type { Context } from '../../../platform/context.ts'
import { inTransaction } from '../../../platform/db/index.ts'
import { allow, found } from '../../../platform/errors.ts'
import { throttle } from '../../../platform/http/index.ts'
import { record } from '../../audit/index.ts'
import { notify } from '../../notices/index.ts'
import { toldOf } from '../actions.ts'
import { relayedMail } from '../emails.ts'
import type { PracticesPorts } from '../ports.ts'
import { isPublic, mayEditMap, type Practice, subjectOf } from '../rules.ts'
import { deleteThanks, insertComment, insertRepeat, insertThanks, recordRepeatHidden } from './store.ts'

/** What one person may do with practices in a day. */
export const MOST_A_DAY = {
  'practice-thanks': 200,
  'practice-comment': 40,
  'practice-repeat': 20,
  'practice-letter': 5,
}

/** Thanks once, or takes the thanks back. */
export async function thankFor(context: Context, practice: Practice, thanks: boolean) {
  const { actor } = context
  allow(actor.kind === 'person' && isPublic(practice))
  if (thanks) await insertThanks(context.db, practice.id, actor.id, context.now)
  else await deleteThanks(context.db, practice.id, actor.id)
  await toldOf(context, practice)
}

/** "We did it too": once a person for a practice, under their name. */
export async function tellRepeat(
  context: Context,
  practice: Practice,
  told: { unitCode: string; year: number; words: string },
) {
  const { actor } = context
  allow(actor.kind === 'person' && isPublic(practice))
  await inTransaction(context, async (context) => {
    const given = { ...told, practiceId: practice.id, personId: actor.id, authorName: actor.name, at: context.now }
    if (await insertRepeat(context.db, given)) await record(context, 'practice-repeated', subjectOf(practice))
    await toldOf(context, practice)
  })
}

/** Takes a "we did it too" off the page: an editor with a reason, or who told it. */
export async function hideRepeat(context: Context, practice: Practice, id: string, reason: string) {
  allow(mayEditMap(context.actor))
  await inTransaction(context, async (context) => {
    await recordRepeatHidden(context.db, practice.id, id, context.now, reason)
    await record(context, 'practice-repeat-hidden', subjectOf(practice))
    await toldOf(context, practice)
  })
}

/** A comment of a member of the network; the same form sent again is one. */
export async function commentOn(
  context: Context,
  ports: Pick<PracticesPorts, 'memberOf'>,
  practice: Practice,
  { body, key }: { body: string; key: string },
) {
  const { actor } = context
  const member = await ports.memberOf(context)
  allow(actor.kind === 'person' && member !== null && isPublic(practice))
  await inTransaction(context, async (context) => {
    const comment = await insertComment(context.db, {
      submissionKey: key,
      practiceId: practice.id,
      personId: actor.id,
      authorName: member.name,
      body,
      at: context.now,
    })
    if (comment) await record(context, 'practice-commented', subjectOf(practice))
    await toldOf(context, practice)
  })
}

/** Passes a letter on to the author of a practice; neither address is shown, the writer's goes along only when given. */
export async function writeToAuthor(
  context: Context,
  ports: Pick<PracticesPorts, 'people'>,
  practice: Practice,
  letter: { name: string; body: string; replyTo: string | null; key: string; source: string },
) {
  allow(isPublic(practice) && practice.createdBy !== null)
  await limited(context, 'practice-letter', letter.source)
  const author = found((await ports.people.personsByIds(context.db, [practice.createdBy])).get(practice.createdBy))
  await inTransaction(context, async (context) => {
    const t = context.house.texts.in('pl')
    await notify(context, {
      to: { email: author.email, personId: author.id },
      template: 'practice-letter',
      locale: 'pl',
      mail: relayedMail(t, { ...letter, title: practice.title }),
      ...(letter.replyTo ? { replyTo: letter.replyTo } : {}),
      about: subjectOf(practice),
      once: `practice-letter:${letter.key}`,
      // What people write to each other is not ours to keep.
      fleeting: true,
      inside: true,
    })
    await record(context, 'practice-letter-passed', subjectOf(practice))
  })
}

/** Counts what a person does with practices, before any transaction: routes ask it first, so that the demonstration may talk in its own. */
export async function limitTalk(context: Context, what: 'practice-thanks' | 'practice-repeat' | 'practice-comment') {
  const whom = personId(context.actor)
  if (whom) await limited(context, what, whom)
}

const limited = (context: Context, what: keyof typeof MOST_A_DAY, whom: string) =>
  throttle(context, { what, whom, most: MOST_A_DAY[what], seconds: 86_400 })
