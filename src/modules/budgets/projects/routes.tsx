import { Hono } from 'hono'
import { z } from 'zod'
import { asStream, type DocumentModel, qrPng, writePdf, writePoster } from '../../../platform/documents/index.ts'
import { allow, found } from '../../../platform/errors.ts'
import {
  type App,
  type AppEnv,
  emptyForm,
  type HttpContext,
  page,
  readQuery,
  seeOther,
} from '../../../platform/http/index.ts'
import { queryKeys } from '../../../platform/language/index.ts'
import { formatMoney, formatSize } from '../../../platform/texts/index.ts'
import { openTalk } from '../../discussions/index.ts'
import { filesOf, picturePath } from '../../media/index.ts'
import { FOLLOW_ASKED, receiveFollow } from '../../notices/index.ts'
import { maySeeWorkspace, tagOf, workPathOf } from '../../processes/index.ts'
import { PROJECT_SUBJECT, WORK_FILES } from '../building/actions.ts'
import { findEdition } from '../editions/actions.ts'
import { tellAuthor } from '../talks/telling.ts'
import { talkOfProject, thingOf } from '../talks/thing.ts'
import { cardModel } from '../verifying/card.ts'
import { cardsOf } from '../verifying/store.ts'
import { type At, opens, projectPath, similarTo } from './actions.ts'
import { type Surroundings, surroundingsOf } from './around.ts'
import { coauthorsOf } from './authors-store.ts'
import { linesOf } from './lines-store.ts'
import { ComparePage, MapPage, ProjectList } from './list-pages.tsx'
import { ProjectsMap } from './map.tsx'
import { projectPoster } from './poster.ts'
import { FollowProjectPage, ProjectPage } from './project-page.tsx'
import { openlySaid } from './questions/actions.ts'
import { isPublished, type Project } from './rules.ts'
import { countProjects, listedProjects, projectByNumber, projectsOf, projectsPage } from './store.ts'

const PER_PAGE = 24

const ListQuery = z.object({
  tekst: z.string().trim().max(100).optional(),
  pula: z.uuid().optional(),
  kategoria: z.string().max(20).optional(),
  lista: z.enum(['tak']).optional(),
  nr: z
    .string()
    .regex(/^\d{1,6}(,\d{1,6}){0,99}$/)
    .optional(),
  po: z.coerce.number().int().min(1).max(1_000_000).optional(),
})

/** What belongs to the project that everybody may see: the files of its author. */
export const PUBLIC_FILES = 'budget-project'
/** Scans of support lists and consents: for the team alone. */
export const PRIVATE_FILES = 'budget-project-private'

/** Projects for everybody. */
export function openProjects(): App {
  const routes = new Hono<AppEnv>()

  routes.get('/:slug/projekty', async (c) => {
    const context = c.get('context')
    const at = await findEdition(context, c.req.param('slug'))
    const { po, ...query } = readQuery(c, ListQuery)
    const filter = {
      poolId: query.pula,
      category: query.kategoria,
      words: query.tekst ? queryKeys(query.tekst) : undefined,
      listed: query.lista === 'tak' || undefined,
      numbers: query.nr?.split(',').map(Number),
    }
    const around = await surroundingsOf(context, at)
    const id = at.process.id
    const count = await countProjects(context.db, id, filter)
    if (query.lista === 'tak') {
      const all = (await listedProjects(context.db, id)).filter(
        ({ poolId, category }) =>
          (!query.pula || poolId === query.pula) && (!query.kategoria || category === query.kategoria),
      )
      const order = around.pools.map((pool) => pool.id)
      all.sort(
        (a, b) =>
          order.indexOf(a.poolId ?? '') - order.indexOf(b.poolId ?? '') ||
          (a.ballotNumber ?? 0) - (b.ballotNumber ?? 0),
      )
      const from = po ?? 0
      const rows = all.slice(from, from + PER_PAGE)
      const next = all.length > from + PER_PAGE ? from + PER_PAGE : null
      return page(c, <ProjectList process={at.process} {...{ query, around, count, next }} projects={rows} />, 200, {
        cache: [tagOf(at.process)],
      })
    }
    const { rows, next } = await projectsPage(context.db, id, filter, { after: po, limit: PER_PAGE })
    return page(c, <ProjectList process={at.process} {...{ query, around, count, next }} projects={rows} />, 200, {
      cache: [tagOf(at.process)],
    })
  })

  routes.get('/:slug/projekty/:number{[0-9]{1,6}}', async (c) => {
    const context = c.get('context')
    const { at, project } = await projectAt(c)
    const { db, now, locale, actor } = context
    const { po } = readQuery(c, z.object({ po: z.coerce.number().int().min(0).catch(0).default(0) }))
    const around = await surroundingsOf(context, at)
    const works = around.works.get(project.id) ?? []
    const pictures = await Promise.all(works.map(({ id }) => filesOf(db, { kind: WORK_FILES, id })))
    const files = await filesOf(db, { kind: PUBLIC_FILES, id: project.id })
    const shown = isPublished(around.publications, 'decisions', now)
    const { alike, near } = project.channel === 'archive' ? { alike: [], near: [] } : await similarTo(context, project)
    const rivalled = shown && project.conflictGroup !== ''
    const all = project.joinedInto || rivalled ? await projectsOf(db, at.process.id) : []
    const props = {
      ...at,
      project,
      around,
      pool: around.poolOf(project),
      lines: await linesOf(db, project.id),
      coauthors: (await coauthorsOf(db, project.id)).filter(({ acceptedAt }) => acceptedAt).map(({ name }) => name),
      files: files.map((file) => ({
        name: file.name,
        href: file.href,
        type: file.typeName,
        size: formatSize(file.size, locale),
      })),
      questions: await openlySaid(context, project.id),
      works: works.map((work, index) => ({
        ...work,
        pictures: (pictures[index] ?? []).map((file) => ({
          src: picturePath(file, 640),
          alt: file.alt ?? project.title,
        })),
      })),
      cards: shown ? ((await cardsOf(db, [project.id])).get(project.id) ?? []) : [],
      appeal: publicAppeal(around, project, now),
      similar: [...new Map([...near, ...alike].map((other) => [other.id, other])).values()].slice(0, 4),
      talk: await talkOfProject(context, at.process, project, po),
      rivals: rivalled ? all.filter((other) => excludes(project, other)) : [],
      joined: all.find(({ id }) => id === project.joinedInto) ?? null,
      workPath: maySeeWorkspace(actor, at.process) ? `${workPathOf(at.process)}/projekty/${project.id}` : null,
    }
    return page(c, <ProjectPage {...props} />, 200, { cache: [tagOf(at.process)], cacheSeconds: 30 })
  })

  openTalk(routes, '/:slug/projekty/:number{[0-9]{1,6}}', {
    async thingAt(c) {
      const { at, project } = await projectAt(c)
      return {
        process: at.process,
        thing: thingOf(project),
        opens: (key) => (opens(project, key) ? { signature: project.signature } : null),
      }
    },
    privacyOf: async (context) => context.house.texts.in(context.locale)('budgets.talk.privacy'),
    told: tellAuthor,
  })

  routes.get('/:slug/projekty/:number{[0-9]{1,6}}/karta.pdf', async (c) => {
    const context = c.get('context')
    const { at, project } = await projectAt(c)
    const around = await surroundingsOf(context, at)
    const cards = (await cardsOf(context.db, [project.id])).get(project.id) ?? []
    allow(
      cards.length > 0 &&
        (isPublished(around.publications, 'decisions', context.now) || maySeeWorkspace(context.actor, at.process)),
    )
    const model = cardModel(
      { ...at, project, cards, pool: around.poolOf(project)?.name ?? '' },
      context.house.texts.in('pl'),
      'pl',
    )
    return pdf(c, model, `karta-${project.number}.pdf`)
  })

  routes.get('/:slug/projekty/:number{[0-9]{1,6}}/plakat.pdf', async (c) => {
    const { locale, now, house } = c.get('context')
    const { at, project } = await projectAt(c)
    allow(!project.withdrawnAt && !project.joinedInto)
    const around = await surroundingsOf(c.get('context'), at)
    const { code, path, ...words } = projectPoster(
      at,
      { project, pool: around.poolOf(project)?.name ?? '', costGrosze: around.costOf(project) },
      { t: house.texts.in(locale), locale, origin: house.config.url, now },
    )
    const png = await qrPng(house.config.url + path)
    return c.body(asStream(writePoster({ ...words, code: { ...code, png } })), 200, {
      'content-type': 'application/pdf',
      'content-disposition': `inline; filename="plakat-${project.number}.pdf"`,
    })
  })

  routes.get('/:slug/projekty/:number{[0-9]{1,6}}/obserwowanie', async (c) => {
    const { at, project } = await projectAt(c)
    return page(c, <FollowProjectPage process={at.process} project={project} form={emptyForm()} />)
  })

  routes.post('/:slug/projekty/:number{[0-9]{1,6}}/obserwowanie', async (c) => {
    const { at, project } = await projectAt(c)
    const form = await receiveFollow(c, {
      subject: { kind: PROJECT_SUBJECT, id: project.id },
      title: project.title,
      url: projectPath(at.process, project),
    })
    if (!form.ok) return page(c, <FollowProjectPage process={at.process} {...{ project, form }} />, 422)
    return seeOther(c, projectPath(at.process, project), FOLLOW_ASKED)
  })

  routes.get('/:slug/mapa', async (c) => {
    const context = c.get('context')
    const { process } = await findEdition(context, c.req.param('slug'))
    const map = await ProjectsMap(context, process, await projectsOf(context.db, process.id))
    return page(c, <MapPage {...{ process, map }} />, 200, { cache: [tagOf(process)] })
  })

  routes.get('/:slug/porownanie', async (c) => {
    const context = c.get('context')
    const at = await findEdition(context, c.req.param('slug'))
    const { p } = readQuery(
      c,
      z.object({
        p: z
          .array(z.string().regex(/^\d{1,6}$/))
          .max(4)
          .default([]),
      }),
    )
    const projects = await projectsOf(context.db, at.process.id)
    const around = await surroundingsOf(context, at)
    const chosen = projects.filter(({ number }) => p.includes(String(number)))
    return page(c, <ComparePage process={at.process} {...{ chosen, around }} projects={projects.slice(0, 300)} />)
  })

  routes.get('/:slug/lista.pdf', async (c) => {
    const context = c.get('context')
    const at = await findEdition(context, c.req.param('slug'))
    const listed = await listedProjects(context.db, at.process.id)
    allow(listed.length > 0)
    return pdf(c, await listModel(c, at, listed), `lista-${at.process.slug}.pdf`)
  })

  return routes
}

/** Of projects of one group at most one is chosen; what is not on the list stands in nobody's way. */
const excludes = (project: Project, other: Project) =>
  other.id !== project.id && other.conflictGroup === project.conflictGroup && other.ballotNumber !== null

/** That there is an appeal is public with the decisions; how it ended, from its own minute. */
function publicAppeal({ appeals, publications }: Surroundings, project: Project, now: Temporal.Instant) {
  const appeal = appeals.get(project.id)
  if (!appeal) return null
  return isPublished(publications, 'appeals', now) ? appeal : { ...appeal, outcome: null, reason: '' }
}

export async function projectAt(c: HttpContext): Promise<{ at: At; project: Project }> {
  const context = c.get('context')
  const at = await findEdition(context, c.req.param('slug') ?? '')
  const project = found(await projectByNumber(context.db, at.process.id, Number(c.req.param('number'))))
  allow(project.submittedAt !== null)
  return { at, project }
}

export const pdf = (c: HttpContext, model: DocumentModel, name: string) =>
  c.body(asStream(writePdf(model)), 200, {
    'content-type': 'application/pdf',
    'content-disposition': `inline; filename="${name}"`,
  })

/** The ballot list on paper, pool by pool, with a box to tick: it is also the paper ballot. */
async function listModel(c: HttpContext, at: At, listed: readonly Project[]): Promise<DocumentModel> {
  const context = c.get('context')
  const t = context.house.texts.in('pl')
  const { pools, costOf } = await surroundingsOf(context, at)
  return {
    title: t('budgets.ballot-list.of', { title: at.process.title }),
    language: 'pl',
    footer: at.process.title,
    subtitle: at.edition.drawSeed ? t('budgets.ballot-list.drawn', { seed: at.edition.drawSeed }) : '',
    blocks: pools.flatMap((pool) => {
      const own = listed.filter(({ poolId }) => poolId === pool.id)
      if (own.length === 0) return []
      return [
        { kind: 'heading' as const, level: 1 as const, text: pool.name },
        {
          kind: 'paragraph' as const,
          text: t('budgets.ballot-list.pool', { amount: formatMoney(pool.amountGrosze, 'pl') }),
        },
        {
          kind: 'choices' as const,
          shape: 'square' as const,
          items: own.map((project) => ({
            code: String(project.ballotNumber),
            text: `${project.title} (${formatMoney(costOf(project), 'pl')}). ${project.plainSummary || project.summary}`,
          })),
        },
      ]
    }),
  }
}
