import { Hono } from 'hono'
import type { App, AppEnv } from '../../platform/http/index.ts'
import { testJobs } from '../../platform/jobs/testing.ts'
import { workJobs } from '../../platform/works/index.ts'
import { jobs as mediaJobs } from '../media/index.ts'
import { jobs as noticesJobs } from '../notices/index.ts'
import { jobs, works } from './jobs.ts'
import type { RemarksWorkPorts } from './ports.ts'
import { openRoutes } from './routes.tsx'
import { openWorkRoutes } from './work-routes.tsx'

/** Jobs and works of remarks, and of what they call, run by hand. */
export const remarksJobs = (ports: RemarksWorkPorts) =>
  testJobs([...jobs(ports), ...workJobs(works), ...mediaJobs, ...noticesJobs])

/** All addresses of remarks where `app` mounts them. */
export function remarksRoutes(ports: RemarksWorkPorts): App {
  const routes = new Hono<AppEnv>()
  routes.route('/konsultacje', openRoutes(ports))
  routes.route('/praca/konsultacje', openWorkRoutes(ports))
  return routes
}
