import { expect, test } from 'vitest'
import { eachEngine } from '../../../../tests/support/database.ts'
import { mistakesIn } from '../../../../tests/support/house.ts'
import { wordsOf } from '../../../../tests/support/markup.ts'
import { AUTHOR, moderationAtTest, publicWords, REPORTER } from '../../../../tests/support/moderation.ts'

const REASON = 'Wpis podaje prywatny adres osoby i pomawia ją o przestępstwo.'
const HIDE = { action: 'hidden', ground: 'personal-data', reason: REASON }

eachEngine('decisions of moderators', (at) => {
  const here = moderationAtTest(at)
  const decide = async (person = here.darek, id: string, fields: Record<string, string> = HIDE) =>
    (await here.as(person)).post(`/moderacja/zgloszenia/${id}/decyzja`, fields)
  const hiding = () => `/moderacja/remark/${here.remark.id}/ukrycie`
  const restoring = () => `/moderacja/remark/${here.remark.id}/przywrocenie`

  test('a hidden text is nowhere in public, also right after everybody could read it', async () => {
    expect(await publicWords(here)).toContain('złodziejka')
    await decide(here.darek, await here.report())
    const words = await publicWords(here)
    expect(words).not.toContain('złodziejka')
    expect(words).not.toContain(REASON)
    expect(words).toContain('Podstawa: Dane osobowe innych osób')
    expect((await here.portal.stranger().get(here.path)).status).toBe(410)
  })

  test('the author is told why, on what ground, and how to appeal', async () => {
    await decide(here.darek, await here.report())
    const letter = await here.letterTo(AUTHOR, `Uwaga ${here.remark.reference}: ukryliśmy`)
    for (const words of [
      REASON,
      'Art. 5 i 6 RODO',
      'Sprawę zaczęło zgłoszenie',
      'do 30 marca 2027',
      '/odwolanie?klucz=',
      'sądu',
    ])
      expect(letter).toContain(words)
    expect(letter).not.toContain('Jan Kos')
  })

  test('the reporter is told, whatever was decided; against inaction they can appeal', async () => {
    await decide(here.darek, await here.report(), {
      action: 'kept',
      ground: 'rules',
      reason: 'To ostra, ale dozwolona krytyka.',
    })
    const letter = await here.letterTo(REPORTER, 'Decyzja w sprawie zgłoszenia')
    expect(letter).toContain('To ostra, ale dozwolona krytyka.')
    expect(letter).toContain('/odwolanie?klucz=')
    expect(await publicWords(here)).toContain('złodziejka')
    expect((await here.lettersTo(AUTHOR)).filter(({ subject }) => subject.includes('ukryliśmy'))).toEqual([])
  })

  test('somebody who reported in English is answered in English', async () => {
    const id = await here.report({ email: 'jane@example.org' }, '/en/zgloszenie')
    await decide(here.darek, id)
    expect(await here.letterTo('jane@example.org', 'Decision on report')).toContain(REASON)
  })

  test('one decision answers every open report of the same thing', async () => {
    const first = await here.report()
    const second = await here.report({ email: 'druga@example.org', formKey: 'second' })
    await decide(here.darek, first)
    expect(await here.letterTo('druga@example.org', 'Decyzja w sprawie')).toContain(REASON)
    expect((await decide(here.anna, second)).status).toBe(409)
  })

  test('of two moderators who decide at once, one does and the other is told', async () => {
    const id = await here.report()
    const [anna, darek] = [await here.as(here.anna), await here.as(here.darek)]
    const answers = await Promise.all([
      anna.post(`/moderacja/zgloszenia/${id}/decyzja`, HIDE),
      darek.post(`/moderacja/zgloszenia/${id}/decyzja`, { ...HIDE, action: 'kept' }),
    ])
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409])
    const { html } = await anna.get(`/moderacja/zgloszenia/${id}`)
    expect(wordsOf(html)).toContain('To zgłoszenie rozpatrzono')
    expect((await here.lettersTo(REPORTER)).filter(({ subject }) => subject.startsWith('Decyzja'))).toHaveLength(1)
  })

  test('of two moderators who hide the same remark by themselves at once, one does', async () => {
    const [anna, darek] = [await here.as(here.anna), await here.as(here.darek)]
    const fields = { ground: 'rules', reason: REASON }
    const answers = await Promise.all([anna.post(hiding(), fields), darek.post(hiding(), fields)])
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409])
    expect((await here.lettersTo(AUTHOR)).filter(({ subject }) => subject.includes('ukryliśmy'))).toHaveLength(1)
  })

  test('moderators see the way to hide a remark, readers do not', async () => {
    expect((await (await here.as(here.darek)).get(here.path)).html).toContain(hiding())
    expect((await here.portal.stranger().get(here.path)).html).not.toContain('/ukrycie')
    const { html } = await (await here.as(here.darek)).get(hiding())
    expect(await mistakesIn(html)).toEqual([])
  })

  test('nobody else hides, decides or restores', async () => {
    const id = await here.report()
    for (const visitor of [here.portal.stranger(), await here.as(here.foreigner)]) {
      for (const path of [hiding(), restoring()]) expect((await visitor.get(path)).status).toBe(404)
      for (const path of [hiding(), restoring(), `/moderacja/zgloszenia/${id}/decyzja`])
        expect((await visitor.post(path, HIDE)).status).toBe(404)
    }
    for (const path of ['/moderacja/remark/nic/ukrycie', `/moderacja/nothing/${here.remark.id}/ukrycie`])
      expect((await (await here.as(here.anna)).get(path)).status).toBe(404)
    expect(await publicWords(here)).toContain('złodziejka')
  })

  test('a decision without reasons, or without a choice, comes back', async () => {
    const id = await here.report()
    const answer = await decide(here.darek, id, { reason: 'Bo tak' })
    expect(answer.status).toBe(422)
    expect(wordsOf(answer.html)).toContain('Wybierz, czy ukryć, czy zostawić.')
    expect(wordsOf(answer.html)).toContain('Napisz uzasadnienie: co najmniej 10 znaków.')
    expect(await mistakesIn(answer.html)).toEqual([])
    expect((await (await here.as(here.darek)).post(hiding(), { ground: '', reason: '' })).status).toBe(422)
  })

  test('a hiding can be taken back, once; the author is told', async () => {
    const darek = await here.as(here.darek)
    expect((await darek.post(restoring(), { reason: 'Pomyłka moderatora.' })).status).toBe(409)
    await darek.post(hiding(), { ground: 'rules', reason: REASON })
    expect((await darek.get(here.desk)).html).toContain(restoring())
    expect(await mistakesIn((await darek.get(restoring())).html)).toEqual([])
    expect((await darek.post(restoring(), { reason: 'Pomyłka moderatora.' })).status).toBe(303)
    expect(await publicWords(here)).toContain('złodziejka')
    expect(await here.letterTo(AUTHOR, 'treść wróciła na stronę')).toContain('Pomyłka moderatora.')
    expect((await darek.post(restoring(), { reason: 'Jeszcze raz to samo.' })).status).toBe(409)
  })

  test('what its author has taken back cannot be hidden', async () => {
    await here.portal.stranger().post(`${here.path}/moja/wycofanie`, { key: here.remark.secret })
    expect((await (await here.as(here.darek)).post(hiding(), { ground: 'rules', reason: REASON })).status).toBe(409)
  })
})
