import { Hono } from 'hono'
import { z } from 'zod'
import type { Cell } from '../../../platform/documents/index.ts'
import { absent, allow, found } from '../../../platform/errors.ts'
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
} from '../../../platform/http/index.ts'
import { FOLLOW_ASKED, receiveFollow } from '../../notices/index.ts'
import type { DiscussionsPorts } from '../ports.ts'
import { replyIn } from '../posts/actions.ts'
import { csvFile } from '../posts/file.ts'
import { ReplyForm, refusedSending } from '../posts/forms.ts'
import { anchorOf, isPublic, mayWrite, ownPath, takesPosts, topicTakes } from '../posts/rules.ts'
import { mustTake, sendingOf } from '../posts/sending.ts'
import { postByNumber, repliesPage } from '../posts/store.ts'
import { type FoundRoom, findPublicRoom } from '../rooms/actions.ts'
import { findNetworkRoom } from '../rooms/network.ts'
import { numberIn } from '../rooms/numbers.ts'
import { NETWORK_HOME, roomPath } from '../rooms/rules.ts'
import { beginTopic, changeTopic, mayBegin, mayKeepTopic, sumUp } from './actions.ts'
import { SummaryForm, TopicForm, valuesOf } from './forms.ts'
import { SummaryPage, TopicFormPage } from './keeping-pages.tsx'
import { TopicListPage, TopicPage, type TopicPhase } from './pages.tsx'
import { topicPath } from './rules.ts'
import { countReplies, type Topic, topicByNumber, topicsPage } from './store.ts'

const PER_PAGE = 24
const ListQuery = z.object({ po: z.coerce.number().int().min(0).catch(0).default(0) })
const TopicQuery = z.object({
  po: z.coerce.number().int().min(0).catch(0).default(0),
  odpowiedz: z.coerce.number().int().min(0).catch(0).default(0),
})

type RoomAt = (c: HttpContext) => Promise<FoundRoom>

/** Discussions of a process, at its home. */
export function openTopics(ports: DiscussionsPorts): App {
  const routes = new Hono<AppEnv>()
  const roomAt: RoomAt = (c) => findPublicRoom(c.get('context'), ports.kind, c.req.param('slug') ?? '', 'topics')
  return withTopics(routes, '/:slug/dyskusje', ports, roomAt)
}

/** Discussions of the network, for its members: `/siec/dyskusje`. */
export function openNetworkTopics(ports: DiscussionsPorts): App {
  const routes = new Hono<AppEnv>()
  const roomAt: RoomAt = (c) => findNetworkRoom(c.get('context'), ports)

  routes.get(`${NETWORK_HOME}/nowy`, async (c) => {
    const at = await roomAt(c)
    allow(mayBegin(c.get('context'), at))
    return page(c, <TopicFormPage {...kept(c, at)} action={`${NETWORK_HOME}/nowy`} form={emptyForm()} isNew />)
  })

  routes.post(`${NETWORK_HOME}/nowy`, async (c) => {
    const at = await roomAt(c)
    allow(mayBegin(c.get('context'), at))
    const form = await readForm(c, TopicForm)
    if (!form.ok)
      return page(c, <TopicFormPage {...kept(c, at)} action={`${NETWORK_HOME}/nowy`} form={form} isNew />, 422)
    const topic = await beginTopic(c.get('context'), at, form.value)
    return seeOther(c, topicPath(null, topic), 'discussions.flash.topic-begun')
  })

  const mine = async (c: HttpContext) => {
    const { at, topic } = await topicAt(c, roomAt)
    allow(mayKeepTopic(c.get('context'), at, topic))
    return { at, topic, back: { label: topic.question, href: topicPath(null, topic) } }
  }

  routes.get(`${NETWORK_HOME}/:topic/zmiana`, async (c) => {
    const { topic, back } = await mine(c)
    return page(
      c,
      <TopicFormPage {...{ back }} action={`${back.href}/zmiana`} form={emptyForm(valuesOf(topic))} isNew={false} />,
    )
  })

  routes.post(`${NETWORK_HOME}/:topic/zmiana`, async (c) => {
    const { at, topic, back } = await mine(c)
    const form = await readForm(c, TopicForm)
    if (!form.ok)
      return page(c, <TopicFormPage {...{ back, form }} action={`${back.href}/zmiana`} isNew={false} />, 422)
    await changeTopic(c.get('context'), at, topic, form.value)
    return seeOther(c, back.href, 'discussions.flash.saved')
  })

  routes.get(`${NETWORK_HOME}/:topic/podsumowanie`, async (c) => {
    const { topic, back } = await mine(c)
    const form = emptyForm({ summary: topic.summary ?? '' })
    return page(c, <SummaryPage {...{ back, form }} action={`${back.href}/podsumowanie`} isFirst={!topic.summaryAt} />)
  })

  routes.post(`${NETWORK_HOME}/:topic/podsumowanie`, async (c) => {
    const { at, topic, back } = await mine(c)
    const form = await readForm(c, SummaryForm)
    if (!form.ok)
      return page(
        c,
        <SummaryPage {...{ back, form }} action={`${back.href}/podsumowanie`} isFirst={!topic.summaryAt} />,
        422,
      )
    await sumUp(c.get('context'), at, topic, form.value.summary)
    return seeOther(c, back.href, 'discussions.flash.summed-up')
  })

  return withTopics(routes, NETWORK_HOME, ports, roomAt)
}

/** What is the same in a process and in the network: the list, a topic, replies, following, the file. */
function withTopics(routes: Hono<AppEnv>, home: string, ports: DiscussionsPorts, roomAt: RoomAt): App {
  routes.get(home, async (c) => {
    const context = c.get('context')
    const at = await roomAt(c)
    const { po } = readQuery(c, ListQuery)
    const { rows, next } = await topicsPage(context.db, at.room.id, { before: po || undefined, limit: PER_PAGE })
    return page(
      c,
      <TopicListPage
        at={at}
        topics={rows.map((topic) => ({ ...topic, phase: phaseOfTopic(at, topic, context.now) }))}
        next={next ? `${roomPath(at.process, 'topics')}?po=${next}` : null}
        mayBegin={mayBegin(context, at)}
        isOpen={takesPosts(at, context.now)}
      />,
    )
  })

  routes.get(`${home}/:file{[1-9][0-9]{0,8}\\.csv}`, async (c) => {
    const at = await roomAt(c)
    const number = Number(c.req.param('file').replace('.csv', ''))
    const topic = found(await topicByNumber(c.get('context').db, at.room.id, number))
    if (topic.hiddenAt) throw absent()
    return topicFile(c, at, topic)
  })

  routes.get(`${home}/:topic`, async (c) => {
    const { at, topic } = await topicAt(c, roomAt)
    return topicPage(c, at, topic, {})
  })

  routes.post(`${home}/:topic/wypowiedzi`, async (c) => {
    const context = c.get('context')
    const { at, topic } = await topicAt(c, roomAt)
    mustTake(c, at)
    const form = await readForm(c, ReplyForm)
    if (!form.ok) return topicPage(c, at, topic, { form }, 422)
    const refused = await refusedSending(c, form)
    if (refused) return topicPage(c, at, topic, { form: refused }, 422)
    const { parent: number, ...words } = form.value
    const parent = number ? found(await postByNumber(context.db, at.room.id, number)) : null
    const { post, secret } = await replyIn(context, at, topic, { ...words, parent })
    // Whoever has an account here needs no key: their reply is on the page already.
    if (isPublic(post) && (!at.process || post.byTeam))
      return seeOther(c, `${topicPath(at.process, topic)}#${anchorOf(post)}`, 'discussions.flash.replied')
    return secret
      ? seeOther(c, ownPath(post.id, secret))
      : seeOther(c, topicPath(at.process, topic), 'discussions.flash.given-before')
  })

  routes.post(`${home}/:topic/obserwowanie`, async (c) => {
    const { at, topic } = await topicAt(c, roomAt)
    if (topic.hiddenAt) throw absent()
    const form = await receiveFollow(c, {
      subject: { kind: 'topic', id: topic.id },
      title: topic.question,
      url: topicPath(at.process, topic),
    })
    if (!form.ok) return topicPage(c, at, topic, { follow: form }, 422)
    return seeOther(c, topicPath(at.process, topic), FOLLOW_ASKED)
  })

  async function topicPage(
    c: HttpContext,
    at: FoundRoom,
    topic: Topic,
    { form = emptyForm(), follow = emptyForm() }: { form?: Form; follow?: Form },
    status = 200,
  ) {
    const context = c.get('context')
    const { po, odpowiedz } = readQuery(c, TopicQuery)
    const answered = odpowiedz || Number(form.values.parent ?? 0)
    const parent = answered ? await postByNumber(context.db, at.room.id, answered) : null
    const isTold = topic.hiddenAt === null
    return page(
      c,
      <TopicPage
        {...{ at, topic, follow }}
        phase={phaseOfTopic(at, topic, context.now)}
        count={isTold ? await countReplies(context.db, topic.id) : 0}
        replies={
          isTold ? await repliesPage(context.db, { topicId: topic.id }, { after: po }) : { rows: [], next: null }
        }
        parent={parent && parent.topicId === topic.id && !parent.parentId && isPublic(parent) ? parent : null}
        mayWrite={mayWrite(context.actor, at) && (at.process !== null || at.member != null)}
        mayKeep={mayKeepTopic(context, at, topic)}
        sending={await sendingOf(c, ports, at, form)}
      />,
      status,
    )
  }

  return routes
}

/** Where a topic stands. */
export function phaseOfTopic(
  at: FoundRoom,
  topic: Pick<Topic, 'closesOn' | 'summaryAt'>,
  now: Temporal.Instant,
): TopicPhase {
  if (topic.summaryAt) return 'summed-up'
  return topicTakes(at, topic, now) ? 'open' : 'over'
}

async function topicAt(c: HttpContext, roomAt: RoomAt): Promise<{ at: FoundRoom; topic: Topic }> {
  const at = await roomAt(c)
  return { at, topic: found(await topicByNumber(c.get('context').db, at.room.id, numberIn(c, 'topic'))) }
}

function kept(c: HttpContext, at: FoundRoom) {
  const t = c.get('context').house.texts.in(c.get('locale'))
  return { back: { label: t('discussions.network'), href: roomPath(at.process, 'topics') } }
}

const COLUMNS = ['number', 'reply-to', 'date', 'author', 'body']

/** Everything said in a topic as a table, in order. */
export function topicFile(c: HttpContext, at: FoundRoom, topic: Topic): Response {
  const { db, house } = c.get('context')
  const t = house.texts.in(c.get('locale'))
  async function* rows(): AsyncGenerator<Cell[]> {
    let after: number | null = 0
    do {
      const page: Awaited<ReturnType<typeof repliesPage>> = await repliesPage(
        db,
        { topicId: topic.id },
        { after, limit: 200 },
      )
      for (const reply of page.rows)
        for (const post of [reply, ...reply.answers])
          if (isPublic(post))
            yield [post.number, post.parentId ? reply.number : null, post.givenAt.toString(), post.signature, post.body]
      after = page.next
    } while (after)
  }
  const header = COLUMNS.map((name) => t(`discussions.file.${name}`))
  return csvFile(c, `dyskusja-${at.process?.slug ?? 'siec'}-${topic.number}`, header, rows())
}
