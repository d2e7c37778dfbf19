import { dateOf } from '../../../platform/clock.ts'
import type { PersonalDataStore } from '../../../platform/personal-data.ts'
import { filesOf, removeFile } from '../../media/index.ts'
import {
  deleteDeclarations,
  endedDeclarations,
  forgetDeclared,
  forgetMember,
  forgetRepresentative,
  forgetStaff,
  heldOf,
} from './personal-data-store.ts'
import { FILE_SUBJECT } from './routes.tsx'

/**
 * What membership keeps of people: what they declared, that they belonged and in what they acted for an institution.
 * That somebody joined is an act of the network and stays, without them.
 */
export const declarationData: PersonalDataStore = {
  module: 'declarations',

  async export({ db }, person) {
    return { data: await heldOf(db, person) }
  },

  async erase(context, person) {
    const { db, now, house } = context
    const nobody = house.texts.in('pl')('membership.gone')
    const { toDelete, toClear, memberIds } = await forgetDeclared(db, person, nobody)
    for (const id of [...toDelete, ...toClear])
      for (const file of await filesOf(db, { kind: FILE_SUBJECT, id })) await removeFile(context, file.id)
    await deleteDeclarations(db, toDelete)
    for (const id of memberIds) await forgetMember(db, id, { on: dateOf(now), name: nobody })
    await forgetRepresentative(db, person, { on: dateOf(now), name: nobody })
    await forgetStaff(db, person.id)
  },

  async endRetention(context) {
    const ended = await endedDeclarations(context.db, context.now)
    for (const id of ended)
      for (const file of await filesOf(context.db, { kind: FILE_SUBJECT, id })) await removeFile(context, file.id)
    await deleteDeclarations(context.db, ended)
    return ended.length
  },
}
