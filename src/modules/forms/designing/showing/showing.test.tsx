import { describe, expect, test } from 'vitest'
import { bus, draft, fieldsOf, openBuilder } from '../../../../../tests/support/builder-pages.ts'
import { eachEngine } from '../../../../../tests/support/database.ts'
import { newId } from '../../../../platform/ids.ts'
import type { Question } from '../../model.ts'
import { change } from '../saving.ts'
import { optionsOf, withQuestion } from '../walk.ts'

eachEngine('conditions, quotas and words', (at) => {
  const builder = openBuilder(at)
  const { path, now, question } = builder

  describe('conditions and quotas', () => {
    test('are chosen from answers of earlier questions', async () => {
      const page = await builder.team.get(path('/pytania/when/warunek'))
      expect(page.html).toContain('value="chosen bus tak"')
      expect(page.html).not.toContain('answered when')
      expect(page.html).toContain('zostanie usunięte przy wysyłaniu')
      const answer = await builder.team.post(path('/pytania/when/warunek'), {
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
      const again = fieldsOf((await builder.team.get(path('/pytania/when/warunek'))).html)
      expect(again).toMatchObject({ mode: 'hide', join: 'any', 'test-0': 'chosen bus tak', 'test-1': 'answered why' })
    })

    test.each([
      [{ mode: 'show' }, 'test-0'],
      [{ mode: 'show', 'test-0': 'chosen nie-ma x' }, 'test-0'],
      [{ mode: 'show', 'test-0': 'answered when' }, 'test-0'],
      [{ mode: 'show', 'test-0': 'chosen bus nie-ma' }, 'test-0'],
    ])('%j is asked for again', async (typed, field) => {
      const fields = fieldsOf((await builder.team.get(path('/pytania/when/warunek'))).html)
      const answer = await builder.team.post(path('/pytania/when/warunek'), { ...fields, ...typed })
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
      await change(builder.context(), builder.desk.ports, builder.form.id, (draft) =>
        withQuestion(draft, 'when', (question) => ({ ...question, showWhen: deep })),
      )
      const page = await builder.team.get(path('/pytania/when/warunek'))
      expect(page.html).toContain('gdy (P1 = „Tak” lub na P2 jest odpowiedź) i na P1 jest odpowiedź')
      expect((await question('when')).showWhen).toEqual(deep)
    })

    test('a quota is made, changed and removed', async () => {
      const fields = fieldsOf((await builder.team.get(path('/limity/nowy'))).html)
      expect(
        (await builder.team.post(path('/limity/nowy'), { ...fields, 'test-0': 'chosen bus tak', limit: '0' })).status,
      ).toBe(422)
      await builder.team.post(path('/limity/nowy'), {
        ...fields,
        'test-0': 'chosen bus tak',
        limit: '100',
        ending: 'flag',
      })
      const [quota] = (await now()).quotas
      expect(quota).toMatchObject({ when: { question: 'bus', chosen: 'tak' }, limit: 100 })
      expect(quota?.then).toBe('flag')
      const page = await builder.team.get(path(`/limity/${quota?.id}`))
      expect(
        (await builder.team.post(path(`/limity/${quota?.id}`), { ...fieldsOf(page.html), limit: '50' })).status,
      ).toBe(303)
      expect((await now()).quotas).toMatchObject([{ id: quota?.id, limit: 50 }])
      await builder.team.post(path(`/limity/${quota?.id}/usuniecie`))
      expect((await now()).quotas).toEqual([])
    })
  })

  describe('words around and in other languages', () => {
    test('a new language lists what is missing, each with its way', async () => {
      await builder.team.post(path('/jezyki'), { languages: ['pl', 'en'], first: 'pl' })
      const page = await builder.team.get(path('/jezyki'))
      expect(page.html).toContain('brakuje 6 tłumaczeń')
      expect(page.html).toContain(path('/jezyki/en/s1#f-w-bus--label'))
      const fields = fieldsOf((await builder.team.get(path('/jezyki/en/s1'))).html)
      await builder.team.post(path('/jezyki/en/s1'), {
        ...fields,
        'w-bus--label': 'Do you go by bus?',
        'w-bus--tak': 'Yes',
      })
      expect(await question('bus')).toMatchObject({
        label: { pl: bus().label.pl, en: 'Do you go by bus?' },
        options: [{ label: { pl: 'Tak', en: 'Yes' } }, { label: { pl: 'Nie' } }],
      })
      expect((await builder.team.get(path('/jezyki'))).html).toContain('brakuje 4 tłumaczeń')
    })

    test('the language a form is written in cannot be taken away', async () => {
      expect((await builder.team.post(path('/jezyki'), { languages: ['en'], first: 'pl' })).status).toBe(422)
    })

    test('title, beginning, thanks and layout are set', async () => {
      const fields = fieldsOf((await builder.team.get(path('/ustawienia'))).html)
      await builder.team.post(path('/ustawienia'), {
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
      expect((await builder.team.post(path('/biblioteka'), {})).status).toBe(422)
      expect((await builder.team.post(path('/biblioteka'), { questions: 'nie-ma' })).status).toBe(422)
      await builder.team.post(path('/biblioteka'), { questions: ['wiek', 'na-koniec'], in: 's2' })
      const taken = (await now()).sections[1]?.questions ?? []
      expect(taken.map(({ type, visibility }) => `${type} ${visibility}`)).toEqual([
        'date public',
        'long-text public',
        'single private',
      ])
    })

    test('from another form of the organisation that one may design, and no other', async () => {
      const theirs = await builder.desk.make(builder.context(), draft({ title: { pl: 'Rowery' } }))
      expect((await builder.team.get(path('/import'))).html).toContain('Rowery')
      const page = await builder.team.get(path(`/import/${theirs.id}`))
      expect(page.status).toBe(200)
      await builder.team.post(path(`/import/${theirs.id}`), { questions: ['bus', 'why'], in: 's2' })
      const taken = (await now()).sections[1]?.questions ?? []
      expect(taken).toHaveLength(3)
      expect(taken[2]?.showWhen).toEqual({ question: taken[1]?.id, chosen: optionsOf(taken[1] as Question)[1]?.id })
      expect((await builder.team.get(path(`/import/${newId()}`))).status).toBe(404)
    })
  })
})
