import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { eachEngine } from '../../../../tests/support/database.ts'
import { aHouse, aPerson, aWing, contextOf, mistakesIn, type TestHouse } from '../../../../tests/support/house.ts'
import { emptyNotices } from '../examples.ts'
import { openRoutes } from '../routes.tsx'
import { keepLetterWords, wordingProblems } from './actions.ts'
import { type LetterKind, previewOf, sentencesOf } from './kinds.ts'
import { keepWords } from './store.ts'

const kind: LetterKind = {
  template: 'follow-confirmation',
  sample: (t) => ({
    subject: t('notices.mail.confirm.subject', { title: 'Park' }),
    blocks: [
      { kind: 'heading', text: t('notices.mail.confirm.heading') },
      { kind: 'paragraph', text: t('notices.state.queued') },
    ],
  }),
}

eachEngine('words of letters', (at) => {
  let house: TestHouse
  let wing: Awaited<ReturnType<typeof aWing>>
  const admin = aPerson({ roles: [{ role: 'administrator', scope: null }] })
  const coordinator = aPerson({ roles: [{ role: 'coordinator', scope: null }] })
  const path = '/administracja/wiadomosci/szablony/follow-confirmation/pl'
  const subject = (locale: 'pl' | 'en' = 'pl') =>
    house.texts.in(locale)('notices.mail.confirm.subject', { title: 'Park' })

  beforeAll(async () => {
    house = await aHouse(at)
    wing = await aWing(house, openRoutes({ desk: () => ({ owner: '', navigation: [] }), letters: [kind] }))
  })
  beforeEach(async () => {
    await emptyNotices(house.db)
    await keepLetterWords(house)
  })
  afterAll(() => house.close())

  test('a letter offers its own sentences with their gaps, and no word that pages share', () => {
    expect(sentencesOf(house.texts, kind, 'pl')).toEqual([
      { key: 'notices.mail.confirm.subject', builtIn: 'Potwierdź: {title}', gaps: ['title'] },
      { key: 'notices.mail.confirm.heading', builtIn: 'Jeszcze jedno kliknięcie', gaps: [] },
    ])
  })

  test.each([
    ['Sieć pyta o: {title}', []],
    ['', []],
    ['Sieć pyta o: {nazwa}', [{ key: 'notices.mail.confirm.subject', problem: 'gap', gap: 'nazwa' }]],
    ['x'.repeat(1501), [{ key: 'notices.mail.confirm.subject', problem: 'long' }]],
  ])('words are checked before they are kept (%#)', (words, problems) => {
    const sentences = sentencesOf(house.texts, kind, 'pl')
    expect(wordingProblems(sentences, { 'notices.mail.confirm.subject': words })).toEqual(problems)
  })

  test('a preview says the words with made-up facts and keeps nothing', async () => {
    const preview = previewOf(house, kind, 'pl', new Map([['notices.mail.confirm.subject', '<b>{title}</b>?']]))
    expect(preview.subject).toBe('<b>Park</b>?')
    expect(preview.html).toContain('&lt;b>Park')
    const shown = await wing.as(admin).post(path, { 'zdanie-0': 'Pytamy o {title}', co: 'podglad' })
    expect(shown.status).toBe(200)
    expect(shown.html).toContain('Pytamy o Park')
    expect(await mistakesIn(shown.html)).toEqual([])
    expect(subject()).toBe('Potwierdź: Park')
  })

  test('changed words are said by letters from then on, in their language alone, until they are taken back', async () => {
    await wing.as(admin).post(path, { 'zdanie-0': 'Sieć pyta o: {title}', 'zdanie-1': '' })
    expect(subject()).toBe('Sieć pyta o: Park')
    expect(subject('en')).toBe('Please confirm: Park')
    expect((await wing.as(admin).get('/administracja/wiadomosci/szablony')).html).toContain('zmienione')
    await wing.as(admin).post(path, { 'zdanie-0': '' })
    expect(subject()).toBe('Potwierdź: Park')
  })

  test('words with a gap nobody fills come back with the page and change nothing', async () => {
    const answer = await wing.as(admin).post(path, { 'zdanie-0': 'O {kogo} chodzi?' })
    expect(answer.status).toBe(422)
    expect(answer.html).toContain('O {kogo} chodzi?')
    expect(answer.html).toContain('Błąd:')
    expect(subject()).toBe('Potwierdź: Park')
  })

  test('kept words that an upgrade left without their gap give way to the built-in ones', async () => {
    const row = { key: 'notices.mail.confirm.subject', locale: 'pl' as const, at: house.clock.now(), by: null }
    await keepWords(house.db, { ...row, words: 'Dawne {pole}' })
    await keepWords(house.db, { ...row, key: 'notices.mail.nobody-says-this', words: 'Nic' })
    await keepLetterWords(house)
    expect(subject()).toBe('Potwierdź: Park')
    expect(house.texts.has('pl', 'notices.mail.nobody-says-this')).toBe(false)
  })

  test('only administrators see or change words', async () => {
    for (const client of [wing.stranger(), wing.as(coordinator)]) {
      expect((await client.get(path)).status).toBe(404)
      expect((await client.post(path, { 'zdanie-0': 'Moje' })).status).toBe(404)
    }
    expect((await wing.as(admin).get('/administracja/wiadomosci/szablony/nie-ma/pl')).status).toBe(404)
    expect(subject()).toBe('Potwierdź: Park')
    expect(contextOf(house).actor.kind).toBe('stranger')
  })
})
