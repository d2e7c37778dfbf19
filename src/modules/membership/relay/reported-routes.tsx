import { Hono } from 'hono'
import { z } from 'zod'
import { allow, found } from '../../../platform/errors.ts'
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
import { recordReading } from '../../audit/index.ts'
import type { MembershipPorts } from '../ports.ts'
import { mayKeepMembers } from '../rules.ts'
import { judgeLetter } from './actions.ts'
import { JudgeForm } from './forms.ts'
import { REPORTED, ReportedLetterPage, ReportedListPage, reportedPath } from './reported-pages.tsx'
import { countReported, type ReportedLetter, reportedLetter, reportedLetters } from './reported-store.ts'

const AT_ONCE = 50
const ListQuery = z.object({
  lista: z.enum(['czekaja', 'rozpatrzone']).default('czekaja').catch('czekaja'),
  po: z.string().max(500).optional(),
})

/** The desk's list of letters that members reported. */
export function reportedRoutes({ desk, people }: Pick<MembershipPorts, 'desk' | 'people'>): App {
  const routes: App = new Hono<AppEnv>()

  routes.get(REPORTED, async (c) => {
    const context = c.get('context')
    allow(mayKeepMembers(context.actor))
    const { lista, po } = readQuery(c, ListQuery)
    const waiting = lista === 'czekaja'
    const { rows, next } = await reportedLetters(context.db, { waiting }, { after: po, limit: AT_ONCE })
    await recordReading(context, { kind: 'member', id: null }, { list: 'reported-letters', rows: rows.length })
    const props = { waiting, next, later: po !== undefined, waitingCount: await countReported(context.db) }
    return page(c, <ReportedListPage desk={desk(c)} letters={rows} names={await namesIn(c, rows)} {...props} />)
  })

  routes.get(`${REPORTED}/:id`, async (c) => one(c, await letterAt(c), emptyForm()))

  routes.post(`${REPORTED}/:id`, async (c) => {
    const letter = await letterAt(c)
    const form = await readForm(c, JudgeForm)
    if (!form.ok) return one(c, letter, form, 422)
    await judgeLetter(c.get('context'), letter, form.value)
    return seeOther(c, reportedPath(letter), 'membership.flash.judged')
  })

  const one = async (c: HttpContext, letter: ReportedLetter, form: Form, status = 200) =>
    page(
      c,
      <ReportedLetterPage desk={desk(c)} letter={letter} names={await namesIn(c, [letter])} form={form} />,
      status,
    )

  async function namesIn(c: HttpContext, letters: readonly ReportedLetter[]) {
    const ids = letters.flatMap(({ senderId, judgedBy }) => [senderId, judgedBy]).filter((id) => id !== null)
    const known = await people.personsByIds(c.get('context').db, [...new Set(ids)])
    return new Map([...known].map(([id, { name }]) => [id, name]))
  }

  return routes
}

async function letterAt(c: HttpContext): Promise<ReportedLetter> {
  const { actor, db } = c.get('context')
  allow(mayKeepMembers(actor))
  return found(await reportedLetter(db, c.req.param('id') ?? ''))
}
