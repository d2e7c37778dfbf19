import { changed } from '../../../platform/bus.ts'
import type { Context } from '../../../platform/context.ts'
import { inTransaction, newId, newSecret } from '../../../platform/db/index.ts'
import { allow, found, refuse } from '../../../platform/errors.ts'
import { searchKeys } from '../../../platform/language/index.ts'
import { record } from '../../audit/index.ts'
import { notify } from '../../notices/index.ts'
import { boxAround, distanceKm } from '../../places/index.ts'
import { mayWorkOnRemarks, type Process, pathOf, subjectOf, tagOf } from '../../processes/index.ts'
import { HOME } from '../editions/actions.ts'
import { takesEdits, takesProjects } from '../editions/calendar.ts'
import { type Edition, poolById } from '../editions/store.ts'
import { coauthorMail, submittedMail } from '../emails.ts'
import { secretHash } from '../secrets.ts'
import {
  type Author,
  acceptCoauthor,
  authorOf,
  type Coauthor,
  countByAuthor,
  insertCoauthor,
  keepAuthor,
} from './authors-store.ts'
import { linesOf, replaceLines } from './lines-store.ts'
import { answersAreComplete } from './questions/actions.ts'
import { keepAnswers } from './questions/store.ts'
import { type CostLine, missingIn, type Project, sumOf } from './rules.ts'
import { alike, inBox, insertProject, nextNumber, type ProjectChanges, projectById, updateProject } from './store.ts'

export interface At {
  process: Process
  edition: Edition
}

/** The author's own page of a project; its secret is the key to it. */
export const ownPath = (process: Process, project: Pick<Project, 'id'>, secret: string, rest = '') =>
  `${pathOf(process)}/zgloszenia/${project.id}${rest}?klucz=${encodeURIComponent(secret)}`

export const projectPath = (process: Pick<Process, 'slug'>, project: Pick<Project, 'number'>) =>
  `${HOME}/${process.slug}/projekty/${project.number}`

/** Whether this secret opens the project for its author. */
export const opens = (project: Project, secret: string) =>
  project.keyHash !== null && secret !== '' && secretHash(secret) === project.keyHash

/**
 * Begins a draft without an account; the secret is the only key to it.
 * @throws Refusal `budget-not-submitting`
 */
export async function beginProject(
  context: Context,
  { process, edition }: At,
): Promise<{ id: string; secret: string }> {
  allow(process.announcedAt !== null)
  if (!takesProjects(edition.calendar, context.now)) refuse('budget-not-submitting')
  const id = newId(context.now.epochMilliseconds)
  const secret = newSecret()
  await insertProject(context.db, {
    id,
    processId: process.id,
    channel: 'web',
    keyHash: secretHash(secret),
    createdAt: context.now,
  })
  return { id, secret }
}

/** Who may change a project now: its author with the key while edits are taken, or after a summons; a clerk for paper. */
export function mayWrite(
  context: Context,
  { process, edition }: At,
  project: Project,
  secret: string | null,
  summoned = false,
) {
  if (project.withdrawnAt || project.joinedInto) return false
  if (secret === null) return project.channel === 'paper' && mayWorkOnRemarks(context.actor, process)
  if (!opens(project, secret)) return false
  return project.submittedAt
    ? takesEdits(edition.calendar, context.now) || summoned
    : takesProjects(edition.calendar, context.now)
}

export interface Written {
  project?: ProjectChanges
  author?: Author
  lines?: readonly CostLine[]
  /** To the edition's own questions, apart by who may read them. */
  answers?: Parameters<typeof keepAnswers>[2]
}

/** Keeps one screen of a draft, or of a project that may still be changed. */
export async function writeProject(
  context: Context,
  at: At,
  project: Project,
  { secret, summoned = false }: { secret: string | null; summoned?: boolean },
  written: Written,
) {
  allow(secret === null || opens(project, secret))
  if (!mayWrite(context, at, project, secret, summoned)) refuse('budget-project-closed')
  await inTransaction(context, async (context) => {
    const { db } = context
    if (written.lines) await replaceLines(db, project.id, written.lines)
    const lines = written.lines ?? (await linesOf(db, project.id))
    const next = { ...project, ...written.project }
    await updateProject(db, project.id, {
      ...written.project,
      costGrosze: sumOf(lines),
      searchKeys: searchKeys(`${next.title} ${next.summary} ${next.description} ${next.placeWords}`),
      ...(project.submittedAt ? { editedAt: context.now } : {}),
    })
    if (written.answers) await keepAnswers(db, project.id, written.answers)
    if (written.author) await keepAuthor(db, project.id, written.author)
    if (project.submittedAt) await changed(context, tagOf(at.process))
  })
}

/**
 * Sends a draft: it gets its number, and everybody may read it. Sending twice is sending once.
 * @throws Refusal `budget-project-incomplete`, `budget-too-many-projects`, `budget-not-submitting`
 */
export async function submitProject(context: Context, { process, edition }: At, draft: Project, secret: string | null) {
  allow(secret === null ? mayWorkOnRemarks(context.actor, process) : opens(draft, secret))
  // What came on paper in time may be keyed in later.
  if (secret !== null && !takesProjects(edition.calendar, context.now)) refuse('budget-not-submitting')
  return inTransaction(context, async (context) => {
    const { db } = context
    // The number is taken under the lock of the edition, so two presses find one of them sent.
    const number = await nextNumber(db, process.id)
    const project = found(await projectById(db, process.id, draft.id))
    if (project.submittedAt) return found(project.number)
    const author = await authorOf(db, project.id)
    const pool = project.poolId ? await poolById(db, process.id, project.poolId) : null
    const complete = await answersAreComplete(context, process, project.id)
    if (!complete || missingIn(project, author, pool).length > 0) refuse('budget-project-incomplete', 422)
    const { perAuthor } = edition.settings
    if (perAuthor && author?.email && (await countByAuthor(db, process.id, author.email)) >= perAuthor)
      refuse('budget-too-many-projects', 422)
    await updateProject(db, project.id, { number, submittedAt: context.now })
    await record(context, 'budget-project-submitted', subjectOf(process), { number, channel: project.channel })
    if (author?.email && secret)
      await notify(context, {
        to: { email: author.email },
        template: 'budget-project-submitted',
        locale: context.locale,
        about: { kind: 'budget-project', id: project.id },
        once: `budget-project-submitted:${project.id}`,
        fleeting: true,
        mail: submittedMail(
          context.house.texts.in(context.locale),
          process,
          { ...project, number },
          ownPath(process, project, secret),
        ),
      })
    await changed(context, tagOf(process))
    return number
  })
}

/** The author takes the project back; until the ballot list stands. */
export async function withdrawProject(context: Context, { process }: At, project: Project, secret: string) {
  allow(opens(project, secret))
  if (!project.submittedAt || project.ballotNumber !== null) refuse('budget-project-closed')
  if (project.withdrawnAt) return
  await inTransaction(context, async (context) => {
    await updateProject(context.db, project.id, { withdrawnAt: context.now })
    await record(context, 'budget-project-withdrawn', subjectOf(process), { number: project.number })
    await changed(context, tagOf(process))
  })
}

/** Asks somebody to be a co-author: they agree on a page that the letter leads to. @returns false when asked before */
export async function inviteCoauthor(
  context: Context,
  { process }: At,
  project: Project,
  secret: string,
  { name, email }: { name: string; email: string },
): Promise<boolean> {
  allow(opens(project, secret))
  const key = newSecret()
  const id = newId()
  return inTransaction(context, async (context) => {
    const fresh = await insertCoauthor(context.db, {
      id,
      projectId: project.id,
      name,
      email: email.toLowerCase(),
      keyHash: secretHash(key),
      invitedAt: context.now,
    })
    if (!fresh) return false
    await notify(context, {
      to: { email },
      template: 'budget-coauthor',
      locale: context.locale,
      about: { kind: 'budget-project', id: project.id },
      fleeting: true,
      mail: coauthorMail(
        context.house.texts.in(context.locale),
        process,
        project,
        `${pathOf(process)}/wspolautorzy/${id}?klucz=${encodeURIComponent(key)}`,
      ),
    })
    return true
  })
}

export async function agreeToCoauthor(context: Context, coauthor: Coauthor, key: string) {
  allow(secretHash(key) === coauthor.keyHash)
  await acceptCoauthor(context.db, coauthor.id, context.now)
}

/** A draft of a project that came on paper, keyed in by a clerk. @param id made when the form was shown */
export async function enterProject(context: Context, { process }: At, id: string): Promise<void> {
  allow(mayWorkOnRemarks(context.actor, process))
  await insertProject(context.db, {
    id,
    processId: process.id,
    channel: 'paper',
    keyHash: null,
    createdAt: context.now,
    enteredBy: context.actor.kind === 'person' ? context.actor.id : null,
  })
}

const NEAR_KM = 0.1

/** Projects that say something like this one, and those within 100 m of it: perhaps their authors would join. */
export async function similarTo({ db }: Context, project: Project): Promise<{ alike: Project[]; near: Project[] }> {
  const said = await alike(db, project, searchKeys(project.title), 3)
  if (project.lon === null || project.lat === null) return { alike: said, near: [] }
  const point = { lon: project.lon, lat: project.lat }
  const close = await inBox(db, project.processId, boxAround(point, NEAR_KM))
  return {
    alike: said,
    near: close.filter(
      ({ id, lon, lat }) =>
        id !== project.id && lon !== null && lat !== null && distanceKm(point, { lon, lat }) <= NEAR_KM,
    ),
  }
}
