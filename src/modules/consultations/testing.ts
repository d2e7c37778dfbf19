import { Hono } from 'hono'
import { aPerson, aWing, type Person, type TestHouse } from '../../../tests/support/house.ts'
import type { App, AppEnv } from '../../platform/http/index.ts'
import { testJobs } from '../../platform/jobs/testing.ts'
import { workJobs } from '../../platform/works/index.ts'
import { evaluationForms } from '../evaluations/index.ts'
import type { FormsPorts } from '../forms/index.ts'
import { jobs as mediaJobs } from '../media/index.ts'
import { anOrganisation } from '../network/examples.ts'
import type { Organisation } from '../network/index.ts'
import { jobs as noticesJobs } from '../notices/index.ts'
import * as remarks from '../remarks/index.ts'
import { KIND } from './actions.ts'
import { EVALUATION } from './evaluation/kind.ts'
import { intakeSettingsOf } from './intake.ts'
import { jobs, works } from './jobs.ts'
import type { ConsultationPorts } from './ports.ts'
import { openRoutes } from './routes.tsx'
import { workFrame } from './workspace/frame.tsx'
import { openWorkRoutes } from './workspace/routes.tsx'

const forms: FormsPorts = { owners: { [EVALUATION.forms]: evaluationForms(EVALUATION) } }

const people = { personsByIds: async () => new Map(), personByEmail: async () => null }

const remarksPorts: remarks.RemarksWorkPorts = { kind: KIND, settingsOf: intakeSettingsOf, people, frame: workFrame }

/** What `app` would hand over: remarks as the way to take part. */
export const ports: ConsultationPorts = {
  activities: [remarks.remarksActivity(remarksPorts)],
  boxes: async () => [],
  people,
  forms,
}

/** Jobs and works of consultations, and of what they call, run by hand. */
export const consultationJobs = () =>
  testJobs([
    ...jobs(ports),
    ...remarks.jobs(remarksPorts),
    ...noticesJobs,
    ...mediaJobs,
    ...workJobs([...works(ports), ...remarks.works]),
  ])

/** All addresses of consultations and their remarks where `app` mounts them. */
function allRoutes(): App {
  const routes = new Hono<AppEnv>()
  routes.route('/konsultacje', remarks.openRoutes(remarksPorts))
  routes.route('/praca/konsultacje', remarks.openWorkRoutes(remarksPorts))
  routes.route('/praca/konsultacje', openWorkRoutes(ports))
  routes.route('/konsultacje', openRoutes(ports))
  return routes
}

const ROLES = ['team-admin', 'editor', 'clerk', 'moderator'] as const
export type Role = (typeof ROLES)[number]

/** An office with a team of one person in each role, and the portal as they see it. */
export async function anOffice(house: TestHouse, given: { name?: string; unitCode?: string } = {}) {
  const organisation: Organisation = await anOrganisation(house, given)
  const team = Object.fromEntries(
    ROLES.map((role) => [role, aPerson({ roles: [{ role, scope: organisation.id }] })]),
  ) as Record<Role, Person>
  const outsider = aPerson({ roles: [{ role: 'team-admin', scope: (await anOrganisation(house)).id }] })
  const wing = await aWing(house, allRoutes())
  return {
    organisation,
    team,
    outsider,
    stranger: () => wing.stranger(),
    visitor: () => wing.visitor(),
    as: (role: Role) => wing.as(team[role]),
    asPerson: (person: Person) => wing.as(person),
  }
}

export type Office = Awaited<ReturnType<typeof anOffice>>
