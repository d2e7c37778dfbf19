import { Hono } from 'hono'
import type { Db } from '../../../../platform/db/index.ts'
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
import { unitsByCodes } from '../../../places/index.ts'
import type { Condition, FormDefinition } from '../../model.ts'
import { fits, questionOf } from '../conditions.ts'
import { atDesk, type Desk, designPath } from '../opening.ts'
import type { DesigningPorts } from '../ports.ts'
import { changeSeen } from '../saving.ts'
import { atomsOf, conditionsIn, placeOf, sectionOf, withQuestion, withSection } from '../walk.ts'
import { ConditionForm, conditionFrom, fieldsOf, questionsBefore, type TypedCondition } from './forms.ts'
import { ConditionPage } from './pages.tsx'

/** When questions and sections are shown. */
export function openShowing(ports: DesigningPorts): App {
  const routes = new Hono<AppEnv>()
  for (const path of ['/:form/pytania/:owner/warunek', '/:form/czesci/:owner/warunek'] as const) {
    const at = async (c: HttpContext) => {
      const desk = await atDesk(c, ports)
      const owner = c.req.param('owner') ?? ''
      const placed = placeOf(desk.draft, owner)
      const condition = path.includes('pytania')
        ? found(placed && !placed.parent ? placed.question : null).showWhen
        : found(sectionOf(desk.draft, owner)).showWhen
      return { desk, owner, condition }
    }

    routes.get(path, async (c) => {
      const { desk, owner, condition } = await at(c)
      const units = await unitNames(c.get('context').db, desk.draft)
      const fields = fieldsOf(condition, desk.draft, units)
      const form = emptyForm(fields ?? { mode: 'show', join: 'all' })
      return page(c, <ConditionPage {...{ desk, owner, condition, form, units }} beyond={fields === null} />)
    })

    routes.post(path, async (c) => {
      const context = c.get('context')
      const { desk, owner, condition } = await at(c)
      const form = await readForm(c, ConditionForm)
      const units = await unitNames(context.db, desk.draft)
      const shown = (given: typeof form, status: number, at: Desk = desk, now = condition, conflict = false) =>
        page(
          c,
          <ConditionPage {...{ owner, units, conflict }} desk={at} condition={now} form={given} beyond={false} />,
          status,
        )
      if (!form.ok) return shown(form, 422)
      const read = await conditionFrom(context.db, desk.draft, form.value as TypedCondition)
      if (!read.ok) return shown(withProblem(c, form, read.field, read.key), 422)
      if (!isAskable(read.condition, desk.draft, owner))
        return shown(withProblem(c, form, 'test-0', 'designing.form.condition.test'), 422)
      const part = (draft: FormDefinition) => conditionOf(draft, owner)
      const changed = await changeSeen(
        context,
        ports,
        desk.form.id,
        { part, mark: String(form.values.seen ?? '') },
        (draft) => withCondition(draft, owner, read.condition),
      )
      if (!changed.ok) return shown(form, 409, await atDesk(c, ports), conditionOf(changed.now.draft, owner), true)
      const anchor = sectionOf(desk.draft, owner) ? `#c-${owner}` : `#p-${owner}`
      return seeOther(c, designPath(desk.form, anchor), 'designing.flash.saved')
    })
  }
  return routes
}

const conditionOf = (draft: FormDefinition, owner: string): Condition | null =>
  sectionOf(draft, owner)?.showWhen ?? placeOf(draft, owner)?.question.showWhen ?? null

const withCondition = (draft: FormDefinition, owner: string, condition: Condition | null): FormDefinition =>
  sectionOf(draft, owner)
    ? withSection(draft, owner, (section) => ({ ...section, showWhen: condition }))
    : withQuestion(draft, owner, (question) => ({ ...question, showWhen: condition }))

/** Asks only of what stands before, and what can be answered there. */
function isAskable(condition: Condition | null, draft: FormDefinition, owner: string): boolean {
  const before = new Map(questionsBefore(draft, owner).map((question) => [question.id, question]))
  return atomsOf(condition).every((atom) => fits(atom, before.get(questionOf(atom))))
}

/** Names of the units that conditions of a form ask about. */
export async function unitNames(db: Db, draft: FormDefinition): Promise<Map<string, string>> {
  const codes = conditionsIn(draft)
    .flatMap(({ condition }) => atomsOf(condition))
    .flatMap((atom) => ('chosen' in atom && /^\d+$/.test(atom.chosen) ? [atom.chosen] : []))
  if (codes.length === 0) return new Map()
  const units = await unitsByCodes(db, [...new Set(codes)])
  return new Map([...units.values()].map((unit) => [unit.code, unit.name]))
}
