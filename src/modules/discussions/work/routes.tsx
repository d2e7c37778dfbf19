import { Hono } from 'hono'
import {
  type App,
  type AppEnv,
  emptyForm,
  type HttpContext,
  page,
  readForm,
  seeOther,
} from '../../../platform/http/index.ts'
import type { DiscussionsPorts } from '../ports.ts'
import { beginRoom, changeRoom, closeRoom, discardRoom, type FoundRoom, openRoom } from '../rooms/actions.ts'
import { mayKeepRoom, ROOM_KINDS, type RoomKind, roomWorkPath, WORDS } from '../rooms/rules.ts'
import { RoomForm } from './forms.ts'
import { framed, framedRoom } from './framing.tsx'
import { openIdeaWork } from './ideas-routes.tsx'
import { openQuestionWork } from './questions-routes.tsx'
import { NewRoomPage, RoomSettingsPage } from './room-pages.tsx'
import { openTopicWork } from './topics-routes.tsx'

/** The team's work on ideas, questions and discussions: `/praca/konsultacje/:slug/pomysly…`. */
export function openDiscussionsWork(ports: DiscussionsPorts): App {
  const routes = new Hono<AppEnv>()
  for (const kind of ROOM_KINDS) roomRoutes(routes, ports, kind)
  routes.route('/', openIdeaWork(ports))
  routes.route('/', openQuestionWork(ports))
  routes.route('/', openTopicWork(ports))
  return routes
}

/** What is the same for every kind of room: beginning it, settings, opening and closing. */
function roomRoutes(routes: Hono<AppEnv>, ports: DiscussionsPorts, kind: RoomKind) {
  const home = `/:slug/${WORDS[kind]}`

  routes.post(home, async (c) => {
    const { process, frame } = await framed(c, ports, kind, mayKeepRoom)
    const form = await readForm(c, RoomForm)
    if (!form.ok) return page(c, <NewRoomPage {...{ frame, form }} mayKeep />, 422)
    await beginRoom(c.get('context'), process, kind, form.value)
    return seeOther(c, roomWorkPath(process, kind), 'discussions.flash.begun')
  })

  routes.get(`${home}/ustawienia`, async (c) => {
    const { frame, at } = await framedRoom(c, ports, kind, mayKeepRoom)
    const { lead, moderation, accounts, themes } = at.room
    const values = { lead, moderation, accounts: accounts ? 'tak' : '', themes: themes.join('\n') }
    return page(c, <RoomSettingsPage frame={frame} form={emptyForm(values)} />)
  })

  routes.post(`${home}/ustawienia`, async (c) => {
    const { frame, at } = await framedRoom(c, ports, kind, mayKeepRoom)
    const form = await readForm(c, RoomForm)
    if (!form.ok) return page(c, <RoomSettingsPage {...{ frame, form }} />, 422)
    await changeRoom(c.get('context'), at, form.value)
    return seeOther(c, roomWorkPath(at.process, kind), 'discussions.flash.saved')
  })

  const DEEDS: Record<string, (c: HttpContext, at: FoundRoom) => Promise<void>> = {
    otwarcie: (c, at) => openRoom(c.get('context'), at),
    zamkniecie: (c, at) => closeRoom(c.get('context'), at, true),
    wznowienie: (c, at) => closeRoom(c.get('context'), at, false),
    wyrzucenie: (c, at) => discardRoom(c.get('context'), at),
  }
  for (const [word, deed] of Object.entries(DEEDS))
    routes.post(`${home}/${word}`, async (c) => {
      const { at } = await framedRoom(c, ports, kind, mayKeepRoom)
      await deed(c, at)
      return seeOther(c, roomWorkPath(at.process, kind), `discussions.flash.${word}`)
    })
}
