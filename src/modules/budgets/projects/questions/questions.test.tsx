import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { eachEngine } from '../../../../../tests/support/database.ts'
import { mistakesIn, type Person } from '../../../../../tests/support/house.ts'
import { aPortal, type TestPortal } from '../../../../../tests/support/portal.ts'
import { formsPorts } from '../../../../app/wiring.tsx'
import { sql } from '../../../../platform/db/index.ts'
import { readXlsx } from '../../../../platform/documents/index.ts'
import { found } from '../../../../platform/errors.ts'
import { newId } from '../../../../platform/ids.ts'
import { publishVersion } from '../../../forms/index.ts'
import { createOrganisation } from '../../../network/index.ts'
import { anEdition } from '../../examples.ts'
import { personalData } from '../../personal-data.ts'
import { beginProject, writeProject } from '../actions.ts'
import { projectById } from '../store.ts'
import { askedOfProjects, beginProjectQuestions } from './actions.ts'
import { divided, usualQuestions } from './rules.ts'

const SECRET = 'tylko po osiemnastej'

eachEngine("an edition's own questions", (at) => {
  let portal: TestPortal
  let organisationId: string
  let editor: Person
  let observer: Person
  beforeAll(async () => {
    portal = await aPortal(at)
    organisationId = (
      await createOrganisation(portal.system(), {
        name: 'Urząd Miejski w Augustowie',
        kind: 'local-government',
        unitCode: '2001011',
        email: 'urzad@example.org',
        phone: '87 000 00 00',
        address: '',
        website: 'https://urzad.example.org',
        description: '',
      })
    ).id
    editor = await portal.person([{ role: 'editor', scope: organisationId }], 'Ewa Redaktor')
    observer = await portal.person([{ role: 'moderator', scope: organisationId }], 'Olga Patrzy')
  })
  beforeEach(() => portal.clock.set('2026-09-10T10:00:00Z'))
  afterAll(() => portal.close())

  /** An edition that takes projects and asks two questions, the open one of everybody. */
  async function asking() {
    const edition = await anEdition(portal.system(), { organisationId, until: 'announced', votingOn: '2027-01-25' })
    const context = portal.contextOf(editor)
    const usual = usualQuestions()
    const [section] = usual.sections
    const questions = section?.questions.map((one) => ({ ...one, required: one.id === 'zielen' })) ?? []
    const form = await beginProjectQuestions(context, formsPorts, edition.process, {
      ...usual,
      sections: [{ ...found(section), questions }],
    })
    expect((await publishVersion(context, formsPorts, form)).ok).toBe(true)
    const { id, secret } = await beginProject(portal.system(), edition)
    const own = `/budzet-obywatelski/${edition.process.slug}/zgloszenia/${id}`
    const project = async () => found(await projectById(at.db, edition.process.id, id))
    const pool = (
      await sql<{ id: string }>`select id from budgets.pools where process_id = ${edition.process.id}
        order by position limit 1`.execute(at.db)
    ).rows[0]?.id
    await writeProject(
      portal.system(),
      edition,
      await project(),
      { secret },
      {
        project: {
          poolId: pool ?? null,
          title: 'Ławki w parku',
          summary: 'Dziesięć ławek z oparciem.',
          description: 'Dziesięć ławek w alei.',
          reason: 'Nie ma gdzie usiąść.',
          access: 'Dla każdego.',
          placeWords: 'Park',
          supporters: 12,
        },
        lines: [{ name: 'Ławka', quantity: 100, priceGrosze: 250_000 }],
        author: { name: 'Ela Nowak', email: 'ela@example.org', phone: '', address: '', isChild: false, guardian: '' },
      },
    )
    const see = (rest = '') => portal.stranger().get(`${own}${rest}?klucz=${encodeURIComponent(secret)}`)
    const send = (rest: string, fields: Record<string, string> = {}) =>
      portal.stranger().post(`${own}/${rest}`, { klucz: secret, ...fields })
    return { edition, project, own, see, send }
  }

  test('have a screen of their own, are needed before sending, and lie apart by who may read them', async () => {
    const { edition, project, see, send } = await asking()
    const screen = await see('/pytania')
    expect(screen.html).toContain('Czy projekt zachowuje drzewa')
    expect(screen.html).toContain('Krok 5 z 7')
    expect(await mistakesIn(screen.html)).toEqual([])
    expect((await see()).html).toContain('Odpowiedz na wymagane pytania organizatora')
    expect((await send('wyslanie')).status).toBe(422)
    // What is only missing waits; what cannot be right comes back with everything typed.
    expect((await send('pytania', { 'q-kontakt': SECRET })).status).toBe(303)
    const wrong = await send('pytania', { 'q-kontakt': `${SECRET}${'x'.repeat(300)}` })
    expect(wrong.status).toBe(422)
    expect(wrong.html).toContain(SECRET)
    expect((await send('pytania', { 'q-kontakt': SECRET, 'q-zielen': 'tak' })).location).toContain('/autor')
    expect((await see()).html).toContain(SECRET)
    expect((await see('/pytania')).html).toContain(SECRET)
    expect((await send('wyslanie')).status).toBe(303)

    const number = (await project()).number
    const home = `/budzet-obywatelski/${edition.process.slug}`
    const shown = await portal.stranger().get(`${home}/projekty/${number}`)
    expect(shown.html).toMatch(/zachowuje drzewa[\s\S]*<dd>tak/)
    for (const path of [home, `${home}/projekty`, `${home}/projekty/${number}`, `${home}/zasady`])
      expect((await portal.stranger().get(path)).html).not.toContain(SECRET)

    const work = `/praca/budzet-obywatelski/${edition.process.slug}/projekty`
    const visitor = await portal.signedIn(editor)
    expect((await visitor.get(`${work}/${(await project()).id}`)).html).toContain(SECRET)
    const watching = await portal.signedIn(observer)
    expect((await watching.get(`${work}/${(await project()).id}`)).html).not.toContain(SECRET)
    const settings = await visitor.get(`/praca/budzet-obywatelski/${edition.process.slug}/ustawienia/pytania`)
    expect(settings.html).toContain('Kiedy najłatwiej')
    expect(await mistakesIn(settings.html)).toEqual([])
  })

  test('stand as columns in the workbook of those who work on projects', async () => {
    const { edition, project, send } = await asking()
    await send('pytania', { 'q-kontakt': SECRET, 'q-zielen': 'nie' })
    await send('wyslanie')
    expect((await project()).submittedAt).not.toBeNull()
    const path = `/praca/budzet-obywatelski/${edition.process.slug}/projekty.xlsx`
    const rows = async (person: Person) => {
      const answer = await (await portal.signedIn(person)).get(path)
      return readXlsx(answer.bytes)
    }
    const [head, row] = await rows(editor)
    expect(head).toContain('Kiedy najłatwiej się z Tobą skontaktować?')
    expect(row).toEqual(expect.arrayContaining([SECRET, 'nie']))
    expect(JSON.stringify(await rows(observer))).not.toContain(SECRET)
  })

  test('answers of everybody stay, private ones go with the author', async () => {
    const { project, send } = await asking()
    await send('pytania', { 'q-kontakt': SECRET, 'q-zielen': 'tak' })
    await personalData.erase?.(portal.system(), { id: newId(), email: 'ela@example.org' })
    const { rows } = await sql`select open_answers, closed_answers from budgets.project_answers
      where project_id = ${(await project()).id}`.execute(at.db)
    expect(rows).toEqual([{ open_answers: { zielen: { choice: 'tak' } }, closed_answers: {} }])
  })

  test('a question that was taken out is closed, and another edition asks nothing', async () => {
    const { edition } = await asking()
    const version = found(await askedOfProjects(portal.system(), edition.process))
    const answers = { zielen: { choice: 'tak' }, kontakt: { text: SECRET }, dawne: { text: 'x' } }
    expect(divided(version, answers as never)).toEqual({
      open: { zielen: { choice: 'tak' } },
      closed: { kontakt: { text: SECRET }, dawne: { text: 'x' } },
    })
    const other = await anEdition(portal.system(), { organisationId, until: 'announced', votingOn: '2027-01-25' })
    const { id, secret } = await beginProject(portal.system(), other)
    const own = `/budzet-obywatelski/${other.process.slug}/zgloszenia/${id}`
    const key = `?klucz=${encodeURIComponent(secret)}`
    expect((await portal.stranger().get(`${own}/pytania${key}`)).status).toBe(404)
    expect((await portal.stranger().get(`${own}/autor${key}`)).html).toContain('Krok 5 z 6')
  })
})
