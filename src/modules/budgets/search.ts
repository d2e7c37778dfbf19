import { type Findable, type SearchSource, withoutMarks } from '../../platform/search.ts'
import { audiencesOfProcess, findableProcesses, maySee, processesByIds } from '../processes/index.ts'
import { KIND } from './editions/actions.ts'
import { editionsOf } from './editions/store.ts'
import { editionIds, poolsByEdition, projectIds, submittedByIds } from './finding-store.ts'
import { projectPath } from './projects/actions.ts'

/** Editions by what their pages say, with the year and the districts whose money they share out. */
export const editionsFound: SearchSource = {
  kind: 'budget',
  async read({ db }, ids) {
    const editions = await editionsOf(db, ids)
    const known = [...editions.keys()]
    const pools = await poolsByEdition(db, known)
    return (await findableProcesses(db, known)).map((edition): Findable => {
      const names = (pools.get(edition.id) ?? []).flatMap(({ name, areaWords }) => [name, areaWords])
      const year = editions.get(edition.id)?.year
      return { ...edition, body: [edition.body, year, ...names].filter(Boolean).join('\n') }
    })
  },
  ids: ({ db }, after, limit) => editionIds(db, after, limit),
  async visible({ db, actor }, ids) {
    const processes = [...(await processesByIds(db, ids)).values()]
    return new Set(processes.filter((one) => one.kind === KIND && maySee(actor, one)).map(({ id }) => id))
  },
}

/** Submitted projects, wherever they got to; their edition decides who may find them. */
export const projectsFound: SearchSource = {
  kind: 'project',
  async read({ db }, ids) {
    const projects = await submittedByIds(db, ids)
    const processes = await processesByIds(
      db,
      projects.map(({ processId }) => processId),
    )
    return projects.flatMap((project): Findable[] => {
      const process = processes.get(project.processId)
      if (!process) return []
      const { summary, plainSummary, description, reason, beneficiaries, placeWords } = project
      // Authors often begin the description with the summary; an excerpt should say it once.
      const opening = description.startsWith(summary) ? [] : [summary]
      const told = new Set([...opening, plainSummary, description, reason, beneficiaries, placeWords])
      return [
        {
          id: project.id,
          path: projectPath(process, project),
          title: project.title,
          context: process.title,
          body: withoutMarks([...told].filter(Boolean).join('\n')),
          datedAt: project.submittedAt ?? project.createdAt,
          unitCode: process.unitCode,
          audiences: audiencesOfProcess(process),
          // One of hundreds of an edition.
          weight: 0.8,
        },
      ]
    })
  },
  ids: ({ db }, after, limit) => projectIds(db, after, limit),
  async visible({ db, actor }, ids) {
    const projects = await submittedByIds(db, ids)
    const processes = await processesByIds(
      db,
      projects.map(({ processId }) => processId),
    )
    return new Set(
      projects
        .filter(({ processId }) => {
          const process = processes.get(processId)
          return process !== undefined && maySee(actor, process)
        })
        .map(({ id }) => id),
    )
  },
}
