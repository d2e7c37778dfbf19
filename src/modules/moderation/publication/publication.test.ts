import { expect, test } from 'vitest'
import { eachEngine } from '../../../../tests/support/database.ts'
import { mistakesIn } from '../../../../tests/support/house.ts'
import { wordsOf } from '../../../../tests/support/markup.ts'
import { AUTHOR, moderationAtTest, publicWords, RUDE } from '../../../../tests/support/moderation.ts'

eachEngine('what waits to be shown', (at) => {
  const here = moderationAtTest(at, { moderation: 'before' })
  const send = async (act: 'publish' | 'refuse', person = here.darek, ids = [here.remark.id]) =>
    (await here.as(person)).post('/moderacja/publikacja', { kind: 'remark', act, ids })
  const refuse = async (fields: Record<string, string>, person = here.darek) =>
    (await here.as(person)).post('/moderacja/publikacja/odmowa', { kind: 'remark', ids: [here.remark.id], ...fields })
  const REASON = 'Wpis podaje prywatny adres.'

  test('it stands on the desk of its team, in words, and on the page of nobody', async () => {
    const { html } = await (await here.as(here.darek)).get(here.desk)
    expect(wordsOf(html)).toContain(RUDE)
    expect(html).toContain(`value="${here.remark.id}"`)
    expect(await mistakesIn(html)).toEqual([])
    expect(await publicWords(here)).not.toContain('złodziejka')
  })

  test('chosen ones are shown together', async () => {
    expect(await send('publish')).toMatchObject({
      status: 303,
      location: here.desk,
      flash: 'moderation.flash.published',
    })
    expect(await publicWords(here)).toContain('złodziejka')
    expect((await send('publish')).flash).toBe('moderation.flash.none-chosen')
  })

  test('chosen ones are refused with one reason, and each author can appeal; upheld, the remark appears', async () => {
    const asked = await send('refuse')
    expect(wordsOf(asked.html)).toContain(RUDE)
    expect(await mistakesIn(asked.html)).toEqual([])
    expect((await refuse({ ground: '', reason: '' })).status).toBe(422)
    expect((await refuse({ ground: 'personal-data', reason: REASON })).location).toBe(here.desk)
    expect(await publicWords(here)).not.toContain('złodziejka')
    expect(await here.letterTo(AUTHOR, 'ukryliśmy')).toContain(REASON)

    const { id, key } = await here.appealOf(AUTHOR)
    await here.portal.stranger().post(`/moderacja/decyzje/${id}/odwolanie`, { key, explanation: 'Ten adres jest mój.' })
    await (await here.as(here.anna)).post(`/moderacja/odwolania/${id}/odpowiedz`, {
      upheld: 'tak',
      answer: 'Adres należy do autorki.',
    })
    expect(await publicWords(here)).toContain('złodziejka')
  })

  test('what another moderator has settled meanwhile is left as it is', async () => {
    await send('publish', here.anna)
    expect((await refuse({ ground: 'rules', reason: REASON })).status).toBe(303)
    expect(await publicWords(here)).toContain('złodziejka')
  })

  test('a stranger, another team and an unknown kind find nothing', async () => {
    expect(
      (
        await here.portal
          .stranger()
          .post('/moderacja/publikacja', { kind: 'remark', act: 'publish', ids: [here.remark.id] })
      ).status,
    ).toBe(404)
    expect((await send('publish', here.foreigner)).status).toBe(404)
    expect((await refuse({ ground: 'rules', reason: REASON }, here.foreigner)).status).toBe(404)
    const darek = await here.as(here.darek)
    expect(
      (await darek.post('/moderacja/publikacja', { kind: 'nothing', act: 'publish', ids: [here.remark.id] })).status,
    ).toBe(404)
    expect(
      (await darek.post('/moderacja/publikacja', { kind: 'remark', act: 'dance', ids: [here.remark.id] })).status,
    ).toBe(404)
    expect(await publicWords(here)).not.toContain('złodziejka')
  })
})
