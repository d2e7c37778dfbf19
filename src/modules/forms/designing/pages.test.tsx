import { describe, expect, test } from 'vitest'
import { draft, openBuilder } from '../../../../tests/support/builder-pages.ts'
import { eachEngine } from '../../../../tests/support/database.ts'
import { mistakesIn } from '../../../../tests/support/house.ts'
import { newId } from '../../../platform/ids.ts'
import { publishVersion } from '../actions.ts'
import type { Question } from '../model.ts'
import { aQuota } from './examples.ts'
import { change } from './saving.ts'

const HOSTILE = '"><script>alert(1)</script> {{x}} {y}'

eachEngine('the pages of the builder', (at) => {
  const builder = openBuilder(at)
  const { path, now } = builder

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
      const answer = await builder.team.get(path(page))
      expect(answer.status).toBe(200)
      expect(await mistakesIn(answer.html)).toEqual([])
      expect((await builder.nobody.get(path(page))).status).toBe(404)
    })

    test('the English ones are there as well', async () => {
      for (const page of PAGES) expect((await builder.team.get(`/en${path(page)}`)).status).toBe(200)
    })

    test.each(['/praca/formularze/nie-ma', `/praca/formularze/${newId()}`, `/praca/formularze/${newId()}/sprawdzenie`])(
      'at %s there is nothing',
      async (address) => expect((await builder.team.get(address)).status).toBe(404),
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
    ])('%s is not there either', async (page) => expect((await builder.team.get(path(page))).status).toBe(404))

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
      expect((await builder.nobody.post(path(page), { type: 'date', label: 'x' })).status).toBe(404)
      expect(await now()).toEqual(draft())
    })

    test('whatever is written is shown as text', async () => {
      const bad = HOSTILE
      await change(builder.context(), builder.desk.ports, builder.form.id, (draft) => ({
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
      await publishVersion(builder.context(), builder.desk.ports, builder.form)
      await change(builder.context(), builder.desk.ports, builder.form.id, (draft) => ({
        ...draft,
        title: { pl: 'Inny' },
      }))
      for (const page of [...PAGES, '/wersje?od=1&do=szkic', '/jezyki/en/s1', '/limity/k', '/wersje/1/szkic']) {
        const { html } = await builder.team.get(path(page))
        expect(html, page).not.toContain('<script>alert')
      }
    })
  })
})
