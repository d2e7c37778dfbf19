import { Hono } from 'hono'
import { z } from 'zod'
import { found } from '../../../../platform/errors.ts'
import {
  type App,
  type AppEnv,
  emptyForm,
  type HttpContext,
  page,
  readForm,
  readQuery,
  seeOther,
} from '../../../../platform/http/index.ts'
import { publishVersion } from '../../actions.ts'
import type { FormDefinition } from '../../model.ts'
import { versionByNumber, versionsOf } from '../../store.ts'
import { atDesk, type Desk, designable, designPath } from '../opening.ts'
import type { DesigningPorts } from '../ports.ts'
import { remove } from '../saving.ts'
import { saidChanges } from './changes.ts'
import { CheckPage, PublishPage, RestorePage, VersionsPage } from './pages.tsx'

const PublishForm = z.object({ revision: z.string().max(20).default('') })

const side = z
  .string()
  .regex(/^([1-9]\d{0,5}|szkic)$/)
  .default('')
  .catch('')

const ComparedQuery = z.object({ od: side, do: side })

/** Checking, publishing, and what was published before. */
export function openPublishing(ports: DesigningPorts): App {
  const routes = new Hono<AppEnv>()

  routes.get('/:form/sprawdzenie', async (c) => page(c, <CheckPage desk={await atDesk(c, ports)} />))

  routes.get('/:form/publikacja', async (c) => {
    const desk = await atDesk(c, ports)
    return page(c, <PublishPage desk={desk} changes={sincePublished(c, desk)} />)
  })

  routes.post('/:form/publikacja', async (c) => {
    const desk = await atDesk(c, ports)
    const form = await readForm(c, PublishForm)
    const revision = form.ok ? form.value.revision : ''
    // What is published is what was looked at.
    if (revision !== String(desk.form.draftRevision))
      return page(c, <PublishPage desk={desk} changes={sincePublished(c, desk)} conflict />, 409)
    const published = await publishVersion(c.get('context'), ports, desk.form)
    if (!published.ok) return page(c, <CheckPage desk={desk} />, 422)
    return seeOther(c, designPath(desk.form, '/wersje'), 'designing.flash.published')
  })

  routes.get('/:form/wersje', async (c) => {
    const { db } = c.get('context')
    const desk = await atDesk(c, ports)
    const versions = await versionsOf(db, desk.form.id)
    const people = await ports.people.personsByIds(
      db,
      versions.flatMap(({ publishedBy }) => publishedBy ?? []),
    )
    const query = readQuery(c, ComparedQuery)
    const at = (side: string): FormDefinition | undefined =>
      side === 'szkic' ? desk.draft : versions.find(({ number }) => String(number) === side)?.definition
    const [from, to] = [at(query.od), at(query.do)]
    const latest = String(versions[0]?.number ?? 'szkic')
    const form = emptyForm({ od: query.od || latest, do: query.do || 'szkic' })
    const changes = from && to ? said(c, from, to) : null
    const names = new Map([...people].map(([id, { name }]) => [id, name]))
    return page(c, <VersionsPage {...{ desk, versions, names }} compared={{ form, changes }} />)
  })

  routes.get('/:form/wersje/:number/szkic', async (c) => {
    const desk = await atDesk(c, ports)
    const version = await versionAt(c, desk.form.id)
    return page(c, <RestorePage {...{ desk, version }} changes={said(c, desk.draft, version.definition)} />)
  })

  routes.post('/:form/wersje/:number/szkic', async (c) => {
    const form = await designable(c.get('context'), ports, c.req.param('form'))
    const version = await versionAt(c, form.id)
    const removal = await remove(
      c.get('context'),
      ports,
      form.id,
      { kind: 'draft', thingId: 'draft' },
      () => version.definition,
    )
    return seeOther(c, designPath(form, removal ? `?usunieto=${removal}` : ''), 'designing.flash.restored')
  })

  return routes
}

const said = (c: HttpContext, from: FormDefinition, to: FormDefinition) =>
  saidChanges(from, to, c.get('context').house.texts.in(c.get('locale')), c.get('locale'))

const sincePublished = (c: HttpContext, { draft, published }: Desk) =>
  published ? said(c, published.definition, draft) : []

async function versionAt(c: HttpContext, formId: string) {
  const number = c.req.param('number') ?? ''
  return found(
    /^[1-9]\d{0,5}$/.test(number) ? await versionByNumber(c.get('context').db, formId, Number(number)) : null,
  )
}
