import { readFile } from 'node:fs/promises'
import { performance } from 'node:perf_hooks'
import { bringArchive } from '../../src/modules/budgets/index.ts'
import { systemContext } from '../../src/platform/context.ts'
import { newId } from '../../src/platform/ids.ts'
import { filledHouse } from './fill.ts'

/** Brings an archive edition from a Pabulib file. @returns its address, and how many seconds it took */
export const bringFile = (path: string) =>
  filledHouse(async ({ house }) => {
    const text = await readFile(path, 'utf8')
    const begun = performance.now()
    const slug = await bringArchive(systemContext(house, 'bench'), archive([text]))
    return { slug, seconds: (performance.now() - begun) / 1000 }
  })

/** Brings an edition whose one pool has so many projects. @returns its address */
export const bringProjects = (count: string) =>
  filledHouse(async ({ house }) => bringArchive(systemContext(house, 'bench'), archive([pbWith(Number(count))])))

const archive = (files: string[]) => ({
  organisationId: newId(),
  unitCode: '2001011',
  title: `Edycja ${newId().slice(-6)}`,
  files,
})

function pbWith(count: number): string {
  const projects = Array.from(
    { length: count },
    (_, at) => `${at + 1};${1000 + at * 37};${count - at};Projekt numer ${at + 1} na osiedlu;${at < count / 4 ? 1 : 0}`,
  )
  const meta = [
    ...['description;Edycja do pomiaru', 'country;Poland', 'unit;Augustów', 'instance;2025', `num_projects;${count}`],
    ...[
      'num_votes;1',
      'budget;500000',
      'vote_type;approval',
      'rule;greedy',
      'date_begin;01.09.2024',
      'date_end;15.09.2024',
    ],
  ]
  return `META\nkey;value\n${meta.join('\n')}\nPROJECTS\nproject_id;cost;votes;name;selected\n${projects.join('\n')}\nVOTES\nvoter_id;vote\n1;1\n`
}
