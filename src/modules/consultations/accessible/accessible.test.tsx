import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { eachEngine } from '../../../../tests/support/database.ts'
import { aHouse, mistakesIn, type TestHouse } from '../../../../tests/support/house.ts'
import { systemContext } from '../../../platform/context.ts'
import { newId } from '../../../platform/ids.ts'
import { aPdf } from '../../media/examples.ts'
import { filesOf } from '../../media/index.ts'
import type { Process } from '../../processes/index.ts'
import { aConsultation } from '../examples.ts'
import { generatedIn } from '../reports/chapters.ts'
import { gatherFacts } from '../reports/facts.ts'
import { consultationOf } from '../store.ts'
import { anOffice, consultationJobs, type Office } from '../testing.ts'
import { accessibleVersionsOf } from './store.ts'

/** The beginning of a film in MPEG-4, as far as a program looks to know what it is. */
const film = (words = '') => new File([`\0\0\0\x18ftypmp42\0\0\0\0mp42isom${words}`], 'pjm.mp4')
const captions = () => new File(['WEBVTT\n\n00:00.000 --> 00:04.000\nPytamy o park.\n'], 'pjm.vtt')
const text = () => new File([aPdf(newId())], 'etr.pdf')
const WORDS = 'Pytamy o park nad Nettą. Możesz napisać do 30 września.'

eachEngine('the matter of a consultation told in other ways', (at) => {
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

  const home = () => `/praca/konsultacje/${process.slug}/inne-formy`
  const bring = (kind: 'pjm' | 'etr', given: Record<string, string | File>) =>
    office.as('editor').post(`${home()}/${kind}`, { description: WORDS, ...given })
  const kept = () => accessibleVersionsOf(at.db, process.id)
  const readers = async () => (await office.stranger().get(`/konsultacje/${process.slug}`)).html
  const files = () => filesOf(at.db, { kind: 'process', id: process.id })

  test('a film with captions is played on the page, with its words beside; the page stays valid', async () => {
    expect((await bring('pjm', { file: film(), captions: captions() })).flash).toBe('consultations.flash.saved')
    const html = await readers()
    for (const words of ['<video', '<track kind="captions"', 'Film ma napisy', WORDS]) expect(html).toContain(words)
    expect(await mistakesIn(html)).toEqual([])
    for (const path of ['', '/pjm', '/etr'])
      expect(await mistakesIn((await office.as('editor').get(home() + path)).html)).toEqual([])
  })

  test('a film elsewhere is a link that leaves the portal, with what its keeper says of captions', async () => {
    await bring('pjm', { link: 'https://example.org/film' })
    expect(await readers()).toContain('Film bez napisów')
    await bring('pjm', { link: 'https://example.org/film', captioned: 'tak' })
    const html = await readers()
    expect(html).toContain('href="https://example.org/film" rel="noopener noreferrer"')
    expect(html).toContain('Film ma napisy')
    expect(html).not.toContain('<video')
  })

  test('a text that is easy to read is offered with its type and size, and both stand in the report', async () => {
    await bring('etr', { file: text() })
    await bring('pjm', { link: 'https://example.org/film' })
    expect(await readers()).toContain('Pobierz tekst (PDF')
    const context = systemContext(house, 'test')
    const found = { process, consultation: await consultationOf(at.db, process.id) }
    const blocks = JSON.stringify(
      generatedIn('subject', await gatherFacts(context, found, [], null), house.texts.in('pl')),
    )
    expect(blocks).toContain('Tekst łatwy do czytania (ETR)')
    expect(blocks).toContain('https://example.org/film')
  })

  test('words change without a new film, another film takes the place of the first and of its captions', async () => {
    await bring('pjm', { file: film(), captions: captions() })
    await bring('pjm', { description: 'Inne słowa.' })
    expect(await kept()).toMatchObject([{ description: 'Inne słowa.', captioned: true }])
    await bring('pjm', { file: film('another') })
    expect(await kept()).toMatchObject([{ captioned: false, captionsId: null }])
    expect(await files()).toHaveLength(1)
    await office.as('editor').post(`${home()}/pjm/usuniecie`)
    expect([await kept(), await files()]).toEqual([[], []])
  })

  test.each([
    ['pjm', {}, 'file'],
    ['pjm', { file: film(), link: 'https://example.org/film' }, 'link'],
    ['pjm', { link: 'https://example.org/film', captions: captions() }, 'captions'],
    ['pjm', { link: 'javascript:alert(1)' }, 'link'],
    ['pjm', { file: text() }, 'file'],
    ['pjm', { file: film(), captions: text() }, 'captions'],
    ['etr', { file: film() }, 'file'],
    ['etr', { file: text(), description: ' ' }, 'description'],
  ] as const)('%s with %o comes back to its field, and nothing is kept', async (kind, given, field) => {
    const answer = await bring(kind, given)
    expect(answer.status).toBe(422)
    expect(answer.html).toContain(`href="#f-${field}"`)
    expect([await kept(), await files()]).toEqual([[], []])
  })

  test('clerks and others bring nothing; another kind is absent', async () => {
    for (const role of ['clerk', 'moderator'] as const) {
      expect((await office.as(role).post(`${home()}/pjm`, { link: 'https://example.org' })).status).toBe(404)
      expect((await office.as(role).get(home())).status).toBe(200)
    }
    expect((await office.stranger().get(home())).status).toBe(404)
    expect((await office.as('editor').get(`${home()}/brajl`)).status).toBe(404)
  })
})
