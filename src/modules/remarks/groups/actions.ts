import { personId } from '../../../platform/actor.ts'
import { changed } from '../../../platform/bus.ts'
import type { Context } from '../../../platform/context.ts'
import { inTransaction, newId } from '../../../platform/db/index.ts'
import { allow, found, refuse } from '../../../platform/errors.ts'
import { record } from '../../audit/index.ts'
import { mayWorkOnRemarks, type Process, subjectOf, tagOf } from '../../processes/index.ts'
import { ownRemarkIds } from '../deciding/store.ts'
import type { Remark } from '../rules.ts'
import {
  bandsOfText,
  type GroupingApart,
  groupApart,
  groupHere,
  joinGroup,
  type LetterBands,
} from '../similarity/index.ts'
import { remarkById } from '../store.ts'
import { confirmedMembers, dissolveUnconfirmed, memberIds } from './regroup-store.ts'
import {
  allTexts,
  candidatesFor,
  deleteEmptyGroups,
  groupById,
  insertBands,
  insertGroup,
  insertGroups,
  keepBands,
  lockGrouping,
  moveToGroup,
  recordApart,
  recordConfirmation,
} from './store.ts'

/** What a group is called before a person names it: the beginning of one of its letters. */
export const labelOf = (text: string) => {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length > 90 ? `${line.slice(0, 90).replace(/\s\S*$/, '')}…` : line
}

/** A new letter joins the group it is like, or makes one with a letter that was alone. Run by a job after it was given. */
export async function joinGroupOf(context: Context, remarkId: string) {
  await inTransaction(context, async (context) => {
    const given = await remarkById(context.db, remarkId)
    if (!given) return
    await lockGrouping(context.db, given.processId)
    const remark = await remarkById(context.db, remarkId)
    if (!remark || remark.withdrawnAt) return
    const bands = bandsOfText(remark.body)
    await keepBands(context.db, remark.processId, remark.id, bands)
    const joining = joinGroup(remark.body, await candidatesFor(context.db, remark.processId, remark.id, bands))
    if (!joining) {
      if (remark.groupId) await leave(context, remark)
      return
    }
    if (joining.group) {
      await moveToGroup(context.db, [remark.id], joining.group)
      return
    }
    const id = newId()
    await insertGroup(context.db, {
      id,
      processId: remark.processId,
      label: labelOf(remark.body),
      madeBy: 'method',
      createdAt: context.now,
    })
    await moveToGroup(context.db, [remark.id, ...joining.alike], id)
  })
}

// An edited letter may have left its campaign behind.
async function leave({ db }: Context, remark: Remark) {
  await moveToGroup(db, [remark.id], null)
  await deleteEmptyGroups(db, remark.processId)
}

/**
 * Groups all letters of a process that are in no group yet, or in one that only the method made and nobody confirmed.
 * What a person confirmed, joined or took apart stays.
 * @param report told how many letters were read, of how many
 */
export async function groupAll(
  context: Context,
  processId: string,
  report: (done: number, total?: number) => void = () => {},
): Promise<{ letters: number; groups: number }> {
  const { read, labels, groups } = await grouped(allTexts(context.db, processId), report)

  await inTransaction(context, async (context) => {
    await lockGrouping(context.db, processId)
    const kept = await confirmedMembers(context, processId)
    const made = groups
      .map((ids) => ids.filter((id) => !kept.has(id)))
      .filter((ids) => ids.length > 1)
      .map((ids) => ({ id: newId(), ids }))
    await dissolveUnconfirmed(context, processId)
    await insertGroups(
      context.db,
      made.map(({ id, ids }) => ({ id, processId, label: labels.get(ids[0] ?? '') ?? '', createdAt: context.now })),
    )
    for (const { id, ids } of made) await moveToGroup(context.db, ids, id)
    for (let start = 0; start < read.length; start += 500) {
      const part = read.slice(start, start + 500).map(({ id, bands }) => ({ remarkId: id, bands }))
      await insertBands(context.db, processId, part)
    }
  })
  return { letters: read.length, groups: groups.length }
}

/** Up to so many letters are compared in no time that anybody would notice. */
const FEW = 100

async function grouped(texts: ReturnType<typeof allTexts>, report: (done: number) => void) {
  const read: LetterBands[] = []
  const labels = new Map<string, string>()
  let grouping: GroupingApart | null = null
  try {
    for await (const batch of texts) {
      grouping ??= batch.length > FEW ? groupApart() : groupHere()
      for (const { id, body } of batch) labels.set(id, labelOf(body))
      read.push(...(await grouping.read(batch.map(({ id, body }) => ({ id, text: body })))))
      report(read.length)
    }
    return { read, labels, groups: (await grouping?.groups()) ?? [] }
  } finally {
    await grouping?.close()
  }
}

/** A person looked at the group and agrees that it is one campaign. */
export async function confirmGroup(context: Context, process: Process, groupId: string) {
  allow(mayWorkOnRemarks(context.actor, process))
  await inTransaction(context, async (context) => {
    const group = found(await groupById(context.db, process.id, groupId))
    await recordConfirmation(context.db, group.id, personId(context.actor), context.now)
    await record(context, 'group-confirmed', subjectOf(process), { group: group.id, letters: group.size })
  })
}

/** The agreement was a mistake: the group waits to be looked at again, and grouping anew may change it. */
export async function reopenGroup(context: Context, process: Process, groupId: string) {
  allow(mayWorkOnRemarks(context.actor, process))
  await inTransaction(context, async (context) => {
    const group = found(await groupById(context.db, process.id, groupId))
    await recordConfirmation(context.db, group.id, null, null)
    await record(context, 'group-reopened', subjectOf(process), { group: group.id })
  })
}

/** Takes letters out of their group; they stand alone, or make a group of their own with `together`. */
export async function splitGroup(
  context: Context,
  process: Process,
  groupId: string,
  remarkIds: string[],
  together: boolean,
) {
  allow(mayWorkOnRemarks(context.actor, process))
  await inTransaction(context, async (context) => {
    const group = found(await groupById(context.db, process.id, groupId))
    const members = new Set(await memberIds(context, process.id, group.id))
    const ids = remarkIds.filter((id) => members.has(id))
    if (ids.length === 0) refuse('nothing-chosen', 422)
    const target = together && ids.length > 1 ? newId() : null
    if (target) {
      await insertGroup(context.db, {
        id: target,
        processId: process.id,
        label: group.label,
        madeBy: 'person',
        createdAt: context.now,
      })
      await recordConfirmation(context.db, target, personId(context.actor), context.now)
    }
    await moveToGroup(context.db, ids, target)
    if (!target) await recordApart(context.db, ids, context.now)
    await recordConfirmation(context.db, group.id, personId(context.actor), context.now)
    await deleteEmptyGroups(context.db, process.id)
    await record(context, 'group-split', subjectOf(process), { group: group.id, letters: ids.length })
    await changed(context, tagOf(process))
  })
}

/** Joins letters, and whole groups they are in, into one group that a person made. @returns the group's id */
export async function mergeIntoGroup(
  context: Context,
  process: Process,
  remarkIds: string[],
  groupIds: string[],
): Promise<string> {
  allow(mayWorkOnRemarks(context.actor, process))
  return inTransaction(context, async (context) => {
    const ids = new Set(await ownRemarkIds(context.db, process.id, remarkIds))
    for (const groupId of groupIds) for (const id of await memberIds(context, process.id, groupId)) ids.add(id)
    if (ids.size < 2) refuse('nothing-chosen', 422)
    const first = found(await remarkById(context.db, [...ids].sort()[0] ?? ''))
    const id = newId()
    await insertGroup(context.db, {
      id,
      processId: process.id,
      label: labelOf(first.body),
      madeBy: 'person',
      createdAt: context.now,
    })
    await moveToGroup(context.db, [...ids], id)
    await recordApart(context.db, [...ids], null)
    await recordConfirmation(context.db, id, personId(context.actor), context.now)
    await deleteEmptyGroups(context.db, process.id)
    await record(context, 'groups-merged', subjectOf(process), { group: id, letters: ids.size })
    await changed(context, tagOf(process))
    return id
  })
}
