import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { eachEngine } from '../../../../tests/support/database.ts'
import { aPerson, mistakesIn } from '../../../../tests/support/house.ts'
import { sql } from '../../../platform/db/index.ts'
import { outboxOf } from '../../notices/examples.ts'
import type { Process } from '../../processes/index.ts'
import { discussionsActivities } from '../activity.tsx'
import { aRoom, somePorts } from '../examples.ts'
import { personalData } from '../personal-data.ts'
import { postSubject, topicSubject } from '../posts/moderation.ts'
import { aStage } from '../testing.ts'

const NIGHT = {
  question: 'Park w nocy: otwarty czy zamknięty?',
  lead: 'Dziś bramy zamyka się o 22.',
  closesOn: '2026-09-25',
}
const REPLY = { body: 'Wracam tędy z drugiej zmiany, zostawcie otwarty.', signature: 'Monika' }

eachEngine('discussions', (at) => {
  let stage: Awaited<ReturnType<typeof aStage>>
  let process: Process
  const member = aPerson({ name: 'Iga Jasna' })
  const other = aPerson({ name: 'Piotr Rak' })
  const coordinator = aPerson({ name: 'Franciszek Gil', roles: [{ role: 'coordinator', scope: null }] })
  const members = new Map([member, other].map((person) => [person.id, { name: person.name }]))
  const ports = {
    ...somePorts,
    memberOf: async ({ actor }: { actor: { kind: string; id?: string } }) => members.get(actor.id ?? '') ?? null,
  }
  beforeAll(async () => {
    stage = await aStage(at, ports)
  })
  afterAll(() => stage.house.close())
  beforeEach(async () => {
    stage.house.clock.set('2026-09-10T10:00:00Z')
    process = await stage.newProcess()
  })

  const home = () => `/konsultacje/${process.slug}/dyskusje`
  const work = () => `/praca${home()}`
  const stranger = () => stage.wing.stranger()
  async function topic(settings = {}) {
    const room = await aRoom(stage.system(), process, 'topics', settings)
    const begun = await stage.wing.as(stage.editor).post(`${work()}/tematy`, NIGHT)
    expect(begun.flash).toBe('discussions.flash.topic-begun')
    return room
  }
  const reply = (given: Record<string, string> = {}, path = `${home()}/1`) =>
    stage.fill(stranger(), path, { ...REPLY, ...given }, `${home()}/1/wypowiedzi`)

  test('a team asks a question; people without an account reply, and answer one another on one level', async () => {
    await topic()
    expect(await mistakesIn((await stage.wing.as(stage.editor).get(work())).html)).toEqual([])
    expect(await mistakesIn((await stranger().get(home())).html)).toEqual([])
    expect((await reply()).location).toMatch(/^\/wpisy\//)
    const answering = await stranger().get(`${home()}/1?odpowiedz=2`)
    expect(answering.html).toContain('Twoja odpowiedź')
    expect(await mistakesIn(answering.html)).toEqual([])
    await reply({ body: 'A hałas pod oknami?', signature: '', parent: '2' })
    const page = await stranger().get(`${home()}/1`)
    expect(page.html).toContain('A hałas pod oknami?')
    expect(page.html).toContain('2 wypowiedzi')
    expect(await mistakesIn(page.html)).toEqual([])
    expect((await reply({ parent: '3', body: 'Trzeci poziom.' })).status).toBe(409)
    expect((await stranger().get(`${home()}/1.csv`)).html).toContain('A hałas pod oknami?')
  })

  test('a reply with a page of problems keeps whom it answers', async () => {
    await topic()
    await reply()
    const answer = await reply({ body: '', parent: '2' })
    expect(answer.status).toBe(422)
    expect(answer.html).toContain('name="parent" value="2"')
  })

  test('after its last day, and after a summary, nobody replies', async () => {
    await topic()
    stage.house.clock.set('2026-09-25T20:00:00Z')
    const { fields } = await reply()
    stage.house.clock.set('2026-09-26T00:00:00Z')
    expect((await stranger().post(`${home()}/1/wypowiedzi`, { ...fields, body: 'Za późno.' })).status).toBe(409)
    expect((await stranger().get(`${home()}/1`)).html).not.toContain('Wyślij wypowiedź')
    const clerk = stage.wing.as(stage.clerk)
    expect(await mistakesIn((await clerk.get(`${work()}/1`)).html)).toEqual([])
    await clerk.post(`${work()}/1`, { ...NIGHT, closesOn: '2026-09-29' })
    expect((await stranger().get(`${home()}/1`)).html).toContain('Wyślij wypowiedź')
    await clerk.post(`${work()}/1/podsumowanie`, { summary: 'Większość woli park otwarty.' })
    const page = await stranger().get(`${home()}/1`)
    expect(page.html).toContain('Większość woli park otwarty.')
    expect(page.html).not.toContain('Wyślij wypowiedź')
    expect(await mistakesIn(page.html)).toEqual([])
    const [, , activity] = discussionsActivities()
    const words: string[] = []
    for await (const block of activity?.reportBlocks?.(stage.system(), process) ?? []) words.push(JSON.stringify(block))
    expect(words.join('\n')).toContain('Większość woli park otwarty.')
  })

  test('following begins with a letter to confirm; then each reply and the summary are news', async () => {
    await topic()
    const asked = await stranger().post(`${home()}/1/obserwowanie`, { email: 'sledzi@example.org', strona: '' })
    expect(asked.location).toBe(`${home()}/1`)
    expect((await stranger().post(`${home()}/1/obserwowanie`, { email: 'to nie adres', strona: '' })).status).toBe(422)
    const letters = await outboxOf(at.db)
    expect(letters.filter(({ email }) => email === 'sledzi@example.org')).toMatchObject([
      { template: 'follow-confirmation' },
    ])
    await reply()
    stage.house.clock.set('2026-09-11T10:00:00Z')
    await stage.wing.as(stage.clerk).post(`${work()}/1/podsumowanie`, { summary: 'Większość woli otwarty.' })
    const { rows } = await sql<{ template: string }>`
      select f.template from notices.fanouts f join discussions.topics t on t.id = f.subject_id
      join discussions.rooms r on r.id = t.room_id where r.process_id = ${process.id} order by f.id`.execute(at.db)
    expect(rows.map(({ template }) => template)).toEqual(['topic-reply', 'topic-summary'])
  })

  test('a reply that waits for a moderator is nobody’s news; hidden, its place tells why', async () => {
    await topic({ moderation: 'before' })
    await reply()
    expect((await stranger().get(`${home()}/1`)).html).not.toContain('drugiej zmiany')
    const subject = postSubject(ports as never)
    const { rows } = await subject.waiting(stage.system(), stage.organisationId, { limit: 50 })
    const waiting = rows.find(({ text }) => text.includes('drugiej zmiany'))
    const moderator = { ...stage.system(), actor: stage.moderator }
    await subject.publish(moderator, waiting?.id ?? '')
    expect((await stranger().get(`${home()}/1`)).html).toContain('drugiej zmiany')
    expect((await subject.findByPath(stage.system(), `${home()}/1#wpis-2`))?.id).toBe(waiting?.id)
    await subject.hide(moderator, waiting?.id ?? '', 'rules')
    const page = (await stranger().get(`${home()}/1`)).html
    expect(page).toContain('Moderator ukrył te słowa.')
    expect(page).not.toContain('drugiej zmiany')
    const topics = topicSubject(ports as never)
    const found = await topics.findByPath(stage.system(), `${home()}/1`)
    expect(found?.text).toContain('Park w nocy')
    await topics.hide(moderator, found?.id ?? '', 'rules')
    expect((await stranger().get(home())).html).not.toContain('Park w nocy')
    expect((await stranger().get(`${home()}/1`)).html).not.toContain('Dziś bramy')
  })

  test('members of the network talk under their names; nobody else finds it', async () => {
    const network = '/siec/dyskusje'
    for (const client of [stranger(), stage.wing.as(stage.foreign)]) {
      expect((await client.get(network)).status).toBe(404)
      expect((await client.post(`${network}/nowy`, NIGHT)).status).toBe(404)
    }
    const iga = stage.wing.as(member)
    expect(await mistakesIn((await iga.get(network)).html)).toEqual([])
    expect(await mistakesIn((await iga.get(`${network}/nowy`)).html)).toEqual([])
    const begun = await iga.post(`${network}/nowy`, { question: 'Jak zapraszacie młodych?', lead: '', closesOn: '' })
    const path = begun.location ?? ''
    expect(path).toMatch(/^\/siec\/dyskusje\/\d+$/)
    const piotr = stage.wing.as(other)
    const said = await stage.fill(
      piotr,
      path,
      { body: 'Przez szkoły i samorząd uczniowski. Piotr Rak' },
      `${path}/wypowiedzi`,
    )
    expect(said.location).toMatch(/#wpis-\d+$/)
    const page = await iga.get(path)
    expect(page.html).toContain('Piotr Rak')
    expect(await mistakesIn(page.html)).toEqual([])
    expect((await stranger().get(path)).status).toBe(404)
    expect((await stranger().get(`${path}.csv`)).status).toBe(404)
    expect((await piotr.get(`${path}/podsumowanie`)).status).toBe(404)
    expect(await mistakesIn((await iga.get(`${path}/podsumowanie`)).html)).toEqual([])
    await iga.post(`${path}/zmiana`, { question: 'Jak zapraszacie młodych ludzi?', lead: '', closesOn: '' })
    await stage.wing.as(coordinator).post(`${path}/podsumowanie`, { summary: 'Najczęściej przez szkoły.' })
    expect((await iga.get(path)).html).toContain('Najczęściej przez szkoły.')
    const data = await personalData.export(stage.system(), { id: other.id, email: other.email })
    expect(JSON.stringify(data)).toContain('samorząd uczniowski')
    await personalData.erase(stage.system(), { id: other.id, email: other.email })
    expect((await iga.get(path)).html).not.toContain('Piotr Rak')
  })
})
