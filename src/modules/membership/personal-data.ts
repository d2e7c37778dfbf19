import { dateOf } from '../../platform/clock.ts'
import { inTransaction } from '../../platform/db/index.ts'
import { endedBefore, endingBy, type PersonalDataStore } from '../../platform/personal-data.ts'
import { filesOf, removeFile } from '../media/index.ts'
import { forgetAuthor } from '../moderation/index.ts'
import { forgetLettersAbout } from '../notices/index.ts'
import { deleteDeclarations, endedDeclarations, forgetDeclared, heldOf } from './declarations/personal-data-store.ts'
import { FILE_SUBJECT } from './declarations/routes.tsx'
import { CARD } from './directory/moderation.ts'
import { cardOf } from './directory/store.ts'
import { maskWords, wordsOf } from './ideas/forgetting-store.ts'
import { forgetMember, forgetRepresentative, forgetStaff } from './members/forgetting-store.ts'
import { membersOfAccount } from './members/own-store.ts'
import { deleteKey, feedKeyOf } from './news/store.ts'
import { KEPT, REPORTED_KEPT } from './relay/rules.ts'
import { forgetSender, lettersOfSender, removeLettersBefore } from './relay/store.ts'

/**
 * What membership keeps of people: what they declared, that they belonged, in what they acted for an institution, their
 * card, ideas, and that letters were passed on. That somebody joined is an act of the network and stays, without them.
 */
export const personalData: PersonalDataStore = {
  module: 'membership',

  async export({ db, now }, person) {
    const own = await membersOfAccount(db, person.id, dateOf(now))
    const ids = own.filter(({ member }) => member.kind === 'person').map(({ member }) => member.id)
    const letters = await lettersOfSender(db, person.id)
    return {
      data: {
        ...(await heldOf(db, person)),
        // Of an institution a representative gets what they are in it, not what is its own.
        cards: await Promise.all(ids.map((id) => cardOf(db, id))),
        ...(await wordsOf(db, ids)),
        hasFeed: (await feedKeyOf(db, person.id)) !== null,
        lettersToMembers: letters.map(({ member_id, sent_at, reported_at }) => ({
          to: member_id,
          sentAt: sent_at.toString(),
          reportedAt: reported_at?.toString() ?? null,
        })),
      },
    }
  },

  async erase(context, person) {
    await inTransaction(context, async (context) => {
      const { db, now, house } = context
      const gone = { on: dateOf(now), name: house.texts.in('pl')('membership.gone') }
      const { toDelete, toClear, memberIds, said } = await forgetDeclared(db, person, gone.name)
      const declarations = [...toDelete, ...toClear]
      for (const id of declarations)
        for (const file of await filesOf(db, { kind: FILE_SUBJECT, id })) await removeFile(context, file.id)
      await deleteDeclarations(db, toDelete)
      await maskWords(db, memberIds, said)
      for (const id of memberIds) {
        await forgetMember(db, id, gone)
        await forgetAuthor(context, { kind: CARD, id })
      }
      await forgetLettersAbout(context, { kind: 'declaration', ids: declarations })
      await forgetLettersAbout(context, { kind: 'member', ids: memberIds })
      await forgetRepresentative(db, person, gone)
      await forgetStaff(db, person.id)
      await forgetSender(db, person.id)
      await deleteKey(db, person.id)
    })
  },

  ...endingBy([
    {
      key: 'declarations',
      kept: () => null,
      async end(context) {
        const ended = await endedDeclarations(context.db, context.now)
        for (const id of ended)
          for (const file of await filesOf(context.db, { kind: FILE_SUBJECT, id })) await removeFile(context, file.id)
        await deleteDeclarations(context.db, ended)
        return ended.length
      },
    },
    {
      key: 'letters',
      kept: () => KEPT,
      end: ({ db, now }, before) =>
        removeLettersBefore(db, { sent: before, reported: endedBefore(now, REPORTED_KEPT) }),
    },
  ]),
}
