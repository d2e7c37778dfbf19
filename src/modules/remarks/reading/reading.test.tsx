import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { eachEngine } from '../../../../tests/support/database.ts'
import { aHouse, aPerson, aWing, contextOf, mistakesIn, type TestHouse } from '../../../../tests/support/house.ts'
import { systemContext } from '../../../platform/context.ts'
import { newId } from '../../../platform/ids.ts'
import { anUpload, aPdf } from '../../media/examples.ts'
import { keepFile } from '../../media/index.ts'
import { type Process, pathOf, processById, recordProcessFact } from '../../processes/index.ts'
import { giveRemark, hideRemark } from '../actions.ts'
import { decide } from '../deciding/actions.ts'
import { anOpenProcess, aRemark, INTAKE, portsWith } from '../examples.ts'
import { mergeIntoGroup } from '../groups/actions.ts'
import type { IntakeSettings } from '../ports.ts'
import type { Remark } from '../rules.ts'
import { remarkById } from '../store.ts'
import { remarksJobs, remarksRoutes } from '../testing.ts'
import { countPublic, listPublic } from './store.ts'

const team = newId()
const moderator = aPerson({ roles: [{ role: 'moderator', scope: team }] })

eachEngine('reading remarks', (at) => {
  let house: TestHouse
  let process: Process
  beforeAll(async () => {
    house = await aHouse(at)
    house.jobs = remarksJobs(portsWith())
  })
  afterAll(() => house.close())
  beforeEach(async () => {
    house.clock.set('2026-09-10T10:00:00Z')
    process = await anOpenProcess(systemContext(house, 'test'), { organisationId: team, title: `Park ${newId()}` })
  })

  const system = () => systemContext(house, 'test')
  const reader = async (settings: Partial<IntakeSettings> = {}) =>
    (await aWing(house, remarksRoutes(portsWith(settings)))).stranger()
  const home = () => `${pathOf(process)}/uwagi`
  const give = (body: string, signature: string | null = null) => {
    house.clock.set(house.clock.now().add({ minutes: 1 }))
    return aRemark(contextOf(house), process, { body, signature })
  }
  const read = async (id: string) => (await remarkById(at.db, id)) as Remark
  const settle = (ids: string[], outcome: 'accepted' | 'rejected', reason = 'Droga jest powiatowa.') =>
    decide(system(), process, INTAKE, { remarkIds: ids }, { outcome, reason, change: 'Rysunek 3', state: 'accepted' })

  test('the list: newest first, filtered by words in any form, outcome and channel, counted in words', async () => {
    const bench = await give('Ławki przy śluzie są za niskie.')
    const tree = await give('Posadźcie drzewa wzdłuż alejki.')
    const lamp = await give('Nie trzeba kolejnej latarni.')
    await settle([tree.id], 'accepted', '')
    await settle([lamp.id], 'rejected')
    const person = await reader()
    const shown = async (query: string) => {
      const { html, status } = await person.get(`${home()}?${query}`)
      expect(status).toBe(200)
      return [bench, tree, lamp]
        .filter(({ reference }) => html.includes(`/uwagi/${reference}"`))
        .map(({ reference }) => reference)
    }
    const all = await person.get(home())
    expect(await mistakesIn(all.html)).toEqual([])
    expect(all.html).toContain('3 uwagi, 2 z odpowiedzią')
    expect(all.html.indexOf(lamp.reference)).toBeLessThan(all.html.indexOf(bench.reference))
    expect(await shown('tekst=drzewo')).toEqual([tree.reference])
    expect(await shown('tekst=LAWKA')).toEqual([bench.reference])
    expect(await shown('rozstrzygniecie=jest')).toEqual([tree.reference, lamp.reference])
    expect(await shown('rozstrzygniecie=rejected')).toEqual([lamp.reference])
    expect(await shown('kanal=web')).toHaveLength(3)
    expect(await shown('kanal=paper')).toEqual([])
    expect((await person.get(`${home()}?tekst=kosmos`)).html).toContain('Nic nie pasuje do tych filtrów')
    expect((await person.get(`${home()}?tekst=drzewo`)).html).toContain('Znaleziono 1 uwagę')
    expect(await countPublic(at.db, process.id, {}, 2)).toBe(2)
  })

  test('mangled filters and places open the list', async () => {
    await give('Ławki przy śluzie są za niskie.')
    const forged = [
      ['wczoraj', newId()],
      ['2026-09-10T10:00:00Z', "x' or 1=1--"],
      [1, 2],
    ].map((parts) => Buffer.from(JSON.stringify(parts)).toString('base64url'))
    const person = await reader()
    for (const query of [
      'rozstrzygniecie=x',
      'kanal=x',
      'tekst=%27%29%3B--',
      'po=x',
      ...forged.map((cursor) => `po=${cursor}`),
    ]) {
      const answer = await person.get(`${home()}?${query}`)
      expect(answer.status, query).toBe(200)
    }
  })

  test('page after page nothing is lost or shown twice, whoever writes meanwhile, also in the same moment', async () => {
    const bodies = Array.from({ length: 9 }, (_, number) => `Uwaga numer ${number} o parku.`)
    // Several in one moment: the id decides.
    const given = await Promise.all(bodies.map((body) => aRemark(contextOf(house), process, { body })))
    const seen: string[] = []
    let after: string | undefined
    do {
      const { rows, next } = await listPublic(at.db, process.id, {}, { limit: 2, after })
      seen.push(...rows.map(({ id }) => id))
      await give('Uwaga, która przyszła później.')
      after = next ?? undefined
    } while (after)
    expect([...seen].sort()).toEqual(given.map(({ id }) => id).sort())
    expect(new Set(seen).size).toBe(9)
  })

  test('one remark with its answer, its reason, what it changes, and the others of its group', async () => {
    const one = await give('Ławki przy śluzie są za niskie.\n\nI jest ich mało.', '<b>Ela</b>')
    const other = await give('Ławki przy śluzie są za niskie i za rzadko.', 'Jan')
    await mergeIntoGroup(system(), process, [one.id, other.id], [])
    const person = await reader()
    const open = await person.get(`${home()}/${one.reference}`)
    expect(open.html).toContain('Jeszcze nie ma odpowiedzi')
    expect(open.html).toContain('Piszą o tym samym.')
    const groupId = (await read(one.id)).groupId ?? ''
    await decide(
      system(),
      process,
      INTAKE,
      { groupId },
      { outcome: 'rejected', reason: 'Za drogo.\n\nMoże za rok.', change: '', state: 'accepted' },
    )
    const page = await person.get(`${home()}/${one.reference}`)
    expect(page.html).toContain('Nie uwzględniliśmy')
    expect(page.html).toContain('<p>Za drogo.</p><p>Może za rok.</p>')
    expect(page.html).toContain('Dostały wspólną odpowiedź.')
    expect(page.html).toContain(`${home()}/${other.reference}`)
    expect(page.html).toContain('&lt;b>Ela')
    expect(page.html).not.toContain('<b>Ela')
    expect(await mistakesIn(page.html)).toEqual([])
  })

  test('an answer not accepted yet is nobody’s to read', async () => {
    const { id, reference } = await give('Ławki przy śluzie są za niskie.')
    await decide(
      system(),
      process,
      INTAKE,
      { remarkIds: [id] },
      { outcome: 'rejected', reason: 'Szkic.', change: '', state: 'to-verify' },
    )
    const person = await reader()
    for (const path of [home(), `${home()}/${reference}`, `${home()}?rozstrzygniecie=rejected`])
      expect((await person.get(path)).html).not.toContain('Szkic.')
    expect(await listPublic(at.db, process.id, { outcome: 'rejected' }, { limit: 5 })).toMatchObject({ rows: [] })
  })

  test('kept for the report, answers are not told by text, by filter or by count; with the report they are', async () => {
    const settings = { decisionsShown: 'with-report' } as const
    const { id, reference } = await give('Ławki przy śluzie są za niskie.')
    const other = await give('Posadźcie drzewa wzdłuż alejki.')
    await settle([id], 'rejected')
    const person = await reader(settings)
    const page = await person.get(`${home()}/${reference}`)
    expect(page.html).not.toContain('Droga jest powiatowa.')
    expect(page.html).toContain('razem z raportem')
    for (const filter of ['jest', 'rejected', 'accepted']) {
      const list = await person.get(`${home()}?rozstrzygniecie=${filter}`)
      expect(list.html).toContain(other.reference)
      expect(list.html).not.toContain('name="rozstrzygniecie"')
      expect(list.html).not.toContain('z odpowiedzią')
    }
    await recordProcessFact(system(), process, 'reported_at', house.clock.now())
    process = (await processById(at.db, process.id)) as Process
    const after = await reader(settings)
    expect((await after.get(`${home()}/${reference}`)).html).toContain('Droga jest powiatowa.')
    expect((await after.get(`${home()}?rozstrzygniecie=rejected`)).html).not.toContain(other.reference)
  })

  test('hidden: 410, the reason, and not a word of the text, the signature or the files', async () => {
    const { id, reference } = await give('Sąsiad Jan Tajny pali śmieci.', 'Tajniak')
    const file = await anUpload(house.config, 'tajny-plan.pdf', aPdf())
    await keepFile(system(), file, { subject: { kind: 'remark', id }, kinds: ['pdf'], visibility: 'public' })
    await hideRemark(contextOf(house, moderator), process, await read(id), 'Dane innej osoby.')
    const gone = await (await reader()).get(`${home()}/${reference}`)
    expect(gone.status).toBe(410)
    expect(gone.html).toContain('Tę uwagę ukryli moderatorzy')
    for (const word of ['Tajny', 'Tajniak', 'tajny-plan', 'śmieci']) expect(gone.html).not.toContain(word)
    expect((await (await reader()).get(`${home()}?tekst=śmieci`)).html).not.toContain(reference)
  })

  test('waiting for a moderator: the number is known, the text is not', async () => {
    const input = {
      body: 'Czekam na przejrzenie.',
      quotation: null,
      signature: null,
      placeWords: null,
      point: null,
      formKey: newId(),
    }
    const { reference } = await giveRemark(contextOf(house), process, { moderation: 'before' }, input)
    const page = await (await reader()).get(`${home()}/${reference}`)
    expect(page.status).toBe(200)
    expect(page.html).not.toContain('Czekam na przejrzenie.')
    expect(page.html).toContain('czeka na przejrzenie przez zespół')
  })

  test('the scan of a letter is the team’s: the public page does not even name it', async () => {
    const { id, reference } = await give('Ławki przy śluzie są za niskie.')
    for (const [name, visibility] of [
      ['list-jana-tajnego.pdf', 'team'],
      ['szkic-lawki.pdf', 'public'],
    ] as const) {
      const upload = await anUpload(house.config, name, aPdf(name))
      await keepFile(system(), upload, { subject: { kind: 'remark', id }, kinds: ['pdf'], visibility })
    }
    const { html } = await (await reader()).get(`${home()}/${reference}`)
    expect(html).toContain('szkic-lawki.pdf')
    expect(html).not.toContain('tajnego')
  })

  test('remarks of a draft are nobody’s to read', async () => {
    process = await anOpenProcess(system(), { title: `Szkic ${newId()}`, announced: false })
    expect((await (await reader()).get(home())).status).toBe(404)
  })
})
