import { personId } from '../../platform/actor.ts'
import { changed } from '../../platform/bus.ts'
import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/db/index.ts'
import { allow } from '../../platform/errors.ts'
import { record } from '../audit/index.ts'
import { type Kind, mayKeepMembers } from './rules.ts'
import { currentText, type DeclarationText, insertText } from './texts-store.ts'

/** Publishes the next text of the declaration; those signed before keep theirs. */
export async function publishText(context: Context, kind: Kind, words: DeclarationText['words']): Promise<string> {
  allow(mayKeepMembers(context.actor))
  return inTransaction(context, async (context) => {
    const number = ((await currentText(context.db, kind))?.number ?? 0) + 1
    const id = await insertText(context.db, { kind, number, words }, { at: context.now, by: personId(context.actor) })
    await changed(context, 'declarations')
    await record(context, 'declaration-text-published', { kind: 'declaration-text', id }, { kind, number })
    return id
  })
}
