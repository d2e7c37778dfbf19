import { personId } from '../../platform/actor.ts'
import { changed } from '../../platform/bus.ts'
import type { Context } from '../../platform/context.ts'
import { inTransaction, newId } from '../../platform/db/index.ts'
import { allow, found, refuse } from '../../platform/errors.ts'
import { record } from '../audit/index.ts'
import {
  announceProcess,
  type DraftInput,
  draftProcess,
  editProcess,
  findOwnProcess,
  findProcess,
  mayAnnounce,
  mayCreateProcess,
  mayEditProcess,
  type Process,
  type ProcessChanges,
  processById,
  recordProcessFact,
  subjectOf,
  tagOf,
} from '../processes/index.ts'
import { hasReport, missingForAnnouncement } from './rules.ts'
import { type Consultation, consultationOf, insertConsultation, insertEffect, updateConsultation } from './store.ts'
import { tellEverybody } from './telling.ts'

export const KIND = 'consultation'

export interface FoundConsultation {
  process: Process
  consultation: Consultation
}

/** The consultation at an address, when this person may see it. */
export async function findConsultation(context: Context, slug: string): Promise<FoundConsultation> {
  const process = await findProcess(context, KIND, slug)
  return { process, consultation: await consultationOf(context.db, process.id) }
}

/** The same for its team's workspace. */
export async function findOwnConsultation(context: Context, slug: string): Promise<FoundConsultation> {
  const process = await findOwnProcess(context, KIND, slug)
  return { process, consultation: await consultationOf(context.db, process.id) }
}

/** Begins a consultation as a draft, with the stages every consultation has. */
export async function draftConsultation(
  context: Context,
  input: Omit<DraftInput, 'kind'>,
): Promise<{ id: string; slug: string }> {
  allow(mayCreateProcess(context.actor, input.organisationId))

  return inTransaction(context, async (context) => {
    const draft = await draftProcess(context, { ...input, kind: KIND })
    await insertConsultation(context.db, draft.id)
    return draft
  })
}

export interface ConsultationChanges {
  process?: ProcessChanges
  consultation?: Partial<Omit<Consultation, 'processId'>>
}

export async function editConsultation(context: Context, { process }: FoundConsultation, changes: ConsultationChanges) {
  allow(mayEditProcess(context.actor, process))

  await inTransaction(context, async (context) => {
    await editProcess(context, process, changes.process ?? {})
    await updateConsultation(context.db, process.id, changes.consultation ?? {})
  })
}

/**
 * Publishes the announcement. What the announcement must say (law.md 1.8) has to be there.
 * @param also what has to happen with it or not at all
 * @throws Refusal `announcement-incomplete`; `missingForAnnouncement` names the fields
 */
export async function announceConsultation(
  context: Context,
  found: FoundConsultation,
  also: (context: Context, process: Process) => Promise<void> = async () => {},
) {
  allow(mayAnnounce(context.actor, found.process))
  if (missingForAnnouncement(found, context.now).length > 0) refuse('announcement-incomplete', 422)
  await inTransaction(context, async (context) => {
    await also(context, found.process)
    await announceProcess(context, found.process)
  })
}

export interface EffectInput {
  title: string
  body: string
  happenedOn: Temporal.PlainDate | null
}

/**
 * Tells what changed after the consultation, also by letter to those who follow or left an address. The first effect moves
 * it to its last phase.
 * @throws Refusal `effects-before-report`: first people hear what became of their remarks, then what changed
 */
export async function tellEffect(
  context: Context,
  { process }: FoundConsultation,
  input: EffectInput,
): Promise<string> {
  allow(mayAnnounce(context.actor, process))
  // Read anew: the report may have come out since the page was shown.
  if (!hasReport(found(await processById(context.db, process.id)), context.now)) refuse('effects-before-report')

  return inTransaction(context, async (context) => {
    const id = newId()
    await insertEffect(context.db, process.id, {
      id,
      ...input,
      publishedAt: context.now,
      publishedBy: personId(context.actor),
    })
    await recordProcessFact(context, process, 'effects_at', context.now)
    await tellEverybody(context, { kind: 'effect', id })
    await record(context, 'effect-told', subjectOf(process))
    await changed(context, tagOf(process))
    return id
  })
}
