import { Hono } from 'hono'
import type { VNode } from 'preact'
import { z } from 'zod'
import { dateOf } from '../../../platform/clock.ts'
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
  withProblem,
} from '../../../platform/http/index.ts'
import type { People } from '../../audit/index.ts'
import { explaining } from '../glossary/explaining.ts'
import type { KnowledgePorts } from '../ports.ts'
import { mayKeep } from '../questions/rules.ts'
import { waitingQuestions } from '../questions/store.ts'
import { GuidePage } from '../reading/guide-page.tsx'
import { guideProps } from '../reading/guides.ts'
import { TextPage } from '../reading/pages.tsx'
import { DESK, isStale, KINDS, mayEdit, type Text, workPathOf } from '../rules.ts'
import { allHeads, versionsOf } from '../store.ts'
import { beginText, confirmLaw, dropDraft, findText, publishText, withdrawText, writeDraft } from './actions.ts'
import { QuestionsDesk, TextsDesk } from './desk-pages.tsx'
import { changesBetween } from './differences.ts'
import { CheckedForm, contentFrom, NewForm, TextForm, valuesOf } from './forms.ts'
import { Preview } from './preview.tsx'
import { VersionsPage } from './versions-page.tsx'
import { EditPage, NewTextPage } from './writing-pages.tsx'

const DeskQuery = z.object({ stan: z.enum(['prawo', 'szkice']).optional().catch(undefined) })
const WAITING_SHOWN = 50

/** `/administracja/wiedza`: where editors write, publish and check texts, and let questions through. */
export function editingRoutes(ports: KnowledgePorts & { people: People }): App {
  const routes: App = new Hono<AppEnv>()
  const at = (c: HttpContext) => findText(c.get('context'), c.req.param('id') ?? '')
  const text = `${DESK}/teksty/:id`

  routes.get(DESK, async (c) => {
    const { actor, db, now } = c.get('context')
    allow(mayEdit(actor))
    const { stan } = readQuery(c, DeskQuery)
    const all = await allHeads(db, KINDS)
    const texts = all.filter(
      ({ hasDraft, lawCheckedOn }) =>
        (stan !== 'szkice' || hasDraft) && (stan !== 'prawo' || isStale(lawCheckedOn, dateOf(now))),
    )
    return page(c, <TextsDesk desk={ports.desk(c)} texts={texts} filter={stan} />)
  })

  routes.get(`${DESK}/pytania`, async (c) => {
    allow(mayKeep(c.get('context').actor))
    const waiting = await waitingQuestions(c.get('context').db, WAITING_SHOWN)
    return page(c, <QuestionsDesk desk={ports.desk(c)} waiting={waiting} />)
  })

  routes.get(`${DESK}/nowy`, (c) => {
    allow(mayEdit(c.get('context').actor))
    return page(c, <NewTextPage form={emptyForm()} />)
  })

  routes.post(`${DESK}/nowy`, async (c) => {
    allow(mayEdit(c.get('context').actor))
    const form = await readForm(c, NewForm)
    if (!form.ok) return page(c, <NewTextPage form={form} />, 422)
    const id = await beginText(c.get('context'), form.value)
    return seeOther(c, workPathOf({ id }), 'knowledge.done.begun')
  })

  routes.get(text, async (c) => editPage(c, await at(c), {}))

  routes.post(text, async (c) => {
    const one = await at(c)
    const form = await readForm(c, TextForm)
    if (!form.ok) return editPage(c, one, { form }, 422)
    await writeDraft(c.get('context'), one, contentFrom(form.value, one.content), form.value.note)
    return seeOther(c, workPathOf(one), 'knowledge.done.drafted')
  })

  // What is typed is shown as readers would see it, and nothing is kept yet.
  routes.post(`${text}/podglad`, async (c) => {
    const one = await at(c)
    const form = await readForm(c, TextForm)
    if (!form.ok) return editPage(c, one, { form }, 422)
    const content = contentFrom(form.value, one.content)
    const explain = await explaining(c.get('context').db, c.get('locale'), c.get('url'))
    return editPage(c, one, { form: emptyForm(form.values), preview: <Preview {...{ content, explain }} /> })
  })

  routes.get(`${text}/podglad`, async (c) => draftPage(c, ports, await at(c)))

  routes.get(`${text}/wersje`, async (c) => {
    const one = await at(c)
    const versions = await versionsOf(c.get('context').db, one.id)
    const ids = versions.flatMap(({ writtenBy }) => writtenBy ?? [])
    const authors = await ports.people.personsByIds(c.get('context').db, [...new Set(ids)])
    const told = versions.map((version, index) => ({
      ...version,
      author: authors.get(version.writtenBy ?? '')?.name ?? null,
      changes: changesBetween(versions[index + 1]?.content ?? null, version.content),
    }))
    return page(c, <VersionsPage desk={ports.desk(c)} text={one} versions={told} />)
  })

  routes.post(`${text}/publikacja`, async (c) => {
    const one = await at(c)
    await publishText(c.get('context'), one)
    return seeOther(c, workPathOf(one), 'knowledge.done.text-published')
  })

  routes.post(`${text}/szkic/usuniecie`, async (c) => {
    const one = await at(c)
    await dropDraft(c.get('context'), one)
    return seeOther(c, workPathOf(one), 'knowledge.done.dropped')
  })

  routes.post(`${text}/prawo`, async (c) => {
    const one = await at(c)
    let checked: Form<z.infer<typeof CheckedForm>> = await readForm(c, CheckedForm)
    if (checked.ok) {
      const day = Temporal.PlainDate.from(checked.value.checkedOn)
      if (Temporal.PlainDate.compare(day, dateOf(c.get('context').now)) <= 0) {
        await confirmLaw(c.get('context'), one, day)
        return seeOther(c, workPathOf(one), 'knowledge.done.law')
      }
      checked = withProblem(c, checked, 'checkedOn', 'knowledge.edit.day.ahead')
    }
    return editPage(c, one, { checked }, 422)
  })

  routes.post(`${text}/wycofanie`, async (c) => {
    const one = await at(c)
    const form = await readForm(c, z.object({ withdrawn: z.string().default('') }))
    const withdrawn = form.ok && form.value.withdrawn === 'tak'
    await withdrawText(c.get('context'), one, withdrawn)
    return seeOther(c, workPathOf(one), withdrawn ? 'knowledge.done.withdrawn' : 'knowledge.done.returned')
  })

  async function editPage(
    c: HttpContext,
    one: Text,
    { form, checked, preview = null }: { form?: Form; checked?: Form; preview?: VNode | null },
    status = 200,
  ) {
    const version = found((await versionsOf(c.get('context').db, one.id))[0])
    const today = dateOf(c.get('context').now).toString()
    const props = {
      text: one,
      version,
      preview,
      form: form ?? emptyForm(valuesOf(version.content, version.publishedAt ? '' : version.note)),
      checked: checked ?? emptyForm({ checkedOn: today }),
    }
    return page(c, <EditPage desk={ports.desk(c)} {...props} />, status)
  }

  return routes
}

/** The draft on the page that it will have. */
async function draftPage(c: HttpContext, ports: KnowledgePorts, one: Text) {
  if (one.kind === 'guide') return page(c, <GuidePage {...(await guideProps(c, ports, one))} isDraft />)
  const explain = await explaining(c.get('context').db, c.get('locale'), c.get('url'))
  return page(c, <TextPage text={one} explain={explain} edits alike={[]} isDraft />)
}
