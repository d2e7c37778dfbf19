import { Hono } from 'hono'
import { found } from '../../../../platform/errors.ts'
import {
  type App,
  type AppEnv,
  emptyForm,
  page,
  readForm,
  seeOther,
  withProblem,
} from '../../../../platform/http/index.ts'
import type { FormDefinition, Quota } from '../../model.ts'
import { quotaCountsOf } from '../../participation-store.ts'
import { tidied } from '../conditions.ts'
import { atDesk, designable, designPath } from '../opening.ts'
import type { DesigningPorts } from '../ports.ts'
import { changeSeen, remove } from '../saving.ts'
import { conditionFrom, fieldsOf, type TypedCondition } from '../showing/forms.ts'
import { unitNames } from '../showing/routes.tsx'
import { QuotaForm } from './forms.ts'
import { QuotaPage, QuotasPage } from './pages.tsx'

/** How many answers of a kind are wanted, and what happens then. */
export function openQuotas(ports: DesigningPorts): App {
  const routes = new Hono<AppEnv>()

  routes.get('/:form/limity', async (c) => {
    const desk = await atDesk(c, ports)
    const { db } = c.get('context')
    return page(
      c,
      <QuotasPage desk={desk} units={await unitNames(db, desk.draft)} counts={await quotaCountsOf(db, desk.form.id)} />,
    )
  })

  for (const path of ['/:form/limity/nowy', '/:form/limity/:quota'] as const) {
    routes.get(path, async (c) => {
      const desk = await atDesk(c, ports)
      const quota = path.endsWith('nowy') ? null : found(quotaOf(desk.draft, c.req.param('quota')))
      const units = await unitNames(c.get('context').db, desk.draft)
      const fields = quota && fieldsOf(quota.when, desk.draft, units)
      const form = emptyForm({
        join: 'all',
        ...fields,
        limit: quota ? String(quota.limit) : '',
        ending: quota?.then ?? 'close',
      })
      return page(c, <QuotaPage {...{ desk, quota, form, units }} beyond={quota !== null && fields === null} />)
    })

    routes.post(path, async (c) => {
      const context = c.get('context')
      const desk = await atDesk(c, ports)
      const quota = path.endsWith('nowy') ? null : found(quotaOf(desk.draft, c.req.param('quota')))
      const form = await readForm(c, QuotaForm)
      const units = await unitNames(context.db, desk.draft)
      const shown = (given: typeof form, status: number) =>
        page(c, <QuotaPage {...{ desk, quota, units }} form={given} beyond={false} conflict={status === 409} />, status)
      if (!form.ok) return shown(form, 422)
      const { limit, ending } = form.value as { limit: number; ending: Quota['then'] }
      const read = await conditionFrom(context.db, desk.draft, { ...(form.value as TypedCondition), mode: 'show' })
      if (!read.ok || !read.condition)
        return shown(
          withProblem(c, form, read.ok ? 'test-0' : read.field, read.ok ? 'designing.form.condition.test' : read.key),
          422,
        )
      const when = read.condition
      const part = (draft: FormDefinition) => quotaOf(draft, quota?.id) ?? null
      const changed = await changeSeen(
        context,
        ports,
        desk.form.id,
        quota && { part, mark: String(form.values.seen ?? '') },
        (draft, fresh) => {
          // biome-ignore lint/suspicious/noThenProperty: the word of the contract; nobody awaits a quota.
          const next: Quota = { id: quota?.id ?? fresh('k'), when, limit, then: ending }
          const quotas = quota
            ? draft.quotas.map((each) => (each.id === quota.id ? next : each))
            : [...draft.quotas, next]
          return tidied({ ...draft, quotas })
        },
      )
      if (!changed.ok) return shown(form, 409)
      return seeOther(c, designPath(desk.form, '/limity'), 'designing.flash.saved')
    })
  }

  routes.post('/:form/limity/:quota/usuniecie', async (c) => {
    const { id } = await designable(c.get('context'), ports, c.req.param('form'))
    const thingId = c.req.param('quota')
    const removal = await remove(c.get('context'), ports, id, { kind: 'quota', thingId }, (draft) => ({
      ...draft,
      quotas: draft.quotas.filter((quota) => quota.id !== thingId),
    }))
    return seeOther(c, designPath({ id }, removal ? `?usunieto=${removal}` : '/limity'))
  })

  return routes
}

const quotaOf = (draft: FormDefinition, id: string | undefined) => draft.quotas.find((quota) => quota.id === id)
