import { Hono } from 'hono'
import { allow, found } from '../../../platform/errors.ts'
import { type App, type AppEnv, type HttpContext, page, seeOther } from '../../../platform/http/index.ts'
import { newId } from '../../../platform/ids.ts'
import { ActButton, EmptyState, Link, Table, useView } from '../../../ui/index.ts'
import { workPathOf } from '../../processes/index.ts'
import { enterProject } from '../projects/actions.ts'
import type { Project } from '../projects/rules.ts'
import type { Hands } from '../projects/step-pages.tsx'
import { paperDrafts, projectById } from '../projects/store.ts'
import { openWriting } from '../projects/writing-routes.tsx'
import { type Frame, framed, mayKeyIn, Work } from './frame.tsx'

/** Projects that came on paper, keyed in by the office on the same screens. */
export function openEntering(): App {
  const routes: App = new Hono<AppEnv>()

  routes.get('/:slug/wprowadzanie', async (c) => {
    const { frame, process } = await framed(c, mayKeyIn)
    const drafts = await paperDrafts(c.get('context').db, process.id)
    return page(c, <EnteringPage {...{ frame, drafts }} />)
  })

  routes.post('/:slug/wprowadzanie', async (c) => {
    const { frame: _, ...at } = await framed(c, mayKeyIn)
    const id = newId(c.get('context').now.epochMilliseconds)
    await enterProject(c.get('context'), at, id)
    return seeOther(c, `${workPathOf(at.process)}/wprowadzanie/${id}/pomysl`)
  })

  openWriting(routes, '/:slug/wprowadzanie/:id', async (c: HttpContext): Promise<Hands> => {
    const { process, edition } = await framed(c, mayKeyIn)
    const project = found(await projectById(c.get('context').db, process.id, c.req.param('id') ?? ''))
    allow(project.channel === 'paper')
    return {
      process,
      edition,
      project,
      secret: null,
      path: (rest = '') => `${workPathOf(process)}/wprowadzanie/${project.id}${rest}`,
    }
  })

  return routes
}

function EnteringPage({ frame, drafts }: { frame: Frame; drafts: Project[] }) {
  const { t } = useView()
  const home = `${workPathOf(frame.process)}/wprowadzanie`
  return (
    <Work
      frame={frame}
      title={t('budgets.work.enter')}
      actions={
        <ActButton action={home} variant="primary" icon="plus">
          {t('budgets.enter.new')}
        </ActButton>
      }
    >
      <p>{t('budgets.enter.lead')}</p>
      <Table
        caption={t('budgets.enter.drafts')}
        rows={drafts}
        rowId={({ id }) => id}
        empty={<EmptyState title={t('budgets.enter.none')} />}
        columns={[
          {
            label: t('budgets.project'),
            names: true,
            cell: ({ id, title }) => <Link href={`${home}/${id}`}>{title || t('budgets.enter.untitled')}</Link>,
          },
          {
            label: t('budgets.enter.submission'),
            cell: ({ number }) => (number ? t('budgets.enter.number', { number }) : t('budgets.state.draft')),
          },
        ]}
      />
    </Work>
  )
}
