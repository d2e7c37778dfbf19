import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { eachEngine } from '../../../../tests/support/database.ts'
import {
  type Answer,
  aHouse,
  aPerson,
  aWing,
  type Client,
  contextOf,
  mistakesIn,
  type TestHouse,
} from '../../../../tests/support/house.ts'
import { newId } from '../../../platform/ids.ts'
import { publishVersion } from '../actions.ts'
import { countAnswers } from '../answers-store.ts'
import type { FormDefinition, Question } from '../model.ts'
import type { Form } from '../rules.ts'
import { formById, versionsOf } from '../store.ts'
import { aForm, aQuota, asked, option, section } from './examples.ts'
import { openDesignRoutes } from './routes.tsx'
import { change, seenOf } from './saving.ts'
import { aDesk, type TestDesk } from './testing.ts'
import { optionsOf, placeOf, withQuestion } from './walk.ts'

const anna = aPerson({ name: 'Anna', roles: [{ role: 'editor', scope: newId() }] })
const marek = aPerson({ name: 'Marek', roles: [{ role: 'editor', scope: newId() }] })
const names = { [anna.id]: 'Anna Nowak', [marek.id]: 'Marek Wójcik' }

const bus = () => asked('single', 'bus', { options: [option('tak', 'Tak'), option('nie', 'Nie')] })
const why = () => asked('long-text', 'why', { showWhen: { question: 'bus', chosen: 'nie' } })
const draft = (given: Partial<FormDefinition> = {}) =>
  aForm([section('s1', [bus(), why()]), section('s2', [asked('date', 'when')])], given)

const HOSTILE = '"><script>alert(1)</script> {{x}} ${y} \u0000'

eachEngine('the builder', (at) => {
  let house: TestHouse
  let desk: TestDesk
  let form: Form
  let team: Client
  let other: Client
  let nobody: Client
  beforeAll(async () => {
    house = await aHouse(at)
  })
  afterAll(() => house.close())
  beforeEach(async () => {
    house.clock.set('2026-09-10T10:00:00Z')
    desk = aDesk(names)
    form = await desk.make(contextOf(house, anna), draft())
    const routes = openDesignRoutes(desk.ports)
    const { Hono } = await import('hono')
    const mounted = new Hono().route('/praca/formularze', routes as never)
    const wing = await aWing(house, mounted as never)
    team = wing.as(anna)
    other = wing.as(marek)
    nobody = wing.stranger()
  })

  const path = (rest = '') => `/praca/formularze/${form.id}${rest}`
  const now = async () => ((await formById(at.db, form.id)) as Form).draft
  const question = async (id: string) => placeOf(await now(), id)?.question as Question
  const order = async () => (await now()).sections.map(({ questions }) => questions.map(({ id }) => id).join(' '))
  /** The fields of the page of a question, as a browser would send them. */
  const fieldsAt = async (client: Client, id: string): Promise<Record<string, string | string[]>> =>
    fieldsOf((await client.get(path(`/pytania/${id}`))).html)

  describe('its pages', () => {
    const PAGES = [
      '',
      '/pytania/nowe',
      '/pytania/bus',
      '/pytania/bus/rodzaj',
      '/pytania/bus/miejsce',
      '/pytania/why/warunek',
      '/pytania/bus/warunek',
      '/czesci/s2',
      '/czesci/s2/warunek',
      '/ustawienia',
      '/jezyki',
      '/limity',
      '/limity/nowy',
      '/biblioteka',
      '/import',
      '/podglad',
      '/proba',
      '/sprawdzenie',
      '/publikacja',
      '/wersje',
      '/usuniete',
    ]

    test.each(PAGES)('%s is valid HTML for the team and nothing for anybody else', async (page) => {
      const answer = await team.get(path(page))
      expect(answer.status).toBe(200)
      expect(await mistakesIn(answer.html)).toEqual([])
      expect((await nobody.get(path(page))).status).toBe(404)
    })

    test('the English ones are there as well', async () => {
      for (const page of PAGES) expect((await team.get(`/en${path(page)}`)).status).toBe(200)
    })

    test.each(['/praca/formularze/nie-ma', `/praca/formularze/${newId()}`, `/praca/formularze/${newId()}/sprawdzenie`])(
      'at %s there is nothing',
      async (address) => expect((await team.get(address)).status).toBe(404),
    )

    test.each([
      '/pytania/nie-ma',
      '/pytania/nie-ma/warunek',
      '/czesci/nie-ma',
      '/limity/nie-ma',
      '/jezyki/en/form',
      '/jezyki/pl/form',
      '/import/x',
      '/wersje/1/szkic',
      '/wersje/x/szkic',
    ])('%s is not there either', async (page) => expect((await team.get(path(page))).status).toBe(404))

    test.each([
      '/miejsce',
      '/pytania/nowe',
      '/pytania/bus',
      '/pytania/bus/nizej',
      '/pytania/bus/kopia',
      '/pytania/bus/usuniecie',
      '/pytania/bus/rodzaj',
      '/pytania/bus/miejsce',
      '/pytania/why/warunek',
      '/czesci',
      '/czesci/s2',
      '/czesci/s2/wyzej',
      '/czesci/s2/usuniecie',
      '/czesci/s2/warunek',
      '/ustawienia',
      '/jezyki',
      '/limity/nowy',
      '/biblioteka',
      '/publikacja',
      '/proba',
    ])('a stranger changes nothing at %s', async (page) => {
      expect((await nobody.post(path(page), { type: 'date', label: 'x' })).status).toBe(404)
      expect(await now()).toEqual(draft())
    })

    test('whatever is written is shown as text', async () => {
      const bad = HOSTILE.replace('\u0000', '')
      await change(contextOf(house, anna), desk.ports, form.id, (draft) => ({
        ...draft,
        languages: ['pl', 'en'],
        title: { pl: bad },
        quotas: [aQuota('k', { question: 'bus', chosen: 'tak' }, 3)],
        sections: draft.sections.map((section) => ({
          ...section,
          title: { pl: bad },
          questions: section.questions.map((question) => ({
            ...question,
            label: { pl: bad },
            hint: { pl: bad },
            ...('options' in question
              ? { options: question.options.map((each) => ({ ...each, label: { pl: bad } })) }
              : {}),
          })) as Question[],
        })),
      }))
      await publishVersion(contextOf(house, anna), desk.ports, form)
      await change(contextOf(house, anna), desk.ports, form.id, (draft) => ({ ...draft, title: { pl: 'Inny' } }))
      for (const page of [...PAGES, '/wersje?od=1&do=szkic', '/jezyki/en/s1', '/limity/k', '/wersje/1/szkic']) {
        const { html } = await team.get(path(page))
        expect(html, page).not.toContain('<script>alert')
      }
    })
  })

  describe('a question', () => {
    test('is added to its section, written and saved', async () => {
      const added = await team.post(path('/pytania/nowe'), { in: 's1', type: 'multiple' })
      const id = /pytania\/([^#]+)/.exec(added.location ?? '')?.[1] ?? ''
      const fields = await fieldsAt(team, id)
      const saved = await team.post(path(`/pytania/${id}`), {
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
      const answer = await team.post(path('/pytania/nowe'), { in: 's1' })
      expect(answer.status).toBe(422)
      expect(answer.html).toContain('<title>Błąd:')
      expect(answer.html).toContain('Wybierz rodzaj pytania.')
    })

    test.each([
      ['label', { label: '' }, 'Wpisz treść pytania.'],
      ['label', { label: 'a'.repeat(501) }, 'znak'],
    ])('a mistake in its %s comes back with what was typed', async (_, typed, words) => {
      const answer = await team.post(path('/pytania/bus'), {
        ...(await fieldsAt(team, 'bus')),
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
        const added = await team.post(path('/pytania/nowe'), { in: 's1', type })
        const id = /pytania\/([^#]+)/.exec(added.location ?? '')?.[1] ?? ''
        const answer = await team.post(path(`/pytania/${id}`), {
          ...(await fieldsAt(team, id)),
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
        const added = await team.post(path('/pytania/nowe'), { in: 's1', type })
        const id = /pytania\/([^#]+)/.exec(added.location ?? '')?.[1] ?? ''
        const before = await question(id)
        const answer = await team.post(path(`/pytania/${id}`), { ...(await fieldsAt(team, id)), act: 'stay' })
        expect(answer.status, type).toBe(303)
        expect(await question(id), type).toEqual(before)
      }
    })

    test('its answers are added, moved, pasted and removed by buttons, keeping what was typed', async () => {
      const act = async (act: string, typed: Record<string, string> = {}) => {
        const answer = await team.post(path('/pytania/bus'), { ...(await fieldsAt(team, 'bus')), ...typed, act })
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
      expect((await team.get(path(`/pytania/bus?usunieto=${removal}`))).html).toContain(`/usuniete/${removal}`)
      await team.post(path(`/usuniete/${removal}`))
      expect(await labels()).toContain('nie Nie')
      expect((await question('why')).showWhen).toEqual({ question: 'bus', chosen: 'nie' })
    })

    test('a row dropped by hand stands where buttons would have put it', async () => {
      const before = await fieldsAt(team, 'bus')
      await team.post(path('/pytania/bus'), { ...before, drop: 'nie options tak' })
      const dropped = optionsOf(await question('bus')).map(({ id }) => id)
      await team.post(path('/pytania/bus'), { ...(await fieldsAt(team, 'bus')), act: 'down options nie' })
      await team.post(path('/pytania/bus'), { ...(await fieldsAt(team, 'bus')), act: 'up options nie' })
      expect(dropped).toEqual(['nie', 'tak'])
      expect(optionsOf(await question('bus')).map(({ id }) => id)).toEqual(dropped)
    })

    test('ids that a page makes up are not taken', async () => {
      await team.post(path('/pytania/bus'), {
        ...(await fieldsAt(team, 'bus')),
        'options-0-id': 'when',
        'options-1-id': '<x>',
      })
      const ids = optionsOf(await question('bus')).map(({ id }) => id)
      for (const id of ids) expect(id).toMatch(/^o-[a-z0-9]+$/)
    })

    test('is saved while somebody writes, and the page goes on from there', async () => {
      const fields = await fieldsAt(team, 'bus')
      const saved = await team.post(path('/pytania/bus'), { ...fields, label: 'Jeź', autosave: 'tak' })
      expect(saved.status).toBe(204)
      const seen = new URLSearchParams(saved.headers.get('wiec-values') ?? '').get('seen') ?? ''
      const next = await team.post(path('/pytania/bus'), { ...fields, seen, label: 'Jeździsz?', act: 'save' })
      expect(next.status).toBe(303)
      expect((await question('bus')).label).toEqual({ pl: 'Jeździsz?' })
    })

    test('is copied, removed and brought back', async () => {
      await team.post(path('/pytania/bus/kopia'))
      expect((await order())[0]).toMatch(/^bus p?.*why$/)
      const removed = await team.post(path('/pytania/bus/usuniecie'))
      expect((await question('why')).showWhen).toBeNull()
      const page = await team.get(removed.location ?? '')
      expect(page.html).toContain('Cofnij')
      const removal = /usunieto=(.+)/.exec(removed.location ?? '')?.[1]
      await team.post(path(`/usuniete/${removal}`))
      expect((await order())[0]?.startsWith('bus ')).toBe(true)
      expect((await question('why')).showWhen).toEqual({ question: 'bus', chosen: 'nie' })
    })

    test('changes its type, keeping what fits', async () => {
      await team.post(path('/pytania/bus/rodzaj'), { type: 'multiple' })
      expect(await question('bus')).toMatchObject({ type: 'multiple', options: bus().options, label: bus().label })
    })

    test('a consent whose text changes has a new version', async () => {
      const consent = asked('consent', 'zgoda', { text: { pl: 'Możecie pisać.' } })
      await change(contextOf(house, anna), desk.ports, form.id, (draft) => ({
        ...draft,
        sections: [section('s1', [bus(), consent])],
      }))
      await publishVersion(contextOf(house, anna), desk.ports, form)
      const write = async (text: string) =>
        team.post(path('/pytania/zgoda'), { ...(await fieldsAt(team, 'zgoda')), text, act: 'save' })
      await write('Możecie pisać o wynikach.')
      expect(await question('zgoda')).toMatchObject({ version: 2 })
      await write('Możecie pisać.')
      expect(await question('zgoda')).toMatchObject({ version: 1 })
    })
  })

  describe('order', () => {
    test('steps and a drop lead to the same form', async () => {
      await team.post(path('/pytania/when/wyzej'))
      expect(await order()).toEqual(['bus why when', ''])
      await team.post(path('/pytania/when/wyzej'))
      await team.post(path('/pytania/when/wyzej'))
      const stepped = await now()
      await team.post(path('/miejsce'), { item: 'when', list: 's2', before: '' })
      expect(await order()).toEqual(['bus why', 'when'])
      await team.post(path('/miejsce'), { item: 'when', list: 's1', before: 'bus' })
      expect(await now()).toEqual(stepped)
      await team.post(path('/pytania/when/miejsce'), { place: 's2' })
      expect(await now()).toEqual(draft())
    })

    test('a question before the one it depends on is told on the page', async () => {
      await team.post(path('/pytania/why/wyzej'))
      expect((await team.get(path())).html).toContain('Warunek pyta o coś, co jest dopiero dalej')
      expect((await team.get(path('/sprawdzenie'))).html).toContain(path('/pytania/why/warunek'))
    })

    test('sections are added, moved, and removed without their questions', async () => {
      await team.post(path('/czesci/s2/wyzej'))
      expect(await order()).toEqual(['when', 'bus why'])
      const removed = await team.post(path('/czesci/s2/usuniecie'))
      expect(await order()).toEqual(['when bus why'])
      await team.post(path(`/usuniete/${/usunieto=(.+)/.exec(removed.location ?? '')?.[1]}`))
      expect(await order()).toEqual(['when', 'bus why'])
      expect((await team.post(path('/czesci'))).location).toMatch(/\/czesci\/s-/)
    })

    test('what is dropped nowhere, or by a page of yesterday, changes nothing', async () => {
      for (const fields of [
        {},
        { item: 'bus', list: 'nie-ma' },
        { item: 'nie-ma', list: 's1' },
        { item: 'bus', list: 'bus' },
      ])
        expect((await team.post(path('/miejsce'), fields)).status).toBe(303)
      expect(await now()).toEqual(draft())
    })
  })

  describe('two people at once', () => {
    test('writing about the same question are both shown, and nothing is lost', async () => {
      const [mine, theirs] = [await fieldsAt(team, 'bus'), await fieldsAt(other, 'bus')]
      await other.post(path('/pytania/bus'), { ...theirs, label: 'Słowa Marka', act: 'save' })
      const answer = await team.post(path('/pytania/bus'), {
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
      const again = await team.post(path('/pytania/bus'), fieldsOf(answer.html))
      expect(again.status).toBe(303)
      expect(await question('bus')).toMatchObject({
        label: { pl: 'Słowa Anny' },
        options: [{ label: { pl: 'Owszem' } }, {}],
      })
    })

    test('writing about different questions do not meet', async () => {
      const mine = await fieldsAt(team, 'bus')
      await other.post(path('/pytania/when'), {
        ...(await fieldsAt(other, 'when')),
        label: 'Kiedy ostatnio?',
        act: 'save',
      })
      await other.post(path('/pytania/why/wyzej'))
      expect((await team.post(path('/pytania/bus'), { ...mine, label: 'Jeździsz?', act: 'save' })).status).toBe(303)
      expect((await question('bus')).label).toEqual({ pl: 'Jeździsz?' })
      expect((await question('when')).label).toEqual({ pl: 'Kiedy ostatnio?' })
      expect((await order())[0]).toBe('why bus')
    })

    test('many orders at the same moment are all carried out', async () => {
      await Promise.all(
        Array.from({ length: 6 }, (_, at) =>
          (at % 2 ? team : other).post(path('/pytania/nowe'), { in: 's2', type: 'date' }),
        ),
      )
      expect((await now()).sections[1]?.questions).toHaveLength(7)
    })

    test.each([
      ['/czesci/s2', { title: 'Moje', text: '' }, 'Moje'],
      ['/ustawienia', { title: 'Moje', intro: '', thanks: '', layout: 'page' }, 'Moje'],
    ])('at %s the second sees what the first has saved', async (page, typed, words) => {
      const fields = fieldsOf((await team.get(path(page))).html)
      await other.post(path(page), { ...fieldsOf((await other.get(path(page))).html), title: 'Ich słowa' })
      const answer = await team.post(path(page), { ...fields, ...typed })
      expect(answer.status).toBe(409)
      expect(answer.html).toContain('Ich słowa')
      expect(answer.html).toContain(words)
      expect((await team.post(path(page), fieldsOf(answer.html))).status).toBe(303)
      expect(JSON.stringify(await now())).toContain('Moje')
    })

    test('publishing what was not looked at is asked again', async () => {
      const fields = fieldsOf((await team.get(path('/publikacja'))).html)
      await other.post(path('/pytania/nowe'), { in: 's1', type: 'date' })
      const answer = await team.post(path('/publikacja'), fields)
      expect(answer.status).toBe(409)
      expect(await versionsOf(at.db, form.id)).toEqual([])
    })
  })

  describe('conditions and quotas', () => {
    test('are chosen from answers of earlier questions', async () => {
      const page = await team.get(path('/pytania/when/warunek'))
      expect(page.html).toContain('value="chosen bus tak"')
      expect(page.html).not.toContain('answered when')
      expect(page.html).toContain('zostanie usunięte przy wysyłaniu')
      const answer = await team.post(path('/pytania/when/warunek'), {
        ...fieldsOf(page.html),
        mode: 'hide',
        join: 'any',
        'test-0': 'chosen bus tak',
        'test-1': 'answered why',
      })
      expect(answer.status).toBe(303)
      expect((await question('when')).showWhen).toEqual({
        not: {
          any: [
            { question: 'bus', chosen: 'tak' },
            { question: 'why', answered: true },
          ],
        },
      })
      const again = fieldsOf((await team.get(path('/pytania/when/warunek'))).html)
      expect(again).toMatchObject({ mode: 'hide', join: 'any', 'test-0': 'chosen bus tak', 'test-1': 'answered why' })
    })

    test.each([
      [{ mode: 'show' }, 'test-0'],
      [{ mode: 'show', 'test-0': 'chosen nie-ma x' }, 'test-0'],
      [{ mode: 'show', 'test-0': 'answered when' }, 'test-0'],
      [{ mode: 'show', 'test-0': 'chosen bus nie-ma' }, 'test-0'],
    ])('%j is asked for again', async (typed, field) => {
      const fields = fieldsOf((await team.get(path('/pytania/when/warunek'))).html)
      const answer = await team.post(path('/pytania/when/warunek'), { ...fields, ...typed })
      expect(answer.status).toBe(422)
      expect(answer.html).toContain(`href="#f-${field}"`)
      expect((await question('when')).showWhen).toBeNull()
    })

    test('one that fields cannot say is shown in words and stays until it is replaced', async () => {
      const deep = {
        all: [
          {
            any: [
              { question: 'bus', chosen: 'tak' },
              { question: 'why', answered: true },
            ],
          },
          { question: 'bus', answered: true },
        ],
      }
      await change(contextOf(house, anna), desk.ports, form.id, (draft) =>
        withQuestion(draft, 'when', (question) => ({ ...question, showWhen: deep })),
      )
      const page = await team.get(path('/pytania/when/warunek'))
      expect(page.html).toContain('gdy (P1 = „Tak” lub na P2 jest odpowiedź) i na P1 jest odpowiedź')
      expect((await question('when')).showWhen).toEqual(deep)
    })

    test('a quota is made, changed and removed', async () => {
      const fields = fieldsOf((await team.get(path('/limity/nowy'))).html)
      expect(
        (await team.post(path('/limity/nowy'), { ...fields, 'test-0': 'chosen bus tak', limit: '0' })).status,
      ).toBe(422)
      await team.post(path('/limity/nowy'), { ...fields, 'test-0': 'chosen bus tak', limit: '100', ending: 'flag' })
      const [quota] = (await now()).quotas
      expect(quota).toMatchObject({ when: { question: 'bus', chosen: 'tak' }, limit: 100 })
      expect(quota?.then).toBe('flag')
      const page = await team.get(path(`/limity/${quota?.id}`))
      expect((await team.post(path(`/limity/${quota?.id}`), { ...fieldsOf(page.html), limit: '50' })).status).toBe(303)
      expect((await now()).quotas).toMatchObject([{ id: quota?.id, limit: 50 }])
      await team.post(path(`/limity/${quota?.id}/usuniecie`))
      expect((await now()).quotas).toEqual([])
    })
  })

  describe('words around and in other languages', () => {
    test('a new language lists what is missing, each with its way', async () => {
      await team.post(path('/jezyki'), { languages: ['pl', 'en'], first: 'pl' })
      const page = await team.get(path('/jezyki'))
      expect(page.html).toContain('brakuje 6 tłumaczeń')
      expect(page.html).toContain(path('/jezyki/en/s1#f-w-bus--label'))
      const fields = fieldsOf((await team.get(path('/jezyki/en/s1'))).html)
      await team.post(path('/jezyki/en/s1'), { ...fields, 'w-bus--label': 'Do you go by bus?', 'w-bus--tak': 'Yes' })
      expect(await question('bus')).toMatchObject({
        label: { pl: bus().label.pl, en: 'Do you go by bus?' },
        options: [{ label: { pl: 'Tak', en: 'Yes' } }, { label: { pl: 'Nie' } }],
      })
      expect((await team.get(path('/jezyki'))).html).toContain('brakuje 4 tłumaczeń')
    })

    test('the language a form is written in cannot be taken away', async () => {
      expect((await team.post(path('/jezyki'), { languages: ['en'], first: 'pl' })).status).toBe(422)
    })

    test('title, beginning, thanks and layout are set', async () => {
      const fields = fieldsOf((await team.get(path('/ustawienia'))).html)
      await team.post(path('/ustawienia'), {
        ...fields,
        title: 'Rowery',
        intro: 'Pytamy o **rowery**.',
        layout: 'page',
      })
      expect(await now()).toMatchObject({
        title: { pl: 'Rowery' },
        intro: { pl: 'Pytamy o **rowery**.' },
        layout: 'page',
      })
    })
  })

  describe('taking questions', () => {
    test('from the library', async () => {
      expect((await team.post(path('/biblioteka'), {})).status).toBe(422)
      expect((await team.post(path('/biblioteka'), { questions: 'nie-ma' })).status).toBe(422)
      await team.post(path('/biblioteka'), { questions: ['wiek', 'na-koniec'], in: 's2' })
      const taken = (await now()).sections[1]?.questions ?? []
      expect(taken.map(({ type, visibility }) => `${type} ${visibility}`)).toEqual([
        'date public',
        'long-text public',
        'single private',
      ])
    })

    test('from another form of the organisation that one may design, and no other', async () => {
      const theirs = await desk.make(contextOf(house, anna), draft({ title: { pl: 'Rowery' } }))
      expect((await team.get(path('/import'))).html).toContain('Rowery')
      const page = await team.get(path(`/import/${theirs.id}`))
      expect(page.status).toBe(200)
      await team.post(path(`/import/${theirs.id}`), { questions: ['bus', 'why'], in: 's2' })
      const taken = (await now()).sections[1]?.questions ?? []
      expect(taken).toHaveLength(3)
      expect(taken[2]?.showWhen).toEqual({ question: taken[1]?.id, chosen: optionsOf(taken[1] as Question)[1]?.id })
      expect((await team.get(path(`/import/${newId()}`))).status).toBe(404)
    })
  })

  describe('publishing', () => {
    test('what stands in the way is listed with its place', async () => {
      await team.post(path('/pytania/nowe'), { in: 's1', type: 'single' })
      const { html } = await team.get(path('/sprawdzenie'))
      expect(html).toContain('Popraw 3 rzeczy przed publikacją')
      expect(html).toContain('Wpisz treść pytania.')
      const answer = await team.post(
        path('/publikacja'),
        fieldsOf((await team.get(path('/publikacja'))).html, { revision: '2' }),
      )
      expect(answer.status).toBe(422)
      expect(await versionsOf(at.db, form.id)).toEqual([])
    })

    test('makes versions that can be compared and taken up again', async () => {
      const publish = async () => team.post(path('/publikacja'), fieldsOf((await team.get(path('/publikacja'))).html))
      expect((await publish()).status).toBe(303)
      await team.post(path('/pytania/bus'), {
        ...(await fieldsAt(team, 'bus')),
        label: 'Jeździsz autobusem?',
        act: 'save',
      })
      const page = await team.get(path('/publikacja'))
      expect(page.html).toContain('Kto już zaczął wypełniać, dokończy tę, którą zaczął')
      expect(page.html).toContain('Jeździsz autobusem?')
      await publish()
      const versions = await team.get(path('/wersje?od=1&do=2'))
      expect(versions.html).toContain('zmieniono: treść')
      expect(versions.html).toContain('Anna Nowak')
      expect(await mistakesIn(versions.html)).toEqual([])

      expect((await team.get(path('/wersje/1/szkic'))).status).toBe(200)
      const restored = await team.post(path('/wersje/1/szkic'))
      expect((await question('bus')).label).toEqual(bus().label)
      await team.post(path(`/usuniete/${/usunieto=(.+)/.exec(restored.location ?? '')?.[1]}`))
      expect((await question('bus')).label).toEqual({ pl: 'Jeździsz autobusem?' })
      expect(await versionsOf(at.db, form.id)).toHaveLength(2)
    })
  })

  describe('the trial', () => {
    test('goes through the real questions, section by section, and keeps nothing', async () => {
      const start = await team.get(path('/proba'))
      expect(start.html).toContain('To próba')
      const first = await team.post(path('/proba'), fieldsOf(start.html))
      expect(first.html).toContain('name="q-bus"')
      expect(await mistakesIn(first.html)).toEqual([])
      const second = await team.post(path('/proba'), { ...fieldsOf(first.html), 'q-bus': 'nie', 'q-why': 'Za drogo' })
      expect(second.html).toContain('name="q-when"')
      const end = await team.post(path('/proba'), { ...fieldsOf(second.html), 'q-when': '2026-09-01' })
      expect(end.html).toContain('Koniec próby')
      expect(end.html).toContain('Za drogo')
      expect(await countAnswers(at.db, form.id)).toBe(0)
    })

    test('checks answers as the real pages do', async () => {
      await change(contextOf(house, anna), desk.ports, form.id, (draft) =>
        withQuestion(draft, 'bus', (question) => ({ ...question, required: true })),
      )
      const first = await team.post(path('/proba'), {})
      const answer = await team.post(path('/proba'), fieldsOf(first.html))
      expect(answer.status).toBe(422)
      expect(answer.html).toContain('Wybierz jedną odpowiedź.')
    })

    test('may be framed by our own pages alone', async () => {
      const trial = await team.get(path('/proba'))
      expect(trial.headers.get('content-security-policy')).toContain("frame-ancestors 'self'")
      expect(trial.headers.get('x-frame-options')).toBe('SAMEORIGIN')
      const preview = await team.get(path('/podglad'))
      expect(preview.headers.get('content-security-policy')).toContain("frame-src 'self'")
      expect(preview.headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
    })
  })

  test('a mark of a part is the same whatever the order of its keys', () => {
    expect(seenOf({ a: 1, b: { c: 2, d: 3 } })).toBe(seenOf({ b: { d: 3, c: 2 }, a: 1 }))
    expect(seenOf({ a: 1 })).not.toBe(seenOf({ a: 2 }))
  })
})

/** What a browser would send of the form with the most fields on a page, before anybody touches it. */
function fieldsOf(html: Answer['html'], given: Record<string, string> = {}): Record<string, string | string[]> {
  const forms = [...html.matchAll(/<form[^>]*method="post"[\s\S]*?<\/form>/g)].map(([form]) => form)
  const largest = forms
    .map(fieldsIn)
    .toSorted((a, b) => Object.keys(b).length - Object.keys(a).length)
    .at(0)
  return { ...largest, ...given }
}

function fieldsIn(form: string): Record<string, string | string[]> {
  const fields: Record<string, string[]> = {}
  const add = (name: string | undefined, value: string | undefined) => {
    if (name) fields[name] = [...(fields[name] ?? []), value ?? '']
  }
  for (const [input] of form.matchAll(/<input[^>]*>/g)) {
    const type = attribute(input, 'type')
    if (type === 'file' || ((type === 'checkbox' || type === 'radio') && attribute(input, 'checked') === undefined))
      continue
    add(attribute(input, 'name'), attribute(input, 'value'))
  }
  for (const [area, inside = ''] of form.matchAll(/<textarea[^>]*>([\s\S]*?)<\/textarea>/g))
    add(attribute(area, 'name'), text(inside))
  for (const [select] of form.matchAll(/<select[\s\S]*?<\/select>/g)) {
    const options = [...select.matchAll(/<option[^>]*>/g)].map(([option]) => option)
    const chosen = options.find((option) => attribute(option, 'selected') !== undefined) ?? options[0] ?? ''
    add(attribute(select, 'name'), attribute(chosen, 'value'))
  }
  return Object.fromEntries(
    Object.entries(fields).map(([name, all]) => [name, all.length === 1 ? (all[0] ?? '') : all]),
  )
}

/** Of the first tag; an attribute without a value is empty. */
function attribute(tag: string, name: string): string | undefined {
  const found = new RegExp(`^<[^>]* ${name}(?:="([^"]*)")?(?=[\\s/>])`).exec(tag)
  return found ? text(found[1] ?? '') : undefined
}

const text = (escaped: string) =>
  escaped.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
