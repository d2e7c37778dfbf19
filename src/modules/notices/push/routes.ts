import { Hono } from 'hono'
import { z } from 'zod'
import { allow } from '../../../platform/errors.ts'
import { type App, type AppEnv, readJson, seeOther, throttle } from '../../../platform/http/index.ts'
import { isId } from '../../../platform/ids.ts'
import { scriptText } from '../../../ui/index.ts'
import { MESSAGES } from '../preferences/pages.tsx'
import { addDevice, removeDevice } from './actions.ts'
import { PUSH_HOME, PUSH_WORKER } from './names.ts'
import { DEVICES } from './pages.tsx'
import { deviceName } from './rules.ts'

const text = z.string().min(1).max(600)
const Subscription = z.object({ endpoint: text, keys: z.object({ p256dh: text, auth: text }) })

/** Browsers that are told at once, and the part of the product that listens in them. */
export function openPushRoutes(): App {
  const routes: App = new Hono<AppEnv>()

  routes.get(PUSH_WORKER, (c) => {
    allow(c.get('context').house.config.push !== null)
    c.header('content-type', 'text/javascript; charset=utf-8')
    c.header('service-worker-allowed', PUSH_HOME)
    return c.body(scriptText('wiec-push-worker.js'))
  })

  routes.post(DEVICES, async (c) => {
    const context = c.get('context')
    allow(context.actor.kind === 'person')
    await throttle(context, { what: 'push-device', whom: context.actor.id, most: 20, seconds: 3600 })
    const { endpoint, keys } = await readJson(c, Subscription, 4000)
    await addDevice(context, { endpoint, ...keys, name: deviceName(c.req.header('user-agent') ?? '') })
    return c.json({ kept: true })
  })

  routes.post(`${DEVICES}/:id/usuniecie`, async (c) => {
    const id = c.req.param('id')
    allow(isId(id))
    await removeDevice(c.get('context'), id)
    return seeOther(c, MESSAGES, 'notices.push.turned-off')
  })

  return routes
}
