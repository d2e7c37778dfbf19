import { Hono } from 'hono'
import { z } from 'zod'
import { isId } from '../../../../platform/db/index.ts'
import { found } from '../../../../platform/errors.ts'
import { type App, type AppEnv, page, readForm, seeOther } from '../../../../platform/http/index.ts'
import { atDesk, designable, designPath } from '../opening.ts'
import {
  addSection,
  duplicateQuestion,
  moveQuestion,
  moveSection,
  removeQuestion,
  removeSection,
  stepQuestion,
  stepSection,
} from '../operations.ts'
import type { DesigningPorts } from '../ports.ts'
import { type Removal, removalById, removalsOf } from '../removals-store.ts'
import { bringBackRemoved, change, remove } from '../saving.ts'
import { idsOf, placedIn, placeOf, sectionOf } from '../walk.ts'
import { OutlinePage } from './pages.tsx'
import { RemovedPage } from './removed.tsx'

const DroppedForm = z.object({
  item: z.string().max(60).default(''),
  list: z.string().max(60).default(''),
  before: z.string().max(60).default(''),
})

/** The outline, and what its buttons do: each is an order about one thing, carried out on the newest draft. */
export function openOutline(ports: DesigningPorts): App {
  const routes = new Hono<AppEnv>()
  const formId = async (c: Parameters<typeof atDesk>[0]) =>
    (await designable(c.get('context'), ports, c.req.param('form') ?? '')).id

  routes.get('/:form', async (c) => {
    const context = c.get('context')
    const desk = await atDesk(c, ports)
    const removals = await removalsOf(context.db, desk.form.id)
    const removed = removals.find(({ id }) => id === c.req.query('usunieto')) ?? null
    return page(c, <OutlinePage desk={desk} removed={removed} removals={removals.length} />)
  })

  // Where a question was dropped; the buttons beside it say the same in steps.
  routes.post('/:form/miejsce', async (c) => {
    const id = await formId(c)
    const form = await readForm(c, DroppedForm)
    const { item, list, before } = form.ok ? form.value : { item: '', list: '', before: '' }
    const { draft } = await change(c.get('context'), ports, id, (draft) => {
      if (sectionOf(draft, item)) return moveSection(draft, item, before || null)
      return moveQuestion(draft, item, { in: list, before: before || null })
    })
    return seeOther(c, designPath({ id }, placeOf(draft, item) ? `#p-${item}` : ''))
  })

  for (const [path, step] of [
    ['wyzej', 'up'],
    ['nizej', 'down'],
  ] as const) {
    routes.post(`/:form/pytania/:question/${path}`, async (c) => {
      const id = await formId(c)
      const question = c.req.param('question')
      await change(c.get('context'), ports, id, (draft) => stepQuestion(draft, question, step))
      return seeOther(c, designPath({ id }, `#p-${question}`))
    })
    routes.post(`/:form/czesci/:section/${path}`, async (c) => {
      const id = await formId(c)
      const section = c.req.param('section')
      await change(c.get('context'), ports, id, (draft) => stepSection(draft, section, step))
      return seeOther(c, designPath({ id }, `#c-${section}`))
    })
  }

  routes.post('/:form/pytania/:question/kopia', async (c) => {
    const id = await formId(c)
    const question = c.req.param('question')
    let copy = question
    await change(c.get('context'), ports, id, (draft, fresh) => {
      const copied = duplicateQuestion(draft, question, fresh)
      copy = copied.id
      return copied.definition
    })
    return seeOther(c, designPath({ id }, `#p-${copy}`), 'designing.flash.copied')
  })

  routes.post('/:form/pytania/:question/usuniecie', async (c) => {
    const id = await formId(c)
    const thingId = c.req.param('question')
    const removal = await remove(c.get('context'), ports, id, { kind: 'question', thingId }, (draft) =>
      removeQuestion(draft, thingId),
    )
    return seeOther(c, designPath({ id }, removal ? `?usunieto=${removal}` : ''))
  })

  routes.post('/:form/czesci', async (c) => {
    const id = await formId(c)
    let added = ''
    await change(c.get('context'), ports, id, (draft, fresh) => {
      const grown = addSection(draft, null, fresh)
      added = grown.id
      return grown.definition
    })
    return seeOther(c, designPath({ id }, `/czesci/${added}`))
  })

  routes.post('/:form/czesci/:section/usuniecie', async (c) => {
    const id = await formId(c)
    const thingId = c.req.param('section')
    const removal = await remove(c.get('context'), ports, id, { kind: 'section', thingId }, (draft) =>
      removeSection(draft, thingId),
    )
    return seeOther(c, designPath({ id }, removal ? `?usunieto=${removal}` : ''))
  })

  routes.get('/:form/usuniete', async (c) => {
    const desk = await atDesk(c, ports)
    return page(c, <RemovedPage desk={desk} removals={await removalsOf(c.get('context').db, desk.form.id)} />)
  })

  routes.post('/:form/usuniete/:removal', async (c) => {
    const context = c.get('context')
    const id = await formId(c)
    const key = c.req.param('removal')
    const removal = found(isId(key) ? await removalById(context.db, id, key) : null)
    await bringBackRemoved(context, ports, removal)
    return seeOther(c, designPath({ id }, wayTo(removal)), 'designing.flash.brought-back')
  })

  return routes
}

/** Where to look for what has come back. */
function wayTo({ kind, thingId, before }: Removal): string {
  if (kind === 'question') return `#p-${thingId}`
  if (kind === 'section') return `#c-${thingId}`
  if (kind === 'quota') return '/limity'
  const holder = placedIn(before).find(({ question }) => idsOf(question).includes(thingId))
  return kind === 'option' && holder ? `/pytania/${holder.question.id}#w-${thingId}` : ''
}
