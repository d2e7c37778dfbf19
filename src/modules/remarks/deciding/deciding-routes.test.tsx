import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { eachEngine } from '../../../../tests/support/database.ts'
import {
  aHouse,
  aPerson,
  aWing,
  contextOf,
  mistakesIn,
  type Person,
  type TestHouse,
} from '../../../../tests/support/house.ts'
import { systemContext } from '../../../platform/context.ts'
import { newId } from '../../../platform/ids.ts'
import { type Process, workPathOf } from '../../processes/index.ts'
import { giveRemark } from '../actions.ts'
import { anOpenProcess, aRemark, portsWith } from '../examples.ts'
import { mergeIntoGroup } from '../groups/actions.ts'
import { isPublic, type Remark } from '../rules.ts'
import { remarkById } from '../store.ts'
import { remarksJobs, remarksRoutes } from '../testing.ts'
import { decisionsByIds } from './decisions-store.ts'

const team = newId()
const held = (role: string) => aPerson({ roles: [{ role, scope: team }] })
const clerk = held('clerk')
const moderator = held('moderator')

eachEngine('the team’s work on remarks', (at) => {
  let house: TestHouse
  let process: Process
  beforeAll(async () => {
    house = await aHouse(at, '2026-09-10T10:00:00Z')
    house.jobs = remarksJobs(portsWith())
  })
  afterAll(() => house.close())
  beforeEach(async () => {
    process = await anOpenProcess(systemContext(house, 'test'), { organisationId: team, title: `Park ${newId()}` })
  })

  const home = () => `${workPathOf(process)}/uwagi`
  const client = async (person?: Person, settings = {}) => {
    const wing = await aWing(house, remarksRoutes(portsWith(settings)))
    return person ? wing.as(person) : wing.stranger()
  }
  const given = (body?: string) => aRemark(contextOf(house), process, body ? { body } : {})
  const read = async (id: string) => (await remarkById(at.db, id)) as Remark
  const decisionOf = async (id: string) =>
    [...(await decisionsByIds(at.db, [(await read(id)).decisionId ?? newId()])).values()][0]

  test('the list names what waits; one remark leads to the next', async () => {
    const [one, other] = [await given('Ławki przy śluzie są za niskie.'), await given('Posadźcie drzewa przy moście.')]
    const team = await client(clerk)
    const list = await team.get(home())
    expect(list.html).toContain('Ławki przy śluzie')
    expect(list.html).toContain(other.reference)
    expect(await mistakesIn(list.html)).toEqual([])
    const page = await team.get(`${home()}/${one.reference}`)
    expect(page.status).toBe(200)
    expect(page.html).toContain(`${home()}/${other.reference}`)
    expect(await mistakesIn(page.html)).toEqual([])

    const answer = await team.post(`${home()}/${one.reference}/rozstrzygniecie`, {
      ids: one.id,
      outcome: 'accepted',
      state: 'accepted',
    })
    expect(answer.location).toBe(`${home()}/${other.reference}`)
    expect((await read(one.id)).settledAt).not.toBeNull()
  })

  test.each([
    ['outcome', { outcome: '', reason: 'Bo tak.', state: 'accepted' }],
    ['reason', { outcome: 'rejected', reason: '  ', state: 'accepted' }],
  ])('a decision without its %s comes back with what was typed', async (field, fields) => {
    const { id, reference } = await given()
    const answer = await (await client(clerk)).post(`${home()}/${reference}/rozstrzygniecie`, {
      ids: id,
      change: 'Rysunek 3',
      ...fields,
    })
    expect(answer.status).toBe(422)
    expect(answer.html).toContain('Błąd:')
    expect(answer.html).toContain(`href="#f-${field}"`)
    expect(answer.html).toContain('Rysunek 3')
    expect((await read(id)).decisionId).toBeNull()
  })

  test('many ticked at once: looked at together, decided, accepted, assigned, joined', async () => {
    const ids = [(await given()).id, (await given()).id]
    const team = await client(clerk)
    const together = await team.post(`${home()}/razem`, { ids, act: 'decide' })
    expect(together.status).toBe(200)
    expect(await mistakesIn(together.html)).toEqual([])
    const wrong = await team.post(`${home()}/rozstrzygniecie`, { ids, outcome: 'rejected', state: 'to-verify' })
    expect(wrong.status).toBe(422)
    for (const id of ids) expect(wrong.html).toContain((await read(id)).reference)

    await team.post(`${home()}/rozstrzygniecie`, { ids, outcome: 'rejected', reason: 'Za drogo.', state: 'to-verify' })
    for (const id of ids) expect((await decisionOf(id))?.state).toBe('to-verify')
    expect((await team.post(`${home()}/razem`, { ids, act: 'accept' })).flash).toBe('remarks.flash.accepted')
    for (const id of ids) expect((await decisionOf(id))?.state).toBe('accepted')
    await team.post(`${home()}/razem`, { ids, act: 'assign' })
    expect((await read(ids[0] ?? '')).assignedTo).toBe(clerk.id)
    expect((await team.post(`${home()}/razem`, { ids: ids.slice(1), act: 'merge' })).flash).toBe(
      'remarks.flash.two-needed',
    )
    const merged = await team.post(`${home()}/razem`, { ids, act: 'merge' })
    expect(merged.location).toContain('/grupy/')
    expect((await team.post(`${home()}/razem`, { act: 'accept' })).flash).toBe('remarks.flash.nothing-chosen')
  })

  test('a moderator, who decides nothing, shows what waits, and is offered only that', async () => {
    const waiting = await giveRemark(
      contextOf(house),
      process,
      { moderation: 'before' },
      {
        body: 'Czekam na moderatora.',
        quotation: null,
        signature: null,
        placeWords: null,
        point: null,
        formKey: newId(),
      },
    )
    const team = await client(moderator)
    const list = await team.get(`${home()}?stan=to-publish`)
    expect(list.html).toContain('value="publish"')
    expect(list.html).not.toContain('value="decide"')
    const page = await team.get(`${home()}/${waiting.reference}`)
    expect(page.html).toContain('Pokaż na stronie')
    expect(page.html).not.toContain('name="outcome"')
    expect(
      (await team.post(`${home()}/${waiting.reference}/rozstrzygniecie`, { outcome: 'accepted', state: 'draft' }))
        .status,
    ).toBe(404)
    expect((await team.post(`${home()}/razem`, { ids: waiting.id, act: 'decide' })).status).toBe(404)
    expect((await team.post(`${home()}/razem`, { ids: waiting.id, act: 'assign' })).status).toBe(404)

    expect((await (await client(clerk)).post(`${home()}/razem`, { ids: waiting.id, act: 'publish' })).status).toBe(404)
    expect(isPublic(await read(waiting.id))).toBe(false)
    expect((await team.post(`${home()}/razem`, { ids: waiting.id, act: 'publish' })).flash).toBe(
      'remarks.flash.published',
    )
    expect(isPublic(await read(waiting.id))).toBe(true)
  })

  test('accepting is offered to those who may: with two people required, not to the one who prepared', async () => {
    const { reference } = await given()
    const settings = { secondAcceptance: true }
    const [first, second] = [await client(clerk, settings), await client(held('editor'), settings)]
    await first.post(`${home()}/${reference}/rozstrzygniecie`, {
      outcome: 'rejected',
      reason: 'Za drogo.',
      state: 'to-verify',
    })
    expect((await first.get(`${home()}/${reference}`)).html).not.toContain(`${home()}/akceptacja`)
    const page = await second.get(`${home()}/${reference}`)
    expect(page.html).toContain(`${home()}/akceptacja`)
    const decision = /name="decision" value="([^"]+)"/.exec(page.html)?.[1] ?? ''
    expect((await second.post(`${home()}/akceptacja`, { decision })).flash).toBe('remarks.flash.accepted')
    expect((await second.post(`${home()}/cofniecie`, { decision })).flash).toBe('remarks.flash.reopened')
    expect((await second.post(`${home()}/cofniecie`, { decision })).status).toBe(409)
    expect((await second.post(`${home()}/cofniecie`, { decision: newId() })).status).toBe(404)
  })

  test('a group is looked at, confirmed and back, decided, and its answer accepted by another', async () => {
    const ids = [(await given('Zostawcie park.')).id, (await given('Zostawcie nasz park.')).id]
    const group = await mergeIntoGroup(contextOf(house, clerk), process, ids, [])
    const groups = `${workPathOf(process)}/grupy`
    const team = await client(clerk, { secondAcceptance: true })
    for (const path of [groups, `${groups}?stan=niepotwierdzone`, `${groups}/${group}`]) {
      const page = await team.get(path)
      expect(page.status).toBe(200)
      expect(await mistakesIn(page.html)).toEqual([])
    }
    expect((await team.post(`${groups}/${group}/cofniecie`)).flash).toBe('remarks.flash.group-reopened')
    expect((await team.post(`${groups}/${group}/potwierdzenie`)).flash).toBe('remarks.flash.group-confirmed')
    const incomplete = await team.post(`${home()}/rozstrzygniecie`, { group, outcome: 'rejected', state: 'to-verify' })
    expect(incomplete).toMatchObject({ location: `${groups}/${group}`, flash: 'remarks.flash.decision-incomplete' })
    await team.post(`${home()}/rozstrzygniecie`, {
      group,
      outcome: 'rejected',
      reason: 'Za drogo.',
      state: 'to-verify',
    })
    expect((await team.get(`${groups}/${group}`)).html).not.toContain(`${home()}/akceptacja`)
    expect((await (await client(held('editor'), { secondAcceptance: true })).get(`${groups}/${group}`)).html).toContain(
      `${home()}/akceptacja`,
    )
    expect((await team.get(`${home()}/${(await read(ids[0] ?? '')).reference}`)).html).toContain(
      'wspólne rozstrzygnięcie grupy',
    )

    const split = await team.post(`${groups}/${group}/podzial`, { ids: ids[0] ?? '', how: 'alone' })
    expect(split.flash).toBe('remarks.flash.split')
    expect((await read(ids[0] ?? '')).groupId).toBeNull()
    expect((await team.post(`${groups}/${group}/podzial`, { how: 'alone' })).flash).toBe('remarks.flash.nothing-chosen')
    expect((await team.post(`${groups}/polaczenie`, { groups: group })).flash).toBe('remarks.flash.nothing-chosen')
    for (const path of ['nie-id', newId()]) {
      expect((await team.get(`${groups}/${path}`)).status).toBe(404)
      expect((await team.post(`${groups}/${path}/potwierdzenie`)).status).toBe(404)
    }
  })

  test('mangled filters and places in the list open it; what is not there is absent', async () => {
    await given()
    const team = await client(clerk)
    const forged = Buffer.from(JSON.stringify(['wczoraj', "x'--"])).toString('base64url')
    for (const query of ['stan=x', 'kanal=x', 'grupa=x', `po=${forged}`, 'tekst=%27%3B--'])
      expect((await team.get(`${home()}?${query}`)).status).toBe(200)
    expect((await team.get(`${home()}/WIEC-2026-999999`)).status).toBe(404)
    expect((await team.get(`${home()}/nie-numer`)).status).toBe(404)
  })

  test.each([
    ['a stranger', undefined],
    ['an administrator of another team', aPerson({ roles: [{ role: 'team-admin', scope: newId() }] })],
  ])('%s finds none of it', async (_, person) => {
    const { id, reference } = await given()
    const other = await client(person)
    for (const path of ['', `/${reference}`, '/plik.xlsx'])
      expect((await other.get(`${home()}${path}`)).status).toBe(404)
    for (const path of ['/razem', '/rozstrzygniecie', '/akceptacja', '/cofniecie', `/${reference}/rozstrzygniecie`])
      expect(
        (await other.post(`${home()}${path}`, { ids: id, act: 'accept', outcome: 'accepted', state: 'accepted' }))
          .status,
      ).toBe(404)
    expect((await other.get(`${workPathOf(process)}/grupy`)).status).toBe(404)
    expect((await read(id)).decisionId).toBeNull()
  })
})
