import { personId } from '../../../platform/actor.ts'
import { changed } from '../../../platform/bus.ts'
import type { Context } from '../../../platform/context.ts'
import { type Db, inTransaction, newId } from '../../../platform/db/index.ts'
import { allow, found, refuse } from '../../../platform/errors.ts'
import { record } from '../../audit/index.ts'
import { notify } from '../../notices/index.ts'
import { mayEditProcess, mayWorkOnRemarks, subjectOf, tagOf } from '../../processes/index.ts'
import { publicationsOf } from '../editions/store.ts'
import { joiningMail } from '../emails.ts'
import { type At, opens } from '../projects/actions.ts'
import { authorOf, type Coauthor, coauthorsOf } from '../projects/authors-store.ts'
import type { Project } from '../projects/rules.ts'
import { projectById, updateProject } from '../projects/store.ts'
import { secretHash } from '../secrets.ts'
import {
  endJoining,
  insertJoining,
  type Joining,
  joiningsOf,
  keepVoice,
  lockJoining,
  type Voice,
  voicesOf,
} from './store.ts'

/** Somebody whose yes is needed. */
export interface Party {
  /** The project for its author, the co-author's own id for a co-author. */
  voiceId: string
  project: Project
  /** A co-author is named as they agreed to be; an author by the signature alone. */
  name: string
  role: 'author' | 'coauthor'
  voice: Voice | null
}

/** Who speaks: an author with their key, a co-author with theirs, or the office for somebody who told it. */
export type Speaker =
  | { kind: 'author'; project: Project; secret: string }
  | { kind: 'coauthor'; coauthor: Coauthor; secret: string }
  | { kind: 'office'; voiceId: string; words: string }

/** Both projects with everybody whose consent is needed, and what they have said. */
export async function partiesOf(db: Db, joining: Joining, processId: string): Promise<Party[]> {
  const voices = await voicesOf(db, joining.id)
  const parties: Party[] = []
  for (const id of [joining.projectId, joining.intoId]) {
    const project = found(await projectById(db, processId, id))
    parties.push({
      voiceId: id,
      project,
      name: project.signature,
      role: 'author',
      voice: voices.get(id) ?? null,
    })
    for (const coauthor of await coauthorsOf(db, id))
      if (coauthor.acceptedAt)
        parties.push({
          voiceId: coauthor.id,
          project,
          name: coauthor.name,
          role: 'coauthor',
          voice: voices.get(coauthor.id) ?? null,
        })
  }
  return parties
}

/**
 * Proposes that one project is joined into another: by the office, or by the author, who says yes by that. Everybody concerned who
 * left an address hears of it.
 * @throws Refusal `budget-not-joinable`, `budget-joining-proposed`, `budget-decisions-published`
 */
export async function proposeJoining(
  context: Context,
  at: At,
  { project, into, note }: { project: Project; into: Project; note: string },
  secret: string | null,
): Promise<void> {
  allow(secret === null ? mayEditProcess(context.actor, at.process) : opens(project, secret))
  await beforePublication(context, at)
  if (!mayBeJoined(project, into)) refuse('budget-not-joinable', 422)
  await inTransaction(context, async (context) => {
    const id = newId(context.now.epochMilliseconds)
    const joining = { id, projectId: project.id, intoId: into.id, note, proposedAt: context.now }
    if (!(await insertJoining(context.db, { ...joining, proposedBy: personId(context.actor) })))
      refuse('budget-joining-proposed', 422)
    await record(context, 'budget-joining-proposed', subjectOf(at.process), {
      number: project.number,
      into: into.number,
    })
    await tellParties(context, at, { ...joining, endedAt: null, outcome: null })
  })
  if (secret !== null) {
    const joining = found((await joiningsOf(context.db, project.id)).find(({ endedAt }) => endedAt === null))
    await sayOnJoining(context, at, joining, { kind: 'author', project, secret }, true)
  }
}

/**
 * Says yes or no. The last yes joins the projects at once; one no ends the proposal, and both stay as they are.
 * @throws Refusal `budget-joining-ended`, `budget-reason-missing` when the office does not say where it has a consent from
 */
export async function sayOnJoining(context: Context, at: At, joining: Joining, speaker: Speaker, agrees: boolean) {
  allow(maySpeak(context, at, joining, speaker))
  await beforePublication(context, at)
  if (speaker.kind === 'office' && speaker.words === '') refuse('budget-reason-missing', 422)
  await inTransaction(context, async (context) => {
    const { db, now } = context
    const open = await lockJoining(db, joining.id)
    if (!open || open.endedAt) refuse('budget-joining-ended')
    const voiceId = voiceOf(speaker)
    if (!(await partiesOf(db, open, at.process.id)).some((party) => party.voiceId === voiceId)) allow(false)
    await keepVoice(db, open.id, {
      voiceId,
      agrees,
      way: speaker.kind === 'office' ? 'office' : 'link',
      words: speaker.kind === 'office' ? speaker.words : '',
      saidAt: now,
      saidBy: personId(context.actor),
    })
    const parties = await partiesOf(db, open, at.process.id)
    if (!agrees) {
      await endJoining(db, open.id, 'declined', now)
      await record(context, 'budget-joining-declined', subjectOf(at.process))
    } else if (parties.every(({ voice }) => voice?.agrees)) await join(context, at, open, parties)
  })
}

/** The office takes its proposal back. */
export async function giveUpJoining(context: Context, at: At, joining: Joining) {
  allow(mayEditProcess(context.actor, at.process))
  await inTransaction(context, async (context) => {
    await endJoining(context.db, joining.id, 'given-up', context.now)
    await record(context, 'budget-joining-given-up', subjectOf(at.process))
  })
}

async function join(context: Context, at: At, joining: Joining, parties: readonly Party[]) {
  const [project, into] = [joining.projectId, joining.intoId].map((id) =>
    found(parties.find((party) => party.project.id === id)?.project),
  )
  if (!project || !into || !mayBeJoined(project, into)) refuse('budget-not-joinable', 422)
  await updateProject(context.db, project.id, { joinedInto: into.id })
  await endJoining(context.db, joining.id, 'joined', context.now)
  await record(context, 'budget-projects-joined', subjectOf(at.process), {
    number: project.number,
    into: into.number,
  })
  await changed(context, tagOf(at.process))
}

async function tellParties(context: Context, at: At, joining: Joining) {
  const t = context.house.texts.in(context.locale)
  const parties = await partiesOf(context.db, joining, at.process.id)
  const [from, into] = [joining.projectId, joining.intoId].map((id) =>
    found(parties.find((party) => party.voiceId === id)?.project),
  )
  if (!from || !into) return
  for (const party of parties) {
    const email =
      party.role === 'author'
        ? (await authorOf(context.db, party.project.id))?.email
        : (await coauthorsOf(context.db, party.project.id)).find(({ id }) => id === party.voiceId)?.email
    if (!email) continue
    await notify(context, {
      to: { email },
      template: 'budget-joining',
      locale: context.locale,
      about: { kind: 'budget-project', id: party.project.id },
      once: `budget-joining:${joining.id}:${party.voiceId}`,
      mail: joiningMail(t, at.process, { from, into, note: joining.note }),
    })
  }
}

const voiceOf = (speaker: Speaker) =>
  speaker.kind === 'author' ? speaker.project.id : speaker.kind === 'coauthor' ? speaker.coauthor.id : speaker.voiceId

function maySpeak(context: Context, at: At, joining: Joining, speaker: Speaker): boolean {
  switch (speaker.kind) {
    case 'author':
      return [joining.projectId, joining.intoId].includes(speaker.project.id) && opens(speaker.project, speaker.secret)
    case 'coauthor':
      return secretHash(speaker.secret) === speaker.coauthor.keyHash
    case 'office':
      return mayWorkOnRemarks(context.actor, at.process)
  }
}

const mayBeJoined = (project: Project, into: Project) =>
  project.id !== into.id &&
  project.poolId === into.poolId &&
  [project, into].every(
    ({ submittedAt, withdrawnAt, joinedInto }) => submittedAt !== null && withdrawnAt === null && joinedInto === null,
  )

async function beforePublication(context: Context, { process }: At) {
  if ((await publicationsOf(context.db, process.id)).decisions) refuse('budget-decisions-published')
}
