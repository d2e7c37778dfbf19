import { Hono } from 'hono'
import { z } from 'zod'
import { isId } from '../../../../platform/db/index.ts'
import {
  type App,
  type AppEnv,
  emptyForm,
  type Form,
  type HttpContext,
  page,
  readForm,
  seeOther,
  withProblem,
} from '../../../../platform/http/index.ts'
import { findUnits, unitByCode } from '../../../places/index.ts'
import type { FormDefinition, Question } from '../../model.ts'
import type { Fresh } from '../kinds.ts'
import { atDesk, type Desk, designPath, questionAt } from '../opening.ts'
import { addQuestion, changeType, moveQuestion, rewriteQuestion } from '../operations.ts'
import { addLines, addTo, moveIn, removeFrom, stepIn } from '../options.ts'
import type { DesigningPorts } from '../ports.ts'
import { insertRemoval, removalById } from '../removals-store.ts'
import { change, changeSeen, seenOf } from '../saving.ts'
import { optionsOf, placeOf, rowsOf } from '../walk.ts'
import { ConflictPage } from './conflict-page.tsx'
import {
  actOf,
  fieldsFrom,
  isFollowUpType,
  NewQuestionForm,
  questionForm,
  questionFrom,
  type TypedQuestion,
  TypeForm,
} from './forms.ts'
import { EditQuestionPage, MovePage, TypePage } from './pages.tsx'

const MoveForm = z.object({ place: z.string().min(1, 'designing.form.place').max(130) })

/** Adding, writing and moving one question. */
export function openQuestions(ports: DesigningPorts): App {
  const routes = new Hono<AppEnv>()

  routes.get('/:form/pytania/nowe', async (c) => {
    const desk = await atDesk(c, ports)
    return page(c, <TypePage desk={desk} form={emptyForm()} parent={parentOf(desk.draft, c.req.query('w'))} />)
  })

  routes.post('/:form/pytania/nowe', async (c) => {
    const desk = await atDesk(c, ports)
    const form = await readForm(c, NewQuestionForm)
    const parent = parentOf(desk.draft, String(form.values.in ?? ''))
    if (!form.ok) return page(c, <TypePage desk={desk} form={form} parent={parent} />, 422)
    let added = ''
    const { draft } = await change(c.get('context'), ports, desk.form.id, (draft, fresh) => {
      const home = parentOf(draft, form.value.in)
      const grown = addQuestion(draft, form.value.type, { in: home, before: null }, fresh)
      added = grown.id
      return grown.definition
    })
    return seeOther(c, designPath(desk.form, placeOf(draft, added) ? `/pytania/${added}` : ''))
  })

  routes.get('/:form/pytania/:question', async (c) => {
    const desk = await atDesk(c, ports)
    const question = questionAt(c, desk.draft)
    const asked = c.req.query('usunieto') ?? ''
    const removal = isId(asked) ? await removalById(c.get('context').db, desk.form.id, asked) : null
    const removed = removal?.broughtBackAt ? undefined : removal?.id
    return page(c, <EditQuestionPage {...{ desk, question, removed }} form={await formOf(c, desk, question)} />)
  })

  routes.post('/:form/pytania/:question', async (c) => {
    const desk = await atDesk(c, ports)
    const question = questionAt(c, desk.draft)
    return save(c, ports, desk, question)
  })

  routes.get('/:form/pytania/:question/rodzaj', async (c) => {
    const desk = await atDesk(c, ports)
    const question = questionAt(c, desk.draft)
    return page(c, <TypePage {...{ desk, question }} form={emptyForm({ type: question.type })} parent="" />)
  })

  routes.post('/:form/pytania/:question/rodzaj', async (c) => {
    const context = c.get('context')
    const desk = await atDesk(c, ports)
    const question = questionAt(c, desk.draft)
    const form = await readForm(c, TypeForm)
    if (!form.ok || (placeOf(desk.draft, question.id)?.parent && !isFollowUpType(form.value.type)))
      return page(c, <TypePage {...{ desk, question, form }} parent="" />, 422)
    const changed = await changeSeen(context, ports, desk.form.id, null, (draft, fresh) =>
      changeType(draft, question.id, form.value.type, fresh),
    )
    // What the new type has no place for can be looked up in the draft before.
    if (changed.ok && changed.form.draft !== changed.before)
      await insertRemoval(context.db, {
        formId: desk.form.id,
        kind: 'draft',
        thingId: 'draft',
        before: changed.before,
        removedAt: context.now,
      })
    return seeOther(c, designPath(desk.form, `/pytania/${question.id}`), 'designing.flash.type-changed')
  })

  routes.get('/:form/pytania/:question/miejsce', async (c) => {
    const desk = await atDesk(c, ports)
    const question = questionAt(c, desk.draft)
    return page(c, <MovePage {...{ desk, question }} form={emptyForm()} />)
  })

  routes.post('/:form/pytania/:question/miejsce', async (c) => {
    const desk = await atDesk(c, ports)
    const question = questionAt(c, desk.draft)
    const form = await readForm(c, MoveForm)
    if (!form.ok) return page(c, <MovePage {...{ desk, question, form }} />, 422)
    const [home = '', before = null] = form.value.place.split(' ')
    await change(c.get('context'), ports, desk.form.id, (draft) =>
      moveQuestion(draft, question.id, { in: home, before }),
    )
    return seeOther(c, designPath(desk.form, `#p-${question.id}`), 'designing.flash.moved')
  })

  return routes
}

/** Where a new question goes: the place asked for, or the last section. */
function parentOf(draft: FormDefinition, asked: string | undefined): string {
  const map = placeOf(draft, asked ?? '')?.question
  if (map?.type === 'map') return map.id
  return draft.sections.find(({ id }) => id === asked)?.id ?? draft.sections.at(-1)?.id ?? ''
}

async function formOf(c: HttpContext, desk: Desk, question: Question): Promise<Form> {
  const code = question.type === 'map' ? question.area.unitCode : null
  const unit = code ? await unitByCode(c.get('context').db, code) : null
  return emptyForm(fieldsFrom(question, desk.language, unit?.name ?? ''))
}

/** Reads the page of a question and does what its button says; nothing typed is lost, whichever it was. */
async function save(c: HttpContext, ports: DesigningPorts, desk: Desk, question: Question) {
  const context = c.get('context')
  const form = (await readForm(c, questionForm(question.type))) as Form<TypedQuestion>
  const seen = String(form.values.seen ?? '')
  const refused = (form: Form) =>
    form.values.autosave
      ? c.body(null, 422)
      : page(c, <EditQuestionPage {...{ desk, question, form }} seen={seen || seenOf(question)} />, 422)
  if (!form.ok) return refused(form)
  const typed = form.value
  const act = String(typed.act)
  const unitCode = question.type === 'map' ? await unitOf(c, question, String(typed.unit ?? '')) : null
  if (unitCode === false) return refused(withProblem(c, form, 'unit', 'designing.form.unit'))
  if (!typed.label && !typed.autosave && !typed.drop && (act === 'save' || act === 'next'))
    return refused(withProblem(c, form, 'label', 'designing.form.label'))

  const written = (now: Question, fresh: Fresh) =>
    rearranged(questionFrom(now, typed, desk.language, fresh, unitCode), typed, desk.language, fresh)
  const list = actOf(act)
  const order = (draft: FormDefinition, fresh: Fresh) => {
    const now = placeOf(draft, question.id)?.question
    return now ? rewriteQuestion(draft, question.id, written(now, fresh)) : draft
  }
  const part = (draft: FormDefinition) => placeOf(draft, question.id)?.question ?? null
  const changed = await changeSeen(context, ports, desk.form.id, { part, mark: seen }, order)
  if (!changed.ok) {
    const now = placeOf(changed.now.draft, question.id)?.question
    const mine = questionFrom(question, typed, desk.language, (word) => `${word}-nowe`, unitCode)
    if (typed.autosave) return c.body(null, 409)
    if (!now) return seeOther(c, designPath(desk.form), 'designing.flash.gone')
    const fresh = await atDesk(c, ports)
    return page(
      c,
      <ConflictPage
        desk={fresh}
        question={now}
        mine={mine}
        form={form}
        action={designPath(desk.form, `/pytania/${question.id}`)}
      />,
      409,
    )
  }
  const now = placeOf(changed.form.draft, question.id)?.question ?? question
  // The page goes on from what was saved just now.
  if (typed.autosave) return c.body(null, 204, { 'wiec-values': new URLSearchParams({ seen: seenOf(now) }).toString() })
  const path = designPath(desk.form, `/pytania/${question.id}`)
  if (list?.verb === 'remove' && withOption(changed.before, question.id, list.id)) {
    const removal = await insertRemoval(context.db, {
      formId: desk.form.id,
      kind: 'option',
      thingId: list.id,
      before: changed.before,
      removedAt: context.now,
    })
    return seeOther(c, `${path}?usunieto=${removal}#f-label`)
  }
  if (list || typed.drop) return seeOther(c, `${path}${anchorOf(now, list)}`)
  if (act === 'stay') return seeOther(c, `${path}#wskazowki`, 'designing.flash.saved')
  if (act === 'next') {
    const home = placeOf(changed.form.draft, question.id)
    return seeOther(
      c,
      designPath(desk.form, `/pytania/nowe?w=${home?.parent?.id ?? home?.section.id ?? ''}`),
      'designing.flash.saved',
    )
  }
  return seeOther(c, designPath(desk.form, `#p-${question.id}`), 'designing.flash.saved')
}

const withOption = (draft: FormDefinition, question: string, id: string) => {
  const found = placeOf(draft, question)?.question
  return found !== undefined && [...optionsOf(found), ...rowsOf(found)].some((item) => item.id === id)
}

/** The row that was added or moved, so that a page without script opens where the person was. */
function anchorOf(question: Question, act: ReturnType<typeof actOf>): string {
  if (!act) return ''
  const items = act.list === 'rows' ? rowsOf(question) : optionsOf(question)
  const id = act.verb === 'add' ? items.findLast(({ label }) => Object.keys(label).length === 0)?.id : act.id
  return id ? `#w-${id}` : ''
}

/** What a button or a drop does to the lists of a question that has just been read. */
function rearranged(question: Question, typed: TypedQuestion, language: 'pl' | 'en', fresh: Fresh): Question {
  const [id = '', list, before = null] = String(typed.drop ?? '').split(' ')
  if (id && (list === 'options' || list === 'rows')) return moveIn(question, list, id, before || null)
  const act = actOf(String(typed.act))
  if (!act) return question
  if (act.verb === 'add') return addTo(question, act.list, fresh)
  if (act.verb === 'lines')
    return addLines(question, act.list, String(typed[`lines-${act.list}`] ?? ''), language, fresh)
  if (act.verb === 'remove') return removeFrom(question, act.list, act.id)
  return stepIn(question, act.list, act.id, act.verb === 'up' ? 'up' : 'down')
}

/** The unit whose outline limits a map: null for none, false when nobody knows the name. */
async function unitOf(c: HttpContext, question: Question, name: string): Promise<string | null | false> {
  if (!name) return null
  const kept =
    question.type === 'map' && question.area.unitCode
      ? await unitByCode(c.get('context').db, question.area.unitCode)
      : null
  if (kept?.name === name) return kept.code
  const [found] = await findUnits(c.get('context').db, name, { limit: 1 })
  return found?.unit.code ?? false
}
