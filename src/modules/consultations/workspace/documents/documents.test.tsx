import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { eachEngine } from '../../../../../tests/support/database.ts'
import { aHouse, mistakesIn, type TestHouse } from '../../../../../tests/support/house.ts'
import { systemContext } from '../../../../platform/context.ts'
import { newId } from '../../../../platform/ids.ts'
import { aPdf } from '../../../media/examples.ts'
import { documentsOf, type Process } from '../../../processes/index.ts'
import { aConsultation } from '../../examples.ts'
import { anOffice, consultationJobs, type Office } from '../../testing.ts'

const pdf = (name = 'projekt.pdf', words = newId()) => new File([aPdf(words)], name, { type: 'application/pdf' })

eachEngine('documents of a consultation', (at) => {
  let house: TestHouse
  let office: Office
  let process: Process
  beforeAll(async () => {
    house = await aHouse(at, '2026-09-10T10:00:00Z')
    house.jobs = consultationJobs()
    office = await anOffice(house)
  })
  afterAll(() => house.close())
  beforeEach(async () => {
    process = (
      await aConsultation(systemContext(house, 'test'), {
        organisationId: office.organisation.id,
        title: `Park ${newId()}`,
      })
    ).process
  })

  const home = () => `/praca/konsultacje/${process.slug}/dokumenty`
  const add = (given: Record<string, string | File> = {}) =>
    office
      .as('editor')
      .post(home(), { title: 'Projekt parku', description: 'Wersja do konsultacji.', file: pdf(), ...given })
  const documents = () => documentsOf(at.db, process.id)
  const only = async () => {
    const [document, ...others] = await documents()
    if (!document || others.length > 0) throw new Error('one document expected')
    return document
  }
  const readers = () => office.stranger().get(`/konsultacje/${process.slug}`)

  test('brought, it is public with its type, size and words', async () => {
    expect((await add({ plainSummary: 'Rysunek pokazuje ścieżki.' })).flash).toBe('consultations.flash.saved')
    const { html } = await readers()
    for (const words of ['Projekt parku', 'PDF', 'Wersja do konsultacji.', 'Rysunek pokazuje ścieżki.'])
      expect(html).toContain(words)
    const list = await office.as('editor').get(home())
    expect(list.html).toContain(`${home()}/${(await only()).id}`)
    expect(await mistakesIn(list.html)).toEqual([])
  })

  test.each([
    ['no name', { title: '' }, 'title'],
    ['no file', { file: new File([], '') }, 'file'],
    ['a program under the name of a PDF', { file: new File(['MZ\u0090\u0000'], 'projekt.pdf') }, 'file'],
  ])('%s: back to that field, nothing kept', async (_, given, field) => {
    const answer = await add(given as Record<string, string | File>)
    expect(answer.status).toBe(422)
    expect(answer.html).toContain(`href="#f-${field}"`)
    expect(await documents()).toEqual([])
  })

  test('a new version is shown first, the earlier ones stay to be read', async () => {
    await add()
    const { id } = await only()
    const without = await office.as('editor').post(`${home()}/${id}/wersje`, { note: 'Bez pliku' })
    expect(without.status).toBe(422)
    expect(without.html).toContain('href="#f-file"')
    await office.as('editor').post(`${home()}/${id}/wersje`, { note: 'Poprawiona skala', file: pdf('projekt-2.pdf') })
    expect((await only()).versions.map(({ number, note }) => [number, note])).toEqual([
      [2, 'Poprawiona skala'],
      [1, ''],
    ])
    const page = await office.as('editor').get(`${home()}/${id}`)
    expect(page.html).toContain('wersja 2, 10 września 2026')
    expect(await mistakesIn(page.html)).toEqual([])
    expect((await readers()).html).toContain('1 wcześniejsza wersja')
  })

  test('its words are put right on its own page', async () => {
    await add()
    const { id } = await only()
    expect((await office.as('editor').post(`${home()}/${id}`, { title: '' })).status).toBe(422)
    await office
      .as('editor')
      .post(`${home()}/${id}`, { title: 'Projekt po poprawkach', description: 'Nowy opis.', plainSummary: '' })
    expect(await only()).toMatchObject({
      title: 'Projekt po poprawkach',
      description: 'Nowy opis.',
      plainSummary: null,
    })
    expect((await readers()).html).toContain('Projekt po poprawkach')
  })

  test('removed, it leaves the page; one of another consultation is absent', async () => {
    await add()
    const { id } = await only()
    const other = await aConsultation(systemContext(house, 'test'), {
      organisationId: office.organisation.id,
      title: `Inna ${newId()}`,
    })
    const elsewhere = `/praca/konsultacje/${other.process.slug}/dokumenty/${id}`
    expect((await office.as('editor').get(elsewhere)).status).toBe(404)
    for (const act of ['', '/wersje', '/usuniecie']) {
      expect((await office.as('editor').post(`${elsewhere}${act}`, { title: 'X', file: pdf() })).status).toBe(404)
      expect((await office.as('editor').post(`${home()}/nie-id${act}`, { title: 'X', file: pdf() })).status).toBe(404)
    }
    await office.as('editor').post(`${home()}/${id}/usuniecie`)
    expect(await documents()).toEqual([])
    expect((await readers()).html).not.toContain('Projekt parku')
  })
})
