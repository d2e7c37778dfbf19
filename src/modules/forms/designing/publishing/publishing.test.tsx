import { describe, expect, test } from 'vitest'
import { bus, fieldsOf, openBuilder } from '../../../../../tests/support/builder-pages.ts'
import { eachEngine } from '../../../../../tests/support/database.ts'
import { mistakesIn } from '../../../../../tests/support/house.ts'
import { countAnswers } from '../../participation-store.ts'
import { versionsOf } from '../../store.ts'
import { change } from '../saving.ts'
import { withQuestion } from '../walk.ts'

eachEngine('publishing and trying out', (at) => {
  const builder = openBuilder(at)
  const { path, question, fieldsAt } = builder

  describe('publishing', () => {
    test('what stands in the way is listed with its place', async () => {
      await builder.team.post(path('/pytania/nowe'), { in: 's1', type: 'single' })
      const { html } = await builder.team.get(path('/sprawdzenie'))
      expect(html).toContain('Popraw 3 rzeczy przed publikacją')
      expect(html).toContain('Wpisz treść pytania.')
      const answer = await builder.team.post(
        path('/publikacja'),
        fieldsOf((await builder.team.get(path('/publikacja'))).html, { revision: '2' }),
      )
      expect(answer.status).toBe(422)
      expect(await versionsOf(at.db, builder.form.id)).toEqual([])
    })

    test('makes versions that can be compared and taken up again', async () => {
      const publish = async () =>
        builder.team.post(path('/publikacja'), fieldsOf((await builder.team.get(path('/publikacja'))).html))
      expect((await publish()).status).toBe(303)
      await builder.team.post(path('/pytania/bus'), {
        ...(await fieldsAt(builder.team, 'bus')),
        label: 'Jeździsz autobusem?',
        act: 'save',
      })
      const page = await builder.team.get(path('/publikacja'))
      expect(page.html).toContain('Kto już zaczął wypełniać, dokończy tę, którą zaczął')
      expect(page.html).toContain('Jeździsz autobusem?')
      await publish()
      const versions = await builder.team.get(path('/wersje?od=1&do=2'))
      expect(versions.html).toContain('zmieniono: treść')
      expect(versions.html).toContain('Anna Nowak')
      expect(await mistakesIn(versions.html)).toEqual([])

      expect((await builder.team.get(path('/wersje/1/szkic'))).status).toBe(200)
      const restored = await builder.team.post(path('/wersje/1/szkic'))
      expect((await question('bus')).label).toEqual(bus().label)
      await builder.team.post(path(`/usuniete/${/usunieto=(.+)/.exec(restored.location ?? '')?.[1]}`))
      expect((await question('bus')).label).toEqual({ pl: 'Jeździsz autobusem?' })
      expect(await versionsOf(at.db, builder.form.id)).toHaveLength(2)
    })
  })

  describe('the trial', () => {
    test('goes through the real questions, section by section, and keeps nothing', async () => {
      const start = await builder.team.get(path('/proba'))
      expect(start.html).toContain('To próba')
      const first = await builder.team.post(path('/proba'), fieldsOf(start.html))
      expect(first.html).toContain('name="q-bus"')
      expect(await mistakesIn(first.html)).toEqual([])
      const second = await builder.team.post(path('/proba'), {
        ...fieldsOf(first.html),
        'q-bus': 'nie',
        'q-why': 'Za drogo',
      })
      expect(second.html).toContain('name="q-when"')
      const end = await builder.team.post(path('/proba'), { ...fieldsOf(second.html), 'q-when': '2026-09-01' })
      expect(end.html).toContain('Koniec próby')
      expect(end.html).toContain('Za drogo')
      expect(await countAnswers(at.db, builder.form.id)).toBe(0)
    })

    test('checks answers as the real pages do', async () => {
      await change(builder.context(), builder.desk.ports, builder.form.id, (draft) =>
        withQuestion(draft, 'bus', (question) => ({ ...question, required: true })),
      )
      const first = await builder.team.post(path('/proba'), {})
      const answer = await builder.team.post(path('/proba'), fieldsOf(first.html))
      expect(answer.status).toBe(422)
      expect(answer.html).toContain('Wybierz jedną odpowiedź.')
    })

    test('may be framed by our own pages alone', async () => {
      const trial = await builder.team.get(path('/proba'))
      expect(trial.headers.get('content-security-policy')).toContain("frame-ancestors 'self'")
      expect(trial.headers.get('x-frame-options')).toBe('SAMEORIGIN')
      const preview = await builder.team.get(path('/podglad'))
      expect(preview.headers.get('content-security-policy')).toContain("frame-src 'self'")
      expect(preview.headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
    })
  })
})
