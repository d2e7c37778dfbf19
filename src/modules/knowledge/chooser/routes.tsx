import { Hono } from 'hono'
import { type App, type AppEnv, type HttpContext, page } from '../../../platform/http/index.ts'
import { findUnits, fullName, myUnit, type Unit, unitByCode } from '../../places/index.ts'
import type { KnowledgePorts } from '../ports.ts'
import { CHOOSER, KNOWLEDGE } from '../rules.ts'
import { publishedHeads } from '../store.ts'
import { ChooserPage, type Fit } from './page.tsx'
import { advise, answersFrom, chooserQuestions } from './rules.ts'

/**
 * `/wiedza/jakie-narzedzie`: ten questions, and which tool fits. Nothing of it is stored: with script the answers never leave
 * the browser, without it they are in the address of the page that answers.
 */
export function chooserRoutes(ports: KnowledgePorts): App {
  const routes: App = new Hono<AppEnv>()

  routes.get(CHOOSER, async (c) => {
    const context = c.get('context')
    const file = chooserQuestions()
    const answers = answersFrom(file, (name) => c.req.query(name))
    const typed = c.req.query('gmina')?.trim().slice(0, 100) ?? ''
    const unit = await unitOf(c, typed)
    const guides = await publishedHeads(context.db, 'guide')
    const advice = advise(file, answers)
    const fits = await Promise.all(
      advice.map(
        async (one): Promise<Fit> => ({
          ...one,
          guide: guides.find(({ slug }) => slug === file.tools[one.tool]?.guide) ?? null,
          examples: (await ports.examples(context, one.tool, unit?.code ?? null)).slice(0, 2),
          path: ports.examplesPath(one.tool, unit?.code ?? null),
        }),
      ),
    )
    const t = context.house.texts.in(c.get('locale'))
    const props = { file, answers, fits, typed, place: unit ? fullName(unit, t) : null }
    // Answers are nobody's business but the reader's: a page with them is kept nowhere.
    const kept = Object.keys(answers).length === 0 && !typed ? { cache: [KNOWLEDGE] } : {}
    return page(c, <ChooserPage {...props} />, 200, kept)
  })

  return routes
}

async function unitOf(c: HttpContext, typed: string): Promise<Unit | null> {
  if (!typed) return myUnit(c)
  const { db } = c.get('context')
  if (/^\d{7}$/.test(typed)) return unitByCode(db, typed)
  return (await findUnits(db, typed, { limit: 1, level: 'gmina' }))[0]?.unit ?? null
}
