import { Hono } from 'hono'
import type { TestDatabase } from '../../../tests/support/database.ts'
import { type Answer, aHouse, aPerson, aWing, type Client, type TestHouse } from '../../../tests/support/house.ts'
import { systemContext } from '../../platform/context.ts'
import type { App, AppEnv } from '../../platform/http/index.ts'
import { newId } from '../../platform/ids.ts'
import { testJobs } from '../../platform/jobs/testing.ts'
import { jobs } from '../notices/index.ts'
import { aProcess, somePorts } from './examples.ts'
import type { DiscussionsPorts } from './ports.ts'
import { openNetworkRoutes, openRoutes, openWorkRoutes } from './routes.ts'

/** Every address of discussions, as they are mounted in the portal. */
export function allRoutes(ports: DiscussionsPorts): App {
  const routes: App = new Hono<AppEnv>()
  routes.route('/konsultacje', openRoutes(ports))
  routes.route('/praca/konsultacje', openWorkRoutes(ports))
  routes.route('/', openNetworkRoutes(ports))
  return routes
}

/** A house with discussions, a team, and a way to fill in forms as a person does. */
export async function aStage(at: TestDatabase, ports: Partial<DiscussionsPorts> = {}) {
  const house: TestHouse = await aHouse(at)
  house.jobs = testJobs(jobs)
  const wing = await aWing(house, allRoutes({ ...somePorts, ...ports }))
  const organisationId = newId()
  const inTeam = (role: 'editor' | 'clerk' | 'moderator' | 'team-admin') =>
    aPerson({ roles: [{ role, scope: organisationId }] })
  const system = () => systemContext(house, 'test')
  /** The form at an address, sent ten seconds after it was shown; `action` when it goes elsewhere. */
  async function fill(
    client: Client,
    path: string,
    fields: Record<string, string>,
    action = path,
  ): Promise<Answer & { fields: Record<string, string> }> {
    const { html } = await client.get(path)
    house.clock.set(house.clock.now().add({ seconds: 10 }))
    const sent = { formKey: hidden(html, 'formKey'), shown: hidden(html, 'shown'), website: '', ...fields }
    return { ...(await client.post(action, sent)), fields: sent }
  }
  return {
    house,
    wing,
    organisationId,
    editor: inTeam('editor'),
    clerk: inTeam('clerk'),
    moderator: inTeam('moderator'),
    foreign: aPerson({ roles: [{ role: 'team-admin', scope: newId() }] }),
    system,
    fill,
    newProcess: () => aProcess(system(), organisationId),
  }
}

export const hidden = (html: string, name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? ''
