import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/db/index.ts'
import { allow } from '../../platform/errors.ts'
import type { FormsPorts } from '../forms/index.ts'
import { publishDeclarationForm } from './declarations/form.ts'
import { declarationSheet } from './declarations/sheet.ts'
import { type Kind, mayKeepMembers } from './rules.ts'
import { publishText } from './texts-actions.ts'
import type { DeclarationText } from './texts-store.ts'
import { acceptWays } from './ways-actions.ts'
import type { AcceptedWays } from './ways-rules.ts'

export type TextPublished = { ok: true; id: string } | { ok: false; problem: 'too-long'; locale: 'pl' | 'en' }

/**
 * Publishes the next text of the declaration together with the next version of its form. A text that does not fit on one
 * sheet of paper is not published.
 */
export async function publishDeclaration(
  context: Context,
  forms: FormsPorts,
  kind: Kind,
  words: DeclarationText['words'],
): Promise<TextPublished> {
  allow(mayKeepMembers(context.actor))
  for (const locale of ['pl', 'en'] as const)
    if (!(await declarationSheet(context, { kind, words, number: 1 }, null, locale)))
      return { ok: false, problem: 'too-long', locale }
  return inTransaction(context, async (context) => {
    const id = await publishText(context, kind, words)
    await publishDeclarationForm(context, forms, kind)
    return { ok: true, id }
  })
}

/** Accepts these ways of signing, and asks for them in both forms from now on. */
export const changeWays = (context: Context, forms: FormsPorts, ways: AcceptedWays) =>
  inTransaction(context, async (context) => {
    await acceptWays(context, ways)
    for (const kind of ['person', 'institution'] as const) await publishDeclarationForm(context, forms, kind)
  })
