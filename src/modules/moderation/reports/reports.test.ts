import { expect, test } from 'vitest'
import { eachEngine } from '../../../../tests/support/database.ts'
import { mistakesIn } from '../../../../tests/support/house.ts'
import { wordsOf } from '../../../../tests/support/markup.ts'
import { A_REPORT, moderationAtTest, REPORTER, RUDE } from '../../../../tests/support/moderation.ts'
import { on } from '../store.ts'

eachEngine('reports of content', (at) => {
  const here = moderationAtTest(at)
  const send = (fields = {}) =>
    here.portal.stranger().post('/zgloszenie', { address: here.path, ...A_REPORT, ...fields })
  const countReports = async () =>
    (
      await on(at.db)
        .selectFrom('moderation.reports')
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .executeTakeFirstOrThrow()
    ).count

  test('the link under a remark opens the form with its exact address', async () => {
    const { html } = await here.portal.stranger().get(here.path)
    const [, href = ''] = /href="(\/zgloszenie\?adres=[^"]+)"/.exec(html) ?? []
    const form = await here.portal.stranger().get(href)
    expect(form.html).toContain(`value="https://wiec.example${here.path}"`)
    expect(await mistakesIn(form.html)).toEqual([])
  })

  test('a report gets a number, a page that says nothing of the text, and a letter', async () => {
    const answer = await send()
    expect(answer.location).toMatch(/^\/zgloszenie\/ZGL-2026-[0-9A-Z]{5}-[0-9A-Z]{5}$/)
    const receipt = await here.portal.stranger().get(answer.location ?? '')
    expect(await mistakesIn(receipt.html)).toEqual([])
    expect(wordsOf(receipt.html)).not.toContain('złodziejka')
    expect(wordsOf(receipt.html)).not.toContain('Jan Kos')
    const [letter] = await here.lettersTo(REPORTER)
    expect(letter?.subject).toContain(answer.location?.split('/').at(-1))
    expect(letter?.text).toContain(`https://wiec.example${here.path}`)
  })

  test('it waits on the desk of the team and of the network, with its term, and on no other desk', async () => {
    const id = await here.report()
    for (const [person, desk] of [
      [here.darek, here.desk],
      [here.coordinator, '/administracja/moderacja'],
    ] as const) {
      const { html } = await (await here.as(person)).get(desk)
      expect(html).toContain(`/moderacja/zgloszenia/${id}"`)
      expect(wordsOf(html)).toContain('do 7 października 2026')
      expect(await mistakesIn(html)).toEqual([])
    }
    const foreigner = await here.as(here.foreigner)
    expect((await foreigner.get(here.desk)).status).toBe(404)
    expect((await foreigner.get(`/moderacja/zgloszenia/${id}`)).status).toBe(404)
    expect((await here.portal.stranger().get(`/moderacja/zgloszenia/${id}`)).status).toBe(404)
  })

  test('the moderator reads the text, the reasons and who reported', async () => {
    const { html } = await (await here.as(here.darek)).get(`/moderacja/zgloszenia/${await here.report()}`)
    for (const words of [RUDE, A_REPORT.explanation, 'Jan Kos']) expect(wordsOf(html)).toContain(words)
    expect(await mistakesIn(html)).toEqual([])
  })

  test('what is missing is asked for all at once, and what was typed stays', async () => {
    const before = await countReports()
    const answer = await send({ ground: [], explanation: 'Źle', name: '', email: '', goodFaith: [] })
    expect(answer.status).toBe(422)
    for (const words of [
      'Wybierz powód',
      'co najmniej 10 znaków',
      'Podaj imię i nazwisko.',
      'Podaj adres e-mail',
      'w dobrej wierze',
    ])
      expect(wordsOf(answer.html)).toContain(words)
    expect(answer.html).toContain('>Źle</textarea>')
    expect(await mistakesIn(answer.html)).toEqual([])
    expect(await countReports()).toBe(before)
  })

  test('harm to children may be reported without a name', async () => {
    expect((await send({ ground: 'child-abuse', name: '', email: '' })).status).toBe(303)
    expect((await send({ ground: 'unlawful', name: '', email: '' })).status).toBe(422)
  })

  test('an address of another site, and a form filled in by a machine, are refused', async () => {
    const before = await countReports()
    const elsewhere = await send({ address: 'https://other.example/a' })
    expect(wordsOf(elsewhere.html)).toContain('Podaj adres strony tego portalu')
    expect((await send({ website: 'https://spam.example' })).status).toBe(422)
    expect(await countReports()).toBe(before)
  })

  test('the same form sent many times at once makes one report and one letter', async () => {
    const before = await countReports()
    const answers = await Promise.all(Array.from({ length: 10 }, () => send({ formKey: `once ${here.slug}` })))
    expect(new Set(answers.map(({ location }) => location)).size).toBe(1)
    expect(await countReports()).toBe(before + 1)
    expect(await here.lettersTo(REPORTER)).toHaveLength(1)
  })

  test('a page no module keeps can be reported; the network answers for it', async () => {
    const id = await here.report({ address: 'https://wiec.example/en/konsultacje' })
    expect((await (await here.as(here.darek)).get(`/moderacja/zgloszenia/${id}`)).status).toBe(404)
    const coordinator = await here.as(here.coordinator)
    expect((await coordinator.get(`/moderacja/zgloszenia/${id}`)).status).toBe(200)
    const decided = await coordinator.post(`/moderacja/zgloszenia/${id}/decyzja`, {
      action: 'hidden',
      ground: 'rules',
      reason: 'Poprawiliśmy opis ręcznie.',
    })
    expect(decided.location).toBe('/administracja/moderacja')
  })
})
