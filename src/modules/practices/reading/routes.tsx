import { Hono } from 'hono'
import { personId } from '../../../platform/actor.ts'
import type { Context } from '../../../platform/context.ts'
import { isId, newId } from '../../../platform/db/index.ts'
import { allow } from '../../../platform/errors.ts'
import {
  type App,
  type AppEnv,
  emptyForm,
  type Form,
  type HttpContext,
  page,
  readForm,
  requestSource,
  seeOther,
  withProblem,
} from '../../../platform/http/index.ts'
import { filesOf } from '../../media/index.ts'
import { findUnits, prepareAreaMap, unitByCode, unitsByCodes } from '../../places/index.ts'
import { pathOf as pathOfProcess, processById } from '../../processes/index.ts'
import { findPractice } from '../actions.ts'
import type { Content } from '../content.ts'
import { CommentForm, LetterForm, RepeatForm } from '../forms.ts'
import { asListed } from '../listing/listing.ts'
import { relatedCandidates, searchKeysOf } from '../listing-store.ts'
import type { PracticesPorts } from '../ports.ts'
import { revisionsOf } from '../revisions-store.ts'
import { HOME, isPublic, mayEditMap, mayWrite, type Practice, pathOf, subjectOf, tagOf } from '../rules.ts'
import { commentOn, hideRepeat, limitTalk, tellRepeat, thankFor, writeToAuthor } from '../talking/actions.ts'
import { commentsOf, repeatsOf, thanksFor } from '../talking/store.ts'
import { HistoryPage, LetterPage, RepeatPage } from './pages.tsx'
import { PracticePage, type PracticePageProps } from './practice-page.tsx'

/** `/mapa/:slug`: a practice, how it changed, and what people do with it. */
export function readingRoutes(ports: PracticesPorts): App {
  const routes: App = new Hono<AppEnv>()
  const at = (c: HttpContext) => findPractice(c.get('context'), c.req.param('slug') ?? '')

  routes.get(`${HOME}/:slug`, async (c) => {
    const found = await at(c)
    const props = await propsOf(c.get('context'), ports, found)
    return page(c, <PracticePage {...props} />, 200, { cache: [tagOf(found.practice)] })
  })

  routes.get(`${HOME}/:slug/historia`, async (c) => {
    const { practice } = await at(c)
    const all = await revisionsOf(c.get('context').db, practice.id)
    const writes = mayWrite(c.get('context').actor, practice)
    const revisions = writes ? all : all.filter(({ outcome }) => outcome === 'accepted')
    return page(c, <HistoryPage practice={practice} revisions={revisions} />, 200, { cache: [tagOf(practice)] })
  })

  routes.post(`${HOME}/:slug/podziekowania`, async (c) => {
    const { practice } = await at(c)
    await limitTalk(c.get('context'), 'practice-thanks')
    await thankFor(c.get('context'), practice, true)
    return seeOther(c, pathOf(practice), 'practices.done.thanks')
  })

  routes.post(`${HOME}/:slug/podziekowania/wycofanie`, async (c) => {
    const { practice } = await at(c)
    await limitTalk(c.get('context'), 'practice-thanks')
    await thankFor(c.get('context'), practice, false)
    return seeOther(c, pathOf(practice), 'practices.done.thanks-undone')
  })

  routes.get(`${HOME}/:slug/powtorzenia`, async (c) => {
    const { practice } = await at(c)
    allow(personId(c.get('context').actor) !== null && isPublic(practice))
    return page(c, <RepeatPage practice={practice} form={emptyForm()} />)
  })

  routes.post(`${HOME}/:slug/powtorzenia`, async (c) => {
    const context = c.get('context')
    const { practice } = await at(c)
    allow(personId(context.actor) !== null && isPublic(practice))
    let form = await readForm(c, RepeatForm)
    if (form.ok) {
      const { place, year, words } = form.value
      const code = await gminaOf(context, place)
      if (code) {
        await limitTalk(context, 'practice-repeat')
        await tellRepeat(context, practice, { unitCode: code, year, words })
        return seeOther(c, `${pathOf(practice)}#powtorzenia`, 'practices.done.repeat')
      }
      form = withProblem(c, form, 'place', 'practices.problem.place')
    }
    return page(c, <RepeatPage practice={practice} form={form} />, 422)
  })

  routes.post(`${HOME}/:slug/powtorzenia/:id/ukrycie`, async (c) => {
    const { practice } = await at(c)
    const t = c.get('context').house.texts.in('pl')
    const id = c.req.param('id')
    allow(isId(id))
    await hideRepeat(c.get('context'), practice, id, t('practices.repeat.hidden-reason'))
    return seeOther(c, pathOf(practice), 'practices.done.hidden')
  })

  routes.post(`${HOME}/:slug/komentarze`, async (c) => {
    const context = c.get('context')
    const { practice, content } = await at(c)
    allow((await ports.memberOf(context)) !== null && isPublic(practice))
    const form = await readForm(c, CommentForm)
    if (!form.ok) {
      const props = await propsOf(context, ports, { practice, content })
      return page(c, <PracticePage {...props} />, 422)
    }
    await limitTalk(context, 'practice-comment')
    await commentOn(context, ports, practice, form.value)
    return seeOther(c, `${pathOf(practice)}#komentarze`, 'practices.done.comment')
  })

  routes.get(`${HOME}/:slug/list`, async (c) => writing(c, ports, emptyForm()))

  routes.post(`${HOME}/:slug/list`, async (c) => {
    const { practice, content } = await at(c)
    allow(takesLetters(practice, content))
    const form = await readForm(c, LetterForm)
    if (!form.ok) return writing(c, ports, form, 422)
    const { key, name, body, replyTo, website } = form.value
    // A machine hears the same as a person, and nothing leaves.
    if (!website)
      await writeToAuthor(c.get('context'), ports, practice, {
        ...{ key, name, body },
        replyTo: replyTo ?? null,
        source: requestSource(c),
      })
    return seeOther(c, pathOf(practice), 'practices.done.letter')
  })

  return routes
}

const takesLetters = (practice: Practice, content: Content) =>
  isPublic(practice) && content.takesLetters && practice.createdBy !== null

async function writing(c: HttpContext, _: PracticesPorts, form: Form, status = 200) {
  const { practice, content } = await findPractice(c.get('context'), c.req.param('slug') ?? '')
  allow(takesLetters(practice, content))
  const formKey = String(form.values.key ?? '') || newId()
  return page(c, <LetterPage {...{ practice, form, formKey }} />, status)
}

/** The gmina a person means by a code or a name; null when none is found. */
export async function gminaOf(context: Context, text: string): Promise<string | null> {
  if (/^\d{7}$/.test(text)) return (await unitByCode(context.db, text))?.code ?? null
  const [first] = await findUnits(context.db, text, { limit: 1, level: 'gmina' })
  return first?.unit.code ?? null
}

const RELATED = 3
const CANDIDATES = 60

async function propsOf(
  context: Context,
  ports: PracticesPorts,
  { practice, content }: { practice: Practice; content: Content },
): Promise<PracticePageProps> {
  const { db, actor } = context
  const units = await unitsByCodes(db, practice.unitCodes)
  const repeats = await repeatsOf(db, practice.id)
  const places = await unitsByCodes(
    db,
    repeats.map(({ unitCode }) => unitCode),
  )
  const shown = practice.unitCodes.flatMap((code) => units.get(code) ?? [])
  const process = practice.processId ? await processById(db, practice.processId) : null
  return {
    practice,
    content,
    units: shown,
    area: shown[0] ? await prepareAreaMap(db, shown[0]) : null,
    files: await filesOf(db, subjectOf(practice)),
    thanks: await thanksFor(db, practice.id, personId(actor)),
    repeats: repeats.map((repeat) => ({ ...repeat, unit: places.get(repeat.unitCode) ?? null })),
    comments: await commentsOf(db, practice.id),
    related: await asListed(context, await relatedTo(context, practice)),
    process: process?.announcedAt ? { title: process.title, path: pathOfProcess(process) } : null,
    reader: {
      signedIn: actor.kind === 'person',
      isMember: (await ports.memberOf(context)) !== null,
      writes: mayWrite(actor, practice),
      edits: mayEditMap(actor),
      mayWriteTo: takesLetters(practice, content),
    },
    commentKey: newId(),
  }
}

/** Of the newest with its tool those whose words have most in common with it. */
async function relatedTo({ db }: Context, practice: Practice): Promise<Practice[]> {
  const own = new Set(await searchKeysOf(db, practice.id))
  const scored = (await relatedCandidates(db, practice, CANDIDATES)).map(({ practice: other, searchKeys }) => ({
    other,
    score:
      searchKeys.filter((key) => own.has(key)).length / Math.sqrt(searchKeys.length || 1) +
      (other.theme === practice.theme ? 2 : 0),
  }))
  return scored
    .toSorted((a, b) => b.score - a.score)
    .slice(0, RELATED)
    .map(({ other }) => other)
}
