import { Hono } from 'hono'
import { z } from 'zod'
import type { Context } from '../../../../platform/context.ts'
import { isId } from '../../../../platform/db/index.ts'
import { found } from '../../../../platform/errors.ts'
import {
  type App,
  type AppEnv,
  emptyForm,
  type HttpContext,
  page,
  readForm,
  seeOther,
  withProblem,
} from '../../../../platform/http/index.ts'
import type { Question } from '../../model.ts'
import type { Form } from '../../rules.ts'
import { formsOf } from '../../store.ts'
import { questionsOf } from '../../words.ts'
import { libraryEntries } from '../library/index.ts'
import { atDesk, type Desk, designPath } from '../opening.ts'
import { importQuestions } from '../operations.ts'
import type { DesigningPorts } from '../ports.ts'
import { change } from '../saving.ts'
import { FormsPage, LibraryPage, TakePage } from './pages.tsx'

const TakenForm = z.object({
  questions: z.array(z.string().max(60)).min(1, 'designing.form.questions').max(200),
  in: z.string().max(60).default(''),
})

/** Questions taken from the library and from other forms of the same organisation, always as copies. */
export function openTaking(ports: DesigningPorts): App {
  const routes = new Hono<AppEnv>()

  routes.get('/:form/biblioteka', async (c) =>
    page(c, <LibraryPage desk={await atDesk(c, ports)} form={emptyForm()} />),
  )

  routes.post('/:form/biblioteka', async (c) => {
    const desk = await atDesk(c, ports)
    const form = await readForm(c, TakenForm)
    if (!form.ok) return page(c, <LibraryPage {...{ desk, form }} />, 422)
    const questions = libraryEntries(form.value.questions).map(({ question }) => question)
    if (questions.length === 0)
      return page(
        c,
        <LibraryPage desk={desk} form={withProblem(c, form, 'questions', 'designing.form.questions')} />,
        422,
      )
    return take(c, desk, questions, form.value.in)
  })

  routes.get('/:form/import', async (c) => {
    const desk = await atDesk(c, ports)
    return page(c, <FormsPage desk={desk} others={await othersOf(c.get('context'), desk)} />)
  })

  routes.get('/:form/import/:other', async (c) => {
    const desk = await atDesk(c, ports)
    return page(c, <TakePage desk={desk} other={await otherAt(c, desk)} form={emptyForm()} />)
  })

  routes.post('/:form/import/:other', async (c) => {
    const desk = await atDesk(c, ports)
    const other = await otherAt(c, desk)
    const form = await readForm(c, TakenForm)
    if (!form.ok) return page(c, <TakePage {...{ desk, other, form }} />, 422)
    const questions = questionsOf(other.draft).filter(({ id }) => form.value.questions.includes(id))
    if (questions.length === 0)
      return page(
        c,
        <TakePage {...{ desk, other }} form={withProblem(c, form, 'questions', 'designing.form.questions')} />,
        422,
      )
    return take(c, desk, questions, form.value.in)
  })

  async function take(c: HttpContext, desk: Desk, questions: Question[], asked: string) {
    let [first] = ['']
    await change(c.get('context'), ports, desk.form.id, (draft, fresh) => {
      const home = draft.sections.find(({ id }) => id === asked) ?? draft.sections.at(-1)
      const taken = importQuestions(draft, questions, { in: home?.id ?? '', before: null }, fresh)
      first = taken.ids[0] ?? ''
      return taken.definition
    })
    return seeOther(c, designPath(desk.form, `#p-${first}`), 'designing.flash.taken')
  }

  /** Other forms of the organisation that the actor may design. */
  async function othersOf(context: Context, desk: Desk): Promise<Form[]> {
    const owners = await ports.related(context, desk.form.owner)
    const others: Form[] = []
    for (const kind of new Set(owners.map(({ kind }) => kind))) {
      const ids = owners.filter((owner) => owner.kind === kind).map(({ id }) => id)
      const forms = await formsOf(context.db, kind, ids)
      for (const id of ids) {
        const form = forms.get(id)
        if (form && form.id !== desk.form.id && (await ports.owners[kind]?.mayDesign(context, id))) others.push(form)
      }
    }
    return others
  }

  async function otherAt(c: HttpContext, desk: Desk): Promise<Form> {
    const id = c.req.param('other') ?? ''
    const others = isId(id) ? await othersOf(c.get('context'), desk) : []
    return found(others.find((form) => form.id === id))
  }

  return routes
}
