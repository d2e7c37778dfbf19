import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { eachEngine } from '../../../../tests/support/database.ts'
import { aHouse, contextOf, type TestHouse } from '../../../../tests/support/house.ts'
import { systemContext } from '../../../platform/context.ts'
import { sql } from '../../../platform/db/index.ts'
import { aSubject, outboxOf } from '../examples.ts'
import { fanOut, followersOf } from './fan-out.ts'
import type { Subject } from './store.ts'
import { followingIn } from './testing.ts'

eachEngine('telling followers', (at) => {
  let house: TestHouse
  let subject: Subject
  let people: ReturnType<typeof followingIn>
  beforeAll(async () => {
    house = await aHouse(at)
    people = followingIn(house)
  })
  afterAll(() => house.close())
  beforeEach(async () => {
    subject = aSubject()
    await people.startAnew()
  })

  test('news reaches every follower once, in their language, with a way out', async () => {
    for (const name of ['a', 'b', 'c', 'd', 'e']) await people.follow(`${name}@example.org`, subject)
    await people.follow('obca@example.org', aSubject())
    await people.ask('niepotwierdzona@example.org', subject)
    await people.letters()
    await sql`update notices.followers set locale = 'en' where email = 'e@example.org'`.execute(at.db)

    await people.tell('report:1', subject)
    await people.tell('report:1', subject)
    await Promise.all([people.made(2), people.made(2), people.made(2)])
    const sent = await people.letters()
    expect(sent.map((letter) => `${letter.to} ${letter.subject}`).sort()).toEqual([
      'a@example.org Jest raport',
      'b@example.org Jest raport',
      'c@example.org Jest raport',
      'd@example.org Jest raport',
      'e@example.org The report is out',
    ])
    for (const letter of sent) {
      expect(letter.listUnsubscribe).toEqual({
        url: expect.stringMatching(/^https:\/\/wiec\.example\/wypisz\/[\w-]{43}$/),
        post: true,
      })
      expect(letter.text).toMatch(/https:\/\/wiec\.example(\/en)?\/obserwuj\/koniec\/[\w-]{43}/)
    }
  })

  test('telling that was cut short goes on where it stopped, without doubles', async () => {
    for (const name of ['a', 'b', 'c', 'd']) await people.follow(`${name}@example.org`, subject)
    await people.tell('report:2', subject)
    // The second batch dies inside its transaction.
    let batches = 0
    const failing = {
      ...house,
      clock: {
        now: () => {
          batches += 1
          if (batches === 2) throw new Error('killed')
          return house.clock.now()
        },
      },
    }
    await expect(fanOut({ ...systemContext(house, 'test'), house: failing }, 2)).rejects.toThrow('killed')
    const count = async () => (await outboxOf(at.db)).filter((row) => row.template === 'report-published').length
    expect(await count()).toBe(2)
    await people.made(2)
    expect(await count()).toBe(4)
    await people.made(2)
    expect(await count()).toBe(4)
  })

  test('whoever begins to follow after the news is not told old news', async () => {
    await people.follow('a@example.org', subject)
    await people.tell('report:3', subject)
    house.clock.set('2026-09-30T11:00:00Z')
    await people.follow('pozna@example.org', subject)
    await people.made()
    expect((await people.letters()).map((letter) => letter.to)).toEqual(['a@example.org'])
  })

  test('followers come in batches, each once', async () => {
    for (const name of ['a', 'b', 'c']) await people.follow(`${name}@example.org`, subject)
    const sizes: number[] = []
    const emails = new Set<string | null>()
    for await (const batch of followersOf(contextOf(house), subject, 2)) {
      sizes.push(batch.length)
      for (const follower of batch) emails.add(follower.email)
    }
    expect(sizes).toEqual([2, 1])
    expect(emails.size).toBe(3)
  })
})
