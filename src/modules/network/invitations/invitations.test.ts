import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { eachEngine } from '../../../../tests/support/database.ts'
import { aHouse, aPerson, contextOf, type TestHouse } from '../../../../tests/support/house.ts'
import { systemContext } from '../../../platform/context.ts'
import { sql } from '../../../platform/db/index.ts'
import { Refusal } from '../../../platform/errors.ts'
import { eventsPage } from '../../audit/index.ts'
import { anOrganisation, withRoles } from '../examples.ts'
import { closeOrganisation, reopenOrganisation } from '../organisations/actions.ts'
import type { Organisation } from '../organisations/rules.ts'
import { rolesOf } from '../roles/store.ts'
import type { Role } from '../rules.ts'
import { acceptInvitation, invite, type NewInvitation, type SendInvitation, withdrawInvitation } from './actions.ts'
import { waitingInvitations } from './store.ts'

eachEngine('invitations', (at) => {
  let house: TestHouse
  let organisation: Organisation
  let admin: ReturnType<typeof aPerson>
  let letters: Parameters<SendInvitation>[1][]
  const send: SendInvitation = async (_, letter) => void letters.push(letter)

  beforeAll(async () => {
    house = await aHouse(at)
  })
  beforeEach(async () => {
    house.clock.set('2026-09-01T12:00:00Z')
    letters = []
    organisation = await anOrganisation(house, { name: 'Urząd Gminy Sztabin' })
    admin = await withRoles(house, aPerson(), ['team-admin'], organisation)
  })
  afterAll(() => house.close())

  const inviting = (input: Partial<NewInvitation> = {}) =>
    invite(contextOf(house, admin), send, {
      email: 'jan@sztabin.example',
      role: 'clerk',
      organisationId: organisation.id,
      ...input,
    })
  const secretOf = (number = -1) => letters.at(number)?.url.split('/').at(-1) ?? ''
  const jan = () => aPerson({ email: 'Jan@Sztabin.example' })

  test('a letter with a secret goes to the address, and only a hash of the secret is kept', async () => {
    const invitation = await inviting({ email: ' JAN@Sztabin.example ' })
    expect(letters).toEqual([
      {
        email: 'jan@sztabin.example',
        organisationName: 'Urząd Gminy Sztabin',
        role: 'clerk',
        url: expect.stringMatching(/^https:\/\/wiec\.example\/zaproszenia\/[\w-]{43}$/),
      },
    ])
    expect(invitation.expiresAt.toString()).toBe('2026-09-15T12:00:00Z')
    const { rows } = await sql<{ text: string }>`select i::text as text from network.invitations i`.execute(at.db)
    expect(rows.filter(({ text }) => text.includes(secretOf()))).toEqual([])
  })

  test('whoever has the invited address accepts and holds the role from then on', async () => {
    const invitation = await inviting()
    const person = jan()
    await acceptInvitation(contextOf(house, person), secretOf())
    expect(await rolesOf(at.db, person.id)).toEqual([{ role: 'clerk', scope: organisation.id }])
    expect(await waitingInvitations(at.db, organisation.id)).toEqual([])
    const { rows } = await sql<{ email: string | null }>`
      select email from network.invitations where id = ${invitation.id}`.execute(at.db)
    expect(rows).toEqual([{ email: null }])
  })

  test('a network role is offered the same way', async () => {
    const ewa = await withRoles(house, aPerson(), ['administrator'])
    await invite(contextOf(house, ewa), send, {
      email: 'jan@sztabin.example',
      role: 'coordinator',
      organisationId: null,
    })
    expect(letters[0]?.organisationName).toBeNull()
    const person = jan()
    await acceptInvitation(contextOf(house, person), secretOf())
    expect(await rolesOf(at.db, person.id)).toEqual([{ role: 'coordinator', scope: null }])
  })

  test('accepting many times at once gives one role and one line in the log', async () => {
    const invitation = await inviting()
    const person = jan()
    const answers = await Promise.all([1, 2, 3, 4, 5].map(() => acceptInvitation(contextOf(house, person), secretOf())))
    expect(answers.map(({ acceptedBy }) => acceptedBy)).toEqual(Array(5).fill(person.id))
    expect(await rolesOf(at.db, person.id)).toHaveLength(1)
    const { rows } = await eventsPage(at.db, { subjectId: invitation.id, verb: 'invitation-accepted' }, { limit: 9 })
    expect(rows).toHaveLength(1)
  })

  test('two accounts of the address that accept at once: one gets the role', async () => {
    await inviting()
    const two = [jan(), jan()]
    const answers = await Promise.allSettled(
      two.map((person) => acceptInvitation(contextOf(house, person), secretOf())),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    const held = await Promise.all(two.map(({ id }) => rolesOf(at.db, id)))
    expect(held.flat()).toHaveLength(1)
  })

  test('another address does not accept, nor does a stranger', async () => {
    await inviting()
    const other = aPerson({ email: 'ewa@sztabin.example' })
    await expect(acceptInvitation(contextOf(house, other), secretOf())).rejects.toThrow('invitation-for-another')
    await expect(acceptInvitation(contextOf(house), secretOf())).rejects.toThrow('absent')
    await expect(acceptInvitation(contextOf(house, jan()), 'wrong')).rejects.toThrow('absent')
    expect(await rolesOf(at.db, other.id)).toEqual([])
  })

  test.each([
    ['2026-09-15T11:59:59.999Z', true],
    ['2026-09-15T12:00:00Z', false],
    ['2026-10-15T12:00:00Z', false],
  ])('at %s the invitation can still be accepted: %s', async (moment, can) => {
    await inviting()
    house.clock.set(moment)
    const person = jan()
    const accepting = acceptInvitation(contextOf(house, person), secretOf())
    if (can) await accepting
    else await expect(accepting).rejects.toThrow('invitation-expired')
    expect(await rolesOf(at.db, person.id)).toHaveLength(can ? 1 : 0)
  })

  test('the database lets nobody make an invitation longer', async () => {
    const { id } = await inviting()
    const longer = sql`update network.invitations set expires_at = expires_at + interval '1 second' where id = ${id}`
    await expect(longer.execute(at.db)).rejects.toThrow('check')
  })

  test('inviting again withdraws the earlier letter: one link works at a time', async () => {
    await inviting()
    await inviting()
    expect(letters).toHaveLength(2)
    await expect(acceptInvitation(contextOf(house, jan()), secretOf(0))).rejects.toThrow('invitation-withdrawn')
    await acceptInvitation(contextOf(house, jan()), secretOf(1))
  })

  test('inviting the same address many times at once leaves one invitation', async () => {
    await Promise.all([1, 2, 3, 4].map(() => inviting()))
    expect(await waitingInvitations(at.db, organisation.id)).toHaveLength(1)
    const working = []
    for (const [index] of letters.entries()) {
      const accepting = acceptInvitation(contextOf(house, jan()), secretOf(index))
      working.push(
        await accepting.then(
          () => true,
          () => false,
        ),
      )
    }
    expect(working.filter(Boolean)).toHaveLength(1)
  })

  test('a withdrawn invitation is not accepted, and an accepted one is not withdrawn', async () => {
    const withdrawn = await inviting()
    await withdrawInvitation(contextOf(house, admin), withdrawn)
    await expect(acceptInvitation(contextOf(house, jan()), secretOf())).rejects.toThrow('invitation-withdrawn')

    const accepted = await inviting()
    const person = jan()
    await acceptInvitation(contextOf(house, person), secretOf())
    await withdrawInvitation(contextOf(house, admin), accepted)
    expect(await rolesOf(at.db, person.id)).toHaveLength(1)
  })

  test('an invitation into an organisation that has been closed waits until it is open again', async () => {
    await inviting()
    await closeOrganisation(systemContext(house, 'test'), organisation)
    await expect(acceptInvitation(contextOf(house, jan()), secretOf())).rejects.toThrow('invitation-withdrawn')
    await expect(inviting()).rejects.toThrow('absent')
    await reopenOrganisation(systemContext(house, 'test'), organisation)
    await acceptInvitation(contextOf(house, jan()), secretOf())
  })

  test.each<[string, Role, boolean]>([
    ['a network role', 'administrator', false],
    ['a team role without a team', 'clerk', false],
    ['a network role in a team', 'coordinator', true],
  ])('a team admin cannot invite to %s', async (_, role, inTeam) => {
    const organisationId = inTeam ? organisation.id : null
    await expect(inviting({ role, organisationId })).rejects.toThrow(Refusal)
    expect(letters).toEqual([])
  })

  test('others invite nobody, and withdraw nothing', async () => {
    const invitation = await inviting()
    const clerk = await withRoles(house, aPerson(), ['clerk'], organisation)
    for (const actor of [undefined, aPerson(), clerk]) {
      const asked = { email: 'x@y.example', role: 'clerk' as const, organisationId: organisation.id }
      await expect(invite(contextOf(house, actor), send, asked)).rejects.toThrow('absent')
      await expect(withdrawInvitation(contextOf(house, actor), invitation)).rejects.toThrow('absent')
    }
    expect(letters).toHaveLength(1)
  })

  test('a letter that could not be written leaves no invitation', async () => {
    const failing: SendInvitation = async () => {
      throw new Error('no outbox')
    }
    const input: NewInvitation = { email: 'jan@sztabin.example', role: 'clerk', organisationId: organisation.id }
    await expect(invite(contextOf(house, admin), failing, input)).rejects.toThrow('no outbox')
    expect(await waitingInvitations(at.db, organisation.id)).toEqual([])
  })

  test('sixty letters an hour are enough', async () => {
    for (let number = 0; number < 60; number += 1) await inviting({ email: `p${number}@sztabin.example` })
    await expect(inviting({ email: 'p60@sztabin.example' })).rejects.toThrow('too-many')
    house.clock.set('2026-09-01T13:00:01Z')
    await inviting({ email: 'p60@sztabin.example' })
  })
})
