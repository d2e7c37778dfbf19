import { formsPorts } from '../../src/app/wiring.tsx'
import { anEdition } from '../../src/modules/budgets/examples.ts'
import {
  beginProject,
  beginProjectQuestions,
  bringArchive,
  EVALUATION,
  fileAppeal,
  keepPoint,
  latestResult,
  poolsOf,
  projectsOf,
  submitProject,
  thingOf,
  writeProject,
} from '../../src/modules/budgets/index.ts'
import { enterProject, inviteCoauthor } from '../../src/modules/budgets/projects/actions.ts'
import { projectById } from '../../src/modules/budgets/projects/store.ts'
import { secretHash } from '../../src/modules/budgets/secrets.ts'
import { bringTalks } from '../../src/modules/discussions/index.ts'
import { askForEvaluation } from '../../src/modules/evaluations/index.ts'
import { publishVersion } from '../../src/modules/forms/index.ts'
import { processById } from '../../src/modules/processes/index.ts'
import type { Context } from '../../src/platform/context.ts'
import { sql } from '../../src/platform/db/index.ts'
import { found } from '../../src/platform/errors.ts'
import { newId } from '../../src/platform/ids.ts'

/** A small edition of a library, as towns before the portal have them. */
export const SMALL_PB = `META
key;value
description;Mała edycja
country;Poland
unit;Augustów
instance;2020
num_projects;2
num_votes;1
budget;1000
vote_type;approval
rule;greedy
date_begin;01.09.2019
date_end;10.09.2019
PROJECTS
project_id;cost;votes;name;selected
1;600;1;Ławki;1
2;700;0;Lampy;0
VOTES
voter_id;vote
1;1
`

/** Editions at the end of September 2026: one takes projects, one takes appeals, one votes, one is of an archive. */
export async function budgetsOf(context: Context, organisationId: string) {
  const { db } = context
  const taking = await anEdition(context, { organisationId, votingOn: '2027-02-10', until: 'announced' })
  const own = await beginProject(context, taking)
  await publishVersion(context, formsPorts, await beginProjectQuestions(context, formsPorts, taking.process))
  const pool = found((await poolsOf(db, taking.process.id))[0])
  const draft = async () => found(await projectById(db, taking.process.id, own.id))
  const { secret } = own
  await writeProject(
    context,
    taking,
    await draft(),
    { secret },
    {
      project: {
        poolId: pool.id,
        title: 'Ławki w parku',
        summary: 'Dziesięć ławek z oparciem.',
        description: 'Dziesięć ławek w alei.',
        reason: 'Nie ma gdzie usiąść.',
        access: 'Dla każdego, cały rok.',
        placeWords: 'Park',
        supporters: 12,
      },
      lines: [{ name: 'Ławka', quantity: 1000, priceGrosze: 250_000 }],
      author: { name: 'Ela Nowak', email: 'ela@example.org', phone: '', address: '', isChild: false, guardian: '' },
    },
  )
  await submitProject(context, taking, await draft(), secret)
  await inviteCoauthor(context, taking, await draft(), secret, { name: 'Jan Nowak', email: 'jan@example.org' })
  await sql`update budgets.coauthors set key_hash = ${secretHash('klucz-wspolautora')} where project_id = ${own.id}`.execute(
    db,
  )
  const coauthor = found(
    (await sql<{ id: string }>`select id from budgets.coauthors where project_id = ${own.id}`.execute(db)).rows[0],
  ).id
  const paper = newId()
  await enterProject(context, taking, paper)

  const appealing = await anEdition(context, { organisationId, votingOn: '2026-11-20', until: 'decided' })
  const { publishDecisions } = await import('../../src/modules/budgets/index.ts')
  const refusing = (await projectsOf(db, appealing.process.id)).slice(0, 3).map(({ id }) => id)
  await sql`update budgets.projects set decision = 'refused', decision_reason = 'Poza zadaniami gminy.'
    where id = any(${refusing}::uuid[])`.execute(db)
  const [keyed = '', onPaper = '', appealed = ''] = refusing
  await sql`update budgets.projects set channel = 'web', key_hash = ${secretHash('klucz-odwolania')} where id = ${keyed}`.execute(
    db,
  )
  await publishDecisions({ ...context, now: Temporal.Instant.from('2026-09-21T09:00:00Z') }, appealing)
  await fileAppeal(context, appealing, found(await projectById(db, appealing.process.id, appealed)), null, {
    contested: [],
    body: 'To zadanie gminy.',
  })

  const voting = await anEdition(context, { organisationId, votingOn: '2026-09-25' })
  const point = found(
    await keepPoint(context, voting, { name: 'Biblioteka', address: 'Rynek 1', directions: '' }, null),
  )
  const [first] = await projectsOf(db, voting.process.id)
  await bringTalks(context, voting.process, {
    at: context.now,
    lead: '',
    closesOn: null,
    talks: [
      {
        thing: thingOf(found(first)),
        replies: [{ body: 'Czy ławki będą z oparciem?', signature: 'Zofia', at: context.now }],
      },
    ],
  })
  const slug = await bringArchive(context, {
    organisationId,
    unitCode: '2001011',
    title: 'Budżet z archiwum',
    files: [SMALL_PB],
  })
  const archived = found(
    (await sql<{ id: string }>`select id from processes.processes where slug = ${slug}`.execute(db)).rows[0],
  ).id
  const result = found(await latestResult(db, archived))
  await askForEvaluation(context, formsPorts, EVALUATION, found(await processById(db, archived)))
  return {
    taking: { slug: taking.process.slug, project: own.id, secret, coauthor, paper, pool: pool.id },
    appealing: { slug: appealing.process.slug, keyed, onPaper, appealed },
    voting: { slug: voting.process.slug, point, project: found((await projectsOf(db, voting.process.id))[0]).id },
    archived: { slug, won: found(result.content.pools[0]?.rows.find(({ won }) => won)).projectId },
  }
}
