import { describe, expect, test } from 'vitest'
import { bus, draft, openBuilder } from '../../../../../tests/support/builder-pages.ts'
import { eachEngine } from '../../../../../tests/support/database.ts'
import { publishVersion } from '../../actions.ts'
import { asked, section } from '../examples.ts'
import { change } from '../saving.ts'
import { optionsOf } from '../walk.ts'

eachEngine('writing questions', (at) => {
  const builder = openBuilder(at)
  const { path, now, question, order, fieldsAt, added } = builder

  describe('a question', () => {
    test('is added to its section, written and saved', async () => {
      const id = await added('multiple')
      const fields = await fieldsAt(builder.team, id)
      const saved = await builder.team.post(path(`/pytania/${id}`), {
        ...fields,
        label: 'Czym  jeździsz?',
        'options-0-label': 'Autobusem',
        'options-1-label': 'Inaczej',
        'options-1-flags': ['other', 'fixed'],
        required: 'tak',
        skips: ['unknown'],
        max: '2',
        act: 'save',
      })
      expect(saved).toMatchObject({ status: 303, location: path(`#p-${id}`) })
      expect(await question(id)).toMatchObject({
        type: 'multiple',
        label: { pl: 'Czym jeździsz?' },
        required: true,
        visibility: 'public',
        skips: ['unknown'],
        max: 2,
        min: null,
        options: [{ label: { pl: 'Autobusem' } }, { label: { pl: 'Inaczej' }, other: true, fixed: true }],
      })
      expect(await order()).toEqual([`bus why ${id}`, 'when'])
    })

    test('without a type is asked for again', async () => {
      const answer = await builder.team.post(path('/pytania/nowe'), { in: 's1' })
      expect(answer.status).toBe(422)
      expect(answer.html).toContain('<title>Błąd:')
      expect(answer.html).toContain('Wybierz rodzaj pytania.')
    })

    test.each([
      ['label', { label: '' }, 'Wpisz treść pytania.'],
      ['label', { label: 'a'.repeat(501) }, 'znak'],
    ])('a mistake in its %s comes back with what was typed', async (_, typed, words) => {
      const answer = await builder.team.post(path('/pytania/bus'), {
        ...(await fieldsAt(builder.team, 'bus')),
        'options-0-label': 'Owszem',
        ...typed,
      })
      expect(answer.status).toBe(422)
      expect(answer.html).toContain(words)
      expect(answer.html).toContain('Owszem')
      expect(await question('bus')).toEqual(bus())
    })

    test('numbers that are none are told, in each type that has them', async () => {
      for (const [type, name] of [
        ['number', 'min'],
        ['scale', 'to'],
        ['budget', 'total'],
        ['long-text', 'maxLength'],
        ['map', 'maxShapes'],
        ['ranking', 'places'],
      ] as const) {
        const id = await added(type)
        const answer = await builder.team.post(path(`/pytania/${id}`), {
          ...(await fieldsAt(builder.team, id)),
          label: 'Ile?',
          [name]: 'dużo',
        })
        expect(answer.status, type).toBe(422)
        expect(answer.html, type).toContain(`href="#f-${name}"`)
        expect(answer.html, type).toContain('value="dużo"')
      }
    })

    test('every type comes back from its page as it was', async () => {
      for (const type of [
        'single',
        'multiple',
        'ranking',
        'scale',
        'matrix',
        'number',
        'date',
        'short-text',
        'long-text',
        'file',
        'consent',
        'map',
        'place',
        'budget',
      ] as const) {
        const id = await added(type)
        const before = await question(id)
        const answer = await builder.team.post(path(`/pytania/${id}`), {
          ...(await fieldsAt(builder.team, id)),
          act: 'stay',
        })
        expect(answer.status, type).toBe(303)
        expect(await question(id), type).toEqual(before)
      }
    })

    test('its answers are added, moved, pasted and removed by buttons, keeping what was typed', async () => {
      const act = async (act: string, typed: Record<string, string> = {}) => {
        const answer = await builder.team.post(path('/pytania/bus'), {
          ...(await fieldsAt(builder.team, 'bus')),
          ...typed,
          act,
        })
        expect(answer.status).toBe(303)
        return answer
      }
      const labels = async () =>
        optionsOf(await question('bus')).map(({ id, label }) => `${id.slice(0, 3)} ${label.pl ?? ''}`)
      await act('down options tak', { 'options-0-label': 'Owszem' })
      expect(await labels()).toEqual(['nie Nie', 'tak Owszem'])
      await act('add options')
      await act('lines options', { 'lines-options': 'Czasem\nRzadko\nnie' })
      const after = await labels()
      expect(after).toHaveLength(4)
      expect(after.slice(0, 2)).toEqual(['nie Nie', 'tak Owszem'])
      expect(after.slice(2).map((each) => each.slice(4))).toEqual(['Czasem', 'Rzadko'])

      const removed = await act('remove options nie')
      expect(await labels()).not.toContain('nie Nie')
      // The condition that asked about it went along; bringing it back brings both.
      expect((await question('why')).showWhen).toBeNull()
      const removal = /usunieto=([^#]+)/.exec(removed.location ?? '')?.[1]
      expect((await builder.team.get(path(`/pytania/bus?usunieto=${removal}`))).html).toContain(`/usuniete/${removal}`)
      await builder.team.post(path(`/usuniete/${removal}`))
      expect(await labels()).toContain('nie Nie')
      expect((await question('why')).showWhen).toEqual({ question: 'bus', chosen: 'nie' })
    })

    test('a row dropped by hand stands where buttons would have put it', async () => {
      const before = await fieldsAt(builder.team, 'bus')
      await builder.team.post(path('/pytania/bus'), { ...before, drop: 'nie options tak' })
      const dropped = optionsOf(await question('bus')).map(({ id }) => id)
      await builder.team.post(path('/pytania/bus'), {
        ...(await fieldsAt(builder.team, 'bus')),
        act: 'down options nie',
      })
      await builder.team.post(path('/pytania/bus'), { ...(await fieldsAt(builder.team, 'bus')), act: 'up options nie' })
      expect(dropped).toEqual(['nie', 'tak'])
      expect(optionsOf(await question('bus')).map(({ id }) => id)).toEqual(dropped)
    })

    test('ids that a page makes up are not taken', async () => {
      await builder.team.post(path('/pytania/bus'), {
        ...(await fieldsAt(builder.team, 'bus')),
        'options-0-id': 'when',
        'options-1-id': '<x>',
      })
      const ids = optionsOf(await question('bus')).map(({ id }) => id)
      for (const id of ids) expect(id).toMatch(/^o-[a-z0-9]+$/)
    })

    test('is saved while somebody writes, and the page goes on from there', async () => {
      const fields = await fieldsAt(builder.team, 'bus')
      const saved = await builder.team.post(path('/pytania/bus'), { ...fields, label: 'Jeź', autosave: 'tak' })
      expect(saved.status).toBe(204)
      const seen = new URLSearchParams(saved.headers.get('wiec-values') ?? '').get('seen') ?? ''
      const next = await builder.team.post(path('/pytania/bus'), { ...fields, seen, label: 'Jeździsz?', act: 'save' })
      expect(next.status).toBe(303)
      expect((await question('bus')).label).toEqual({ pl: 'Jeździsz?' })
    })

    test('is copied, removed and brought back', async () => {
      await builder.team.post(path('/pytania/bus/kopia'))
      expect((await order())[0]).toMatch(/^bus p?.*why$/)
      const removed = await builder.team.post(path('/pytania/bus/usuniecie'))
      expect((await question('why')).showWhen).toBeNull()
      const page = await builder.team.get(removed.location ?? '')
      expect(page.html).toContain('Cofnij')
      const removal = /usunieto=(.+)/.exec(removed.location ?? '')?.[1]
      await builder.team.post(path(`/usuniete/${removal}`))
      expect((await order())[0]?.startsWith('bus ')).toBe(true)
      expect((await question('why')).showWhen).toEqual({ question: 'bus', chosen: 'nie' })
    })

    test('changes its type, keeping what fits', async () => {
      await builder.team.post(path('/pytania/bus/rodzaj'), { type: 'multiple' })
      expect(await question('bus')).toMatchObject({ type: 'multiple', options: bus().options, label: bus().label })
    })

    test('a consent whose text changes has a new version', async () => {
      const consent = asked('consent', 'zgoda', { text: { pl: 'Możecie pisać.' } })
      await change(builder.context(), builder.desk.ports, builder.form.id, (draft) => ({
        ...draft,
        sections: [section('s1', [bus(), consent])],
      }))
      await publishVersion(builder.context(), builder.desk.ports, builder.form)
      const write = async (text: string) =>
        builder.team.post(path('/pytania/zgoda'), { ...(await fieldsAt(builder.team, 'zgoda')), text, act: 'save' })
      await write('Możecie pisać o wynikach.')
      expect(await question('zgoda')).toMatchObject({ version: 2 })
      await write('Możecie pisać.')
      expect(await question('zgoda')).toMatchObject({ version: 1 })
    })
  })

  describe('order', () => {
    test('steps and a drop lead to the same form', async () => {
      await builder.team.post(path('/pytania/when/wyzej'))
      expect(await order()).toEqual(['bus why when', ''])
      await builder.team.post(path('/pytania/when/wyzej'))
      await builder.team.post(path('/pytania/when/wyzej'))
      const stepped = await now()
      await builder.team.post(path('/miejsce'), { item: 'when', list: 's2', before: '' })
      expect(await order()).toEqual(['bus why', 'when'])
      await builder.team.post(path('/miejsce'), { item: 'when', list: 's1', before: 'bus' })
      expect(await now()).toEqual(stepped)
      await builder.team.post(path('/pytania/when/miejsce'), { place: 's2' })
      expect(await now()).toEqual(draft())
    })

    test('a question before the one it depends on is told on the page', async () => {
      await builder.team.post(path('/pytania/why/wyzej'))
      expect((await builder.team.get(path())).html).toContain('Warunek pyta o coś, co jest dopiero dalej')
      expect((await builder.team.get(path('/sprawdzenie'))).html).toContain(path('/pytania/why/warunek'))
    })

    test('sections are added, moved, and removed without their questions', async () => {
      await builder.team.post(path('/czesci/s2/wyzej'))
      expect(await order()).toEqual(['when', 'bus why'])
      const removed = await builder.team.post(path('/czesci/s2/usuniecie'))
      expect(await order()).toEqual(['when bus why'])
      await builder.team.post(path(`/usuniete/${/usunieto=(.+)/.exec(removed.location ?? '')?.[1]}`))
      expect(await order()).toEqual(['when', 'bus why'])
      expect((await builder.team.post(path('/czesci'))).location).toMatch(/\/czesci\/s-/)
    })

    test('what is dropped nowhere, or by a page of yesterday, changes nothing', async () => {
      for (const fields of [
        {} as Record<string, string>,
        { item: 'bus', list: 'nie-ma' },
        { item: 'nie-ma', list: 's1' },
        { item: 'bus', list: 'bus' },
      ])
        expect((await builder.team.post(path('/miejsce'), fields)).status).toBe(303)
      expect(await now()).toEqual(draft())
    })
  })
})
