import {
  admitRequest,
  confirm,
  giveRequest,
  READINESS,
  requestById,
  requestToken,
} from '../../src/modules/planning/index.ts'
import { invitedTo } from '../../src/modules/planning/invited/store.ts'
import { planOfProcess } from '../../src/modules/planning/plans/store.ts'
import { templatesFor } from '../../src/modules/planning/templates/store.ts'
import { intentionsOf } from '../../src/modules/planning/yearly/store.ts'
import { processBySlug } from '../../src/modules/processes/index.ts'
import type { TestPortal } from './portal.ts'
import type { Visitor } from './visitor.ts'

/** A plan under way, one that became a draft, somebody to be invited, something planned for the year. */
export async function aPlanning(
  portal: TestPortal,
  admin: Visitor,
  organisationId: string,
  open: { id: string; slug: string },
) {
  const begin = async () =>
    /planowanie\/([^/]+)\//.exec((await admin.post('/praca/planowanie', { organisationId })).location ?? '')?.[1] ?? ''
  const plan = await begin()
  const at = (id: string, step: string) => `/praca/planowanie/${id}/${step}`
  const drafted = await begin()
  await admin.post(at(drafted, 'gotowosc'), Object.fromEntries(READINESS.map((point) => [point, 'yes'])))
  await admin.post(at(drafted, 'sprawa'), { matter: 'general-plan' })
  const words = {
    title: 'Plan ogólny miasta',
    summary: 'Gdzie domy, gdzie las?',
    organ: 'Burmistrz Augustowa',
    topic: 'space',
  }
  await admin.post(at(drafted, 'temat'), { ...words, place: 'Augustów', unitCode: '2001011' })
  await admin.post(at(drafted, 'terminy'), { announced: '', opens: '2026-11-02', closes: '2026-11-20', reportDue: '' })
  await admin.post(at(drafted, 'ogloszenie'), { places: 'bip' })
  const made = await admin.post(at(drafted, 'szkic'))
  const process = await processBySlug(portal.house.db, made.location?.split('/').at(-1) ?? '')
  if (!process || !(await planOfProcess(portal.house.db, process.id)))
    throw new Error(`no draft was made: ${made.status}`)
  await admin.post(`/praca/konsultacje/${process.slug}/plan/szablon`, { title: 'Plan w 18 dni', shared: 'tak' })
  const [template] = await templatesFor(portal.house.db, [organisationId])
  await admin.post(`/praca/konsultacje/${open.slug}/zaproszenia`, {
    name: 'Rada Osiedla Borki',
    kind: 'village',
    email: 'borki@example.org',
  })
  const [invited] = await invitedTo(portal.house.db, open.id)
  await admin.post(`/praca/organizacje/${organisationId}/plan-konsultacji`, {
    title: 'Nazwy ulic',
    year: '2026',
    month: '11',
  })
  const rules = { resolution: 'uchwała', requestPeople: '2', requestDays: '30', requestBy: 'declared' }
  await admin.post(`/praca/organizacje/${organisationId}/zasady-konsultacji`, rules)
  const request = await giveRequest(portal.system(), {
    organisationId,
    title: 'Rondo przy szkole',
    what: 'Zapytajcie, jak ma działać.',
    why: '',
    place: '',
    signature: 'Rada Rodziców',
    email: 'wniosek@example.org',
  })
  const token = requestToken(portal.system(), request)
  await confirm(portal.system(), token)
  const given = await requestById(portal.house.db, request)
  if (given) await admitRequest(portal.system(), given, null)
  const [intention] = await intentionsOf(portal.house.db, organisationId, 2026)
  return {
    plan,
    request,
    requestToken: token,
    draft: process.slug,
    invited: invited?.id ?? '',
    intention: intention?.id ?? '',
    template: template?.id ?? '',
  }
}
