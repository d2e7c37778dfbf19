import { Hono } from 'hono'
import { z } from 'zod'
import { absent, found } from '../../../platform/errors.ts'
import {
  type App,
  type AppEnv,
  emptyForm,
  type Form,
  type HttpContext,
  page,
  readForm,
  readQuery,
  requestSource,
  seeOther,
  throttle,
} from '../../../platform/http/index.ts'
import type { DiscussionsPorts } from '../ports.ts'
import { commentOn, giveIdea } from '../posts/actions.ts'
import { answersOf } from '../posts/answers-store.ts'
import { IdeaForm, ReplyForm, refusedSending } from '../posts/forms.ts'
import { isPublic, mayWrite, ownPath, postPath, stateOfPost, takesPosts } from '../posts/rules.ts'
import { inLocale, mustTake, sendingOf } from '../posts/sending.ts'
import { alikeFor, similarQuery } from '../posts/similar.ts'
import { repliesPage } from '../posts/store.ts'
import { rememberSupporter, supporterOf } from '../posts/supporter.ts'
import { type FoundRoom, findPublicRoom } from '../rooms/actions.ts'
import { numberIn } from '../rooms/numbers.ts'
import { roomPath, tagOfRoom } from '../rooms/rules.ts'
import { stopSupporting, supportIdea } from './actions.ts'
import { ideasFile } from './file.ts'
import { GivingPage } from './giving-page.tsx'
import { IdeaListPage, IdeaPage } from './pages.tsx'
import { IDEA_STATES, ORDERS } from './rules.ts'
import { countIdeas, type Idea, ideaByNumber, ideasPage, supportsIdea } from './store.ts'

const PER_PAGE = 24

const ListQuery = z.object({
  stan: z.enum(IDEA_STATES).optional(),
  temat: z.string().max(100).optional(),
  kolejnosc: z.enum(ORDERS).default('newest'),
  po: z.string().optional(),
})

const RepliesQuery = z.object({ po: z.coerce.number().int().min(0).catch(0).default(0) })

/** Ideas of a process: read by everybody, given, supported and commented without an account. */
export function openIdeas(ports: DiscussionsPorts): App {
  const routes = new Hono<AppEnv>()
  const roomAt = (c: HttpContext) => findPublicRoom(c.get('context'), ports.kind, c.req.param('slug') ?? '', 'ideas')

  routes.get('/:slug/pomysly', async (c) => {
    const { db, now } = c.get('context')
    const at = await roomAt(c)
    const { stan, temat, kolejnosc, po } = readQuery(c, ListQuery)
    const filter = { state: stan, theme: temat, order: kolejnosc }
    const { rows, next } = await ideasPage(db, at.room.id, filter, { after: po, limit: PER_PAGE })
    const asked = Object.entries({ stan, temat, kolejnosc }).flatMap(([name, value]) => (value ? [[name, value]] : []))
    const query = new URLSearchParams([...asked, ...(next ? [['po', next]] : [])] as string[][])
    return page(
      c,
      <IdeaListPage
        {...{ at, filter }}
        ideas={rows}
        count={await countIdeas(db, at.room.id, filter)}
        form={emptyForm({ stan: stan ?? '', temat: temat ?? '', kolejnosc })}
        next={next && `${roomPath(at.process, 'ideas')}?${query}`}
        isOpen={takesPosts(at, now)}
      />,
      200,
      { cache: [tagOfRoom(at.room)] },
    )
  })

  routes.get('/:slug/pomysly.csv', async (c) => {
    const at = await roomAt(c)
    return ideasFile(c, at)
  })

  routes.get('/:slug/pomysly/podobne', async (c) => {
    const at = await roomAt(c)
    return c.json(await alikeFor(c.get('context'), at, 'idea', similarQuery(c)).then((found) => found.map(inLocale(c))))
  })

  routes.get('/:slug/pomysly/nowy', async (c) => {
    const at = await roomAt(c)
    return giving(c, at, emptyForm({ theme: c.req.query('temat') ?? '' }))
  })

  routes.post('/:slug/pomysly/nowy', async (c) => {
    const context = c.get('context')
    const at = await roomAt(c)
    mustTake(c, at)
    const form = await readForm(c, IdeaForm)
    // Looking for what is alike needs no whole form.
    if (form.values.similar) return giving(c, at, emptyForm(form.values), 200, true)
    if (!form.ok) return giving(c, at, form, 422)
    const refused = await refusedSending(c, form)
    if (refused) return giving(c, at, refused, 422)
    const { theme, ...words } = form.value
    const given = await giveIdea(context, at, {
      ...words,
      theme: theme && at.room.themes.includes(theme) ? theme : null,
    })
    return given.secret
      ? seeOther(c, ownPath(given.post.id, given.secret))
      : seeOther(c, roomPath(at.process, 'ideas'), 'discussions.flash.given-before')
  })

  routes.get('/:slug/pomysly/:number', async (c) => {
    const { at, idea } = await ideaAt(c)
    return ideaPage(c, at, idea, emptyForm())
  })

  routes.post('/:slug/pomysly/:number/poparcie', async (c) => {
    const { at, idea } = await ideaAt(c)
    await throttle(c.get('context'), { what: 'support', whom: requestSource(c), most: 200, seconds: 3600 })
    await supportIdea(c.get('context'), at, idea, rememberSupporter(c))
    return seeOther(c, postPath(at.process, idea), 'discussions.flash.supported')
  })

  routes.post('/:slug/pomysly/:number/poparcie/wycofanie', async (c) => {
    const { at, idea } = await ideaAt(c)
    await stopSupporting(c.get('context'), at, idea, supporterOf(c))
    return seeOther(c, postPath(at.process, idea), 'discussions.flash.unsupported')
  })

  routes.post('/:slug/pomysly/:number/komentarze', async (c) => {
    const { at, idea } = await ideaAt(c)
    mustTake(c, at)
    const form = await readForm(c, ReplyForm)
    if (!form.ok) return ideaPage(c, at, idea, form, 422)
    const refused = await refusedSending(c, form)
    if (refused) return ideaPage(c, at, idea, refused, 422)
    const given = await commentOn(c.get('context'), at, idea, form.value)
    return given.secret
      ? seeOther(c, ownPath(given.post.id, given.secret))
      : seeOther(c, postPath(at.process, idea), 'discussions.flash.given-before')
  })

  /** An idea that waits for a moderator is nobody's but its author's. */
  async function ideaAt(c: HttpContext): Promise<{ at: FoundRoom; idea: Idea }> {
    const at = await roomAt(c)
    const idea = found(await ideaByNumber(c.get('context').db, at.room.id, numberIn(c, 'number')))
    if (stateOfPost(idea) === 'waiting') throw absent()
    return { at, idea }
  }

  async function ideaPage(c: HttpContext, at: FoundRoom, idea: Idea, form: Form, status = 200) {
    const context = c.get('context')
    const supporter = supporterOf(c)
    const { po } = readQuery(c, RepliesQuery)
    const isTold = isPublic(idea)
    return page(
      c,
      <IdeaPage
        {...{ at, idea }}
        answers={isTold ? await answersOf(context.db, idea.id) : []}
        replies={
          isTold ? await repliesPage(context.db, { parentId: idea.id }, { after: po }) : { rows: [], next: null }
        }
        supports={await supportsIdea(context.db, idea.id, supporter)}
        isOpen={takesPosts(at, context.now)}
        mayWrite={mayWrite(context.actor, at)}
        sending={await sendingOf(c, ports, at, form)}
      />,
      status,
    )
  }

  async function giving(c: HttpContext, at: FoundRoom, form: Form, status = 200, asked = false) {
    mustTake(c, at)
    const words = `${form.values.title ?? ''} ${form.values.body ?? ''}`
    const found = asked ? await alikeFor(c.get('context'), at, 'idea', words) : []
    return page(c, <GivingPage {...(await sendingOf(c, ports, at, form))} at={at} alike={{ found, asked }} />, status)
  }

  return routes
}
