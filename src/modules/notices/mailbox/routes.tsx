import { Hono } from 'hono'
import { z } from 'zod'
import type { Context } from '../../../platform/context.ts'
import { allow } from '../../../platform/errors.ts'
import { type App, type AppEnv, page, readQuery } from '../../../platform/http/index.ts'
import { listMails, mailFolder, readMail } from '../../../platform/mail/index.ts'
import { LetterPage, MailboxPage } from './pages.tsx'

const MAILBOX = '/poczta'
const LETTERS = 50

const MailboxQuery = z.object({ przed: z.uuid().optional() })

/** Letters that lie in the folder, for trying the portal out. Anywhere else these addresses do not exist. */
export function openMailboxRoutes(): App {
  const routes: App = new Hono<AppEnv>()

  routes.get(MAILBOX, async (c) => {
    const context = c.get('context')
    allow(isDemonstration(context))
    const { przed } = readQuery(c, MailboxQuery)
    const letters = await listMails(mailFolder(context.house.config), LETTERS, przed)
    const last = letters.length === LETTERS ? letters.at(-1) : undefined
    return page(c, <MailboxPage letters={letters} next={last && `${MAILBOX}?przed=${last.name}`} />)
  })

  routes.get(`${MAILBOX}/:name`, async (c) => {
    const context = c.get('context')
    allow(isDemonstration(context))
    const letter = await readMail(mailFolder(context.house.config), c.req.param('name'))
    return page(c, <LetterPage letter={letter} origin={context.house.config.url} />)
  })

  return routes
}

const isDemonstration = ({ house }: Context) => house.config.demo && house.mail.kind === 'folder'
