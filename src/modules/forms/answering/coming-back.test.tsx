import { describe, expect, test } from 'vitest'
import { eachEngine } from '../../../../tests/support/database.ts'
import type { AnsweringSettings } from '../ports.ts'
import { on } from '../store.ts'

import { HOME, openDesk, twoParts } from './testing.ts'

eachEngine('coming back to a form', (at) => {
  const desk = openDesk(at)
  const { begun, kept, valid } = desk

  describe('leaving and coming back', () => {
    const codeIn = (html: string) => /<strong>([2-9A-Z]{4}-[2-9A-Z]{4})<\/strong>/.exec(html)?.[1] ?? ''

    test('a code opens the answers on another device, however it is typed, and is kept only as a hash', async () => {
      const { visitor, wing, form } = await begun()
      await visitor.post(`${HOME}/pytania/ride`, { 'q-bus': 'c', potem: 'pozniej' })
      await valid(await visitor.get(`${HOME}/pozniej`))
      const code = codeIn((await valid(await visitor.post(`${HOME}/pozniej`))).html)
      const rows = await on(at.db).selectFrom('forms.beginnings').selectAll().where('form_id', '=', form.id).execute()
      expect(code).not.toBe('')
      expect(JSON.stringify(rows)).not.toContain(code)

      const phone = wing.visitor()
      await valid(await phone.get(`${HOME}/wznowienie?kod=${code}`))
      expect(phone.cookies.size).toBe(0)
      const resumed = await phone.post(`${HOME}/wznowienie`, { kod: ` ${code.toLowerCase().replace('-', ' ')} ` })
      expect(resumed.location).toBe(`${HOME}/pytania`)
      expect((await phone.get(`${HOME}/pytania/ride`)).html).toMatch(/value="c" checked/)
    })

    test('a code leads to the part at which its person stopped, or to the first when that is asked no more', async () => {
      const { visitor, wing, form } = await begun()
      await visitor.post(`${HOME}/pytania/ride`, { asked: 'bus', 'q-bus': 'b' })
      const moved = await visitor.get(`${HOME}/pytania`)
      expect(moved.location).toBe(`${HOME}/pytania/more`)
      await visitor.post(`${HOME}/pytania/more`, { 'q-line': '7', potem: 'pozniej' })
      const code = codeIn((await visitor.post(`${HOME}/pozniej`)).html)

      const phone = wing.visitor()
      const resumed = await phone.post(`${HOME}/wznowienie`, { kod: code })
      expect((await phone.get(resumed.location ?? '')).location).toBe(`${HOME}/pytania/more`)
      await on(at.db)
        .updateTable('forms.beginnings')
        .set({ section_id: 'gone' })
        .where('form_id', '=', form.id)
        .execute()
      expect((await phone.get(resumed.location ?? '')).location).toBe(`${HOME}/pytania/ride`)
    })

    test('a wrong code opens nothing, and guessing ends soon', async () => {
      const { wing } = await begun()
      const guess = wing.visitor()
      const wrong = await valid(await guess.post(`${HOME}/wznowienie`, { kod: 'AAAA-AAAA' }))
      expect(wrong.status).toBe(422)
      const guesses = []
      for (let tries = 0; tries < 25; tries++)
        guesses.push((await guess.post(`${HOME}/wznowienie`, { kod: 'BBBB' })).status)
      expect(guesses).toContain(429)
    })

    test('after its last day a code opens nothing', async () => {
      desk.house.clock.set('2026-09-12T10:00:00Z')
      const { visitor, wing } = await begun()
      const code = codeIn((await visitor.post(`${HOME}/pozniej`)).html)
      desk.house.clock.set('2026-10-13T10:00:00Z')
      expect((await wing.visitor().post(`${HOME}/wznowienie`, { kod: code })).status).toBe(422)
    })

    test('anonymous answers have no code at all', async () => {
      const { visitor } = await begun(twoParts, { anonymity: 'anonymous' })
      expect((await visitor.get(HOME)).html).not.toContain('wznowienie')
      expect((await visitor.get(`${HOME}/pytania/ride`)).html).not.toContain('pozniej')
      for (const [method, path] of [
        ['get', 'pozniej'],
        ['post', 'pozniej'],
        ['get', 'wznowienie'],
        ['post', 'wznowienie'],
      ] as const)
        expect((await visitor[method](`${HOME}/${path}`)).status).toBe(404)
    })
  })

  describe('the receipt', () => {
    async function sent(settings: Partial<AnsweringSettings> = {}) {
      const there = await begun(twoParts, settings)
      await there.visitor.post(`${HOME}/pytania/ride`, { asked: 'bus', 'q-bus': 'b' })
      const { location } = await there.visitor.post(`${HOME}/wyslanie`, { name: 'Ela Portowa' })
      const [own = '', key = ''] = (location ?? '').split('?klucz=')
      return { ...there, own, key }
    }

    test('changes the answers until closing', async () => {
      const { visitor, own, key, form } = await sent()
      const page = await valid(await visitor.get(`${own}/zmiana?klucz=${key}`))
      expect(page.html).toMatch(/value="b" checked/)
      const changed = await visitor.post(`${own}/zmiana`, {
        klucz: key,
        asked: 'bus line',
        'q-bus': 'c',
        'q-line': '2',
      })
      expect(changed.flash).toBe('forms.flash.changed')
      expect((await kept(form.id)).map(({ answers }) => answers)).toEqual([
        { bus: { choice: 'c' }, line: { text: '2' } },
      ])
      const wrong = await visitor.post(`${own}/zmiana`, { klucz: key, asked: 'bus line' })
      expect(wrong.status).toBe(422)
    })

    test('takes the answers back', async () => {
      const { visitor, own, key, form } = await sent()
      await valid(await visitor.get(`${own}/wycofanie?klucz=${key}`))
      await visitor.post(`${own}/wycofanie`, { klucz: key })
      expect(await kept(form.id)).toEqual([])
      expect((await visitor.get(`${own}?klucz=${key}`)).html).toContain('są wycofane')
    })

    test.each(['', '?klucz=', '?klucz=zgadnięty'])('is absent with the key „%s”', async (query) => {
      const { wing, own } = await sent()
      expect((await wing.stranger().get(`${own}${query}`)).status).toBe(404)
    })

    test('of anonymous answers is a number alone: nothing can be read, changed or taken back', async () => {
      const { visitor, own, key } = await sent({ anonymity: 'anonymous' })
      expect(key).toBe('')
      const page = await valid(await visitor.get(own))
      expect(page.html).not.toContain('Odpowiedź b')
      for (const part of ['zmiana', 'wycofanie']) expect((await visitor.get(`${own}/${part}`)).status).toBe(404)
      expect((await visitor.post(`${own}/wycofanie`, { klucz: '' })).status).toBe(404)
    })

    test('where answers may not be changed offers nothing to change', async () => {
      const { visitor, own, key } = await sent({ editable: false })
      expect((await visitor.get(`${own}?klucz=${key}`)).html).not.toContain('/zmiana')
      expect((await visitor.get(`${own}/zmiana?klucz=${key}`)).status).toBe(404)
    })
  })
})
