import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { eachEngine } from '../../../tests/support/database.ts'
import { aHouse, aPerson, contextOf, type TestHouse } from '../../../tests/support/house.ts'
import { type Context, systemContext } from '../../platform/context.ts'
import { newId } from '../../platform/ids.ts'
import { testJobs } from '../../platform/jobs/testing.ts'
import { anUpload, aPdf } from '../media/examples.ts'
import { filesOf, keepFile, jobs as mediaJobs } from '../media/index.ts'
import { beginAnswering, keepTyped } from './answering/beginning.ts'
import { answeredById, answersPage } from './answers-store.ts'
import { aDefinition, aQuestion } from './examples.ts'
import { FILE_SUBJECT } from './files.ts'
import { editKeyFits } from './keys.ts'
import type { Anonymity } from './model.ts'
import { personalData } from './personal-data.ts'
import { respondentsOf } from './respondents-store.ts'
import { updateRetention } from './retention/store.ts'
import { on, versionById } from './store.ts'
import { submitAnswers } from './submitting.ts'
import { aPublishedForm, aTestOwner } from './testing.tsx'

eachEngine('what forms keep of people', (at) => {
  let house: TestHouse
  const ela = aPerson({ email: 'ela@example.org' })
  beforeAll(async () => {
    house = await aHouse(at)
    house.jobs = testJobs(mediaJobs)
  })
  afterAll(() => house.close())
  beforeEach(() => house.clock.set('2026-09-10T10:00:00Z'))

  async function answered(anonymity: Anonymity, email = ela.email) {
    const owner = aTestOwner({ anonymity })
    const { form, version } = await aPublishedForm(
      systemContext(house, 'test'),
      owner,
      aDefinition([aQuestion('short-text', 'line')]),
    )
    const sent = await submitAnswers(contextOf(house), owner.ports, version, {
      answers: { line: { text: '7' } },
      key: newId(),
      respondent: { personId: ela.id, name: ela.name, email },
    })
    if (!sent.ok) throw new Error('not kept')
    return { ...sent, form, version, owner }
  }
  const exported = async (context: Context) =>
    (await personalData.export(context, ela)).data as { answers: { reference: string }[] }

  test('a person gets all they answered, except what was anonymous, which nobody can tell is theirs', async () => {
    const named = await answered('named')
    const confidential = await answered('confidential')
    const anonymous = await answered('anonymous')
    const references = (await exported(contextOf(house, ela))).answers.map(({ reference }) => reference)
    expect(references).toContain(named.answered.reference)
    expect(references).toContain(confidential.answered.reference)
    expect(references).not.toContain(anonymous.answered.reference)
  })

  test('forgotten, their answers stay without them, and no key opens them', async () => {
    const { answered: kept, editKey } = await answered('named')
    await personalData.erase(contextOf(house, ela), ela)
    expect((await exported(contextOf(house, ela))).answers).toEqual([])
    expect((await answeredById(at.db, kept.id))?.answers).toEqual({ line: { text: '7' } })
    expect((await respondentsOf(at.db, [kept.id])).size).toBe(0)
    expect(await editKeyFits(contextOf(house), kept, editKey ?? '')).toBe(false)
  })

  test('somebody else is not touched', async () => {
    const other = aPerson()
    const owner = await answered('named')
    await personalData.erase(contextOf(house, other), other)
    expect((await respondentsOf(at.db, [owner.answered.id])).size).toBe(1)
  })

  test('a member of the team is forgotten in forms and versions', async () => {
    const team = aPerson({ roles: [{ role: 'editor', scope: null }] })
    const owner = aTestOwner()
    const { form, version } = await aPublishedForm(
      contextOf(house, team),
      owner,
      aDefinition([aQuestion('date', 'when')]),
    )
    expect(form.madeBy).toBe(team.id)
    await personalData.erase(contextOf(house, team), team)
    expect((await versionById(at.db, version.id))?.publishedBy).toBeNull()
    const row = await on(at.db)
      .selectFrom('forms.forms')
      .select(['made_by', 'edited_by'])
      .where('id', '=', form.id)
      .executeTakeFirst()
    expect(row).toEqual({ made_by: null, edited_by: null })
  })

  test('who answered is forgotten after the day the owner set, and not on it', async () => {
    const { answered: kept, form } = await answered('named')
    await updateRetention(at.db, form.id, Temporal.PlainDate.from('2026-12-31'))
    house.clock.set('2026-12-31T20:00:00Z')
    await personalData.endRetention?.(systemContext(house, 'test'))
    expect((await respondentsOf(at.db, [kept.id])).size).toBe(1)
    house.clock.set('2027-01-01T06:00:00Z')
    expect(await personalData.endRetention?.(systemContext(house, 'test'))).toBeGreaterThan(0)
    expect((await respondentsOf(at.db, [kept.id])).size).toBe(0)
    expect(await answersPage(at.db, form.id, { limit: 2, after: null })).toHaveLength(1)
  })

  test('unfinished answers go after their days, with the files in them', async () => {
    const owner = aTestOwner({ anonymity: 'anonymous' })
    const system = systemContext(house, 'test')
    const { form, version } = await aPublishedForm(system, owner, aDefinition([aQuestion('file', 'photo')]))
    const settings = await owner.ports.owners.test?.answering(system, form.owner.id)
    if (!settings) throw new Error('no settings')
    const beginning = await beginAnswering(contextOf(house), form, version, settings)
    const subject = { kind: FILE_SUBJECT, id: form.id }
    const file = await keepFile(contextOf(house), await anUpload(house.config, 'plan.pdf', aPdf()), {
      subject,
      kinds: ['pdf'],
      visibility: 'team',
    })
    if (!file.ok) throw new Error('not kept')
    await keepTyped(contextOf(house), beginning, { 'q-photo--kept': [file.file.id] }, 'about')
    const left = async () => {
      await personalData.endRetention?.(systemContext(house, 'test'))
      const rows = await on(at.db).selectFrom('forms.beginnings').select('id').where('form_id', '=', form.id).execute()
      return [rows.length, (await filesOf(at.db, subject)).length]
    }
    house.clock.set('2026-09-11T20:00:00Z')
    expect(await left()).toEqual([1, 1])
    house.clock.set('2026-09-12T06:00:00Z')
    expect(await left()).toEqual([0, 0])
  })
})
