/** Front door of planning: from the idea of a consultation to its announcement; see README.md. */
import { Hono } from 'hono'
import type { App, AppEnv } from '../../platform/http/index.ts'
import { letters as invitationLetters } from './invited/emails.ts'
import { openLocalRules } from './local/routes.tsx'
import type { PlanningPorts } from './ports.ts'
import { requestLetters } from './requests/emails.ts'
import { openRequests } from './requests/routes.tsx'
import { openTemplates } from './templates/routes.tsx'
import { openWizard } from './wizard/routes.tsx'
import { openYearly } from './yearly/routes.tsx'

export { changeText } from './announcing/actions.ts'
export { addInvited, noteContact } from './invited/actions.ts'
export { countInvited } from './invited/store.ts'
export { personalData } from './personal-data.ts'
export { placesMissing, unproven } from './places.ts'
export {
  beginPlan,
  changeOfficeRules,
  draftOfPlan,
  findPlan,
  freezePlan,
  giveReason,
  keepAnswers,
  openWarnings,
  planOf,
} from './plans/actions.ts'
export { type PlanAnswers, READINESS } from './plans/answers.ts'
export { judgePlan } from './plans/calendar.ts'
export { mayPlan, plansFor } from './plans/rules.ts'
export type { Announced, PlannedDraft, PlanningPorts } from './ports.ts'
export {
  admitRequest,
  answerRequest,
  confirm,
  giveRequest,
  REQUESTS_PATH,
  requestToken,
  supportRequest,
  verifyRequest,
} from './requests/actions.ts'
export { requestById, requestsTo } from './requests/store.ts'
export { requestTasks } from './requests/tasks.ts'
export { saveTemplate } from './templates/actions.ts'
export { reasonsBox } from './work/box.tsx'
export { canonEvidence } from './work/evidence.ts'
export { openWorkRoutes } from './work/routes.tsx'
export { planningWork } from './work/waiting.ts'
export { addIntention, changeIntention, giveUpIntention } from './yearly/actions.ts'
export { YEARLY_PATH } from './yearly/pages.tsx'
export { intentionById } from './yearly/store.ts'

/** Every letter of planning, with made-up facts. */
export const letters = [...invitationLetters, ...requestLetters]

/** The wizard, and the office's own limits. */
export function openRoutes(ports: PlanningPorts): App {
  const routes: App = new Hono<AppEnv>()
  routes.route('/', openTemplates(ports))
  routes.route('/', openWizard(ports))
  routes.route('/', openLocalRules(ports))
  routes.route('/', openYearly(ports))
  routes.route('/', openRequests(ports))
  return routes
}
