import { expect, test } from 'vitest'
import { eachEngine } from '../../../../tests/support/database.ts'
import { findUnits } from './store.ts'

eachEngine('finding a unit by what a person typed', (at) => {
  const codes = async (text: string, options = {}) =>
    (await findUnits(at.db, text, options)).map(({ unit }) => unit.code)

  test.each([
    ['Augustów', ['2001011', '2001022']],
    ['augustow', ['2001011', '2001022']],
    ['w Augustowie', ['2001011', '2001022']],
    ['augustowa', ['2001011', '2001022']],
    ['gmina wiejska Augustów', ['2001022', '2001011']],
    ['w gminie Augustów', ['2001011', '2001022']],
    ['Wysokiem Mazowieckiem', ['2013011', '2013102']],
    ['wysokiego mazowieckiego', ['2013011', '2013102']],
    ['we Wrocławiu', ['0264011']],
    ['Łapach', ['2002063']],
    ['lapach', ['2002063']],
    ['elku', ['2805011', '2805022']],
    ['Juchnowcu Kościelnym', ['2002052']],
    ['Nowym Mieście Lubawskim', ['2812011']],
    ['Miejska Górka', ['3022033']],
    ['powiat augustowski', ['2001']],
    ['w powiecie augustowskim', ['2001']],
    ['podlaskie', ['20']],
  ])('%s', async (text, expected) => {
    const found = await codes(text)
    expect(found.slice(0, expected.length)).toEqual(expected)
  })

  test('the beginning of a name finds the greatest first', async () => {
    expect((await codes('biał', { level: 'gmina' }))[0]).toBe('2061011')
  })

  test('a later word of a name finds it', async () => {
    expect(await codes('Lubawskie', { level: 'gmina' })).toContain('2812011')
  })

  test('a renamed gmina is found by its old name, after those that bear it now', async () => {
    const found = await findUnits(at.db, 'Słupsk', { level: 'gmina' })
    expect(found.map(({ unit, because }) => [unit.name, because])).toEqual([
      ['Słupsk', null],
      ['Redzikowo', { kind: 'former', name: 'Słupsk' }],
    ])
  })

  test('a village finds the gmina it lies in, with where that is', async () => {
    const found = (await findUnits(at.db, 'w Czerwonce', { level: 'gmina' })).find(({ because }) => because)
    expect(found).toMatchObject({
      unit: { name: 'Biskupiec' },
      within: ['olsztyński', 'warmińsko-mazurskie'],
      because: { kind: 'locality', name: 'Czerwonka' },
    })
  })

  test('a city that is its own powiat lies in its województwo only', async () => {
    expect((await findUnits(at.db, 'Białystok'))[0]?.within).toEqual(['podlaskie'])
  })

  test('a city with the rights of a powiat is found once, unless powiats are asked for', async () => {
    expect((await codes('Białystok')).filter((code) => code.startsWith('2061'))).toEqual(['2061011'])
    expect(await codes('Białystok', { level: 'powiat' })).toContain('2061')
  })

  test('the network’s own region comes first among gminas of one name', async () => {
    const kolno = (region: string[]) => codes('Kolno', { level: 'gmina', region })
    expect((await kolno(['28']))[0]?.slice(0, 2)).toBe('28')
    expect((await kolno(['20']))[0]?.slice(0, 2)).toBe('20')
  })

  test('exact says whether the whole name was typed', async () => {
    const [whole] = await findUnits(at.db, 'Tykocinie')
    const [part] = await findUnits(at.db, 'Tykoc')
    expect([whole?.exact, part?.exact]).toEqual([true, false])
  })

  test.each(['', ' ', 'a', '%', '_%', "'; drop table places.units; --", '{', '\\', 'zzzzzzzz', 'ą'.repeat(500)])(
    '%j finds nothing and harms nothing',
    async (text) => {
      expect(await findUnits(at.db, text)).toEqual([])
    },
  )
})
