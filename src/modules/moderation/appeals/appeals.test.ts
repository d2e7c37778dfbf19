import { expect, test } from 'vitest'
import { eachEngine } from '../../../../tests/support/database.ts'
import { mistakesIn } from '../../../../tests/support/house.ts'
import { wordsOf } from '../../../../tests/support/markup.ts'
import { AUTHOR, moderationAtTest, publicWords, REPORTER } from '../../../../tests/support/moderation.ts'
import { aConsultation } from '../../../../tests/support/world/consultations.ts'

const APPEAL = 'To mój własny adres i mam dowody na to, co piszę.'
const UPHELD = { upheld: 'tak', answer: 'Autorka ma rację, wpis mieści się w regulaminie.' }
const REJECTED = { upheld: 'nie', answer: 'Adres nie należy do autorki.' }

eachEngine('appeals', (at) => {
  const here = moderationAtTest(at)
  const hide = async (person = here.darek) =>
    (await here.as(person)).post(`/moderacja/remark/${here.remark.id}/ukrycie`, {
      ground: 'rules',
      reason: 'Wpis podaje adres sąsiada.',
    })
  /** Darek hides, the author appeals; gives the id and the key of the appeal. */
  const appealed = async () => {
    await hide()
    const { id, key, path } = await here.appealOf(AUTHOR)
    const answer = await here.portal.stranger().post(`/moderacja/decyzje/${id}/odwolanie`, { key, explanation: APPEAL })
    expect(answer.status).toBe(303)
    return { id, key, path }
  }
  const answer = async (person: typeof here.anna, id: string, fields: Record<string, string> = UPHELD) =>
    (await here.as(person)).post(`/moderacja/odwolania/${id}/odpowiedz`, fields)

  test('the link of the letter shows the decision and takes an appeal, once', async () => {
    await hide()
    const { id, key, path } = await here.appealOf(AUTHOR)
    const stranger = here.portal.stranger()
    const form = await stranger.get(path)
    expect(wordsOf(form.html)).toContain('Wpis podaje adres sąsiada.')
    expect(await mistakesIn(form.html)).toEqual([])
    const send = (explanation = APPEAL) => stranger.post(`/moderacja/decyzje/${id}/odwolanie`, { key, explanation })
    expect((await send('Nie')).status).toBe(422)
    const answers = await Promise.all([send(), send()])
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409])
    const after = await stranger.get(path)
    expect(wordsOf(after.html)).toContain('Mamy Twoje odwołanie')
    expect(after.html).not.toContain('<textarea')
    expect(await mistakesIn(after.html)).toEqual([])
  })

  test('without the right key there is no such page', async () => {
    await hide()
    const { id, key } = await here.appealOf(AUTHOR)
    const stranger = here.portal.stranger()
    for (const wrong of ['', 'x', `${key}x`, key.slice(1)]) {
      expect((await stranger.get(`/moderacja/decyzje/${id}/odwolanie?klucz=${wrong}`)).status).toBe(404)
      expect(
        (await stranger.post(`/moderacja/decyzje/${id}/odwolanie`, { key: wrong, explanation: APPEAL })).status,
      ).toBe(404)
    }
  })

  test('an author who left no address reads on their own page that it is hidden and why, and appeals from there', async () => {
    const stranger = here.portal.stranger()
    const team = { portal: here.portal, admin: here.anna, organisationId: here.organisation.id, unitCode: '2001011' }
    const { slug, remarks } = await aConsultation(team, 'Skwer', 'open', ['Ten radny to oszust i tyle.'])
    const [{ id, reference, secret } = { id: '', reference: '', secret: '' }] = remarks
    const own = `/konsultacje/${slug}/uwagi/${reference}/moja?klucz=${secret}`
    expect(wordsOf((await stranger.get(own)).html)).toContain('Widać ją już na stronie')
    await (await here.as(here.darek)).post(`/moderacja/remark/${id}/ukrycie`, {
      ground: 'rules',
      reason: 'Wpis obraża radnego.',
    })

    const { html } = await stranger.get(own)
    expect(wordsOf(html)).toContain(`Uwagę ${reference} ukryli moderatorzy`)
    expect(wordsOf(html)).toContain('Wpis obraża radnego.')
    expect(wordsOf(html)).not.toContain('Widać ją już na stronie')
    expect(await mistakesIn(html)).toEqual([])
    const path = /href="(\/moderacja\/decyzje\/[^"]+)"/.exec(html)?.[1] ?? ''
    const [, decision = '', key = ''] = /decyzje\/([^/]+)\/odwolanie\?klucz=(.+)/.exec(path) ?? []
    expect((await stranger.get(path)).status).toBe(200)
    expect((await stranger.post(`/moderacja/decyzje/${decision}/odwolanie`, { key, explanation: APPEAL })).status).toBe(
      303,
    )
    await answer(here.anna, decision)
    expect(wordsOf((await stranger.get(own)).html)).toContain('Widać ją już na stronie')
  })

  test('who decided cannot answer; the page says so and the answer is refused', async () => {
    const { id } = await appealed()
    const { html } = await (await here.as(here.darek)).get(`/moderacja/odwolania/${id}`)
    expect(wordsOf(html)).toContain('Ta decyzja jest Twoja')
    expect(html).not.toContain('name="upheld"')
    expect((await answer(here.darek, id)).status).toBe(409)
    expect(await publicWords(here)).not.toContain('złodziejka')
  })

  test('upheld by another person, the remark is back and its author hears of it', async () => {
    const { id, path } = await appealed()
    const anna = await here.as(here.anna)
    expect((await anna.get(here.desk)).html).toContain(`/moderacja/odwolania/${id}"`)
    const { html } = await anna.get(`/moderacja/odwolania/${id}`)
    expect(wordsOf(html)).toContain(APPEAL)
    expect(await mistakesIn(html)).toEqual([])
    expect((await answer(here.anna, id)).location).toBe(here.desk)
    expect(await publicWords(here)).toContain('złodziejka')
    const letter = await here.letterTo(AUTHOR, 'Odpowiedź na odwołanie')
    expect(letter).toContain(UPHELD.answer)
    expect(wordsOf((await here.portal.stranger().get(path)).html)).toContain('Odwołanie uwzględniono')
    expect(wordsOf((await here.portal.stranger().get('/moderacja')).html)).toContain('uwzględnione')
  })

  test('rejected, the remark stays hidden and its author hears why', async () => {
    const { id } = await appealed()
    await answer(here.coordinator, id, REJECTED)
    expect(await publicWords(here)).not.toContain('złodziejka')
    const letter = await here.letterTo(AUTHOR, 'Odpowiedź na odwołanie')
    expect(letter).toContain(REJECTED.answer)
    expect(letter).toContain('do sądu')
  })

  test('of two who answer at once, one does', async () => {
    const { id } = await appealed()
    const [anna, coordinator] = [await here.as(here.anna), await here.as(here.coordinator)]
    const path = `/moderacja/odwolania/${id}/odpowiedz`
    const answers = await Promise.all([anna.post(path, UPHELD), coordinator.post(path, REJECTED)])
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409])
    expect(
      (await here.lettersTo(AUTHOR)).filter(({ subject }) => subject.startsWith('Odpowiedź na odwołanie')),
    ).toHaveLength(1)
  })

  test('an appeal that has not been made, a stranger and another team find nothing to answer', async () => {
    await hide()
    const { id } = await here.appealOf(AUTHOR)
    expect((await answer(here.anna, id)).status).toBe(404)
    const made = await appealedAgain(id)
    for (const visitor of [here.portal.stranger(), await here.as(here.foreigner)]) {
      expect((await visitor.get(`/moderacja/odwolania/${made}`)).status).toBe(404)
      expect((await visitor.post(`/moderacja/odwolania/${made}/odpowiedz`, UPHELD)).status).toBe(404)
    }
  })

  /** The author appeals against a decision already made. */
  const appealedAgain = async (id: string) => {
    const { key } = await here.appealOf(AUTHOR)
    await here.portal.stranger().post(`/moderacja/decyzje/${id}/odwolanie`, { key, explanation: APPEAL })
    return id
  }

  test('an answer without a choice or words comes back', async () => {
    const { id } = await appealed()
    const back = await answer(here.anna, id, { answer: 'Nie' })
    expect(back.status).toBe(422)
    expect(wordsOf(back.html)).toContain('Wybierz, czy odwołanie jest słuszne.')
    expect(await mistakesIn(back.html)).toEqual([])
  })

  test('after six months there is no appeal', async () => {
    await hide()
    const { id, key, path } = await here.appealOf(AUTHOR)
    here.portal.clock.set('2027-03-30T09:59:59Z')
    expect((await here.portal.stranger().get(path)).html).toContain('<textarea')
    here.portal.clock.set('2027-03-30T10:00:01Z')
    expect(wordsOf((await here.portal.stranger().get(path)).html)).toContain('Minęło sześć miesięcy')
    expect(
      (await here.portal.stranger().post(`/moderacja/decyzje/${id}/odwolanie`, { key, explanation: APPEAL })).status,
    ).toBe(410)
  })

  test('while an appeal waits, the hiding is not simply taken back; afterwards there is nothing to appeal against', async () => {
    await hide()
    const { id, key, path } = await here.appealOf(AUTHOR)
    const darek = await here.as(here.darek)
    const restore = () =>
      darek.post(`/moderacja/remark/${here.remark.id}/przywrocenie`, { reason: 'Pomyłka moderatora.' })
    expect((await restore()).status).toBe(303)
    expect(wordsOf((await here.portal.stranger().get(path)).html)).toContain('Ta decyzja już nie obowiązuje')
    expect(
      (await here.portal.stranger().post(`/moderacja/decyzje/${id}/odwolanie`, { key, explanation: APPEAL })).status,
    ).toBe(409)
    here.portal.clock.set('2026-09-30T11:00:00Z')
    await appealed()
    expect((await restore()).status).toBe(409)
  })

  test('a reporter appeals against inaction; upheld, the remark is hidden and its author can appeal in turn', async () => {
    const report = await here.report()
    await (await here.as(here.darek)).post(`/moderacja/zgloszenia/${report}/decyzja`, {
      action: 'kept',
      ground: 'rules',
      reason: 'To dozwolona krytyka.',
    })
    const { id, key } = await here.appealOf(REPORTER)
    await here.portal
      .stranger()
      .post(`/moderacja/decyzje/${id}/odwolanie`, { key, explanation: 'We wpisie jest prywatny adres.' })
    expect((await answer(here.darek, id)).status).toBe(409)
    expect((await answer(here.anna, id)).status).toBe(303)
    expect(await publicWords(here)).not.toContain('złodziejka')
    expect(await here.letterTo(REPORTER, 'Odpowiedź na odwołanie')).toContain('ukryliśmy treść')
    expect((await here.appealOf(AUTHOR)).key).not.toBe('')
  })
})
