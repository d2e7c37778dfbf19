import { describe, expect, test } from 'vitest'
import { fieldsOf, openBuilder } from '../../../../tests/support/builder-pages.ts'
import { eachEngine } from '../../../../tests/support/database.ts'
import { mistakesIn } from '../../../../tests/support/house.ts'
import { versionsOf } from '../store.ts'
import { seenOf } from './saving.ts'

eachEngine('two people designing', (at) => {
  const builder = openBuilder(at)
  const { path, now, question, order, fieldsAt } = builder

  describe('two people at once', () => {
    test('writing about the same question are both shown, and nothing is lost', async () => {
      const [mine, theirs] = [await fieldsAt(builder.team, 'bus'), await fieldsAt(builder.other, 'bus')]
      await builder.other.post(path('/pytania/bus'), { ...theirs, label: 'Słowa Marka', act: 'save' })
      const answer = await builder.team.post(path('/pytania/bus'), {
        ...mine,
        label: 'Słowa Anny',
        'options-0-label': 'Owszem',
        act: 'save',
      })
      expect(answer.status).toBe(409)
      expect(answer.html).toContain('Słowa Marka')
      expect(answer.html).toContain('Słowa Anny')
      expect(answer.html).toContain('Marek Wójcik')
      expect(await mistakesIn(answer.html)).toEqual([])
      expect((await question('bus')).label).toEqual({ pl: 'Słowa Marka' })
      // Anna insists: the page sends everything she typed.
      const again = await builder.team.post(path('/pytania/bus'), fieldsOf(answer.html))
      expect(again.status).toBe(303)
      expect(await question('bus')).toMatchObject({
        label: { pl: 'Słowa Anny' },
        options: [{ label: { pl: 'Owszem' } }, {}],
      })
    })

    test('writing about different questions do not meet', async () => {
      const mine = await fieldsAt(builder.team, 'bus')
      await builder.other.post(path('/pytania/when'), {
        ...(await fieldsAt(builder.other, 'when')),
        label: 'Kiedy ostatnio?',
        act: 'save',
      })
      await builder.other.post(path('/pytania/why/wyzej'))
      expect((await builder.team.post(path('/pytania/bus'), { ...mine, label: 'Jeździsz?', act: 'save' })).status).toBe(
        303,
      )
      expect((await question('bus')).label).toEqual({ pl: 'Jeździsz?' })
      expect((await question('when')).label).toEqual({ pl: 'Kiedy ostatnio?' })
      expect((await order())[0]).toBe('why bus')
    })

    test('many orders at the same moment are all carried out', async () => {
      await Promise.all(
        Array.from({ length: 6 }, (_, at) =>
          (at % 2 ? builder.team : builder.other).post(path('/pytania/nowe'), { in: 's2', type: 'date' }),
        ),
      )
      expect((await now()).sections[1]?.questions).toHaveLength(7)
    })

    test.each([
      ['/czesci/s2', { title: 'Moje', text: '' }, 'Moje'],
      ['/ustawienia', { title: 'Moje', intro: '', thanks: '', layout: 'page' }, 'Moje'],
    ])('at %s the second sees what the first has saved', async (page, typed, words) => {
      const fields = fieldsOf((await builder.team.get(path(page))).html)
      await builder.other.post(path(page), {
        ...fieldsOf((await builder.other.get(path(page))).html),
        title: 'Ich słowa',
      })
      const answer = await builder.team.post(path(page), { ...fields, ...typed })
      expect(answer.status).toBe(409)
      expect(answer.html).toContain('Ich słowa')
      expect(answer.html).toContain(words)
      expect((await builder.team.post(path(page), fieldsOf(answer.html))).status).toBe(303)
      expect(JSON.stringify(await now())).toContain('Moje')
    })

    test('publishing what was not looked at is asked again', async () => {
      const fields = fieldsOf((await builder.team.get(path('/publikacja'))).html)
      await builder.other.post(path('/pytania/nowe'), { in: 's1', type: 'date' })
      const answer = await builder.team.post(path('/publikacja'), fields)
      expect(answer.status).toBe(409)
      expect(await versionsOf(at.db, builder.form.id)).toEqual([])
    })
  })
})

test('a mark of a part is the same whatever the order of its keys', () => {
  expect(seenOf({ a: 1, b: { c: 2, d: 3 } })).toBe(seenOf({ b: { d: 3, c: 2 }, a: 1 }))
  expect(seenOf({ a: 1 })).not.toBe(seenOf({ a: 2 }))
})
