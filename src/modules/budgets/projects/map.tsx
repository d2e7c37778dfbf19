import type { VNode } from 'preact'
import type { Context } from '../../../platform/context.ts'
import { AreaMap, isNear, prepareAreaMap, unitByCode } from '../../places/index.ts'
import type { Process } from '../../processes/index.ts'
import { projectPath } from './actions.ts'
import type { Project } from './rules.ts'

/** Where projects are: a picture that works without script, each point a link. Null when none has a place. */
export async function ProjectsMap(
  context: Context,
  process: Process,
  projects: readonly Project[],
): Promise<VNode | null> {
  const unit = await unitByCode(context.db, process.unitCode)
  const points = projects.flatMap((project) => {
    const { lon, lat, number, title, withdrawnAt } = project
    if (lon === null || lat === null || withdrawnAt || !isNear({ lon, lat }, process.unitCode)) return []
    return [{ point: { lon, lat }, href: projectPath(process, project), label: `${number}. ${title}` }]
  })
  if (!unit || points.length === 0) return null
  const t = context.house.texts.in(context.locale)
  return (
    <AreaMap
      area={await prepareAreaMap(context.db, unit)}
      points={points}
      counted={(count) => t('budgets.projects.count', { count })}
    />
  )
}
