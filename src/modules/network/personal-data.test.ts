import { afterAll, beforeAll, expect, test } from 'vitest'
import { eachEngine } from '../../../tests/support/database.ts'
import { aHouse, aPerson, contextOf, type TestHouse } from '../../../tests/support/house.ts'
import { sql } from '../../platform/db/index.ts'
import { anOrganisation, organisationInput, withRoles } from './examples.ts'
import { invite } from './invitations/actions.ts'
import { closeOrganisation, createOrganisation } from './organisations/actions.ts'
import { personalData } from './personal-data.ts'
import { endRole } from './roles/actions.ts'
import { rolesOf } from './roles/store.ts'
import { changeSetting } from './settings/actions.ts'

eachEngine("people's data in the network", (at) => {
  let house: TestHouse
  beforeAll(async () => {
    house = await aHouse(at)
  })
  afterAll(() => house.close())

  const everything = async () => {
    const { rows } = await sql<{ text: string }>`
      select o::text as text from network.organisations o union all select r::text from network.roles_held r
      union all select i::text from network.invitations i union all select s::text from platform.settings s`.execute(
      at.db,
    )
    return rows.map(({ text }) => text).join('\n')
  }

  test('a person gets their roles and invitations, and after erasure nothing tells of them', async () => {
    const person = await withRoles(house, aPerson({ email: 'Ola@sztabin.example' }), ['administrator'])
    await withRoles(house, aPerson(), ['administrator'])
    const context = contextOf(house, person)
    const organisation = await createOrganisation(context, organisationInput({ name: 'Założona' }))
    house.clock.set('2026-09-30T11:00:00Z')
    await withRoles(house, person, ['clerk'], organisation)
    await endRole(
      { ...context, now: house.clock.now() },
      { personId: person.id, role: 'clerk', organisationId: organisation.id },
    )
    await invite(context, async () => {}, {
      email: 'ola@sztabin.example',
      role: 'editor',
      organisationId: organisation.id,
    })
    await changeSetting(context, 'menu', { '/mapa': { pl: 'Mapa' } })
    await closeOrganisation(context, organisation)

    const { data } = await personalData.export(context, person)
    expect(data).toMatchObject({
      roles: [
        { role: 'administrator', organisation: null, endedAt: null },
        { role: 'clerk', organisation: 'Założona', endedAt: expect.any(String) },
      ],
      invitations: [{ role: 'editor', acceptedAt: null }],
    })
    expect(await everything()).toContain(person.id)
    expect(await everything()).toContain('ola@sztabin.example')

    await personalData.erase(context, person)
    expect(await everything()).not.toContain(person.id)
    expect(await everything()).not.toContain('ola@sztabin.example')
    expect(await everything()).toContain(organisation.id)
  })

  test('invitations nobody took are forgotten 30 days after their end, ended roles after six years', async () => {
    house.clock.set('2026-01-01T00:00:00Z')
    const organisation = await anOrganisation(house)
    const admin = await withRoles(house, aPerson(), ['team-admin'], organisation)
    const leaver = await withRoles(house, aPerson(), ['clerk'], organisation)
    await endRole(contextOf(house, admin), { personId: leaver.id, role: 'clerk', organisationId: organisation.id })
    const letter = { email: 'zapomniany@sztabin.example', role: 'editor' as const, organisationId: organisation.id }
    await invite(contextOf(house, admin), async () => {}, letter)

    const after = (moment: string) => {
      house.clock.set(moment)
      return personalData.endRetention?.(contextOf(house))
    }
    await after('2026-02-13T23:59:00Z')
    expect(await everything()).toContain(letter.email)
    await after('2026-02-14T00:01:00Z')
    expect(await everything()).not.toContain(letter.email)
    expect(await everything()).toContain(leaver.id)
    await after('2031-12-31T23:59:00Z')
    expect(await everything()).toContain(leaver.id)
    await after('2032-01-01T00:01:00Z')
    expect(await everything()).not.toContain(leaver.id)
    expect(await rolesOf(at.db, admin.id)).toHaveLength(1)
  })
})
