import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { eachEngine } from '../../../../tests/support/database.ts'
import { mistakesIn } from '../../../../tests/support/house.ts'
import { newId } from '../../../platform/ids.ts'
import { outboxOf } from '../../notices/examples.ts'
import type { Process } from '../../processes/index.ts'
import { discussionsActivities } from '../activity.tsx'
import { aRoom, somePorts } from '../examples.ts'
import { personalData } from '../personal-data.ts'
import { postSubject } from '../posts/moderation.ts'
import { postById, postByNumber } from '../posts/store.ts'
import type { FoundRoom } from '../rooms/actions.ts'
import { closeRoom } from '../rooms/actions.ts'
import { findRoom } from '../rooms/store.ts'
import { aStage, hidden } from '../testing.ts'
import { ideaByNumber } from './store.ts'

const HAMMOCKS = {
  title: 'Wieszaki na hamaki między lipami',
  body: 'Latem ludzie leżą na trawie. Słupki z hakami nie szkodzą drzewom.',
  theme: '',
  placeWords: 'przy śluzie',
  signature: ' Ela  z Portowej ',
}

eachEngine('ideas of a consultation', (at) => {
  let stage: Awaited<ReturnType<typeof aStage>>
  let process: Process
  beforeAll(async () => {
    stage = await aStage(at)
  })
  afterAll(() => stage.house.close())
  beforeEach(async () => {
    stage.house.clock.set('2026-09-10T10:00:00Z')
    process = await stage.newProcess()
  })

  const home = () => `/konsultacje/${process.slug}/pomysly`
  const work = () => `/praca${home()}`
  const room = (settings = {}) => aRoom(stage.system(), process, 'ideas', settings)
  const stranger = () => stage.wing.stranger()
  const give = (given: Partial<typeof HAMMOCKS> = {}) =>
    stage.fill(stage.wing.visitor(), `${home()}/nowy`, { ...HAMMOCKS, ...given })
  const idea = async (number = 1) => {
    const found = await findRoom(at.db, process.id, 'ideas')
    return ideaByNumber(at.db, found?.id ?? '', number)
  }
  const later = () => stage.house.clock.set(stage.house.clock.now().add({ seconds: 1 }))

  test('a team prepares it, sees it alone, opens it; a process has one, also when two begin at once', async () => {
    const editor = stage.wing.as(stage.editor)
    expect(await mistakesIn((await editor.get(work())).html)).toEqual([])
    const settings = { lead: 'Jak ma wyglądać park?', moderation: 'after', themes: 'Zieleń\nZabawa\nZieleń' }
    const answers = await Promise.all([editor.post(work(), settings), editor.post(work(), settings)])
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409])
    expect((await findRoom(at.db, process.id, 'ideas'))?.themes).toEqual(['Zieleń', 'Zabawa'])
    expect((await stranger().get(home())).status).toBe(404)
    expect((await stage.wing.as(stage.foreign).get(work())).status).toBe(404)
    expect((await stage.wing.as(stage.clerk).post(`${work()}/otwarcie`)).status).toBe(404)
    expect((await editor.post(`${work()}/otwarcie`)).flash).toBe('discussions.flash.otwarcie')
    const page = await stranger().get(home())
    expect(page.html).toContain('Jak ma wyglądać park?')
    expect(await mistakesIn(page.html)).toEqual([])
    expect((await editor.post(`${work()}/wyrzucenie`)).status).toBe(409)
  })

  test('somebody without an account gives an idea, gets a page of their own, and everybody reads it', async () => {
    await room({ themes: ['Zieleń'] })
    const form = await stranger().get(`${home()}/nowy`)
    expect(await mistakesIn(form.html)).toEqual([])
    expect(form.html).toContain('Administratorem jest Burmistrz.')
    const sent = await give({ theme: 'Zieleń' })
    expect(sent.location).toMatch(/^\/wpisy\/[0-9a-f-]{36}\?klucz=/)
    const own = await stranger().get(sent.location ?? '')
    expect(own.html).toContain('Mamy Twój pomysł')
    expect(own.html).toContain('Widać to już na stronie.')
    expect(await mistakesIn(own.html)).toEqual([])
    expect(await idea()).toMatchObject({ signature: 'Ela z Portowej', theme: 'Zieleń', placeWords: 'przy śluzie' })
    const page = await stranger().get(`${home()}/1`)
    expect(page.html).toContain('Wieszaki na hamaki')
    expect(await mistakesIn(page.html)).toEqual([])
    expect((await stranger().get(home())).html).toContain('Wieszaki na hamaki')
  })

  test('a second press of the button is one idea with one page; many at once too', async () => {
    await room()
    const { html } = await stranger().get(`${home()}/nowy`)
    stage.house.clock.set('2026-09-10T11:00:00Z')
    const shown = { formKey: hidden(html, 'formKey'), shown: hidden(html, 'shown'), website: '' }
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => stranger().post(`${home()}/nowy`, { ...HAMMOCKS, ...shown })),
    )
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([303]))
    expect(new Set(answers.map(({ location }) => location)).size).toBe(1)
    const [one, ...others] = (await stranger().get(`${home()}.csv`)).html.trim().split('\n').slice(1)
    expect([one?.includes('Wieszaki'), others]).toEqual([true, []])
  })

  test.each<[string, Record<string, string>, string]>([
    ['too short', { body: 'Hamaki' }, 'co najmniej 10 znaków'],
    ['without a title', { title: '' }, 'Napisz tytuł'],
    ['a machine that fills in everything', { website: 'https://spam.example' }, 'zbyt szybko'],
    ['without the moment it was shown', { shown: '' }, 'zbyt szybko'],
  ])('%s: the form comes back with what was typed', async (_, given, words) => {
    await room()
    const answer = await stage.fill(stranger(), `${home()}/nowy`, { ...HAMMOCKS, placeWords: 'przy moście', ...given })
    expect(answer.status).toBe(422)
    expect(answer.html).toContain('<title>Błąd:')
    expect(answer.html).toContain(words)
    expect(answer.html).toContain('przy moście')
    expect(await idea()).toBeNull()
  })

  test('forty in an hour from one place are enough', async () => {
    stage.house.clock.set('2026-09-11T10:00:00Z')
    await room()
    const { fields } = await give()
    const more = Array.from({ length: 40 }, () => stranger().post(`${home()}/nowy`, { ...fields, formKey: newId() }))
    const statuses = (await Promise.all(more)).map(({ status }) => status)
    expect(statuses.filter((status) => status === 429)).toHaveLength(1)
  })

  test('what is alike is found by other forms of words, with script and without', async () => {
    stage.house.clock.set('2026-09-12T10:00:00Z')
    await room()
    await give()
    await give({ title: 'Toaleta przy placu zabaw', body: 'Dzieci nie mają dokąd pójść, najbliższa jest na rynku.' })
    const found = await stranger().get(`${home()}/podobne?q=${encodeURIComponent('hamak pod lipą')}`)
    expect(JSON.parse(found.html)).toEqual([{ label: HAMMOCKS.title, href: `${home()}/1` }])
    expect(JSON.parse((await stranger().get(`${home()}/podobne?q=parking`)).html)).toEqual([])
    const asked = await stage.fill(stranger(), `${home()}/nowy`, {
      title: 'Hamaki pod lipami',
      body: '',
      similar: 'tak',
    })
    expect(asked.status).toBe(200)
    expect(asked.html).toContain(`href="${home()}/1"`)
    expect(asked.html).toContain('value="Hamaki pod lipami"')
    expect(await idea(3)).toBeNull()
  })

  test('one support for a browser and one for an account, however often; taken back, it is gone', async () => {
    stage.house.clock.set('2026-09-13T10:00:00Z')
    await room()
    await give()
    const browser = stage.wing.visitor()
    await browser.post(`${home()}/1/poparcie`)
    await Promise.all(Array.from({ length: 10 }, () => browser.post(`${home()}/1/poparcie`)))
    const person = stage.wing.as(stage.foreign)
    await Promise.all(Array.from({ length: 10 }, () => person.post(`${home()}/1/poparcie`)))
    expect((await idea())?.supports).toBe(2)
    expect((await browser.get(`${home()}/1`)).html).toContain('Popierasz ten pomysł.')
    expect((await stranger().get(`${home()}/1`)).html).not.toContain('Popierasz ten pomysł.')
    await browser.post(`${home()}/1/poparcie/wycofanie`)
    await stranger().post(`${home()}/1/poparcie/wycofanie`)
    expect((await idea())?.supports).toBe(1)
  })

  test('people comment; the team answers, in draft first, and the author hears of it', async () => {
    stage.house.clock.set('2026-09-14T10:00:00Z')
    await room()
    const sent = await give()
    const [, id = '', key = ''] = /wpisy\/([^?]+)\?klucz=(.+)/.exec(sent.location ?? '') ?? []
    await stranger().post(`/wpisy/${id}/adres`, { key, email: 'ela@example.org' })
    expect((await stranger().post(`/wpisy/${id}/adres`, { key: 'zły', email: 'x@example.org' })).status).toBe(404)
    const comment = { body: 'Byle nie za blisko placu zabaw.', signature: '' }
    await stage.fill(stranger(), `${home()}/1`, comment, `${home()}/1/komentarze`)
    const answer = `${work()}/1/odpowiedz`
    expect((await stage.wing.as(stage.moderator).get(answer)).status).toBe(404)
    const clerk = stage.wing.as(stage.clerk)
    expect(await mistakesIn((await clerk.get(answer)).html)).toEqual([])
    const words = { state: 'rejected', body: 'Korzenie lip nie zniosą słupków.' }
    expect((await clerk.post(answer, { ...words, state: '' })).status).toBe(422)
    await clerk.post(answer, { ...words, publish: '' })
    expect((await stranger().get(`${home()}/1`)).html).not.toContain('Korzenie lip')
    expect((await clerk.get(answer)).html).toContain('Korzenie lip')
    later()
    await clerk.post(answer, { ...words, publish: 'tak' })
    const page = await stranger().get(`${home()}/1`)
    expect(page.html).toContain('Korzenie lip')
    expect(page.html).toContain('Byle nie za blisko')
    expect(await mistakesIn(page.html)).toEqual([])
    expect(await idea()).toMatchObject({ state: 'rejected', comments: 1 })
    const letters = (await outboxOf(at.db)).filter(({ email }) => email === 'ela@example.org')
    expect(letters.map(({ template }) => template)).toEqual(['post-received', 'post-answered'])
    expect((await stranger().get(`${home()}?stan=accepted`)).html).not.toContain('Wieszaki na hamaki')
    expect((await stranger().get(`${home()}?stan=rejected`)).html).toContain('Wieszaki na hamaki')
  })

  test('read before it is shown: nobody sees it, the moderator shows it; hidden, its reason stands in its place', async () => {
    stage.house.clock.set('2026-09-15T10:00:00Z')
    const found = (await room({ moderation: 'before' })) as FoundRoom
    const sent = await give()
    expect((await stranger().get(sent.location ?? '')).html).toContain('Pokażemy to, gdy')
    expect((await stranger().get(`${home()}/1`)).status).toBe(404)
    expect((await stranger().get(`${home()}.csv`)).html).not.toContain('hamaki')
    const subject = postSubject(somePorts)
    const { rows } = await subject.waiting(stage.system(), stage.organisationId, { limit: 50 })
    const waiting = rows.find(({ path }) => path === `${home()}/1`)
    expect(waiting?.state).toBe('waiting')
    const moderator = { ...stage.system(), actor: stage.moderator }
    await expect(subject.publish({ ...moderator, actor: stage.clerk }, waiting?.id ?? '')).rejects.toThrow()
    await subject.publish(moderator, waiting?.id ?? '')
    expect((await stranger().get(`${home()}/1`)).html).toContain('Wieszaki na hamaki')
    expect((await subject.findByPath(stage.system(), `${home()}/1`))?.id).toBe(waiting?.id)
    await subject.hide(moderator, waiting?.id ?? '', 'hate')
    const hiddenPage = await stranger().get(`${home()}/1`)
    expect(hiddenPage.html).toContain('Powód: Mowa nienawiści')
    expect(hiddenPage.html).not.toContain('Wieszaki na hamaki')
    expect((await stranger().get(home())).html).not.toContain('Wieszaki na hamaki')
    await subject.show(moderator, waiting?.id ?? '')
    expect((await postByNumber(at.db, found.room.id, 1))?.hiddenAt).toBeNull()
  })

  test('its author takes it back, others cannot; the words leave every page', async () => {
    stage.house.clock.set('2026-09-16T10:00:00Z')
    await room()
    const sent = await give()
    const [, id = '', key = ''] = /wpisy\/([^?]+)\?klucz=(.+)/.exec(sent.location ?? '') ?? []
    expect((await stranger().post(`/wpisy/${id}/wycofanie`, { key: 'x' })).status).toBe(404)
    expect((await stranger().get(`/wpisy/${id}`)).status).toBe(404)
    expect((await stranger().post(`/wpisy/${id}/wycofanie`, { key })).flash).toBe('discussions.flash.withdrawn')
    for (const path of [`${home()}/1`, home(), `${home()}.csv`])
      expect((await stranger().get(path)).html).not.toContain('Wieszaki na hamaki')
  })

  test('before opening and after closing nothing is written, also with a form shown before', async () => {
    stage.house.clock.set('2026-09-17T10:00:00Z')
    const found = await room()
    const { fields } = await give()
    for (const now of ['2026-09-01T05:59:59Z', '2026-09-30T22:00:00Z']) {
      stage.house.clock.set(now)
      expect((await stranger().get(`${home()}/nowy`)).status).toBe(409)
      expect((await stranger().post(`${home()}/nowy`, { ...fields, formKey: newId() })).status).toBe(409)
      expect((await stranger().post(`${home()}/1/poparcie`)).status).toBe(409)
    }
    stage.house.clock.set('2026-09-18T10:00:00Z')
    await closeRoom({ ...stage.system(), actor: stage.editor }, found, true)
    later()
    expect((await stranger().get(`${home()}/nowy`)).status).toBe(409)
    expect((await stranger().get(`${home()}/1`)).status).toBe(200)
  })

  test('where only people with an account write, others are told; what they wrote is theirs to have and to forget', async () => {
    stage.house.clock.set('2026-09-19T10:00:00Z')
    await room({ accounts: true })
    expect((await stranger().get(`${home()}/nowy`)).status).toBe(409)
    const person = stage.foreign
    await stage.fill(stage.wing.as(person), `${home()}/nowy`, HAMMOCKS)
    const written = await idea()
    expect(written?.personId).toBe(person.id)
    const subject = { id: person.id, email: person.email }
    expect(JSON.stringify(await personalData.export(stage.system(), subject))).toContain('Wieszaki na hamaki')
    await personalData.erase(stage.system(), subject)
    expect(await postById(at.db, written?.id ?? '')).toMatchObject({ personId: null, signature: null })
    expect((await stranger().get(`${home()}/1`)).html).not.toContain('Ela z Portowej')
  })

  test('sorted by support and paged, a list misses nothing and repeats nothing', async () => {
    stage.house.clock.set('2026-09-20T10:00:00Z')
    await room()
    const { fields } = await give()
    for (let number = 2; number <= 30; number += 1) {
      stage.house.clock.set(`2026-09-20T11:${String(number + 10)}:00Z`)
      const shown = hidden((await stranger().get(`${home()}/nowy`)).html, 'shown')
      later()
      for (let second = 0; second < 4; second += 1) later()
      await stranger().post(`${home()}/nowy`, { ...fields, shown, formKey: newId(), title: `Pomysł numer ${number}` })
      if (number % 3 === 0) await stage.wing.visitor().post(`${home()}/${number}/poparcie`)
    }
    const seen: string[] = []
    let next: string | undefined = `${home()}?kolejnosc=supported`
    while (next) {
      const { html } = await stranger().get(next)
      seen.push(...[...html.matchAll(/pomysly\/(\d+)"/g)].map(([, number = '']) => number))
      next = /href="([^"]*)"[^>]*rel="next"/.exec(html)?.[1]?.replaceAll('&amp;', '&')
      if (seen.length > 100) throw new Error('the list goes round')
    }
    expect(seen).toHaveLength(30)
    expect(new Set(seen).size).toBe(30)
    expect(seen.slice(0, 10).every((number) => Number(number) % 3 === 0)).toBe(true)
    const file = (await stranger().get(`${home()}.csv`)).html
    expect(file.trim().split('\n')).toHaveLength(31)
  })

  test('a file with a formula in a title is harmless', async () => {
    stage.house.clock.set('2026-09-21T10:00:00Z')
    await room()
    await give({ title: '=HYPERLINK("http://zle.example")' })
    expect((await stranger().get(`${home()}.csv`)).html).not.toMatch(/(^|;|")=HYPERLINK/m)
  })

  test('the page of the process, the work list and the report know of it', async () => {
    stage.house.clock.set('2026-09-22T10:00:00Z')
    const [activity] = discussionsActivities()
    const context = stage.system()
    expect(await activity?.isPart?.(stage.system(), process)).toBe(false)
    await room()
    await give({ body: 'Zadzwońcie do mnie: 600 100 200, chętnie pomogę.' })
    expect(await activity?.isPart?.(context, process)).toBe(true)
    expect(await activity?.mainActions(stage.system(), process)).toEqual([
      { label: 'Podziel się pomysłem', href: `${home()}/nowy` },
    ])
    expect(await activity?.counts(context, process)).toEqual([{ label: '1 pomysł', href: home() }])
    expect(await activity?.workList({ ...context, actor: stage.clerk }, process)).toMatchObject([{ count: 1 }])
    const blocks: unknown[] = []
    for await (const block of activity?.reportBlocks?.(stage.system(), process) ?? []) blocks.push(block)
    expect(blocks).toMatchObject([{ kind: 'heading' }, { kind: 'keyValues' }, { kind: 'table' }])
  })
})
