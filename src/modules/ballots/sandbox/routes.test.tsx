import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { eachEngine } from '../../../../tests/support/database.ts'
import { aHouse, aWing, mistakesIn, type TestHouse } from '../../../../tests/support/house.ts'
import { dataFile } from '../../../platform/data-file.ts'
import { openSandboxRoutes } from './routes.tsx'

const FILE = readFileSync(dataFile('pabulib/gmina-punkty.pb'), 'utf8')

eachEngine('the sandbox of rules', (at) => {
  let house: TestHouse
  let wing: Awaited<ReturnType<typeof aWing>>
  beforeAll(async () => {
    house = await aHouse(at)
    wing = await aWing(house, openSandboxRoutes())
  })
  afterAll(() => house.close())

  const show = async (query: string) => (await wing.stranger().get(`/piaskownica-regul${query}`)).html
  const words = (html: string) =>
    html
      .replace(/<[^>]+>/g, ' ')
      .replace(/&nbsp;|\u00a0/g, ' ')
      .replace(/\s+/g, ' ')
  const send = (file: string | null, fields: Record<string, string | string[]>) =>
    wing
      .stranger()
      .post('/piaskownica-regul/plik', file === null ? fields : { ...fields, file: new File([file], 'głosy.pb') })

  test('counts an example by three rules, and is a valid page', async () => {
    const html = await show('')
    expect(words(html)).toContain('Miasto z dwiema dzielnicami')
    expect(words(html)).toContain('695 000 zł (99,3%)')
    expect(words(html)).toContain('Metoda Phragména')
    expect(await mistakesIn(html)).toEqual([])
  })

  test('what is chosen stands in the address', async () => {
    const html = await show(
      '?plik=osiedle-kolejnosc&reguly=greedy_points&reguly=mes_points_add1_int_utilitarian&pula=100000',
    )
    expect(html).toContain('<option value="osiedle-kolejnosc" selected')
    expect(words(html)).toContain('Do podziału jest 100 000 zł.')
    expect(words(html)).toContain('Lista punktów')
    expect(await mistakesIn(html)).toEqual([])
  })

  test('a seed decides the tie that was decided by identifiers', async () => {
    expect(words(await show('?plik=solectwo-jeden-glos&reguly=greedy_votes'))).toContain(
      'Rozstrzyga kolejność numerów.',
    )
    const drawn = words(await show('?plik=solectwo-jeden-glos&reguly=greedy_votes&ziarno=abc'))
    expect(drawn).toContain('Rozstrzyga losowanie publiczne z podanego ziarna.')
  })

  test('a mangled address shows what it can', async () => {
    const html = await show('?plik=../../etc/passwd&reguly=fair&pula=-1&prog=x')
    expect(words(html)).toContain('695 000 zł')
  })

  test('rules that need points are passed over, and said', async () => {
    const html = await show('?plik=miasto-dwie-dzielnice&reguly=greedy_points')
    expect(words(html)).toContain('Na tych kartach nie ma punktów, więc pomijamy: Lista punktów.')
    expect(await mistakesIn(html)).toEqual([])
  })

  test('a file of one’s own is counted at once', async () => {
    const answer = await send(FILE, { reguly: ['greedy_points', 'mes_points_add1_int_utilitarian'] })
    expect(answer.status).toBe(200)
    expect(words(answer.html)).toContain('244 000,50 zł')
    expect(words(answer.html)).toContain('BO/01 Tężnia w parku')
    expect(await mistakesIn(answer.html)).toEqual([])
  })

  test('what is wrong with a file is told by line, and it is counted all the same', async () => {
    const answer = await send(FILE.replace('budget;', 'budget; '), { reguly: 'greedy_points' })
    expect(answer.status).toBe(200)
    expect(words(answer.html)).toMatch(/Wiersz \d+\. Spacja na początku albo na końcu pola „budget”\./)
  })

  test.each([
    ['no file', null, { reguly: 'greedy_votes' }, 'Wybierz plik z głosami.'],
    ['no rule', FILE, {}, 'Wybierz co najmniej jedną regułę.'],
    ['no ballots in it', 'hello', { reguly: 'greedy_votes' }, 'Nieznany rodzaj głosu'],
    ['a budget of words', FILE, { reguly: 'greedy_votes', pula: 'dużo' }, 'Wpisz kwotę'],
    [
      'too large numbers',
      FILE.replace('260000.49', '99999999999999999'),
      { reguly: 'greedy_votes' },
      'Liczby w pliku są za duże',
    ],
  ])('%s: the form comes back with what to mend', async (_, file, fields, sentence) => {
    const answer = await send(file, fields)
    expect(answer.status).toBe(422)
    expect(words(answer.html)).toContain(sentence)
    expect(await mistakesIn(answer.html)).toEqual([])
  })

  test('scripts in a file are text', async () => {
    const answer = await send(FILE.replaceAll('Skatepark', '<script>alert(1)</script>'), { reguly: 'greedy_points' })
    expect(answer.status).toBe(200)
    expect(answer.html).not.toContain('<script>alert')
  })
})
