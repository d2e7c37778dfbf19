import { Hono } from 'hono'
import { allow, found } from '../../../platform/errors.ts'
import {
  type App,
  type AppEnv,
  emptyForm,
  type HttpContext,
  page,
  readForm,
  readQuery,
  seeOther,
} from '../../../platform/http/index.ts'
import { IDEA_STATES, type IdeaState } from '../ideas/rules.ts'
import { countByState, ideaByNumber, ideasPage } from '../ideas/store.ts'
import type { DiscussionsPorts } from '../ports.ts'
import { draftAnswer, publishAnswer } from '../posts/answering.ts'
import { draftedAnswer } from '../posts/answers-store.ts'
import { isPublic } from '../posts/rules.ts'
import { numberIn } from '../rooms/numbers.ts'
import { mayAnswer, roomWorkPath } from '../rooms/rules.ts'
import { IdeaAnswerForm, ListQuery } from './forms.ts'
import { framed, framedRoom, homeProps, newRoom } from './framing.tsx'
import { IdeaAnswerPage, IdeasHomePage } from './ideas-pages.tsx'

const PER_PAGE = 50

export function openIdeaWork(ports: DiscussionsPorts): App {
  const routes = new Hono<AppEnv>()

  routes.get('/:slug/pomysly', async (c) => {
    const { db, actor } = c.get('context')
    const { process, room, frame } = await framed(c, ports, 'ideas')
    if (!room) return newRoom(c, frame)
    const { stan, po } = readQuery(c, ListQuery)
    const state = IDEA_STATES.find((each) => each === stan) as IdeaState | undefined
    const { rows, next } = await ideasPage(db, room.id, { state, order: 'supported' }, { after: po, limit: PER_PAGE })
    const more =
      next &&
      `${roomWorkPath(process, 'ideas')}?${new URLSearchParams({ ...(state ? { stan: state } : {}), po: next })}`
    return page(
      c,
      <IdeasHomePage
        {...(await homeProps(c, frame, room))}
        ideas={rows}
        state={state ?? null}
        byState={await countByState(db, room.id)}
        next={more}
        mayAnswer={mayAnswer(actor, process)}
      />,
    )
  })

  const ideaAt = async (c: HttpContext) => {
    const { frame, at } = await framedRoom(c, ports, 'ideas', mayAnswer)
    const idea = found(await ideaByNumber(c.get('context').db, at.room.id, numberIn(c, 'number')))
    allow(isPublic(idea))
    return { frame, at, idea }
  }

  routes.get('/:slug/pomysly/:number/odpowiedz', async (c) => {
    const { frame, idea } = await ideaAt(c)
    const draft = await draftedAnswer(c.get('context').db, idea.id)
    const form = emptyForm({ state: draft?.state ?? '', body: draft?.body ?? '' })
    return page(c, <IdeaAnswerPage {...{ frame, idea, form }} isDrafted={draft !== null} />)
  })

  routes.post('/:slug/pomysly/:number/odpowiedz', async (c) => {
    const context = c.get('context')
    const { frame, at, idea } = await ideaAt(c)
    const form = await readForm(c, IdeaAnswerForm)
    if (!form.ok) return page(c, <IdeaAnswerPage {...{ frame, idea, form }} isDrafted={false} />, 422)
    const { state, body, publish } = form.value
    await draftAnswer(context, at, idea, { state, body, expertId: null })
    if (publish) await publishAnswer(context, at, idea)
    return seeOther(
      c,
      roomWorkPath(at.process, 'ideas'),
      publish ? 'discussions.flash.answered' : 'discussions.flash.drafted',
    )
  })

  return routes
}
