import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { eachEngine } from '../../../tests/support/database.ts'
import { aHouse, aPerson, contextOf, type TestHouse } from '../../../tests/support/house.ts'
import { systemContext } from '../../platform/context.ts'
import { newId } from '../../platform/ids.ts'
import type { TestJobs } from '../../platform/jobs/testing.ts'
import { outboxOf } from '../notices/examples.ts'
import { cancelProcess, type Process, processById } from '../processes/index.ts'
import {
  editRemark,
  giveRemark,
  giveStatistics,
  hideRemark,
  leaveContact,
  publishRemark,
  type RemarkInput,
  withdrawRemark,
} from './actions.ts'
import { contactOf, contactsOf, statisticsOf } from './contacts-store.ts'
import { anOpenProcess, aRemark, INTAKE, portsWith } from './examples.ts'
import { isPublic, type Remark } from './rules.ts'
import { stopLetters } from './stopping/actions.ts'
import { stopOf } from './stopping/tokens.ts'
import { remarkById } from './store.ts'
import { tallyOf } from './tallies-store.ts'
import { remarksJobs } from './testing.ts'

const team = newId()
const moderator = aPerson({ roles: [{ role: 'moderator', scope: team }] })
const BEFORE = { moderation: 'before' } as const

eachEngine('giving a remark', (at) => {
  let house: TestHouse
  let queue: TestJobs
  let process: Process
  beforeAll(async () => {
    house = await aHouse(at)
    queue = remarksJobs(portsWith())
    house.jobs = queue
  })
  afterAll(() => house.close())
  beforeEach(async () => {
    house.clock.set('2026-09-10T10:00:00Z')
    process = await anOpenProcess(systemContext(house, 'test'), { organisationId: team, title: `Park ${newId()}` })
  })

  const anInput = (given: Partial<RemarkInput> = {}): RemarkInput => ({
    body: 'Proszę o więcej drzew przy alejce.',
    quotation: null,
    signature: 'Ela',
    placeWords: null,
    point: null,
    formKey: newId(),
    ...given,
  })
  const give = (given: Partial<RemarkInput> = {}, settings: Parameters<typeof giveRemark>[2] = INTAKE) =>
    giveRemark(contextOf(house), process, settings, anInput(given))
  const read = async (id: string) => (await remarkById(at.db, id)) as Remark
  const given = async () => {
    const { id, secret } = await give()
    return { remark: await read(id), secret: secret ?? '' }
  }

  test('it is public at once, numbered by the year in Warsaw, and counted', async () => {
    const { id, reference } = await give({ quotation: 'Rozdział 3', point: { lon: 22.98, lat: 53.84 } })
    expect(reference).toMatch(/^WIEC-2026-\d{6}$/)
    const remark = await read(id)
    expect(isPublic(remark)).toBe(true)
    expect(remark).toMatchObject({
      channel: 'web',
      late: false,
      quotation: 'Rozdział 3',
      lon: 22.98,
      authorKind: 'person',
    })
    expect(await tallyOf(at.db, process.id)).toMatchObject({ all: 1, public: 1 })
  })

  test('with a moderator looking first it counts from sending and is shown later', async () => {
    const { id } = await give({}, BEFORE)
    expect(isPublic(await read(id))).toBe(false)
    expect(await tallyOf(at.db, process.id)).toMatchObject({ all: 1, public: 0 })
    await publishRemark(contextOf(house, moderator), process, await read(id))
    expect(isPublic(await read(id))).toBe(true)
    await expect(publishRemark(contextOf(house), process, await read(id))).rejects.toThrow('absent')
  })

  test.each([
    ['a moment before opening', '2026-09-01T05:59:59.999Z', false],
    ['in the opening second', '2026-09-01T06:00:00Z', true],
    ['in the closing second', '2026-09-30T21:59:59.999Z', true],
    ['a moment after it', '2026-09-30T22:00:00Z', false],
  ])('%s (%s) it is taken: %s', async (_, now, taken) => {
    house.clock.set(now)
    const answer = await give().then(
      () => true,
      (refusal) => refusal.word,
    )
    expect(answer).toBe(taken ? true : 'process-not-open')
    expect((await tallyOf(at.db, process.id)).all).toBe(taken ? 1 : 0)
  })

  test('a draft is absent for people outside, a cancelled consultation takes nothing', async () => {
    const draft = await anOpenProcess(systemContext(house, 'test'), { title: `Szkic ${newId()}`, announced: false })
    await expect(giveRemark(contextOf(house), draft, INTAKE, anInput())).rejects.toThrow('absent')
    await cancelProcess(systemContext(house, 'test'), process, 'Błąd w ogłoszeniu.')
    process = (await processById(at.db, process.id)) as Process
    await expect(give()).rejects.toThrow('process-not-open')
  })

  test('200 equal sendings at once make one remark, and each sender gets the key to it', async () => {
    const input = anInput()
    const all = await Promise.all(
      Array.from({ length: 200 }, () => giveRemark(contextOf(house), process, INTAKE, input)),
    )
    expect(new Set(all.map(({ id }) => id)).size).toBe(1)
    expect(all.filter(({ first }) => first)).toHaveLength(1)
    expect(await tallyOf(at.db, process.id)).toMatchObject({ all: 1, public: 1 })
    const [one] = all
    const remark = await read(one?.id ?? '')
    for (const { secret } of all) await leaveContact(contextOf(house), process, remark, secret ?? '', 'ela@example.org')
    expect((await contactOf(at.db, remark.id))?.email).toBe('ela@example.org')
  })

  test('the same words in another form are another person, whose key opens only their own', async () => {
    const [one, other] = [await give(), await give()]
    expect(one.id).not.toBe(other.id)
    expect(one.secret).not.toBe(other.secret)
    await expect(withdrawRemark(contextOf(house), process, await read(one.id), other.secret ?? '')).rejects.toThrow(
      'absent',
    )
  })

  test('its author changes it until closing; what was looked at has to be looked at again', async () => {
    const { remark, secret } = await given()
    const changes = { ...anInput(), body: 'Jednak wolę krzewy przy alejce.', signature: null }
    await editRemark(contextOf(house), process, INTAKE, remark, secret, changes)
    const changed = await read(remark.id)
    expect(changed).toMatchObject({ body: changes.body, signature: null, editedAt: house.clock.now() })
    expect(isPublic(changed)).toBe(true)

    await editRemark(contextOf(house), process, BEFORE, changed, secret, changes)
    expect(isPublic(await read(remark.id))).toBe(false)

    await expect(editRemark(contextOf(house), process, INTAKE, remark, 'inny', changes)).rejects.toThrow('absent')
    house.clock.set('2026-09-30T22:00:00Z')
    await expect(editRemark(contextOf(house), process, INTAKE, remark, secret, changes)).rejects.toThrow(
      'process-not-open',
    )
  })

  test('its author takes it back once, until closing; the number stays', async () => {
    const { remark, secret } = await given()
    await expect(withdrawRemark(contextOf(house), process, remark, 'inny')).rejects.toThrow('absent')
    await withdrawRemark(contextOf(house), process, remark, secret)
    const gone = await read(remark.id)
    expect(isPublic(gone)).toBe(false)
    expect(gone.reference).toBe(remark.reference)
    expect(await tallyOf(at.db, process.id)).toMatchObject({ all: 0, public: 0 })
    await expect(withdrawRemark(contextOf(house), process, gone, secret)).rejects.toThrow('remark-withdrawn')
    await expect(editRemark(contextOf(house), process, INTAKE, gone, secret, anInput())).rejects.toThrow(
      'remark-withdrawn',
    )

    const late = await given()
    house.clock.set('2026-09-30T22:00:00Z')
    await expect(withdrawRemark(contextOf(house), process, late.remark, late.secret)).rejects.toThrow(
      'process-not-open',
    )
  })

  test('an address is kept once; the letter carries the key; after "stop" nothing more goes there', async () => {
    const { remark, secret } = await given()
    await expect(leaveContact(contextOf(house), process, remark, 'inny', 'a@example.org')).rejects.toThrow('absent')
    await leaveContact(contextOf(house), process, remark, secret, 'ela@example.org')
    await leaveContact(contextOf(house), process, remark, secret, 'kto-inny@example.org')
    expect(await contactOf(at.db, remark.id)).toMatchObject({ email: 'ela@example.org', reference: remark.reference })
    const letters = (await outboxOf(at.db)).filter(({ text }) => text?.includes(remark.reference))
    expect(letters.map(({ email }) => email)).toEqual(['ela@example.org'])
    expect(letters[0]?.text).toContain(`klucz=${secret}`)

    const token = stopOf(house.config, remark.id).page.split('/').at(-1) ?? ''
    await expect(stopLetters(contextOf(house), 'inny')).rejects.toThrow('absent')
    await stopLetters(contextOf(house), token)
    expect(await contactOf(at.db, remark.id)).toBeNull()
    expect(await contactsOf(at.db, process.id, { limit: 10 })).toEqual([])
  })

  test('statistics are taken once, and fewer than five of a kind are never shown', async () => {
    const woman = { ageBand: null, gender: 'woman', unitCode: null }
    for (let count = 1; count <= 5; count += 1) {
      expect(await statisticsOf(at.db, process.id)).toEqual([])
      const { remark, secret } = await given()
      for (let again = 0; again < 3; again += 1) await giveStatistics(contextOf(house), process, remark, secret, woman)
    }
    expect(await statisticsOf(at.db, process.id)).toEqual([{ field: 'gender', value: 'woman', count: 5 }])
    const { remark } = await given()
    await expect(giveStatistics(contextOf(house), process, remark, 'inny', woman)).rejects.toThrow('absent')
  })

  test('nothing said about oneself leaves the question open', async () => {
    const { remark, secret } = await given()
    await giveStatistics(contextOf(house), process, remark, secret, { ageBand: null, gender: null, unitCode: null })
    expect((await read(remark.id)).statisticsGivenAt).toBeNull()
  })

  test('a moderator hides it with a reason and shows it again; nobody else may', async () => {
    const { remark } = await given()
    await expect(hideRemark(contextOf(house), process, remark, 'Dane')).rejects.toThrow('absent')
    await hideRemark(contextOf(house, moderator), process, remark, 'Dane innej osoby.')
    expect(await read(remark.id)).toMatchObject({ hiddenReason: 'Dane innej osoby.' })
    expect((await tallyOf(at.db, process.id)).public).toBe(0)
    await hideRemark(contextOf(house, moderator), process, remark, null)
    expect(isPublic(await read(remark.id))).toBe(true)
  })

  test('every letter looks for its group once it is stored, and again after a change', async () => {
    await queue.drain()
    const { id } = await aRemark(contextOf(house), process)
    expect(queue.waiting('remarks.join-group').map(({ data }) => data)).toEqual([{ remarkId: id }])
  })
})
