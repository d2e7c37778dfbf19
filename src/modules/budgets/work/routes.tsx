import { readFile } from 'node:fs/promises'
import { Hono } from 'hono'
import { z } from 'zod'
import { holds } from '../../../platform/actor.ts'
import type { Context } from '../../../platform/context.ts'
import { allow } from '../../../platform/errors.ts'
import {
  type App,
  type AppEnv,
  emptyForm,
  type Form,
  type HttpContext,
  page,
  readForm,
  readQuery,
  seeOther,
  withProblem,
} from '../../../platform/http/index.ts'
import { copyTalk, talkSettingsOf } from '../../discussions/index.ts'
import { mayModerate } from '../../moderation/index.ts'
import { organisationsByIds } from '../../network/index.ts'
import type { UnitFound } from '../../places/index.ts'
import {
  gminaOf,
  gminasTyped,
  mayAnnounce,
  mayCreateProcess,
  mayEditProcess,
  processById,
  processesOfOrganisations,
  workPathOf,
} from '../../processes/index.ts'
import { announceEdition, draftEdition, HOME, KIND, problemsOf, WORK } from '../editions/actions.ts'
import { editionsOf, poolsOf, publicationsOf } from '../editions/store.ts'
import type { BudgetsPorts } from '../ports.ts'
import type { At } from '../projects/actions.ts'
import { copyProjectQuestions } from '../projects/questions/actions.ts'
import { projectsOf } from '../projects/store.ts'
import { bringArchive, readArchive } from '../results/archive.ts'
import { undecided } from '../verifying/actions.ts'
import { appealsOf, cardsOf, openSummonses } from '../verifying/store.ts'
import { ArchiveForm, CreateForm } from './forms.ts'
import { framed } from './frame.tsx'
import { ArchivePage, CreatePage, EditionsTable, WaitingPage } from './pages.tsx'
import { openSettings } from './settings/routes.tsx'

const scopesOf = ({ actor }: Context): string[] =>
  actor.kind === 'person' ? [...new Set(actor.roles.flatMap(({ scope }) => scope ?? []))] : []

/** `/praca/budzet-obywatelski`: editions of one's teams, and the first pages of each. */
export function openEditionsWork({ forms }: Pick<BudgetsPorts, 'forms'>): App {
  const routes: App = new Hono<AppEnv>()

  routes.get('/', async (c) => {
    const context = c.get('context')
    const { actor, db } = context
    const scopes = scopesOf(context)
    allow(scopes.length > 0 || holds(actor, ['administrator'], null))
    const organisations = await organisationsByIds(db, scopes)
    const mayCreate = scopes.some((id) => mayCreateProcess(actor, id))
    const mayArchive = scopes.some((id) => mayAnnounce(actor, { organisationId: id }))
    const editions = await ownEditions(context)
    return page(c, <EditionsTable {...{ editions, organisations, mayCreate, mayArchive }} />)
  })

  routes.get('/nowa', async (c) => creating(c, emptyForm(), []))
  routes.post('/nowa', async (c) => {
    const context = c.get('context')
    const form = await readForm(c, CreateForm)
    const units = await gminasTyped(context, form)
    if (!form.ok) return creating(c, form, units, 422)
    const { unitCode, place, preset, copyOf, ...input } = form.value
    const meant = await gminaOf(c, form, units, { unitCode, place })
    if (!meant.unit) return creating(c, meant.problem, units, 422)
    const draft = await draftEdition(context, {
      ...input,
      unitCode: meant.unit.code,
      preset: preset || null,
      copyOf: copyOf || null,
    })
    const made = await processById(context.db, draft.id)
    if (copyOf && made) {
      await copyProjectQuestions(context, forms, { from: { id: copyOf }, to: made })
      await copyTalk(context, { id: copyOf }, made)
    }
    return seeOther(c, `${WORK}/${draft.slug}/ustawienia/podstawa`, 'budgets.flash.drafted')
  })

  routes.get('/archiwum', async (c) => archive(c, emptyForm()))
  routes.post('/archiwum', async (c) => {
    const context = c.get('context')
    const form = await readForm(c, ArchiveForm, { files: 60 })
    if (!form.ok) return archive(c, form, 422)
    const units = await gminasTyped(context, form)
    const [unit] = units
    if (units.length !== 1 || !unit)
      return archive(c, withProblem(c, form, 'place', 'processes.beginning.gmina-unknown'), 422)
    const files = await Promise.all(form.files.map(({ path }) => readFile(path, 'utf8')))
    if (files.length === 0) return archive(c, withProblem(c, form, 'files', 'budgets.archive.needed'), 422)
    const { problems } = readArchive(files)
    const [problem] = problems
    if (problem)
      return archive(c, withProblem(c, form, 'files', `budgets.archive.${problem.word}`, { number: problem.file }), 422)
    const { organisationId, title } = form.value
    const slug = await bringArchive(context, { organisationId, title, unitCode: unit.unit.code, files })
    return seeOther(c, `${HOME}/${slug}`, 'budgets.flash.archived')
  })

  routes.get('/:slug', async (c) => {
    const context = c.get('context')
    const { frame, ...at } = await framed(c)
    const pools = await poolsOf(context.db, at.process.id)
    const problems = problemsOf(at, pools)
    return page(
      c,
      <WaitingPage {...{ frame, problems }} edition={at.edition} tasks={await tasksOf(c.get('context'), at)} />,
    )
  })

  routes.post('/:slug/ogloszenie', async (c) => {
    const { frame: _, ...at } = await framed(c, mayAnnounce)
    await announceEdition(c.get('context'), at)
    return seeOther(c, workPathOf(at.process), 'budgets.flash.announced')
  })

  routes.route('/', openSettings({ forms }))
  return routes
}

/** What waits in one edition, each number with the list behind it. */
export async function tasksOf({ db, house, locale, actor }: Context, { process, edition }: At) {
  if (edition.archived) return []
  const t = house.texts.in(locale)
  const home = workPathOf(process)
  const projects = await projectsOf(db, process.id)
  const publications = await publicationsOf(db, process.id)
  const cards = await cardsOf(
    db,
    projects.map(({ id }) => id),
  )
  const standing = projects.filter(({ withdrawnAt, joinedInto }) => !withdrawnAt && !joinedInto)
  const without = (kind: string) =>
    standing.filter(({ id }) => !cards.get(id)?.some((card) => card.kind === kind)).length
  const appeals = [...(await appealsOf(db, process.id)).values()].filter(({ outcome }) => outcome === null).length
  const items: [string, number, string][] = publications.decisions
    ? [['appeals', appeals, `${home}/odwolania`]]
    : [
        ['formal', without('formal'), `${home}/projekty?stan=formal`],
        ['substantive', without('substantive'), `${home}/projekty?stan=substantive`],
        ['undecided', undecided(projects).length, `${home}/projekty?stan=undecided`],
        ['summoned', (await openSummonses(db, process.id)).size, `${home}/projekty?stan=summoned`],
      ]
  if (mayModerate(actor, process.organisationId))
    items.push([
      'talk',
      (await talkSettingsOf({ db }, process))?.waiting ?? 0,
      `/praca/organizacje/${process.organisationId}/moderacja`,
    ])
  return items
    .filter(([, count]) => count > 0)
    .map(([key, count, href]) => ({ figure: count, label: t(`budgets.task.${key}`, { count }), href }))
}

export async function ownEditions(context: Context) {
  const processes = (await processesOfOrganisations(context.db, scopesOf(context))).filter(({ kind }) => kind === KIND)
  const editions = await editionsOf(
    context.db,
    processes.map(({ id }) => id),
  )
  return processes.flatMap((process) => {
    const edition = editions.get(process.id)
    return edition ? [{ process, edition }] : []
  })
}

async function creating(c: HttpContext, form: Form, units: UnitFound[], status = 200) {
  const context = c.get('context')
  const mine = scopesOf(context).filter((id) => mayCreateProcess(context.actor, id))
  allow(mine.length > 0)
  const organisations = [...(await organisationsByIds(context.db, mine)).values()]
  const { kopia } = readQuery(c, z.object({ kopia: z.uuid().optional() }))
  const editions = (await ownEditions(context)).filter(
    ({ edition, process }) => !edition.archived && mayEditProcess(context.actor, process),
  )
  const shown = kopia && form.problems.length === 0 ? emptyForm({ ...form.values, copyOf: kopia }) : form
  return page(c, <CreatePage form={shown} {...{ organisations, units, editions }} />, status)
}

async function archive(c: HttpContext, form: Form, status = 200) {
  const context = c.get('context')
  const mine = scopesOf(context).filter((id) => mayAnnounce(context.actor, { organisationId: id }))
  allow(mine.length > 0)
  const organisations = [...(await organisationsByIds(context.db, mine)).values()]
  return page(c, <ArchivePage {...{ form, organisations }} />, status)
}
