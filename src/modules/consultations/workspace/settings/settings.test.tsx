import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { eachEngine } from '../../../../../tests/support/database.ts'
import { aHouse, mistakesIn, type TestHouse } from '../../../../../tests/support/house.ts'
import { systemContext } from '../../../../platform/context.ts'
import { newId } from '../../../../platform/ids.ts'
import { aPdf } from '../../../media/examples.ts'
import { filesOf } from '../../../media/index.ts'
import { type Process, recordProcessFact } from '../../../processes/index.ts'
import { remarkById, remarkByReference } from '../../../remarks/index.ts'
import { aConsultation } from '../../examples.ts'
import { consultationOf } from '../../store.ts'
import { anOffice, consultationJobs, type Office } from '../../testing.ts'

const AS_BEGUN = { moderation: 'after', decisionsPublic: 'at-once', takesPlace: 'tak', takesAttachments: 'tak' }

eachEngine('settings of a consultation, each by its effect', (at) => {
  let house: TestHouse
  let office: Office
  let process: Process
  beforeAll(async () => {
    house = await aHouse(at)
    house.jobs = consultationJobs()
    office = await anOffice(house)
  })
  afterAll(() => house.close())
  beforeEach(async () => {
    house.clock.set('2026-09-10T10:00:00Z')
    process = (
      await aConsultation(systemContext(house, 'test'), {
        organisationId: office.organisation.id,
        title: `Park ${newId()}`,
      })
    ).process
  })

  const home = () => `/praca/konsultacje/${process.slug}`
  const remarks = () => `/konsultacje/${process.slug}/uwagi`
  const set = (given: Record<string, string>) =>
    office.as('editor').post(`${home()}/ustawienia`, { ...AS_BEGUN, ...given })
  const without = (name: keyof typeof AS_BEGUN) => {
    const { [name]: _, ...rest } = AS_BEGUN
    return office.as('editor').post(`${home()}/ustawienia`, rest)
  }
  const hidden = (html: string, name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? ''
  /** Gives a remark over the web. @returns the remark as it is kept */
  async function give(given: Record<string, string | File> = {}) {
    const form = await office.stranger().get(`${remarks()}/nowa`)
    house.clock.set(house.clock.now().add({ seconds: 10 }))
    const fields = {
      formKey: hidden(form.html, 'formKey'),
      shown: hidden(form.html, 'shown'),
      body: 'Proszę o więcej drzew.',
    }
    const answer = await office.stranger().post(`${remarks()}/nowa`, { ...fields, ...given })
    const reference = /WIEC-[\d-]+/.exec(answer.location ?? '')?.[0] ?? ''
    const remark = await remarkByReference(at.db, process.id, reference)
    if (!remark) throw new Error('not given')
    return remark
  }
  const decideIn = (id: string, state: 'accepted' | 'to-verify') =>
    office
      .as('clerk')
      .post(`${home()}/uwagi/rozstrzygniecie`, { ids: id, outcome: 'rejected', reason: 'Za drogo.', state })

  test('the form shows what holds, keeps what is chosen, and refuses what is none of the choices', async () => {
    const page = await office.as('editor').get(`${home()}/ustawienia`)
    expect(page.html).toMatch(/value="after" checked/)
    expect(await mistakesIn(page.html)).toEqual([])
    await set({ moderation: 'before', secondAcceptance: 'tak' })
    expect(await consultationOf(at.db, process.id)).toMatchObject({
      moderation: 'before',
      secondAcceptance: true,
      takesPlace: true,
    })
    expect((await office.as('editor').get(`${home()}/ustawienia`)).html).toMatch(/value="before" checked/)
    const wrong = await set({ moderation: 'nigdy' })
    expect(wrong.status).toBe(422)
    expect(wrong.html).toContain('href="#f-moderation"')
  })

  test('moderation: at once on the page, or only after a look', async () => {
    const open = await give()
    expect((await office.stranger().get(remarks())).html).toContain(open.reference)
    await set({ moderation: 'before' })
    const waiting = await give({ body: 'Ta uwaga poczeka.' })
    expect((await office.stranger().get(remarks())).html).not.toContain(waiting.reference)
    await office.as('moderator').post(`${home()}/uwagi/razem`, { ids: waiting.id, act: 'publish' })
    expect((await office.stranger().get(remarks())).html).toContain(waiting.reference)
  })

  test('decisions: read when accepted, or only with the report, also in counts of the list', async () => {
    const { id, reference } = await give()
    await decideIn(id, 'accepted')
    const read = async () => (await office.stranger().get(`${remarks()}/${reference}`)).html
    const listed = async () =>
      (
        await office
          .stranger()
          .get(
            `/konsultacje?organizator=${process.organisationId}&stan=wszystkie&tekst=${encodeURIComponent(process.title)}`,
          )
      ).html
    expect(await read()).toContain('Za drogo.')
    expect(await listed()).toContain('1 z odpowiedzią')
    await set({ decisionsPublic: 'with-report' })
    expect(await read()).not.toContain('Za drogo.')
    expect(await listed()).not.toContain('z odpowiedzią')
    expect((await office.stranger().get(`/konsultacje/${process.slug}`)).html).not.toContain('z odpowiedzią')
    await recordProcessFact(systemContext(house, 'test'), process, 'reported_at', house.clock.now())
    expect(await read()).toContain('Za drogo.')
    expect(await listed()).toContain('1 z odpowiedzią')
  })

  test('a second person: whoever prepares a decision cannot accept it', async () => {
    const { id } = await give()
    await set({ secondAcceptance: 'tak' })
    expect((await decideIn(id, 'accepted')).status).toBe(422)
    await decideIn(id, 'to-verify')
    const accept = (role: 'clerk' | 'editor') =>
      office.as(role).post(`${home()}/uwagi/razem`, { ids: id, act: 'accept' })
    expect((await accept('clerk')).flash).toBe('remarks.flash.accepted-some')
    expect((await remarkById(at.db, id))?.settledAt).toBeNull()
    expect((await accept('editor')).flash).toBe('remarks.flash.accepted')
    expect((await remarkById(at.db, id))?.settledAt).not.toBeNull()
  })

  test('places: asked for and kept, or neither', async () => {
    expect(await give({ placeWords: 'przy śluzie', spot: '160,150' })).toMatchObject({
      placeWords: 'przy śluzie',
      lon: expect.any(Number),
    })
    await without('takesPlace')
    expect((await office.stranger().get(`${remarks()}/nowa`)).html).not.toContain('name="placeWords"')
    expect(await give({ placeWords: 'przy śluzie', spot: '160,150' })).toMatchObject({ placeWords: null, lon: null })
  })

  test('files: asked for and kept, or neither', async () => {
    const file = () => new File([aPdf(newId())], 'szkic.pdf', { type: 'application/pdf' })
    const kept = async () => filesOf(at.db, { kind: 'remark', id: (await give({ attachments: file() })).id })
    expect(await kept()).toHaveLength(1)
    await without('takesAttachments')
    expect((await office.stranger().get(`${remarks()}/nowa`)).html).not.toContain('type="file"')
    expect(await kept()).toEqual([])
  })

  test('cancelling asks for a reason, happens once, stays public, and ends taking remarks', async () => {
    expect((await office.as('editor').get(`${home()}/ustawienia`)).html).not.toContain('uniewaznienie')
    expect((await office.as('team-admin').get(`${home()}/ustawienia`)).html).toContain(`${home()}/uniewaznienie`)
    const asked = await office.as('team-admin').get(`${home()}/uniewaznienie`)
    expect(await mistakesIn(asked.html)).toEqual([])
    const nothing = await office.as('team-admin').post(`${home()}/uniewaznienie`, { reason: ' ' })
    expect(nothing.status).toBe(422)
    expect(nothing.html).toContain('href="#f-reason"')
    const cancel = () => office.as('team-admin').post(`${home()}/uniewaznienie`, { reason: 'Zmienił się stan prawny.' })
    expect((await cancel()).flash).toBe('consultations.flash.cancelled')
    expect((await cancel()).status).toBe(409)
    const { html } = await office.stranger().get(`/konsultacje/${process.slug}`)
    expect(html).toContain('Zmienił się stan prawny.')
    expect(html).not.toContain(`${remarks()}/nowa`)
    expect((await office.stranger().get(`${remarks()}/nowa`)).status).toBe(409)
    expect((await office.as('team-admin').get(`${home()}/ustawienia`)).html).not.toContain('uniewaznienie')
  })
})
