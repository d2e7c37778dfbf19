import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { eachEngine } from '../../../tests/support/database.ts'
import { aHouse, contextOf, type TestHouse } from '../../../tests/support/house.ts'
import { type Context, systemContext } from '../../platform/context.ts'
import { sql } from '../../platform/db/index.ts'
import { newId } from '../../platform/ids.ts'
import { publishVersion, saveDraft } from './actions.ts'
import { aDefinition, aQuestion } from './examples.ts'
import type { Answers, FormDefinition } from './model.ts'
import type { Version } from './rules.ts'
import { versionsOf } from './store.ts'
import { type Submission, submitAnswers } from './submitting.ts'
import { aPublishedForm, aTestOwner, type TestOwner } from './testing.tsx'

const bus = aQuestion('single', 'bus', { required: true })
const why = aQuestion('long-text', 'why', { showWhen: { question: 'bus', chosen: 'a' } })
const both = aDefinition([bus, why])

eachEngine('versions of a form', (at) => {
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

  describe('versions', () => {
    test('are numbered, and publishing twice what did not change makes one', async () => {
      const { form, version } = await aPublishedForm(team(), owner, both)
      const again = await publishVersion(team(), owner.ports, form)
      expect(again).toMatchObject({ ok: true, version: { id: version.id, number: 1 } })
      await saveDraft(team(), owner.ports, form, aDefinition([bus]), 1)
      expect(await publishVersion(team(), owner.ports, form)).toMatchObject({ ok: true, version: { number: 2 } })
      expect((await versionsOf(at.db, form.id)).map(({ number }) => number)).toEqual([2, 1])
    })

    test('never change, whoever tries', async () => {
      const version = await published()
      await expect(
        sql`update forms.versions set definition = '{}' where id = ${version.id}`.execute(at.db),
      ).rejects.toThrow('never changes')
    })

    test('of two who save the same draft the second is told what stands now', async () => {
      const { form } = await aPublishedForm(team(), owner, both)
      expect(await saveDraft(team(), owner.ports, form, aDefinition([bus]), 1)).toEqual({ ok: true, revision: 2 })
      expect(await saveDraft(team(), owner.ports, form, aDefinition([why]), 1)).toMatchObject({
        ok: false,
        problem: 'conflict',
        now: { draftRevision: 2 },
      })
    })

    test('an answer cannot belong to a version of another form', async () => {
      const [version, other] = [await published(), await published()]
      const { answered } = await kept(version, { bus: { choice: 'b' } })
      await expect(
        sql`update forms.answers set version_id = ${other.id} where id = ${answered.id}`.execute(at.db),
      ).rejects.toThrow()
    })

    test('a stranger designs nothing', async () => {
      const { form } = await aPublishedForm(team(), owner, both)
      await expect(saveDraft(stranger(), owner.ports, form, both, 1)).rejects.toMatchObject({ word: 'absent' })
      await expect(publishVersion(stranger(), owner.ports, form)).rejects.toMatchObject({ word: 'absent' })
    })
  })
})
