import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { eachEngine } from '../../../../tests/support/database.ts'
import { contextOf, mistakesIn } from '../../../../tests/support/house.ts'
import { outboxOf } from '../../notices/examples.ts'
import { aQuestion } from '../examples.ts'
import { personalData } from '../personal-data.ts'
import { publishedText } from '../store.ts'
import { aLibrary } from '../testing.ts'
import { moderationSubjects } from './moderation.ts'
import { answersOf, questionBySlug } from './store.ts'

const WORDS = { title: 'Czy młodzież może głosować w budżecie?', details: 'Mamy pytanie od szkoły.', signature: 'Ola' }

eachEngine('questions of the knowledge base', (at) => {
  let library: Awaited<ReturnType<typeof aLibrary>>
  beforeAll(async () => {
    library = await aLibrary(at)
  })
  afterAll(() => library.house.close())
  beforeEach(() => library.house.clock.set('2026-09-10T10:00:00Z'))

  const stranger = () => library.wing.stranger()
  const askNow = (given: Record<string, string> = {}) =>
    library.fill(stranger(), '/wiedza/pytania/nowe', { ...WORDS, ...given })
  const keyIn = (html: string) => /klucz=([A-Za-z0-9_-]+)/.exec(html)?.[1] ?? ''

  test('a stranger asks, a moderator shows it, a member answers by name, the asker marks what helped', async () => {
    const asked = await askNow()
    expect(asked.status).toBe(200)
    expect(await mistakesIn(asked.html)).toEqual([])
    const key = keyIn(asked.html)
    const path = '/wiedza/pytania/czy-mlodziez-moze-glosowac-w-budzecie'
    expect((await stranger().get(path)).status).toBe(404)
    expect((await stranger().get('/wiedza/pytania')).html).not.toContain(WORDS.title)

    const coordinator = library.wing.as(library.coordinator)
    const desk = await coordinator.get('/administracja/wiedza/pytania')
    expect(desk.html).toContain(WORDS.title)
    expect(await mistakesIn(desk.html)).toEqual([])
    await coordinator.post(`${path}/publikacja`)
    expect((await stranger().get('/wiedza/pytania')).html).toContain(WORDS.title)

    const refused = await library.wing.as(library.other).post(`${path}/odpowiedzi`, { body: 'Myślę, że może.' })
    expect(refused.status).toBe(404)
    const member = library.wing.as(library.member)
    const answered = await library.fill(
      member,
      path,
      { body: 'Może, bo **mieszkaniec** nie ma progu wieku.', sources: 'Kodeks cywilny | https://example.org/kc' },
      `${path}/odpowiedzi`,
    )
    expect(answered.flash).toBe('knowledge.done.answered')
    // The same form sent again is one answer.
    await member.post(`${path}/odpowiedzi`, answered.sent)
    const question = await questionBySlug(at.db, path.split('/').at(-1) ?? '')
    expect(question?.answerCount).toBe(1)
    const shown = await stranger().get(path)
    expect(shown.html).toContain('Iga Jasna')
    expect(shown.html).toContain('"@type":"QAPage"')
    expect(shown.html).not.toContain('/najlepsza')
    expect(await mistakesIn(shown.html)).toEqual([])

    const own = await stranger().get(`${path}?klucz=${key}`)
    expect(own.html).toContain('/najlepsza')
    const [answer] = await answersOf(at.db, question?.id ?? '')
    const mark = (secret: string) => stranger().post(`${path}/najlepsza`, { answer: answer?.id ?? '', secret })
    expect((await mark('zly')).status).toBe(404)
    expect((await mark(key)).flash).toBe('knowledge.done.marked')
    expect((await stranger().get(path)).html).toContain('Najlepsza odpowiedź')

    // It becomes a part of a guide, which shows it.
    const guide = await publishedText(at.db, 'guide', 'konsultacje-w-gminie')
    await coordinator.post(`${path}/poradnik`, { guide: guide?.id ?? '' })
    expect((await stranger().get('/wiedza/poradniki/konsultacje-w-gminie')).html).toContain(WORDS.title)
  })

  test('a question with mistakes comes back with everything that was typed', async () => {
    const answer = await askNow({ title: 'Krótko', email: 'nie-adres', details: 'Długi opis sprawy.' })
    expect(answer.status).toBe(422)
    expect(answer.html).toContain('Błąd:')
    expect(answer.html).toContain('Długi opis sprawy.')
    expect(answer.html).toContain('nie-adres')
    expect(await mistakesIn(answer.html)).toEqual([])
  })

  test('what was asked before is shown on the way, also without script', async () => {
    const answer = await library.fill(stranger(), '/wiedza/pytania/nowe', {
      title: 'ile dni konsultacji planu',
      similar: 'tak',
    })
    expect(answer.status).toBe(200)
    expect(answer.html).toContain('/wiedza/pytania/ile-dni')
    const { html } = await stranger().get('/wiedza/pytania/podobne?q=konsultacja+plan+miejscowy+dni')
    expect(JSON.parse(html)).toContainEqual({
      label: 'Ile dni trwają konsultacje planu miejscowego?',
      href: '/wiedza/pytania/ile-dni',
    })
  })

  test('machines are refused: too quick, or a field nobody sees filled in', async () => {
    const quick = await stranger().post('/wiedza/pytania/nowe', { ...WORDS, title: 'Pytanie od maszyny?' })
    expect(quick.status).toBe(422)
    const bait = await askNow({ title: 'Drugie pytanie od maszyny?', website: 'https://spam.example' })
    expect(bait.status).toBe(422)
    expect(await questionBySlug(at.db, 'pytanie-od-maszyny')).toBe(null)
    expect(await questionBySlug(at.db, 'drugie-pytanie-od-maszyny')).toBe(null)
  })

  test('whoever leaves an address confirms it first, and hears of answers after that', async () => {
    const email = 'pyta@example.org'
    await askNow({ title: 'Czy sołtys może odmówić zebrania?', email })
    const letters = async () =>
      (await outboxOf(at.db)).filter((letter) => letter.email === email).map(({ template }) => template)
    expect(await letters()).toEqual(['follow-confirmation'])
  })

  test('a hidden question leaves every page, and a hidden answer is nobody’s best', async () => {
    const question = await aQuestion(library.system())
    const path = `/wiedza/pytania/${question.slug}`
    await library.fill(library.wing.as(library.member), path, { body: 'Komisja, na żywo.' }, `${path}/odpowiedzi`)
    const [answer] = await answersOf(at.db, question.id)
    const asCoordinator = () => contextOf(library.house, library.coordinator)
    await library.wing.as(library.coordinator).post(`${path}/najlepsza`, { answer: answer?.id ?? '' })
    const [questions, answers] = moderationSubjects()
    const reported = await answers?.findByPath(contextOf(library.house), `${path}#odpowiedz-${answer?.id}`)
    expect(reported?.text).toBe('Komisja, na żywo.')
    await answers?.hide(asCoordinator(), answer?.id ?? '', 'rules')
    expect((await questionBySlug(at.db, question.slug))?.bestAnswerId).toBe(null)
    expect((await stranger().get(path)).html).not.toContain('Komisja, na żywo.')
    await answers?.show(asCoordinator(), answer?.id ?? '')
    expect((await stranger().get(path)).html).toContain('Komisja, na żywo.')

    await questions?.hide(asCoordinator(), question.id, 'spam')
    const left = (await stranger().get(path)).html
    expect(left).not.toContain('W małej gminie.')
    expect(left).not.toContain(question.title)
    expect((await stranger().get('/wiedza/pytania')).html).not.toContain(question.title)
    const feed = await stranger().get('/wiedza/pytania/kanal.xml')
    expect(feed.html).toContain('Ile dni trwają konsultacje planu miejscowego?')
    expect(feed.html).not.toContain(question.title)
  })

  test('erasing a person leaves what they answered without them', async () => {
    const question = await aQuestion(library.system())
    const path = `/wiedza/pytania/${question.slug}`
    await library.fill(library.wing.as(library.member), path, { body: 'Tak mówi ustawa.' }, `${path}/odpowiedzi`)
    const person = { id: library.member.id, email: library.member.email }
    const { data } = await personalData.export(library.system(), person)
    expect(JSON.stringify(data)).toContain('Tak mówi ustawa.')
    await personalData.erase(library.system(), person)
    const { html } = await stranger().get(`${path}?po`)
    expect(html).toContain('Tak mówi ustawa.')
    expect(html).not.toContain('Iga Jasna')
    expect(html).toContain('Praktyk, który usunął konto')
    expect(JSON.stringify((await personalData.export(library.system(), person)).data)).not.toContain('ustawa')
  })
})
