import { Hono } from 'hono'
import { found } from '../../../platform/errors.ts'
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
import type { DiscussionsPorts } from '../ports.ts'
import { numberIn } from '../rooms/numbers.ts'
import { mayAnswer, mayKeepRoom, type Room, roomWorkPath } from '../rooms/rules.ts'
import { beginTopic, changeTopic, sumUp } from '../topics/actions.ts'
import { SummaryForm, TopicForm, valuesOf } from '../topics/forms.ts'
import { phaseOfTopic } from '../topics/routes.tsx'
import { topicWorkPath } from '../topics/rules.ts'
import { topicByNumber, topicsPage } from '../topics/store.ts'
import { ListQuery } from './forms.ts'
import type { Frame } from './frame.tsx'
import { framed, framedRoom, homeProps, newRoom } from './framing.tsx'
import { TopicsHomePage, TopicWorkPage } from './topics-pages.tsx'

const PER_PAGE = 50

export function openTopicWork(ports: DiscussionsPorts): App {
  const routes = new Hono<AppEnv>()

  routes.get('/:slug/dyskusje', async (c) => {
    const { room, frame } = await framed(c, ports, 'topics')
    return room ? homePage(c, frame, room, emptyForm()) : newRoom(c, frame)
  })

  routes.post('/:slug/dyskusje/tematy', async (c) => {
    const { frame, at } = await framedRoom(c, ports, 'topics', mayKeepRoom)
    const form = await readForm(c, TopicForm)
    if (!form.ok) return homePage(c, frame, at.room, form, 422)
    await beginTopic(c.get('context'), at, form.value)
    return seeOther(c, roomWorkPath(at.process, 'topics'), 'discussions.flash.topic-begun')
  })

  routes.get('/:slug/dyskusje/:topic', async (c) => {
    const { frame, at, topic } = await topicAt(c)
    return page(
      c,
      <TopicWorkPage
        {...{ frame, topic }}
        isShown={at.room.openedAt !== null}
        form={emptyForm(valuesOf(topic))}
        summary={emptyForm({ summary: topic.summary ?? '' })}
      />,
    )
  })

  routes.post('/:slug/dyskusje/:topic', async (c) => {
    const { frame, at, topic } = await topicAt(c)
    const form = await readForm(c, TopicForm)
    if (!form.ok) return workPage(c, { frame, topic, form, summary: emptyForm({ summary: topic.summary ?? '' }) })
    await changeTopic(c.get('context'), at, topic, form.value)
    return seeOther(c, topicWorkPath(at.process, topic), 'discussions.flash.saved')
  })

  routes.post('/:slug/dyskusje/:topic/podsumowanie', async (c) => {
    const { frame, at, topic } = await topicAt(c)
    const summary = await readForm(c, SummaryForm)
    if (!summary.ok) return workPage(c, { frame, topic, form: emptyForm(valuesOf(topic)), summary })
    await sumUp(c.get('context'), at, topic, summary.value.summary)
    return seeOther(c, topicWorkPath(at.process, topic), 'discussions.flash.summed-up')
  })

  const workPage = (c: HttpContext, props: Omit<Parameters<typeof TopicWorkPage>[0], 'isShown'>) =>
    page(c, <TopicWorkPage {...props} isShown />, 422)

  async function topicAt(c: HttpContext) {
    const { frame, at } = await framedRoom(c, ports, 'topics', mayAnswer)
    const topic = found(await topicByNumber(c.get('context').db, at.room.id, numberIn(c, 'topic')))
    return { frame, at, topic }
  }

  async function homePage(c: HttpContext, frame: Frame, room: Room, form: Form, status = 200) {
    const { db, actor, now } = c.get('context')
    const { po } = readQuery(c, ListQuery)
    const { rows, next } = await topicsPage(db, room.id, { before: Number(po) || undefined, limit: PER_PAGE })
    return page(
      c,
      <TopicsHomePage
        {...(await homeProps(c, frame, room))}
        topics={rows.map((topic) => ({ ...topic, phase: phaseOfTopic({ process: frame.process, room }, topic, now) }))}
        next={next ? `${roomWorkPath(frame.process, 'topics')}?po=${next}` : null}
        mayAnswer={mayAnswer(actor, frame.process)}
        form={form}
      />,
      status,
    )
  }

  return routes
}
