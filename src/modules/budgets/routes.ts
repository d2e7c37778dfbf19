import { Hono } from 'hono'
import type { App, AppEnv } from '../../platform/http/index.ts'
import { openEvaluation, openEvaluationWork } from '../evaluations/index.ts'
import { openBuildingWork } from './building/work.tsx'
import { openEditions } from './editions/routes.tsx'
import { EVALUATION } from './evaluation/kind.ts'
import { openFigures } from './figures/routes.tsx'
import { openPoints } from './points/routes.tsx'
import { openPointsWork } from './points/work-routes.tsx'
import type { BudgetsPorts } from './ports.ts'
import { openGiving } from './projects/giving-routes.tsx'
import { openProjects } from './projects/routes.tsx'
import { openResults } from './results/routes.tsx'
import { openAppeals } from './verifying/appeal-routes.tsx'
import { openProjectWork } from './verifying/project-routes.tsx'
import { openQueue } from './verifying/queue-routes.tsx'
import { openVoting } from './voting/routes.tsx'
import { openEntering } from './work/entering.tsx'
import { openPublishing } from './work/publishing.tsx'
import { openEditionsWork } from './work/routes.tsx'

/** `/budzet-obywatelski`: editions, projects, voting, results, for everybody. */
export function openRoutes(ports: BudgetsPorts): App {
  const routes: App = new Hono<AppEnv>()
  routes.route('/', openGiving())
  routes.route('/', openProjects())
  routes.route('/', openVoting(ports))
  routes.route('/', openPoints())
  routes.route('/', openResults())
  routes.route('/', openFigures())
  routes.route('/', openEvaluation(ports.forms, EVALUATION))
  routes.route('/', openEditions())
  return routes
}

/** `/praca/budzet-obywatelski`: the team's work. */
export function openWorkRoutes(ports: BudgetsPorts): App {
  const routes: App = new Hono<AppEnv>()
  routes.route('/', openEditionsWork(ports))
  routes.route('/', openEntering())
  routes.route('/', openPointsWork())
  routes.route('/', openQueue())
  routes.route('/', openProjectWork(ports))
  routes.route('/', openAppeals())
  routes.route('/', openPublishing())
  routes.route('/', openBuildingWork(ports))
  routes.route('/', openEvaluationWork(ports.forms, EVALUATION))
  return routes
}
