import type { VNode } from 'preact'
import { HOME, pathOf, practicesOfProcess } from '../../modules/practices/index.ts'
import type { Process } from '../../modules/processes/index.ts'
import { before } from '../../platform/clock.ts'
import type { Context } from '../../platform/context.ts'
import { Box, Link } from '../../ui/index.ts'

/** On the page of a process that is over: the practices that tell of it, or the way to write one. */
export async function practiceBox(context: Context, process: Pick<Process, 'id' | 'closesAt'>): Promise<VNode[]> {
  const t = context.house.texts.in(context.locale)
  const practices = await practicesOfProcess(context.db, process.id)
  const over = process.closesAt !== null && before(process.closesAt, context.now)
  if (practices.length === 0 && !over) return []
  return [
    <Box key="practices" title={t('practices.map')}>
      {practices.length > 0 ? (
        <ul>
          {practices.map((practice) => (
            <li key={practice.id}>
              <Link href={pathOf(practice)}>{practice.title}</Link>
            </li>
          ))}
        </ul>
      ) : (
        <p>
          <Link href={`${HOME}/nowa?proces=${process.id}`} icon="map">
            {t('app.practices.add')}
          </Link>
        </p>
      )}
    </Box>,
  ]
}
