import { Hono } from 'hono'
import { z } from 'zod'
import type { Context } from '../../../platform/context.ts'
import {
  type App,
  type AppEnv,
  emptyForm,
  type HttpContext,
  page,
  readForm,
  seeOther,
} from '../../../platform/http/index.ts'
import { DevicesPart, PUSH_ISLANDS } from '../push/pages.tsx'
import { devicesOf } from '../push/store.ts'
import { type Choices, choicesOf, choose, endDigests, ownRecipient, recipientOfToken } from './actions.ts'
import {
  type ChosenElsewhere,
  followedField,
  LinkedChoicesPage,
  MESSAGES,
  OwnChoicesPage,
  StopDigestsPage,
  topicField,
} from './pages.tsx'
import { DEFAULT_FREQUENCY, TOPICS, WORK, WORK_DEFAULT } from './rules.ts'

const LINKED = '/wiadomosci/:token{[\\w-]{43}}'

/** What comes to an address besides, each with the page where it is chosen. */
export type Elsewhere = (context: Context, addressHash: string) => Promise<ChosenElsewhere[]>

/** What comes and how often: for people with accounts, and by the link under a letter for everybody else. */
export function openPreferenceRoutes(elsewhere: Elsewhere): App {
  const routes: App = new Hono<AppEnv>()

  routes.get(MESSAGES, async (c) => {
    const context = c.get('context')
    if (context.actor.kind !== 'person') return toSignIn(c)
    const own = ownRecipient(context)
    const choices = await choicesOf(context, own)
    const push = context.house.config.push
    return page(
      c,
      <OwnChoicesPage
        choices={choices}
        elsewhere={await elsewhere(context, own.addressHash)}
        form={emptyForm(valuesOf(choices))}
        action={MESSAGES}
        islands={push ? PUSH_ISLANDS : []}
      >
        {push && <DevicesPart devices={await devicesOf(context.db, context.actor.id)} publicKey={push.publicKey} />}
      </OwnChoicesPage>,
    )
  })

  routes.post(MESSAGES, async (c) => {
    await receive(c, ownRecipient(c.get('context')))
    return seeOther(c, MESSAGES, 'notices.preferences.saved')
  })

  routes.get(LINKED, async (c) => {
    const recipient = await recipientOfToken(c.get('context'), c.req.param('token'))
    const choices = await choicesOf(c.get('context'), recipient)
    return page(
      c,
      <LinkedChoicesPage
        choices={choices}
        elsewhere={await elsewhere(c.get('context'), recipient.addressHash)}
        form={emptyForm(valuesOf(choices))}
        action={`/wiadomosci/${c.req.param('token')}`}
      />,
    )
  })

  routes.post(LINKED, async (c) => {
    const token = c.req.param('token')
    await receive(c, await recipientOfToken(c.get('context'), token))
    return seeOther(c, `/wiadomosci/${token}`, 'notices.preferences.saved')
  })

  routes.get(`${LINKED}/wypis`, async (c) => {
    const token = c.req.param('token')
    await recipientOfToken(c.get('context'), token)
    return page(c, <StopDigestsPage action={`/wiadomosci/${token}/wypis`} back={`/wiadomosci/${token}`} />)
  })

  // Also the one press of RFC 8058: a POST without cookies or a body of ours. A page sent by hand leads back to the choices.
  routes.post(`${LINKED}/wypis`, async (c) => {
    const token = c.req.param('token')
    await endDigests(c.get('context'), await recipientOfToken(c.get('context'), token))
    if (!c.req.header('accept')?.includes('text/html')) return c.text('OK')
    return seeOther(c, `/wiadomosci/${token}`, 'notices.preferences.stopped')
  })

  return routes
}

export const toSignIn = (c: HttpContext) => seeOther(c, `/zaloguj?dalej=${encodeURIComponent(c.get('path'))}`)

const valuesOf = ({ topics, followed }: Choices) => ({
  [topicField(WORK)]: topics.get(WORK) ?? WORK_DEFAULT,
  ...Object.fromEntries(TOPICS.map((topic) => [topicField(topic), topics.get(topic) ?? DEFAULT_FREQUENCY])),
  ...Object.fromEntries(followed.map(({ id, frequency }) => [followedField(id), frequency ?? ''])),
})

async function receive(c: HttpContext, recipient: Parameters<typeof choicesOf>[1]) {
  const context = c.get('context')
  const { followed, works } = await choicesOf(context, recipient)
  const topics = works ? [...TOPICS, WORK] : TOPICS
  const word = z.string().max(20).optional()
  const names = [...topics.map(topicField), ...followed.map(({ id }) => followedField(id))]
  const form = await readForm(c, z.object(Object.fromEntries(names.map((name) => [name, word]))))
  const chosen = (form.ok ? form.value : {}) as Record<string, string | undefined>
  const given = (fields: [string, string][]) =>
    Object.fromEntries(fields.flatMap(([key, name]) => (chosen[name] === undefined ? [] : [[key, chosen[name]]])))
  await choose(context, recipient, {
    topics: given(topics.map((topic) => [topic, topicField(topic)])),
    followed: given(followed.map(({ id }) => [id, followedField(id)])),
  })
}
