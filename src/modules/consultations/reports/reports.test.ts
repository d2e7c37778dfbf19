import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { eachEngine } from '../../../../tests/support/database.ts'
import { aHouse, aPerson, contextOf, type TestHouse } from '../../../../tests/support/house.ts'
import { type Context, systemContext } from '../../../platform/context.ts'
import { openZip } from '../../../platform/documents/index.ts'
import { readPdf } from '../../../platform/documents/testing.ts'
import { newId } from '../../../platform/ids.ts'
import { testJobs } from '../../../platform/jobs/testing.ts'
import { workById, workJobs } from '../../../platform/works/index.ts'
import { keepingTransport } from '../../notices/examples.ts'
import { askToFollow, jobs as noticesJobs } from '../../notices/index.ts'
import { processById } from '../../processes/index.ts'
import { mergeIntoGroup } from '../../remarks/groups/actions.ts'
import { type BroughtRemark, bringRemarks, decide, remarkById, jobs as remarksJobs } from '../../remarks/index.ts'
import { aConsultation, aLetter } from '../examples.ts'
import { editConsultation, type FoundConsultation, intakeSettingsOf } from '../index.ts'
import { jobs, works } from '../jobs.ts'
import {
  isStale,
  orderReport,
  PUBLISH_REPORTS,
  publishReport,
  readinessOf,
  reviewPlaces,
  withholdReport,
  writePart,
} from './actions.ts'
import { listEntries } from './entries-store.ts'
import { placesInLetters, readPlace } from './reviewing.ts'
import type { FORMATS, Report } from './rules.ts'
import { reportsOf } from './store.ts'

const JOBS = [
  ...noticesJobs,
  ...remarksJobs({ settingsOf: intakeSettingsOf }),
  ...jobs({}),
  ...workJobs(works({ activities: [] })),
]

eachEngine('reports of consultations', (at) => {
  let house: TestHouse
  let queue: ReturnType<typeof testJobs>
  let mail: ReturnType<typeof keepingTransport>
  const organisationId = newId()
  const admin = aPerson({ roles: [{ role: 'team-admin', scope: organisationId }] })
  const editor = aPerson({ roles: [{ role: 'editor', scope: organisationId }] })
  const clerk = aPerson({ roles: [{ role: 'clerk', scope: organisationId }] })
  const as = (person = admin): Context => contextOf(house, person)

  beforeAll(async () => {
    queue = testJobs(JOBS)
    mail = keepingTransport()
    house = Object.assign(await aHouse(at, '2026-10-05T08:00:00Z'), { jobs: queue, mail })
  })
  afterAll(() => house.close())

  /** A closed consultation whose letters all have an accepted answer. */
  async function answered(letters: BroughtRemark[]): Promise<FoundConsultation & { ids: string[] }> {
    const found = await aConsultation(as(), { organisationId })
    const ids = await bringRemarks(systemContext(house, 'test'), found.process, letters)
    for (const id of ids)
      await decide(
        as(),
        found.process,
        await intakeSettingsOf(as(), found.process),
        { remarkIds: [id] },
        { outcome: 'rejected', reason: `Tego nie zrobimy, bo ${id.slice(-6)}.`, change: '', state: 'accepted' },
      )
    await writePart(as(), found.process, 'conclusions', 'Rada przyjmie plan w listopadzie.')
    return { ...found, ids }
  }

  async function made({ process }: FoundConsultation): Promise<Report> {
    const workId = await orderReport(as(editor), process)
    await queue.drain()
    expect(await workById(at.db, workId)).toMatchObject({ problem: null, finishedAt: expect.anything() })
    const [report] = await reportsOf(at.db, process.id)
    if (!report) throw new Error('a report that was made is there')
    return report
  }

  const words = async (report: Report) => {
    const read = async (format: (typeof FORMATS)[number]) => Buffer.from(await house.files.read(report.hashes[format]))
    return {
      html: (await read('html')).toString(),
      csv: (await read('csv')).toString(),
      docx: await unpacked(await read('docx')),
      xlsx: await unpacked(await read('xlsx')),
      // Lines of a page are put together without what parted them.
      pdf: readPdf(await read('pdf')).text.replace(/\s/g, ''),
    }
  }

  test('every answered letter stands in each table once, and a group is answered once with all its numbers', async () => {
    const found = await aConsultation(as(), { organisationId })
    const letters = ['Ławki', 'Drzewa', 'Ścieżka', 'Ścieżka też'].map((body, index) =>
      aLetter({
        body: `${body} w parku, proszę bardzo.`,
        receivedAt: Temporal.Instant.from(`2026-09-1${index}T09:00:00Z`),
        ...(index === 3 ? { organisationName: 'Stowarzyszenie Zielona Netta' } : {}),
      }),
    )
    const ids = await bringRemarks(systemContext(house, 'test'), found.process, letters)
    const settings = await intakeSettingsOf(as(), found.process)
    const [first = '', second = '', third = '', fourth = ''] = ids
    const groupId = await mergeIntoGroup(as(), found.process, [third, fourth], [])
    await decide(
      as(),
      found.process,
      settings,
      { remarkIds: [first, second] },
      { outcome: 'accepted', reason: '', change: 'Dodano ławki.', state: 'accepted' },
    )
    await decide(
      as(),
      found.process,
      settings,
      { groupId },
      { outcome: 'rejected', reason: 'Ścieżka powstanie gdzie indziej.', change: '', state: 'accepted' },
    )

    const report = await made(found)
    expect(report).toMatchObject({ version: 1, letters: 4, entries: 3 })

    const references = await Promise.all(ids.map(async (id) => (await remarkById(at.db, id))?.reference ?? ''))
    const { rows } = await listEntries(at.db, report.id, {}, { limit: 10 })
    expect(rows.flatMap((row) => row.references).sort()).toEqual(references.sort())
    expect(rows[2]).toMatchObject({
      letters: 2,
      authors: 'Stowarzyszenie Zielona Netta, 1 pismo bez podpisu',
      reason: 'Ścieżka powstanie gdzie indziej.',
    })

    const { html, csv, docx, xlsx, pdf } = await words(report)
    for (const reference of references) {
      expect(csv.split(reference)).toHaveLength(2)
      for (const text of [html, docx, pdf]) expect(text.split(reference)).toHaveLength(2)
      // Once among the answers, once among all letters.
      expect(xlsx.split(reference)).toHaveLength(3)
    }
    for (const text of [html, docx, pdf])
      expect(text.replace(/\s/g, '').split('Ścieżkapowstaniegdzieindziej.')).toHaveLength(2)
  })

  test('private data of a letter is in none of the five files, nor on the pages they come from', async () => {
    const found = await answered([
      aLetter({
        body: 'Nazywam się Grażyna Kowalczykowska. Piszcie na grazyna.k@poczta.example albo 501 234 567. PESEL 44051401359. Mieszkam: ul. Zarzecze 17/3, 16-300 Augustów. Chcę ławek.\nGrażyna Kowalczykowska',
        authorName: 'Grażyna Kowalczykowska',
        quotation: 'wniosek Pani Grażyny Kowalczykowskiej',
      }),
      aLetter({
        body: 'Potrzebne są kosze na śmieci.',
        signature: 'Zbigniew Ostrowiecki',
        organisationName: 'Rada Osiedla Borki',
      }),
    ])
    const report = await made(found)
    const texts = {
      ...(await words(report)),
      entries: JSON.stringify(await listEntries(at.db, report.id, {}, { limit: 10 })),
    }
    for (const [format, text] of Object.entries(texts)) {
      for (const secret of ['Kowalczykowsk', 'grazyna.k', '501 234 567', '44051401359', 'Zarzecze 17', 'Ostrowieck'])
        expect(spaceless(text), `${secret} in ${format}`).not.toContain(spaceless(secret))
      for (const kept of ['Chcę ławek', 'Rada Osiedla Borki'])
        expect(spaceless(text), format).toContain(spaceless(kept))
    }
    const { rows } = await sql<{
      keys: string[]
    }>`select search_keys as keys from consultations.report_entries where report_id = ${report.id}`.execute(at.db)
    expect(rows.flatMap(({ keys }) => keys).join(' ')).not.toMatch(/kowalczykowsk|ostrowieck|zarzecz/)
  })

  test('a place somebody left stays readable, one nobody looked at is masked and counted', async () => {
    const found = await answered([
      aLetter({
        body: 'Jak mówi Pan Tadeusz Nowak, ławki są potrzebne.',
        receivedAt: Temporal.Instant.from('2026-09-10T09:00:00Z'),
      }),
      aLetter({ body: 'Pozdrawiam, Teofil Kwiatkowski' }),
    ])
    expect((await made(found)).unreviewed).toBe(2)

    const { places } = await placesInLetters(at.db, found.process.id, { after: undefined, reviewed: false })
    expect(places.map((place) => place.found)).toEqual(['Tadeusz Nowak', 'Teofil Kwiatkowski'])
    const place = readPlace(places[0]?.key ?? '')
    if (!place) throw new Error('a key reads back')
    await expect(reviewPlaces(as(aPerson()), found.process, [{ ...place, masked: false }])).rejects.toMatchObject({
      word: 'absent',
    })
    await reviewPlaces(as(clerk), found.process, [{ ...place, masked: false }])

    const report = await made(found)
    expect(report).toMatchObject({ version: 1, unreviewed: 1 })
    const { html } = await words(report)
    expect(html).toContain('Jak mówi Pan Tadeusz Nowak, ławki')
    expect(html).not.toContain('Kwiatkowski')
    expect((await placesInLetters(at.db, found.process.id, { after: undefined, reviewed: true })).places).toMatchObject(
      [{ found: 'Tadeusz Nowak', masked: false }],
    )
  })

  test('nothing is published while a remark waits, conclusions are missing, or remarks are still taken', async () => {
    const found = await answered([aLetter()])
    const report = await made(found)
    house.clock.set('2026-10-05T08:01:00Z')
    await bringRemarks(systemContext(house, 'test'), found.process, [
      aLetter({ body: 'Przyszła jeszcze jedna.', waits: true }),
    ])
    await writePart(as(), found.process, 'conclusions', '')

    expect(await readinessOf(as(), found.process)).toMatchObject({
      toSettle: 1,
      toPublish: 1,
      conclusionsMissing: true,
      open: false,
    })
    expect(
      await readinessOf({ ...as(), now: Temporal.Instant.from('2026-09-30T21:59:59Z') }, found.process),
    ).toMatchObject({ open: true })
    await expect(publishReport(as(), found.process, report, { publishAt: house.clock.now() })).rejects.toMatchObject({
      word: 'report-not-ready',
    })
    expect(await isStale(as(), report)).toBe(true)
    expect((await reportsOf(at.db, found.process.id))[0]?.publishAt).toBeNull()
    house.clock.set('2026-10-05T08:00:00Z')
  })

  test('only a team administrator publishes, only editors write, and others see nothing of it', async () => {
    const found = await answered([aLetter()])
    const report = await made(found)
    for (const person of [editor, clerk, aPerson()]) {
      await expect(
        publishReport(as(person), found.process, report, { publishAt: house.clock.now() }),
      ).rejects.toMatchObject({ word: 'absent' })
      await expect(withholdReport(as(person), found.process, report)).rejects.toMatchObject({ word: 'absent' })
    }
    for (const person of [clerk, aPerson()]) {
      await expect(writePart(as(person), found.process, 'conclusions', 'x')).rejects.toMatchObject({ word: 'absent' })
      await expect(orderReport(as(person), found.process)).rejects.toMatchObject({ word: 'absent' })
    }
    const other = await answered([aLetter()])
    await expect(publishReport(as(), other.process, report, { publishAt: house.clock.now() })).rejects.toMatchObject({
      word: 'absent',
    })
  })

  test('a report gets one date however many ask at once, and the date can be taken back until it comes', async () => {
    const found = await answered([aLetter()])
    const report = await made(found)
    const publishAt = house.clock.now().add({ hours: 2 })
    const answers = await Promise.allSettled(
      Array.from({ length: 5 }, () => publishReport(as(), found.process, report, { publishAt })),
    )
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect((await processById(at.db, found.process.id))?.reportedAt).toEqual(publishAt)

    await withholdReport(as(), found.process, report)
    expect((await processById(at.db, found.process.id))?.reportedAt).toBeNull()

    await publishReport(as(), found.process, report, { publishAt })
    house.clock.set(publishAt)
    await expect(withholdReport(as(), found.process, report)).rejects.toMatchObject({ word: 'report-published' })
    house.clock.set('2026-10-05T08:00:00Z')
  })

  test('a new version gets the next number, and the earlier one stays as it was', async () => {
    const found = await answered([aLetter({ body: 'Pierwsza treść.' })])
    const first = await made(found)
    await publishReport(as(), found.process, first, { publishAt: house.clock.now() })
    await writePart(as(), found.process, 'conclusions', 'Rada przyjęła plan.')
    const second = await made(found)
    expect(second.version).toBe(2)
    const again = await made(found)
    expect(again.version).toBe(2)
    expect((await reportsOf(at.db, found.process.id)).map(({ id }) => id)).toEqual([again.id, first.id])
    expect((await words(first)).html).toContain('Rada przyjmie plan')
    expect((await words(again)).html).toContain('Rada przyjęła plan')
  })

  const countLetters = async () => {
    const { rows } = await sql<{
      count: number
    }>`select count(*) as count from notices.messages where template = 'consultation-report'`.execute(at.db)
    return Number(rows[0]?.count)
  }

  test('everybody who follows or left an address hears of a report once, also when a worker dies in between', async () => {
    const letters = Array.from({ length: 240 }, (_, index) =>
      aLetter({ body: `Uwaga ${index} o parku, proszę ją przeczytać.`, email: `autor-${index % 230}@example.org` }),
    )
    const found = await aConsultation(as(), { organisationId })
    await editConsultation(as(), found, { consultation: { decisionsPublic: 'with-report' } })
    const ids = await bringRemarks(systemContext(house, 'test'), found.process, letters)
    const groupId = await mergeIntoGroup(as(), found.process, ids, [])
    await decide(
      as(),
      found.process,
      await intakeSettingsOf(as(), found.process),
      { groupId },
      { outcome: 'rejected', reason: 'Nie.', change: '', state: 'accepted' },
    )
    await writePart(as(), found.process, 'conclusions', 'Dziękujemy.')
    // One of the authors follows as well.
    await askToFollow(
      { ...as(), actor: { kind: 'stranger' } },
      {
        email: 'autor-7@example.org',
        subject: { kind: 'process', id: found.process.id },
        title: found.process.title,
        url: '/konsultacje/park',
      },
    )
    await sql`update notices.followers set confirmed_at = asked_at`.execute(at.db)
    await queue.drain()

    const report = await made(found)
    const publishAt = house.clock.now().add({ hours: 1 })
    await publishReport(as(), found.process, report, { publishAt })
    mail.sent.length = 0
    house.clock.set(publishAt.subtract({ seconds: 1 }))
    await queue.run(systemContext(house, PUBLISH_REPORTS), PUBLISH_REPORTS)
    await queue.drain()
    expect(mail.sent).toHaveLength(0)

    house.clock.set(publishAt)
    // The worker that tells the authors dies after its first batch; another takes the job up again.
    const [telling] = jobs({}).filter(({ name }) => name === 'consultations.tell-contacts')
    await queue.run(systemContext(house, PUBLISH_REPORTS), PUBLISH_REPORTS)
    const [waiting] = queue.waiting('consultations.tell-contacts')
    let letterNumber = 0
    const texts = {
      ...house.texts,
      in: (locale: Parameters<typeof house.texts.in>[0]) =>
        ++letterNumber > 650 ? raise('the worker died') : house.texts.in(locale),
    }
    const dying = { ...systemContext(house, 'tell'), house: { ...house, texts } }
    await expect(telling?.run(dying, waiting?.data ?? {})).rejects.toThrow('the worker died')
    expect(await countLetters()).toBeGreaterThan(100)
    expect(await countLetters()).toBeLessThan(229)
    await queue.drain()
    await queue.run(systemContext(house, PUBLISH_REPORTS), PUBLISH_REPORTS)
    await telling?.run(systemContext(house, 'tell'), waiting?.data ?? {})
    for (let minute = 0; minute < 3; minute += 1) {
      house.clock.set(house.clock.now().add({ minutes: 1 }))
      await queue.drain()
    }

    const { rows } = await sql<{ email: string; count: number }>`
      select to_email as email, count(*) as count from notices.messages where template = 'consultation-report' group by to_email`.execute(
      at.db,
    )
    expect(rows).toHaveLength(230)
    expect(rows.filter(({ count }) => Number(count) !== 1)).toEqual([])
    house.clock.set('2026-10-05T08:00:00Z')
  })
})

const spaceless = (text: string) => text.replace(/\s/g, '')

const raise = (message: string): never => {
  throw new Error(message)
}

/** Everything that is inside an office file, also what is not shown. */
async function unpacked(bytes: Buffer): Promise<string> {
  const archive = await openZip(bytes)
  const parts = await Promise.all(archive.entries.map(async ({ name }) => (await archive.read(name)).toString()))
  return parts.join('\n')
}
