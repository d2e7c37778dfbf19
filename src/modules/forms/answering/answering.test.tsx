import { describe, expect, test } from 'vitest'
import { eachEngine } from '../../../../tests/support/database.ts'
import { systemContext } from '../../../platform/context.ts'
import { aPdf } from '../../media/examples.ts'
import { publishVersion, saveDraft } from '../actions.ts'
import { aDefinition, aQuestion } from '../examples.ts'
import type { FormDefinition } from '../model.ts'
import { participationOf } from '../participation-store.ts'
import type { AnsweringSettings } from '../ports.ts'
import { on } from '../store.ts'

import { bus, HOME, openDesk, twoParts } from './testing.ts'

eachEngine('answering a form', (at) => {
  const desk = openDesk(at)
  const { opened, begun, kept, valid } = desk

  describe('one section a screen', () => {
    test('begun, answered, checked and sent, all without script', async () => {
      const { visitor, form } = await begun()
      expect((await visitor.get(`${HOME}/pytania`)).location).toBe(`${HOME}/pytania/ride`)
      const first = await valid(await visitor.get(`${HOME}/pytania/ride`))
      expect(first.html).toContain('Część 1 z 2')

      const joined = await visitor.post(`${HOME}/pytania/ride`, { asked: 'bus', 'q-bus': 'a' })
      expect([joined.location, joined.flash]).toEqual([`${HOME}/pytania/ride`, 'forms.flash.joined'])
      const next = await visitor.post(`${HOME}/pytania/ride`, { asked: 'bus why', 'q-bus': 'a', 'q-why': 'Szybko' })
      expect(next.location).toBe(`${HOME}/pytania/more`)
      const last = await visitor.post(`${HOME}/pytania/more`, { asked: 'line', 'q-line': '7' })
      expect(last.location).toBe(`${HOME}/sprawdzenie`)

      const check = await valid(await visitor.get(`${HOME}/sprawdzenie`))
      for (const part of ['Odpowiedź a', 'Szybko', '>7<']) expect(check.html).toContain(part)
      const sent = await visitor.post(`${HOME}/wyslanie`, { email: '' })
      expect(sent.location).toMatch(/^\/ankieta\/odpowiedz\/[2-9A-Z]{4}-[2-9A-Z]{4}\?klucz=/)
      const receipt = await valid(await visitor.get(sent.location ?? ''))
      expect(receipt.html).toContain('Twoje odpowiedzi są u nas')
      expect(receipt.html).toContain('Szybko')
      expect((await kept(form.id)).map(({ answers }) => answers)).toEqual([
        { bus: { choice: 'a' }, why: { text: 'Szybko' }, line: { text: '7' } },
      ])
      expect(await participationOf(at.db, form.id)).toEqual({ seen: 0, begun: 1, finished: 1 })
    })

    test('a section with something to mend comes back with what was typed', async () => {
      const { visitor } = await begun()
      const answer = await valid(await visitor.post(`${HOME}/pytania/ride`, { asked: 'bus', 'q-why': 'Bo tak' }))
      expect(answer.status).toBe(422)
      expect(answer.html).toContain('<title>Błąd:')
      expect(answer.html).toContain('<a href="#f-q-bus">Czy jeździsz autobusem? Wybierz jedną odpowiedź.</a>')
    })

    test('going back keeps what was typed, finished or not', async () => {
      const { visitor } = await begun()
      await visitor.post(`${HOME}/pytania/ride`, { asked: 'bus', 'q-bus': 'b' })
      const back = await visitor.post(`${HOME}/pytania/more`, { 'q-line': 'nie wiem jeszcze', potem: 'wstecz' })
      expect(back.location).toBe(`${HOME}/pytania/ride`)
      expect((await visitor.get(`${HOME}/pytania/more`)).html).toContain('nie wiem jeszcze')
    })

    test('an answer changed so that another no longer concerns its person is not sent, and that is said', async () => {
      const { visitor, form } = await begun()
      await visitor.post(`${HOME}/pytania/ride`, { asked: 'bus why', 'q-bus': 'a', 'q-why': 'Szybko' })
      await visitor.post(`${HOME}/pytania/ride`, { asked: 'bus', 'q-bus': 'b', 'q-why': 'Szybko' })
      expect((await visitor.get(`${HOME}/sprawdzenie`)).html).toContain('już Cię nie dotyczą')
      await visitor.post(`${HOME}/wyslanie`)
      expect((await kept(form.id)).map(({ answers }) => answers)).toEqual([{ bus: { choice: 'b' } }])
    })

    test('sending what misses an answer leads to where it is missing', async () => {
      const { visitor, form } = await begun()
      const sent = await visitor.post(`${HOME}/wyslanie`)
      expect(sent.location).toBe(`${HOME}/pytania/ride?popraw`)
      expect((await visitor.get(sent.location ?? '')).html).toContain('<title>Błąd:')
      expect(await kept(form.id)).toEqual([])
    })

    test('the button pressed twice, or ten times at once, sends one and leads to one receipt', async () => {
      const { visitor, form } = await begun()
      await visitor.post(`${HOME}/pytania/ride`, { asked: 'bus', 'q-bus': 'b' })
      const sent = await Promise.all(Array.from({ length: 10 }, () => visitor.post(`${HOME}/wyslanie`)))
      expect(new Set([...sent, await visitor.post(`${HOME}/wyslanie`)].map(({ location }) => location)).size).toBe(1)
      expect(await kept(form.id)).toHaveLength(1)
    })

    test('a person half way through finishes the version they began', async () => {
      const { visitor, form, version, wing } = await begun()
      await visitor.post(`${HOME}/pytania/ride`, { asked: 'bus', 'q-bus': 'b' })
      const system = systemContext(desk.house, 'test')
      await saveDraft(system, desk.owner.ports, form, aDefinition([aQuestion('date', 'when', { required: true })]), 1)
      await publishVersion(system, desk.owner.ports, form)
      await visitor.post(`${HOME}/pytania/more`, { asked: 'line', 'q-line': '7' })
      await visitor.post(`${HOME}/wyslanie`)
      expect((await kept(form.id)).map(({ versionId }) => versionId)).toEqual([version.id])
      const other = wing.visitor()
      await other.post(`${HOME}/poczatek`)
      expect((await other.get(`${HOME}/pytania`)).location).toBe(`${HOME}/pytania/first`)
    })

    test('closing is to the second of our clock, also for a section opened before', async () => {
      const { visitor, form } = await begun(twoParts, { closesAt: Temporal.Instant.from('2026-09-10T10:00:20Z') })
      await visitor.post(`${HOME}/pytania/ride`, { asked: 'bus', 'q-bus': 'b' })
      desk.house.clock.set('2026-09-10T10:00:21Z')
      expect((await visitor.post(`${HOME}/wyslanie`)).status).toBe(409)
      expect((await visitor.post(`${HOME}/pytania/more`, { 'q-line': '7' })).status).toBe(409)
      expect((await visitor.get(HOME)).html).toContain('Nie przyjmujemy już odpowiedzi')
      expect(await kept(form.id)).toEqual([])
    })

    test('a machine is asked to wait, and nothing is kept or lost', async () => {
      const { visitor, form } = await begun()
      await visitor.post(`${HOME}/pytania/ride`, { asked: 'bus', 'q-bus': 'b' })
      const trapped = await visitor.post(`${HOME}/wyslanie`, { website: 'https://spam.example' })
      desk.house.clock.set('2026-09-10T10:00:01Z')
      const quick = await visitor.post(`${HOME}/wyslanie`)
      for (const answer of [trapped, quick]) {
        expect(answer.status).toBe(422)
        expect(answer.html).toContain('przyszedł zbyt szybko')
      }
      expect(await kept(form.id)).toEqual([])
    })

    test('a cookie nobody signed opens nothing', async () => {
      const { visitor, form } = await begun()
      const [name = ''] = visitor.cookies.keys()
      const [row] = await on(at.db).selectFrom('forms.beginnings').select('id').where('form_id', '=', form.id).execute()
      visitor.cookies.set(name, `${row?.id}.1789034400000.podpis`)
      expect((await visitor.get(`${HOME}/pytania/ride`)).location).toBe(HOME)
    })
  })

  describe('on one page', () => {
    const onePage = { ...twoParts, layout: 'page' as const }
    const hiddenIn = (html: string, name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? ''
    async function shown(settings: Partial<AnsweringSettings> = {}, definition: FormDefinition = onePage) {
      const there = await opened(definition, settings)
      const page = await valid(await there.visitor.get(HOME))
      desk.house.clock.set(desk.house.clock.now().add({ seconds: 10 }))
      const sent = { key: hiddenIn(page.html, 'key'), moment: hiddenIn(page.html, 'moment') }
      return { ...there, sent }
    }

    test('sent, with a receipt; the same page sent again is the same answer', async () => {
      const { visitor, sent, form } = await shown()
      const fields = { ...sent, asked: 'bus line', 'q-bus': 'b', 'q-line': '7', email: 'ela@example.org' }
      const [first, second] = [await visitor.post(HOME, fields), await visitor.post(HOME, fields)]
      expect(first.status).toBe(303)
      expect(second.location).toBe(first.location)
      expect(await kept(form.id)).toHaveLength(1)
      expect(desk.owner.events).toMatchObject([
        { act: 'given', receipt: { path: first.location, email: 'ela@example.org' } },
      ])
    })

    test('with problems everything typed comes back, the name as well', async () => {
      const { visitor, sent, form } = await shown({ anonymity: 'named' })
      const answer = await valid(
        await visitor.post(HOME, {
          ...sent,
          asked: 'bus line',
          'q-line': '<script>7</script>',
          name: 'Ela Portowa',
          email: 'ela',
        }),
      )
      expect(answer.status).toBe(422)
      expect(answer.html).toContain('value="&lt;script>7&lt;/script>"')
      expect(answer.html).toContain('value="Ela Portowa"')
      expect(answer.html).toContain('Wpisz adres e-mail w całości')
      expect(await kept(form.id)).toEqual([])
    })

    test('without script, a question that joins because of an answer is asked before anything is sent', async () => {
      const { visitor, sent, form } = await shown()
      const answer = await visitor.post(HOME, { ...sent, asked: 'bus line', 'q-bus': 'a' })
      expect(answer.status).toBe(422)
      expect(answer.html).toContain('href="#f-q-why"')
      await visitor.post(HOME, { ...sent, asked: 'bus why line', 'q-bus': 'a', 'q-why': '' })
      expect(await kept(form.id)).toHaveLength(1)
    })

    test('sixty in an hour from one place are enough', async () => {
      const { visitor, sent, form } = await shown()
      const statuses: number[] = []
      for (let number = 0; number < 62; number++) {
        const key = `${number}-abcdefghijklmnopqrstuvwxyz`
        statuses.push((await visitor.post(HOME, { ...sent, key, asked: 'bus line', 'q-bus': 'b' })).status)
      }
      expect(statuses.at(-1)).toBe(429)
      expect((await kept(form.id)).length).toBeLessThanOrEqual(60)
    })

    test('a file is kept with the first sending, though another answer is to mend, and goes with the second', async () => {
      const { visitor, sent, form } = await shown(
        {},
        { ...aDefinition([bus, aQuestion('file', 'photo')]), layout: 'page' },
      )
      const file = new File([aPdf()], 'przystanek.pdf', { type: 'application/pdf' })
      const answer = await visitor.post(HOME, { ...sent, asked: 'bus photo', 'q-photo': file })
      expect(answer.html).toContain('przystanek.pdf')
      const id = /name="q-photo--kept" value="([^"]*)"/.exec(answer.html)?.[1] ?? ''
      await visitor.post(HOME, { ...sent, asked: 'bus photo', 'q-bus': 'b', 'q-photo--kept': id })
      expect((await kept(form.id))[0]?.answers.photo).toEqual({ files: [id] })
    })
  })
})
