import { afterAll, beforeAll, expect, test } from 'vitest'
import { eachEngine } from '../../../../tests/support/database.ts'
import { aHouse, aPerson, contextOf, type TestHouse } from '../../../../tests/support/house.ts'
import { systemContext } from '../../../platform/context.ts'
import { newId, sql } from '../../../platform/db/index.ts'
import { eventsPage } from '../../audit/index.ts'
import { anOrganisation, withRoles } from '../examples.ts'
import { closeOrganisation } from '../organisations/actions.ts'
import { changeTeamRoles, endRole, giveRole } from './actions.ts'
import { organisationsOfPerson, roleHistory, rolesOf, teamOf } from './store.ts'

eachEngine('roles', (at) => {
  let house: TestHouse
  beforeAll(async () => {
    house = await aHouse(at)
  })
  afterAll(() => house.close())

  const rolesIn = async (organisationId: string, personId: string) =>
    (await teamOf(at.db, organisationId)).filter((held) => held.personId === personId).map(({ role }) => role)

  test('a team admin gives and ends roles, and both stay on record with their time and giver', async () => {
    const organisation = await anOrganisation(house)
    const admin = await withRoles(house, aPerson(), ['team-admin'], organisation)
    const person = aPerson()
    const clerk = { personId: person.id, role: 'clerk' as const, organisationId: organisation.id }
    house.clock.set('2026-10-01T08:00:00Z')
    await giveRole(contextOf(house, admin), clerk)
    expect(await rolesOf(at.db, person.id)).toEqual([{ role: 'clerk', scope: organisation.id }])
    expect((await teamOf(at.db, organisation.id)).find((held) => held.personId === person.id)?.givenBy).toBe(admin.id)

    house.clock.set('2026-11-01T08:00:00Z')
    await endRole(contextOf(house, admin), clerk)
    expect(await rolesOf(at.db, person.id)).toEqual([])
    const [record] = await roleHistory(at.db, person.id)
    expect([record?.given_at.toString(), record?.ended_at?.toString()]).toEqual([
      '2026-10-01T08:00:00Z',
      '2026-11-01T08:00:00Z',
    ])
    const { rows } = await eventsPage(at.db, { subjectKind: 'person', subjectId: person.id }, { limit: 5 })
    expect(rows.map(({ verb, details, personId }) => [verb, details, personId])).toEqual([
      ['role-ended', { role: 'clerk' }, admin.id],
      ['role-given', { role: 'clerk' }, admin.id],
    ])
  })

  test('giving a role twice, also at once, is giving it once', async () => {
    const organisation = await anOrganisation(house)
    const person = aPerson()
    const given = { personId: person.id, role: 'editor' as const, organisationId: organisation.id }
    await Promise.all([1, 2, 3, 4].map(() => giveRole(systemContext(house, 'test'), given)))
    expect(await rolesIn(organisation.id, person.id)).toEqual(['editor'])
    expect((await eventsPage(at.db, { subjectId: person.id }, { limit: 5 })).rows).toHaveLength(1)
  })

  test('a role given again after it ended is a new record', async () => {
    const person = aPerson()
    const given = { personId: person.id, role: 'coordinator' as const, organisationId: null }
    const context = systemContext(house, 'test')
    await giveRole(context, given)
    await endRole(context, given)
    await giveRole(context, given)
    expect(await roleHistory(at.db, person.id)).toHaveLength(2)
    expect(await rolesOf(at.db, person.id)).toEqual([{ role: 'coordinator', scope: null }])
  })

  test('the last team admin stays until there is another', async () => {
    const organisation = await anOrganisation(house)
    const admin = await withRoles(house, aPerson(), ['team-admin'], organisation)
    const held = { personId: admin.id, role: 'team-admin' as const, organisationId: organisation.id }
    await expect(endRole(contextOf(house, admin), held)).rejects.toThrow('last-team-admin')
    const leaving = { personId: admin.id, organisationId: organisation.id, roles: [] }
    await expect(changeTeamRoles(contextOf(house, admin), leaving)).rejects.toThrow('last-team-admin')
    expect(await rolesIn(organisation.id, admin.id)).toEqual(['team-admin'])

    await withRoles(house, aPerson(), ['team-admin'], organisation)
    await endRole(contextOf(house, admin), held)
    expect(await rolesIn(organisation.id, admin.id)).toEqual([])
  })

  test('of two admins who leave at once, one stays', async () => {
    const organisation = await anOrganisation(house)
    const two = await Promise.all([1, 2].map(() => withRoles(house, aPerson(), ['team-admin'], organisation)))
    const answers = await Promise.allSettled(
      two.map((admin) =>
        endRole(contextOf(house, admin), { personId: admin.id, role: 'team-admin', organisationId: organisation.id }),
      ),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(await teamOf(at.db, organisation.id)).toHaveLength(1)
  })

  test('the last administrator of the network stays', async () => {
    const before = (await teamOf(at.db, null)).filter(({ role }) => role === 'administrator')
    expect(before).toEqual([])
    const only = await withRoles(house, aPerson(), ['administrator'])
    const held = { personId: only.id, role: 'administrator' as const, organisationId: null }
    await expect(endRole(contextOf(house, only), held)).rejects.toThrow('last-administrator')
  })

  test('changing roles gives the new ones and ends the old ones', async () => {
    const organisation = await anOrganisation(house)
    const admin = await withRoles(house, aPerson(), ['team-admin'], organisation)
    const person = await withRoles(house, aPerson(), ['clerk', 'editor'], organisation)
    const change = { personId: person.id, organisationId: organisation.id }
    await changeTeamRoles(contextOf(house, admin), { ...change, roles: ['editor', 'moderator'] })
    expect((await rolesIn(organisation.id, person.id)).sort()).toEqual(['editor', 'moderator'])
    await changeTeamRoles(contextOf(house, admin), { ...change, roles: [] })
    expect(await rolesIn(organisation.id, person.id)).toEqual([])
  })

  test('roles of somebody who is not in the team are absent', async () => {
    const organisation = await anOrganisation(house)
    const admin = await withRoles(house, aPerson(), ['team-admin'], organisation)
    const change = { personId: newId(), organisationId: organisation.id, roles: ['clerk' as const] }
    await expect(changeTeamRoles(contextOf(house, admin), change)).rejects.toThrow('absent')
  })

  test('roles are given only by those who may, only where they may, and never in a closed organisation', async () => {
    const organisation = await anOrganisation(house)
    const elsewhere = await anOrganisation(house)
    const admin = await withRoles(house, aPerson(), ['team-admin'], organisation)
    const editor = await withRoles(house, aPerson(), ['editor'], organisation)
    const role = { personId: newId(), role: 'clerk' as const }
    const give = (actor: typeof admin | undefined, organisationId: string) =>
      giveRole(contextOf(house, actor), { ...role, organisationId })
    await expect(give(undefined, organisation.id)).rejects.toThrow('absent')
    await expect(give(editor, organisation.id)).rejects.toThrow('absent')
    await expect(give(admin, elsewhere.id)).rejects.toThrow('absent')
    await expect(
      giveRole(contextOf(house, admin), { ...role, role: 'administrator', organisationId: null }),
    ).rejects.toThrow('absent')
    await closeOrganisation(systemContext(house, 'test'), elsewhere)
    await expect(giveRole(systemContext(house, 'test'), { ...role, organisationId: elsewhere.id })).rejects.toThrow(
      'absent',
    )
    await expect(giveRole(systemContext(house, 'test'), { ...role, organisationId: newId() })).rejects.toThrow('absent')
    expect(await rolesOf(at.db, role.personId)).toEqual([])
  })

  test.each([
    ['a team role without an organisation', 'clerk', false],
    ['a network role in an organisation', 'coordinator', true],
    ['a role nobody knows', 'king', true],
  ])('the database refuses %s', async (_, role, inOrganisation) => {
    const organisationId = inOrganisation ? (await anOrganisation(house)).id : null
    const insert = sql`insert into network.roles_held (id, person_id, organisation_id, role, given_at)
      values (${newId()}, ${newId()}, ${organisationId}, ${role}, now())`
    await expect(insert.execute(at.db)).rejects.toThrow('check')
  })

  test('a person sees the organisations they work in, by name, once each', async () => {
    const person = aPerson()
    await withRoles(house, person, ['clerk'], await anOrganisation(house, { name: 'Łomża' }))
    await withRoles(house, person, ['team-admin', 'editor'], await anOrganisation(house, { name: 'Ludwin' }))
    const mine = await organisationsOfPerson(at.db, person.id)
    expect(mine.map(({ name, roles }) => [name, roles.sort()])).toEqual([
      ['Ludwin', ['editor', 'team-admin']],
      ['Łomża', ['clerk']],
    ])
  })
})
