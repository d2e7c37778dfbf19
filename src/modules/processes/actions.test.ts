import { afterAll, beforeAll, expect, test } from 'vitest'
import { eachEngine } from '../../../tests/support/database.ts'
import { aHouse, aPerson, contextOf, type TestHouse } from '../../../tests/support/house.ts'
import { newId } from '../../platform/ids.ts'
import {
  announceProcess,
  cancelProcess,
  draftProcess,
  editProcess,
  findOwnProcess,
  findProcess,
  recordProcessFact,
  tagOf,
} from './actions.ts'
import type { Process } from './rules.ts'
import { processById } from './store.ts'

const team = newId()
const head = aPerson({ roles: [{ role: 'team-admin', scope: team }] })
const editor = aPerson({ roles: [{ role: 'editor', scope: team }] })
const clerk = aPerson({ roles: [{ role: 'clerk', scope: team }] })
const KIND = 'consultation'

eachEngine('the life of a process', (at) => {
  let house: TestHouse
  beforeAll(async () => {
    house = await aHouse(at)
  })
  afterAll(() => house.close())

  const as = (person = head) => contextOf(house, person)
  const draft = (title = `Park ${newId()}`, context = as()) =>
    draftProcess(context, {
      kind: KIND,
      organisationId: team,
      unitCode: '2001011',
      title,
      summary: 'Co zmienić?',
      topic: 'greenery',
    })
  const read = async (id: string) => (await processById(at.db, id)) as Process
  const dated = async () => {
    const { id } = await draft()
    await editProcess(as(), await read(id), {
      opensAt: Temporal.Instant.from('2026-10-05T06:00:00Z'),
      closesAt: Temporal.Instant.from('2026-10-30T22:59:59Z'),
    })
    return read(id)
  }

  test('a draft is its team’s alone, by its address too', async () => {
    const { slug } = await draft()
    expect((await findOwnProcess(as(clerk), KIND, slug)).slug).toBe(slug)
    await expect(findProcess(contextOf(house), KIND, slug)).rejects.toThrow('absent')
    await expect(findOwnProcess(contextOf(house), KIND, slug)).rejects.toThrow('absent')
    await expect(findProcess(as(), 'budget', slug)).rejects.toThrow('absent')
    await expect(findProcess(as(), KIND, 'nie-ma')).rejects.toThrow('absent')
  })

  test('announced, everybody finds it, and only the team its workspace', async () => {
    const process = await dated()
    await announceProcess(as(), process)
    expect((await findProcess(contextOf(house), KIND, process.slug)).announcedAt).toEqual(house.clock.now())
    await expect(findOwnProcess(contextOf(house), KIND, process.slug)).rejects.toThrow('absent')
  })

  test('of one title begun many times at once, each gets an address of its own', async () => {
    const title = `Ścieżka ${newId()}`
    const slugs = (await Promise.all(Array.from({ length: 8 }, () => draft(title)))).map(({ slug }) => slug)
    expect(new Set(slugs).size).toBe(8)
    expect(slugs).toContain(`sciezka-${title.slice(8)}`)
  })

  test('a title that would take the address of a page gets another', async () => {
    expect((await draft('Nowa!')).slug).toMatch(/^nowa-\d+$/)
  })

  test('announcing needs dates, happens once, and not after cancelling', async () => {
    const { id } = await draft()
    await expect(announceProcess(as(), await read(id))).rejects.toThrow('process-without-dates')
    const process = await dated()
    const answers = await Promise.allSettled([announceProcess(as(), process), announceProcess(as(), process)])
    expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    await expect(announceProcess(as(), process)).rejects.toThrow('process-announced-already')

    const cancelled = await dated()
    await cancelProcess(as(), cancelled, 'Błąd w szkicu.')
    await expect(announceProcess(as(), await read(cancelled.id))).rejects.toThrow('process-cancelled-already')
  })

  test('cancelling happens once and keeps its reason', async () => {
    const process = await dated()
    await cancelProcess(as(), process, 'Zmienił się stan prawny.')
    await expect(cancelProcess(as(), process, 'Inny powód.')).rejects.toThrow('process-cancelled-already')
    expect((await read(process.id)).cancelledReason).toBe('Zmienił się stan prawny.')
  })

  test('a fact is written once; a later writing changes nothing', async () => {
    const process = await dated()
    const first = house.clock.now()
    expect(await recordProcessFact(as(), process, 'reported_at', first)).toBe(true)
    expect(await recordProcessFact(as(), process, 'reported_at', first.add({ hours: 1 }))).toBe(false)
    expect((await read(process.id)).reportedAt).toEqual(first)
  })

  test('an edit keeps what it does not name, finds new words, and drops kept pages', async () => {
    const process = await dated()
    const told: string[] = []
    const stop = house.bus.listen((tags) => told.push(...tags))
    await editProcess(as(editor), process, { summary: 'Gdzie posadzić lipy?' })
    stop()
    expect(told).toContain(tagOf(process))
    expect(await read(process.id)).toMatchObject({
      title: process.title,
      summary: 'Gdzie posadzić lipy?',
      opensAt: process.opensAt,
    })
  })

  test.each([
    ['a stranger', undefined, [false, false, false]],
    ['a clerk', clerk, [false, false, false]],
    ['an editor', editor, [true, true, false]],
    ['a team administrator', head, [true, true, true]],
    [
      'an administrator of another team',
      aPerson({ roles: [{ role: 'team-admin', scope: newId() }] }),
      [false, false, false],
    ],
  ])('%s drafts, edits, announces and cancels as the role says', async (_, person, [drafts, edits, announces]) => {
    const context = contextOf(house, person)
    const done = (act: Promise<unknown>) =>
      act.then(
        () => true,
        (refusal) => refusal.word !== 'absent',
      )
    expect(await done(draft(undefined, context))).toBe(drafts)
    expect(await done(editProcess(context, await dated(), { purpose: 'Zieleń' }))).toBe(edits)
    expect(await done(announceProcess(context, await dated()))).toBe(announces)
    expect(await done(cancelProcess(context, await dated(), 'Błąd.'))).toBe(announces)
    expect(await done(recordProcessFact(context, await dated(), 'effects_at', house.clock.now()))).toBe(announces)
  })
})
