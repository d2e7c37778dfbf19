import { createHash, randomBytes } from 'node:crypto'
import type { Context } from '../../../platform/context.ts'
import { inTransaction } from '../../../platform/db/index.ts'
import { absent, found } from '../../../platform/errors.ts'
import { saveDraft } from '../actions.ts'
import type { FormDefinition, Question } from '../model.ts'
import type { Form } from '../rules.ts'
import { currentVersion, formById } from '../store.ts'
import { bringBack } from './bringing-back.ts'
import type { Fresh } from './kinds.ts'
import { freshFor } from './operations.ts'
import type { DesigningPorts } from './ports.ts'
import { insertRemoval, markBroughtBack, type Removal, type RemovalKind } from './removals-store.ts'
import { withQuestions } from './walk.ts'

/** An order of the team, carried out on the draft as it is at that moment. */
export type Order = (draft: FormDefinition, fresh: Fresh) => FormDefinition

/**
 * Carries out an order on the newest draft. Orders name things by id and are total, so when somebody else has saved in
 * between the order is simply carried out again on what they left: nothing of theirs is lost.
 */
export async function change(context: Context, ports: DesigningPorts, formId: string, order: Order): Promise<Form> {
  const changed = await changeSeen(context, ports, formId, null, order)
  if (!changed.ok) throw absent()
  return changed.form
}

/** What a page showed of the draft, by which it is known whether somebody has changed that since. */
export interface Seen {
  part: (draft: FormDefinition) => unknown
  /** Of `seenOf`, as the page sent it back. */
  mark: string
}

export type Changed = { ok: true; form: Form; before: FormDefinition } | { ok: false; now: Form }

/** Carries out an order unless somebody has changed what its author was looking at; then it says what stands now. */
export async function changeSeen(
  context: Context,
  ports: DesigningPorts,
  formId: string,
  seen: Seen | null,
  order: Order,
): Promise<Changed> {
  // Each round another editor was quicker; ten in a row are no people.
  for (let round = 0; round < 10; round++) {
    const now = found(await formById(context.db, formId))
    if (seen && seenOf(seen.part(now.draft)) !== seen.mark) return { ok: false, now }
    const published = await currentVersion(context.db, formId)
    const draft = withConsentVersions(order(now.draft, freshFor(now.draft, randomWord)), published?.definition ?? null)
    if (seenOf(draft) === seenOf(now.draft)) return { ok: true, form: now, before: now.draft }
    const saved = await saveDraft(context, ports, now, draft, now.draftRevision)
    if (saved.ok) {
      const form = { ...now, draft, draftRevision: saved.revision, editedAt: context.now }
      return { ok: true, form, before: now.draft }
    }
  }
  throw new Error(`The draft of form ${formId} changes faster than it can be saved`)
}

/** Removes something and notes it; @returns the id of the removal, or null when it was gone already. */
export async function remove(
  context: Context,
  ports: DesigningPorts,
  formId: string,
  { kind, thingId }: { kind: RemovalKind; thingId: string },
  order: Order,
): Promise<string | null> {
  return inTransaction(context, async (context) => {
    const changed = await changeSeen(context, ports, formId, null, order)
    if (!changed.ok || changed.form.draft === changed.before) return null
    return insertRemoval(context.db, { formId, kind, thingId, before: changed.before, removedAt: context.now })
  })
}

/** Brings something back into the draft as it is now; twice is the same as once. */
export async function bringBackRemoved(context: Context, ports: DesigningPorts, removal: Removal): Promise<void> {
  const { formId, kind, thingId, before } = removal
  await inTransaction(context, async (context) => {
    // Another whole draft takes the place of this one, which is noted in its turn.
    if (kind === 'draft') await remove(context, ports, formId, { kind, thingId }, () => before)
    else await change(context, ports, formId, (draft) => bringBack(draft, before, thingId))
    await markBroughtBack(context.db, removal.id, context.now)
  })
}

/** A short mark of a part of the draft: equal for equal parts, whatever the order of their keys. */
export const seenOf = (part: unknown): string =>
  createHash('sha256')
    .update(JSON.stringify(part ?? null, inOrder))
    .digest('base64url')
    .slice(0, 16)

const inOrder = (_: string, value: unknown) =>
  value && typeof value === 'object' && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value

// Not looking like one another, so that an id read aloud or off paper is not taken for another.
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789'

export const randomWord = (): string => [...randomBytes(8)].map((byte) => LETTERS[byte % LETTERS.length]).join('')

/**
 * A consent whose text differs from the published one has the next number: answers keep which text they agreed to
 * (Article 7(1) of Regulation (EU) 2016/679: the controller shows what was consented to).
 */
export function withConsentVersions(draft: FormDefinition, published: FormDefinition | null): FormDefinition {
  const agreed = new Map(
    (published?.sections ?? [])
      .flatMap(({ questions }) => questions)
      .flatMap((question) => (question.type === 'consent' ? [[question.id, question] as const] : [])),
  )
  const numbered = (question: Question): Question => {
    if (question.type !== 'consent') return question
    const before = agreed.get(question.id)
    const same = before && seenOf(before.text) === seenOf(question.text)
    const version = before ? before.version + (same ? 0 : 1) : 1
    return version === question.version ? question : { ...question, version }
  }
  return agreed.size === 0 && !hasConsent(draft) ? draft : withQuestions(draft, numbered)
}

const hasConsent = (draft: FormDefinition) =>
  draft.sections.some(({ questions }) => questions.some(({ type }) => type === 'consent'))
