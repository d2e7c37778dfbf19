import { personId } from '../../../platform/actor.ts'
import { dateOf } from '../../../platform/clock.ts'
import type { Context } from '../../../platform/context.ts'
import { inTransaction, newId } from '../../../platform/db/index.ts'
import { allow, found, refuse } from '../../../platform/errors.ts'
import { isId } from '../../../platform/ids.ts'
import { record } from '../../audit/index.ts'
import { workdayFrom } from '../../law/index.ts'
import { beginPlan, findPlan, keepAnswers } from '../plans/actions.ts'
import { mayPlan, type Plan, plansFor } from '../plans/rules.ts'
import { answersFrom, shapeOf } from './shape.ts'
import { insertTemplate, recordRemoval, recordTemplate, type Template, templateById } from './store.ts'

/**
 * Keeps how a consultation was planned, for the next one: no words of people, no addresses.
 * @throws Refusal `template-without-dates`
 */
export async function saveTemplate(
  context: Context,
  plan: Plan,
  { title, description, shared }: Pick<Template, 'title' | 'description' | 'shared'>,
): Promise<string> {
  allow(mayPlan(context.actor, plan.organisationId))
  const shape = shapeOf(plan.answers) ?? refuse('template-without-dates', 422)
  const { organisationId, processId } = plan
  return inTransaction(context, async (context) => {
    const id = newId()
    const template = { id, organisationId, processId, title, description, shared, shape }
    await insertTemplate(context.db, template, { at: context.now, by: personId(context.actor) })
    await record(context, 'template-saved', { kind: 'template', id, organisationId }, { shared })
    return id
  })
}

/** The template at an address, when this person's teams may use it. */
export async function findTemplate(context: Context, id: string): Promise<Template> {
  const template = found(isId(id) ? await templateById(context.db, id) : null)
  allow(plansFor(context.actor).length > 0)
  allow(template.shared || mayPlan(context.actor, template.organisationId))
  return template
}

/** Begins a plan of a team from a template, two weeks ahead; its credit stays with it. */
export async function planFrom(context: Context, template: Template, organisationId: string): Promise<string> {
  allow(mayPlan(context.actor, organisationId))
  return inTransaction(context, async (context) => {
    const id = await beginPlan(context, organisationId)
    const first = workdayFrom(dateOf(context.now).add({ days: 14 + (template.shape.announcedBefore ?? 0) }))
    await keepAnswers(context, await findPlan(context, id), answersFrom(template.shape, first))
    await recordTemplate(context.db, id, template.id)
    return id
  })
}

/** No longer offers it; plans begun from it keep their credit. */
export async function removeTemplate(context: Context, template: Template) {
  allow(mayPlan(context.actor, template.organisationId))
  await recordRemoval(context.db, template.id, context.now)
}
