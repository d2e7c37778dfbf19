import * as fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { eachEngine } from '../../../tests/support/database.ts'
import { aHouse, contextOf, type TestHouse } from '../../../tests/support/house.ts'
import { anyAnswers, anyForm } from '../../../tests/support/random-forms.ts'
import { type Context, systemContext } from '../../platform/context.ts'
import { newId } from '../../platform/ids.ts'
import { answersInBatches, answersPage } from './answers-store.ts'
import { aDefinition, aQuestion } from './examples.ts'
import { shownQuestions } from './logic.ts'
import type { Anonymity, Answers, FormDefinition, Quota } from './model.ts'
import { countAnswers, quotaCountsOf } from './participation-store.ts'
import { respondentsOf } from './respondents-store.ts'
import type { Version } from './rules.ts'
import { insertVersion, on, versionById } from './store.ts'
import { editAnswers, type Submission, submitAnswers, withdrawAnswers } from './submitting.ts'
import { aPublishedForm, aTestOwner, type TestOwner } from './testing.tsx'

const bus = aQuestion('single', 'bus', { required: true })
const why = aQuestion('long-text', 'why', { showWhen: { question: 'bus', chosen: 'a' } })
const both = aDefinition([bus, why])

eachEngine('answers', (at) => {
  let house: TestHouse
  let owner: TestOwner
  beforeAll(async () => {
    house = await aHouse(at)
  })
  afterAll(() => house.close())
  beforeEach(() => {
    house.clock.set('2026-09-10T10:00:00Z')
    owner = aTestOwner()
  })

  const stranger = () => contextOf(house)
  const team = () => systemContext(house, 'test')
  const published = async (definition: FormDefinition = both) =>
    (await aPublishedForm(team(), owner, definition)).version
  const submit = (version: Version, answers: Answers, given: Partial<Submission> = {}, context: Context = stranger()) =>
    submitAnswers(context, owner.ports, version, { answers, key: newId(), ...given })
  const kept = async (version: Version, answers: Answers, given: Partial<Submission> = {}) => {
    const submitted = await submit(version, answers, given)
    if (!submitted.ok) throw new Error(`Not kept: ${JSON.stringify(submitted)}`)
    return submitted
  }
  const all = ({ formId }: Version) => answersPage(at.db, formId, { limit: 100, after: null })

  test('are kept with their version, and the owner follows in the same transaction', async () => {
    const version = await published()
    const { answered } = await kept(version, { bus: { choice: 'a' }, why: { text: 'Szybko' } })
    expect(await all(version)).toMatchObject([
      { id: answered.id, versionId: version.id, answers: { why: { text: 'Szybko' } } },
    ])
    expect(owner.events).toMatchObject([{ act: 'given', answer: { id: answered.id } }])
  })

  test('are read in batches, each once and in the order of ids', async () => {
    const version = await published()
    for (let one = 0; one < 5; one += 1) await kept(version, { bus: { choice: 'a' } })
    const batches = await Array.fromAsync(answersInBatches(at.db, version.formId, 2))
    expect(batches.map((batch) => batch.length)).toEqual([2, 2, 1])
    expect(batches.flat().map(({ id }) => id)).toEqual((await all(version)).map(({ id }) => id))
  })

  test('typed in a question that is hidden by now are dropped', async () => {
    const version = await published()
    await kept(version, { bus: { choice: 'b' }, why: { text: 'Zostało' } })
    expect((await all(version))[0]?.answers).toEqual({ bus: { choice: 'b' } })
  })

  test('with something to mend come back with what to mend, and nothing is kept', async () => {
    const version = await published()
    expect(await submit(version, {})).toMatchObject({
      ok: false,
      problem: 'answers',
      problems: [{ question: 'bus', key: 'forms.problem.choose' }],
    })
    expect(await countAnswers(at.db, version.formId)).toBe(0)
  })

  test('of random forms with random answers belong to the version and to questions asked in it', async () => {
    const cases = fc.sample(fc.tuple(anyForm, anyAnswers), { numRuns: 40, seed: 20260930 })
    let dropped = 0
    for (const [definition, answers] of cases) {
      const { form } = await aPublishedForm(team(), owner, both)
      // As no team could publish it: with cycles, and with conditions that look at nothing.
      const version = {
        id: newId(),
        formId: form.id,
        number: 2,
        definition,
        publishedAt: house.clock.now(),
        publishedBy: null,
      }
      await insertVersion(at.db, version)
      await submit(version, answers, { channel: 'paper', asItIs: true }, team())
      const [row] = await all(version)
      const stored = await versionById(at.db, row?.versionId ?? '')
      expect(stored?.id).toBe(version.id)
      const asked = shownQuestions(stored?.definition ?? both, row?.answers ?? {}).map(({ id }) => id)
      expect(asked).toEqual(expect.arrayContaining(Object.keys(row?.answers ?? {})))
      dropped += Object.keys(answers).length - Object.keys(row?.answers ?? {}).length
    }
    expect(dropped).toBeGreaterThan(20)
  })

  test('two hundred equal ones at once are kept once', async () => {
    const version = await published()
    const key = newId()
    const answers = { bus: { choice: 'b' } }
    const sent = await Promise.all(Array.from({ length: 200 }, () => submit(version, answers, { key })))
    expect(new Set(sent.map((one) => one.ok && one.answered.reference)).size).toBe(1)
    expect(sent.filter((one) => one.ok && one.first)).toHaveLength(1)
    expect(await countAnswers(at.db, version.formId)).toBe(1)
    expect(owner.events).toHaveLength(1)
  })

  test('of one person are taken once, whatever is pressed', async () => {
    owner = aTestOwner({ oncePerPerson: true })
    const version = await published()
    const person = newId()
    const sent = await Promise.all(
      Array.from({ length: 20 }, () => submit(version, { bus: { choice: 'b' } }, { once: person })),
    )
    expect(sent.filter(({ ok }) => ok)).toHaveLength(1)
    expect(sent.filter((one) => !one.ok && one.problem === 'answered-before')).toHaveLength(19)
  })

  test.each([
    ['before opening', '2026-09-09T23:59:59.999Z', false],
    ['in the closing second', '2026-09-20T21:59:59.999Z', true],
    ['a second later', '2026-09-20T22:00:00Z', false],
  ])('%s', async (_, now, taken) => {
    owner = aTestOwner({
      opensAt: Temporal.Instant.from('2026-09-10T00:00:00Z'),
      closesAt: Temporal.Instant.from('2026-09-20T21:59:59Z'),
    })
    const version = await published()
    house.clock.set(now)
    const sending = submit(version, { bus: { choice: 'b' } })
    if (taken) expect((await sending).ok).toBe(true)
    else await expect(sending).rejects.toMatchObject({ word: 'form-not-open' })
    expect(await countAnswers(at.db, version.formId)).toBe(taken ? 1 : 0)
  })

  describe('and how much is known of who gave them', () => {
    const person = { personId: newId(), name: 'Ela Portowa', email: 'ela@example.org' }

    test.each<[Anonymity, boolean]>([
      ['open', true],
      ['named', true],
      ['confidential', false],
      ['anonymous', false],
    ])('%s: the team sees who it was: %s', async (anonymity, seen) => {
      owner = aTestOwner({ anonymity })
      const version = await published()
      const { answered } = await kept(version, { bus: { choice: 'b' } }, { respondent: person })
      expect((await respondentsOf(at.db, [answered.id])).has(answered.id)).toBe(seen)
    })

    test('anonymous: no moment, no key, no person, an id that tells no time', async () => {
      owner = aTestOwner({ anonymity: 'anonymous' })
      const version = await published()
      const { answered, editKey } = await kept(version, { bus: { choice: 'b' } }, { respondent: person, once: 'x' })
      expect(editKey).toBeNull()
      expect(answered.id[14]).toBe('4')
      const row = await on(at.db)
        .selectFrom('forms.answers')
        .selectAll()
        .where('id', '=', answered.id)
        .executeTakeFirstOrThrow()
      expect(row).toMatchObject({
        answered_at: null,
        edit_key_hash: null,
        once_key: null,
        answered_on: Temporal.PlainDate.from('2026-09-10'),
      })
      expect(JSON.stringify(row)).not.toMatch(/Ela|10:00/)
      const people = await on(at.db)
        .selectFrom('forms.respondents')
        .select('answer_id')
        .where('answer_id', '=', answered.id)
        .execute()
      expect(people).toEqual([])
    })

    test('the database itself refuses to keep who answered anonymously', async () => {
      owner = aTestOwner({ anonymity: 'anonymous' })
      const { answered } = await kept(await published(), { bus: { choice: 'b' } })
      const sneaking = on(at.db)
        .insertInto('forms.respondents')
        .values({ answer_id: answered.id, name: 'Ela' })
        .execute()
      await expect(sneaking).rejects.toThrow('anonymously')
    })
  })

  describe('and quotas', () => {
    const quota = (then: Quota['then']): Quota => ({
      id: 'bees',
      when: { question: 'bus', chosen: 'b' },
      limit: 3,
      then,
    })

    test('closed: of thirty who come at once three are taken, the rest thanked', async () => {
      const version = await published({ ...both, quotas: [quota('close')] })
      const sent = await Promise.all(Array.from({ length: 30 }, () => submit(version, { bus: { choice: 'b' } })))
      expect(sent.filter(({ ok }) => ok)).toHaveLength(3)
      expect(sent.filter((one) => !one.ok && one.problem === 'quota-full')).toHaveLength(27)
      expect((await quotaCountsOf(at.db, version.formId)).get('bees')).toBe(3)
      expect((await submit(version, { bus: { choice: 'c' } })).ok).toBe(true)
    })

    test('flagged: everybody is taken, the ones above the limit with a flag', async () => {
      const version = await published({ ...both, quotas: [quota('flag')] })
      for (let sent = 0; sent < 5; sent++) await kept(version, { bus: { choice: 'b' } })
      expect((await all(version)).filter(({ quotaFlags }) => quotaFlags.includes('bees'))).toHaveLength(2)
    })

    test('an answer taken back makes room', async () => {
      const version = await published({ ...both, quotas: [quota('close')] })
      const [first] = [await kept(version, { bus: { choice: 'b' } }), await kept(version, { bus: { choice: 'b' } })]
      await kept(version, { bus: { choice: 'b' } })
      await withdrawAnswers(stranger(), owner.ports, first.answered, first.editKey ?? '')
      expect((await submit(version, { bus: { choice: 'b' } })).ok).toBe(true)
    })
  })

  describe('changed and taken back by their key', () => {
    test('changed: the same answer, checked again, with the moment of the change', async () => {
      const version = await published()
      const { answered, editKey } = await kept(version, { bus: { choice: 'b' } })
      const wrong = await editAnswers(stranger(), owner.ports, answered, { editKey: editKey ?? '', answers: {} })
      expect(wrong.ok).toBe(false)
      await editAnswers(stranger(), owner.ports, answered, {
        editKey: editKey ?? '',
        answers: { bus: { choice: 'a' } },
      })
      expect(await all(version)).toMatchObject([{ id: answered.id, answers: { bus: { choice: 'a' } } }])
    })

    test('taken back: what was said is gone, with who said it, and counts no more', async () => {
      const version = await published()
      const { answered, editKey } = await kept(
        version,
        { bus: { choice: 'b' } },
        { respondent: { personId: null, name: 'Ela', email: null } },
      )
      await withdrawAnswers(stranger(), owner.ports, answered, editKey ?? '')
      expect(await all(version)).toEqual([])
      expect(await countAnswers(at.db, version.formId)).toBe(0)
      const row = await on(at.db)
        .selectFrom('forms.answers')
        .select('answers')
        .where('id', '=', answered.id)
        .executeTakeFirst()
      expect(row?.answers).toEqual({})
      await expect(withdrawAnswers(stranger(), owner.ports, answered, editKey ?? '')).rejects.toMatchObject({
        word: 'answers-withdrawn',
      })
    })

    test('nobody without the key, and nobody after closing', async () => {
      const version = await published()
      const { answered, editKey } = await kept(version, { bus: { choice: 'b' } })
      await expect(withdrawAnswers(stranger(), owner.ports, answered, 'zgadnięty')).rejects.toMatchObject({
        word: 'absent',
      })
      owner = aTestOwner({ closesAt: Temporal.Instant.from('2026-09-09T00:00:00Z') })
      await expect(withdrawAnswers(stranger(), owner.ports, answered, editKey ?? '')).rejects.toMatchObject({
        word: 'form-not-open',
      })
    })
  })
})
