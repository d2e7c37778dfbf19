import sharp from 'sharp'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { eachEngine } from '../../../../tests/support/database.ts'
import { mistakesIn } from '../../../../tests/support/house.ts'
import { outboxOf } from '../../notices/examples.ts'
import type { Process } from '../../processes/index.ts'
import { discussionsActivities } from '../activity.tsx'
import { aRoom } from '../examples.ts'
import { findRoom } from '../rooms/store.ts'
import { aStage } from '../testing.ts'
import { expertsOf } from './store.ts'

const LIMES = { body: 'Czy lipy w alei zostaną, także te stare?', signature: '', theme: '', expert: '' }

eachEngine('questions to experts', (at) => {
  let stage: Awaited<ReturnType<typeof aStage>>
  let process: Process
  let day = 0
  beforeAll(async () => {
    stage = await aStage(at)
  })
  afterAll(() => stage.house.close())
  beforeEach(async () => {
    day += 1
    stage.house.clock.set(`2026-09-${String(10 + day)}T10:00:00Z`)
    process = await stage.newProcess()
    await aRoom(stage.system(), process, 'questions', { themes: ['Drzewa'] })
  })

  const home = () => `/konsultacje/${process.slug}/pytania`
  const work = () => `/praca${home()}`
  const stranger = () => stage.wing.stranger()
  const ask = (given: Partial<typeof LIMES> = {}) => stage.fill(stranger(), `${home()}/nowe`, { ...LIMES, ...given })
  const experts = async () => expertsOf(at.db, (await findRoom(at.db, process.id, 'questions'))?.id ?? '')
  async function anExpert(name = 'Anna Lipska') {
    await stage.wing
      .as(stage.editor)
      .post(`${work()}/eksperci`, { name, role: 'dendrolożka', about: 'O drzewach.', alt: '' })
    return (await experts()).find((expert) => expert.name === name)
  }

  test('experts have pictures with words for those who do not see them', async () => {
    const editor = stage.wing.as(stage.editor)
    const png = await sharp({ create: { width: 40, height: 40, channels: 3, background: '#1d5b3f' } })
      .png()
      .toBuffer()
    const picture = new File([new Uint8Array(png)], 'anna.png', { type: 'image/png' })
    const words = { name: 'Anna Lipska', role: 'dendrolożka', about: 'O drzewach.' }
    const refused = await editor.post(`${work()}/eksperci`, { ...words, alt: '', picture })
    expect(refused.status).toBe(422)
    expect(refused.html).toContain('co widać na zdjęciu')
    expect((await editor.post(`${work()}/eksperci`, { ...words, alt: 'Kobieta pod lipą', picture })).flash).toBe(
      'discussions.flash.expert-added',
    )
    const page = await stranger().get(home())
    expect(page.html).toContain('alt="Kobieta pod lipą"')
    expect(await mistakesIn(page.html)).toEqual([])
    const [expert] = await experts()
    expect(await mistakesIn((await editor.get(`${work()}/eksperci/${expert?.id}`)).html)).toEqual([])
    await editor.post(`${work()}/eksperci/${expert?.id}/dane`, { ...words, role: 'profesorka', alt: 'Kobieta' })
    expect((await stranger().get(home())).html).toContain('profesorka')
    expect((await stage.wing.as(stage.clerk).get(`${work()}/eksperci`)).status).toBe(404)
  })

  test('a person asks without an account; the answer is drafted, then published, and the asker hears of it', async () => {
    const expert = await anExpert()
    const form = await stranger().get(`${home()}/nowe`)
    expect(await mistakesIn(form.html)).toEqual([])
    const sent = await ask({ expert: expert?.id ?? '', theme: 'Drzewa' })
    const [, id = '', key = ''] = /wpisy\/([^?]+)\?klucz=(.+)/.exec(sent.location ?? '') ?? []
    await stranger().post(`/wpisy/${id}/adres`, { key, email: 'pyta@example.org' })
    // Letters are told apart in time by the clock, which stands still in a test.
    stage.house.clock.set(stage.house.clock.now().add({ minutes: 5 }))
    const answer = `${work()}/1/odpowiedz`
    const clerk = stage.wing.as(stage.clerk)
    expect(await mistakesIn((await clerk.get(answer)).html)).toEqual([])
    await clerk.post(answer, { expert: expert?.id ?? '', body: 'Zostaną wszystkie lipy.', publish: '' })
    const before = await stranger().get(`${home()}/1`)
    expect(before.html).toContain('czeka na odpowiedź')
    expect(before.html).not.toContain('Zostaną wszystkie')
    expect((await outboxOf(at.db)).filter(({ template }) => template === 'post-answered')).toEqual([])
    await clerk.post(answer, { expert: expert?.id ?? '', body: 'Zostaną wszystkie lipy, także stare.', publish: 'tak' })
    const after = await stranger().get(`${home()}/1`)
    expect(after.html).toContain('Odpowiada Anna Lipska')
    expect(after.html).toContain('także stare')
    expect(await mistakesIn(after.html)).toEqual([])
    const letters = (await outboxOf(at.db)).filter(({ email }) => email === 'pyta@example.org')
    expect(letters.map(({ template }) => template)).toEqual(['post-received', 'post-answered'])
    expect(letters.at(-1)?.text).toContain('Zostaną wszystkie lipy, także stare.')
  })

  test('an address taken back hears nothing', async () => {
    const sent = await ask()
    const [, id = '', key = ''] = /wpisy\/([^?]+)\?klucz=(.+)/.exec(sent.location ?? '') ?? []
    await stranger().post(`/wpisy/${id}/adres`, { key, email: 'nie@example.org' })
    await stranger().post(`/wpisy/${id}/adres/usuniecie`, { key })
    await stage.wing.as(stage.clerk).post(`${work()}/1/odpowiedz`, { body: 'Zostaną wszystkie.', publish: 'tak' })
    const letters = (await outboxOf(at.db)).filter(({ email }) => email === 'nie@example.org')
    expect(letters.map(({ template }) => template)).toEqual(['post-received'])
  })

  test('the list is filtered by expert, theme and whether there is an answer', async () => {
    const [anna, jan] = [await anExpert(), await anExpert('Jan Wodny')]
    await ask({ expert: anna?.id ?? '', theme: 'Drzewa' })
    await ask({ body: 'Jak głęboka jest Netta przy śluzie?', expert: jan?.id ?? '' })
    await stage.wing.as(stage.clerk).post(`${work()}/2/odpowiedz`, { body: 'Ponad dwa metry.', publish: 'tak' })
    const shows = async (query: string) => {
      const { html } = await stranger().get(`${home()}?${query}`)
      return [html.includes('Czy lipy'), html.includes('Jak głęboka')]
    }
    expect(await shows('')).toEqual([true, true])
    expect(await shows(`ekspert=${anna?.id}`)).toEqual([true, false])
    expect(await shows(`ekspert=${jan?.id}`)).toEqual([false, true])
    expect(await shows('temat=Drzewa')).toEqual([true, false])
    expect(await shows('stan=answered')).toEqual([false, true])
    expect(await shows('stan=asked')).toEqual([true, false])
    const file = (await stranger().get(`${home()}.csv`)).html
    expect(file).toContain('Ponad dwa metry.')
  })

  test('a similar question is found while writing', async () => {
    await ask()
    const found = await stranger().get(`${home()}/podobne?q=${encodeURIComponent('co ze starą lipą w alei')}`)
    expect(JSON.parse(found.html)).toEqual([{ label: LIMES.body, href: `${home()}/1` }])
  })

  test('an expert taken off the list keeps their answers and is asked no more', async () => {
    const expert = await anExpert()
    await ask()
    await stage.wing
      .as(stage.clerk)
      .post(`${work()}/1/odpowiedz`, { expert: expert?.id ?? '', body: 'Zostaną wszystkie.', publish: 'tak' })
    await stage.wing.as(stage.editor).post(`${work()}/eksperci/${expert?.id}/usuniecie`)
    expect((await stranger().get(`${home()}/1`)).html).toContain('Odpowiada Anna Lipska')
    expect((await stranger().get(`${home()}/nowe`)).html).not.toContain('Anna Lipska')
  })

  test('two people publish one draft: it is published once', async () => {
    await ask()
    const clerk = stage.wing.as(stage.clerk)
    const words = { body: 'Zostaną wszystkie.', publish: 'tak' }
    await Promise.all([clerk.post(`${work()}/1/odpowiedz`, words), clerk.post(`${work()}/1/odpowiedz`, words)])
    const { html } = await stranger().get(`${home()}/1`)
    expect(html.split('Zostaną wszystkie.').length - 1).toBeLessThanOrEqual(2)
    expect(html).toContain('Zostaną wszystkie.')
  })

  test('the report tells each question with its answer', async () => {
    await anExpert()
    await ask()
    const [, activity] = discussionsActivities()
    const words: string[] = []
    for await (const block of activity?.reportBlocks?.(stage.system(), process) ?? []) words.push(JSON.stringify(block))
    expect(words.join('\n')).toContain('Czy lipy w alei zostaną')
    expect(words.join('\n')).toContain('Anna Lipska, dendrolożka')
    expect(await activity?.workList({ ...stage.system(), actor: stage.clerk }, process)).toMatchObject([{ count: 1 }])
  })
})
