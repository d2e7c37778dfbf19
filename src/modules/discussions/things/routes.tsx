import type { Hono } from 'hono'
import { z } from 'zod'
import type { Context } from '../../../platform/context.ts'
import { absent, found, refuse } from '../../../platform/errors.ts'
import {
  type AppEnv,
  emptyForm,
  type Form,
  type HttpContext,
  page,
  readForm,
  readQuery,
  seeOther,
} from '../../../platform/http/index.ts'
import { FOLLOW_ASKED, receiveFollow } from '../../notices/index.ts'
import { type Process, pathOf } from '../../processes/index.ts'
import { replyIn, type Told } from '../posts/actions.ts'
import { ReplyForm, refusedSending } from '../posts/forms.ts'
import { anchorOf, isPublic, mayWrite, ownPath, type Post } from '../posts/rules.ts'
import { mustTake, sendingOf } from '../posts/sending.ts'
import { postByNumber } from '../posts/store.ts'
import type { FoundRoom } from '../rooms/actions.ts'
import { topicFile } from '../topics/routes.tsx'
import { type Talk, type Thing, talkOf, topicOfThing } from './actions.ts'
import { FollowTalkPage, WritingPage } from './pages.tsx'

/** What the module whose things are talked about says of them. */
export interface ThingPorts {
  /** The thing of the address. @throws Refusal when this reader may not see it */
  thingAt(c: HttpContext): Promise<{ process: Process; thing: Thing; opens(key: string): { signature: string } | null }>
  /** Who keeps personal data and why, in Markdown. */
  privacyOf(context: Context, process: Process): Promise<string>
  told?: Told
}

const WritingQuery = z.object({
  odpowiedz: z.coerce.number().int().min(0).catch(0).default(0),
  klucz: z.string().max(200).default(''),
})
const WritingForm = ReplyForm.extend({ klucz: z.string().max(200).default('') })

/** Talking about a thing, at its page: `…/projekty/:number/wypowiedz`. The page itself shows `TalkSection`. */
export function openTalk(routes: Hono<AppEnv>, home: string, ports: ThingPorts) {
  routes.get(`${home}/wypowiedz`, async (c) => {
    const { odpowiedz, klucz } = readQuery(c, WritingQuery)
    const own = await talkAt(c)
    if (!own.talk.isOpen) refuse('room-not-open')
    const signature = own.opens(klucz)?.signature
    return writing(c, own, emptyForm({ ...(signature ? { signature } : {}), parent: String(odpowiedz), klucz }))
  })

  routes.post(`${home}/wypowiedz`, async (c) => {
    const context = c.get('context')
    const own = await talkAt(c)
    if (!own.talk.isOpen) refuse('room-not-open')
    mustTake(c, own.at)
    const form = await readForm(c, WritingForm)
    if (!form.ok) return writing(c, own, form, 422)
    const refused = await refusedSending(c, form)
    if (refused) return writing(c, own, refused, 422)
    const { parent: number, klucz, ...words } = form.value
    const parent = number ? found(await postByNumber(context.db, own.at.room.id, number)) : null
    const byAuthor = own.opens(klucz) !== null
    const topic = await topicOfThing(context, own.at, own.thing)
    const { post, secret } = await replyIn(context, own.at, topic, { ...words, parent, byAuthor }, ports.told)
    if (isPublic(post) && post.byTeam) return seeOther(c, `${own.path}#${anchorOf(post)}`, 'discussions.flash.replied')
    return secret
      ? seeOther(c, ownPath(post.id, secret))
      : seeOther(c, `${own.path}#rozmowa`, 'discussions.flash.given-before')
  })

  routes.get(`${home}/rozmowa/obserwowanie`, async (c) => {
    const { talk, thing, path } = await talkAt(c)
    if (!talk.isOpen) refuse('room-not-open')
    return page(c, <FollowTalkPage {...{ path }} title={thing.title} form={emptyForm()} />)
  })

  routes.post(`${home}/rozmowa/obserwowanie`, async (c) => {
    const own = await talkAt(c)
    const context = c.get('context')
    if (!own.talk.isOpen) refuse('room-not-open')
    const { id } = await topicOfThing(context, own.at, own.thing)
    const form = await receiveFollow(c, {
      subject: { kind: 'topic', id },
      title: own.thing.title,
      url: `${own.path}#rozmowa`,
    })
    if (!form.ok) return page(c, <FollowTalkPage title={own.thing.title} path={own.path} form={form} />, 422)
    return seeOther(c, `${own.path}#rozmowa`, FOLLOW_ASKED)
  })

  routes.get(`${home}/rozmowa.csv`, async (c) => {
    const { talk, at } = await talkAt(c)
    if (!talk.topic || talk.topic.hiddenAt) throw absent()
    return topicFile(c, at, talk.topic)
  })

  async function talkAt(c: HttpContext) {
    const { process, ...own } = await ports.thingAt(c)
    const talk: Talk = found(await talkOf(c.get('context'), process, own.thing))
    const at: FoundRoom & { process: Process } = { ...talk.at, process }
    return { ...own, talk, at, path: `${pathOf(process)}/${own.thing.about}` }
  }

  async function writing(c: HttpContext, own: Awaited<ReturnType<typeof talkAt>>, form: Form, status = 200) {
    const context = c.get('context')
    const { at, thing, path } = own
    const number = Number(form.values.parent ?? 0)
    const parent = number ? await postByNumber(context.db, at.room.id, number) : null
    const key = String(form.values.klucz ?? '')
    return page(
      c,
      <WritingPage
        {...{ path }}
        title={thing.title}
        parent={answerable(parent, own.talk) ? parent : null}
        mayWrite={mayWrite(context.actor, at)}
        authorKey={own.opens(key) ? key : ''}
        sending={await sendingOf(c, ports, at, form)}
      />,
      status,
    )
  }
}

/** One level and no more, and only in this talk. */
const answerable = (post: Post | null, { topic }: Talk) =>
  post !== null && topic !== null && post.topicId === topic.id && !post.parentId && isPublic(post)
