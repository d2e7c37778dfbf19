import { Hono } from 'hono'
import { describe, expect, test } from 'vitest'
import { eachEngine } from '../../../../tests/support/database.ts'
import { aPerson, aWing } from '../../../../tests/support/house.ts'
import { systemContext } from '../../../platform/context.ts'
import type { AppEnv } from '../../../platform/http/index.ts'
import { aPdf } from '../../media/examples.ts'
import { filesOf } from '../../media/index.ts'
import { aDefinition, aQuestion, everyQuestion } from '../examples.ts'
import type { FormDefinition } from '../model.ts'
import { participationOf } from '../participation-store.ts'
import type { AnsweringSettings } from '../ports.ts'
import { on } from '../store.ts'
import { aPublishedForm, aTestOwner } from '../testing.tsx'
import { openAnswering } from './routes.tsx'

import { bus, HOME, openDesk, twoParts } from './testing.ts'

eachEngine('who answers a form, and what', (at) => {
  const desk = openDesk(at)
  const { opened, begun, kept, eventsAbout, valid } = desk

  describe('who may', () => {
    test('what the owner does not show is absent', async () => {
      const owner = aTestOwner({}, { answering: async () => null })
      const { form } = await aPublishedForm(systemContext(desk.house, 'test'), owner, twoParts)
      const routes = new Hono<AppEnv>()
      routes.route(HOME, openAnswering(owner.ports, { kind: 'test', ownerOf: async () => form.owner.id }))
      const stranger = (await aWing(desk.house, routes)).stranger()
      for (const path of ['', '/pytania', '/sprawdzenie', '/wznowienie'])
        expect((await stranger.get(`${HOME}${path}`)).status).toBe(404)
      for (const path of ['', '/poczatek', '/wyslanie', '/obejrzane'])
        expect((await stranger.post(`${HOME}${path}`)).status).toBe(404)
    })

    test.each<[Partial<AnsweringSettings>, string]>([
      [{ anonymity: 'open' }, 'Odpowiedzi są jawne'],
      [{ anonymity: 'named' }, 'Organizator wie, kto odpowiada'],
      [{ anonymity: 'confidential' }, 'Odpowiedzi są poufne'],
      [{ anonymity: 'anonymous' }, 'Zapisujemy sam dzień, bez godziny'],
      [{ editable: true }, 'możesz nim zmienić albo wycofać'],
      [{ editable: false }, 'nie można już zmienić'],
    ])('%j is said before anybody begins, on both kinds of pages', async (settings, words) => {
      for (const layout of ['sections', 'page'] as const) {
        const { visitor } = await opened({ ...twoParts, layout }, settings)
        expect((await visitor.get(HOME)).html).toContain(words)
      }
    })

    test('before opening the page says from when, and nothing begins', async () => {
      const { visitor } = await opened(twoParts, { opensAt: Temporal.Instant.from('2026-09-11T08:00:00Z') })
      expect((await valid(await visitor.get(HOME))).html).toContain('od 11 września 2026, 10:00')
      expect((await visitor.post(`${HOME}/poczatek`)).status).toBe(409)
    })

    test('once a person: an account is needed, and answers once', async () => {
      const { wing, form } = await opened(twoParts, { oncePerPerson: true, anonymity: 'named' })
      expect((await wing.stranger().post(`${HOME}/poczatek`)).status).toBe(409)
      expect(await kept(form.id)).toEqual([])
      const person = wing.as(aPerson())
      expect((await person.post(`${HOME}/poczatek`)).location).toBe(`${HOME}/pytania`)
    })

    test('a quota that is full is said with thanks, and nothing is kept', async () => {
      const then = 'close' as const
      const quotas = [{ id: 'bees', when: { question: 'bus', chosen: 'b' }, limit: 1, then }]
      const { visitor, wing, form } = await begun({ ...twoParts, quotas })
      await visitor.post(`${HOME}/pytania/ride`, { asked: 'bus', 'q-bus': 'b' })
      await visitor.post(`${HOME}/wyslanie`)
      const second = wing.visitor()
      await second.post(`${HOME}/poczatek`)
      desk.house.clock.set(desk.house.clock.now().add({ seconds: 10 }))
      await second.post(`${HOME}/pytania/ride`, { asked: 'bus', 'q-bus': 'b' })
      expect((await valid(await second.post(`${HOME}/wyslanie`))).html).toContain('mamy już dość')
      expect(await kept(form.id)).toHaveLength(1)
    })
  })

  describe('a question for a place', () => {
    const place = aDefinition([aQuestion('place', 'home', { required: true })])
    const sent = (visitor: Awaited<ReturnType<typeof begun>>['visitor'], fields: Record<string, string>) =>
      visitor.post(`${HOME}/pytania/first`, { asked: 'home', ...fields })

    test('takes a name that fits one unit, and shows it with what it is', async () => {
      const { visitor } = await begun(place)
      expect((await sent(visitor, { 'q-home': 'sztabinie' })).location).toBe(`${HOME}/sprawdzenie`)
      expect((await visitor.get(`${HOME}/sprawdzenie`)).html).toContain('gmina wiejska Sztabin')
    })

    test('asks which one is meant, where several are called so', async () => {
      const { visitor } = await begun(place)
      const asked = await valid(await sent(visitor, { 'q-home': 'Augustów' }))
      expect(asked.status).toBe(422)
      const codes = [...asked.html.matchAll(/name="q-home--unit" value="(\d{7})"/g)].map(([, code]) => code)
      expect(codes.length).toBeGreaterThan(1)
      const chosen = await sent(visitor, { 'q-home': 'Augustów', 'q-home--unit': codes[1] ?? '' })
      expect(chosen.location).toBe(`${HOME}/sprawdzenie`)
    })

    test('takes another name typed over a place chosen before as another place', async () => {
      const { visitor } = await begun(place)
      await sent(visitor, { 'q-home': 'Sztabin' })
      await sent(visitor, { 'q-home': 'Suwałki miasto', 'q-home--unit': '2001062' })
      expect((await visitor.get(`${HOME}/sprawdzenie`)).html).not.toContain('Sztabin')
    })

    test('says that it knows no such place', async () => {
      const { visitor } = await begun(place)
      expect((await sent(visitor, { 'q-home': 'Nigdzie' })).html).toContain('tak, jak jest w spisie')
    })
  })

  describe('anonymous answers of a person who is signed in', () => {
    test('have nothing of the person, and of the hour: not in the answers, the file, the log, the beginning', async () => {
      const { wing, form } = await opened(aDefinition([bus, aQuestion('file', 'photo')]), { anonymity: 'anonymous' })
      const ela = aPerson({ name: 'Ela Portowa', email: 'ela.portowa@example.org' })
      const browser = wing.as(ela)
      const begun = await browser.post(`${HOME}/poczatek`)
      const cookie = begun.headers.getSetCookie()[0]?.split(';')[0] ?? ''
      desk.house.clock.set('2026-09-10T10:47:31Z')
      const [name = '', value = ''] = cookie.split('=')
      const visitor = wing.as(ela, { [name]: value })
      const photo = new File([aPdf()], 'przystanek.pdf', { type: 'application/pdf' })
      await visitor.post(`${HOME}/pytania/first`, { asked: 'bus photo', 'q-bus': 'b', 'q-photo': photo })
      const beginnings = await on(at.db)
        .selectFrom('forms.beginnings')
        .selectAll()
        .where('form_id', '=', form.id)
        .execute()
      expect(beginnings).toHaveLength(1)
      const sent = await visitor.post(`${HOME}/wyslanie`, { name: 'Ela Portowa', email: ela.email })
      expect(sent.status).toBe(303)

      const rows = await on(at.db).selectFrom('forms.answers').selectAll().where('form_id', '=', form.id).execute()
      expect(rows).toHaveLength(1)
      const files = await filesOf(at.db, { kind: 'form-answers', id: form.id })
      expect(files).toMatchObject([{ uploadedBy: null, uploadedAt: Temporal.Instant.from('2026-09-09T22:00:00Z') }])
      expect(desk.owner.events).toMatchObject([{ act: 'given', receipt: null }])
      const everything = JSON.stringify([rows, files, beginnings, await eventsAbout(form.id)])
      expect(everything).not.toContain(ela.id)
      expect(everything).not.toMatch(/Portowa|10:47/)
    })
  })

  test('opening a page changes nothing; being told of it adds one to those who saw', async () => {
    const { visitor, form } = await opened()
    for (const path of ['', '/pytania', '/wznowienie']) await visitor.get(`${HOME}${path}`)
    expect(await participationOf(at.db, form.id)).toEqual({ seen: 0, begun: 0, finished: 0 })
    await visitor.post(`${HOME}/obejrzane`)
    expect((await participationOf(at.db, form.id)).seen).toBe(1)
  })

  test('every type of question is drawn as valid HTML, filled and empty, and keeps hostile words as words', async () => {
    const hostile = JSON.parse(
      JSON.stringify(everyQuestion()).replaceAll('Jak ', '\\"><script>alert(1)</script>'),
    ) as FormDefinition
    const { visitor } = await begun(hostile)
    for (const part of ['rides', 'place', 'words']) {
      const { html } = await valid(await visitor.get(`${HOME}/pytania/${part}`))
      expect(html).not.toContain('<script>alert')
    }
    const filled = await valid(
      await visitor.post(`${HOME}/pytania/rides`, {
        asked: 'often why improve quality stops',
        'q-often': 'daily',
        'q-why': ['work', 'other'],
        'q-improve--o-price': '1',
        'q-improve--o-evening': '1',
        'q-stops--o-clean': 'good',
      }),
    )
    expect(filled.status).toBe(422)
    for (const words of ['Napisz, jaka jest Twoja odpowiedź.', 'Każde miejsce daj tylko jednej odpowiedzi.'])
      expect(filled.html).toContain(words)
  })

  test('words in the first language of a form say so on a page in another', async () => {
    const { visitor } = await begun(
      aDefinition([aQuestion('short-text', 'line', { label: { pl: 'Która linia?' } })], { languages: ['pl', 'en'] }),
    )
    const page = await visitor.get(`/en${HOME}/pytania/first`)
    expect(page.html).toMatch(/data-question="line" lang="pl"/)
    expect(page.html).toContain('Part 1 of 1')
  })
})
