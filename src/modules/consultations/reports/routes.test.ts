import { Hono } from 'hono'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { eachEngine } from '../../../../tests/support/database.ts'
import { aHouse, aPerson, aWing, contextOf, mistakesIn, type TestHouse } from '../../../../tests/support/house.ts'
import { systemContext } from '../../../platform/context.ts'
import type { AppEnv } from '../../../platform/http/index.ts'
import { newId } from '../../../platform/ids.ts'
import { testJobs } from '../../../platform/jobs/testing.ts'
import { workJobs } from '../../../platform/works/index.ts'
import { aPdf } from '../../media/examples.ts'
import { filesOf } from '../../media/index.ts'
import { jobs as noticesJobs } from '../../notices/index.ts'
import { bringRemarks, decide, type Outcome, jobs as remarksJobs } from '../../remarks/index.ts'
import { aConsultation, aLetter } from '../examples.ts'
import { type FoundConsultation, findConsultation, intakeSettingsOf, tellEffect } from '../index.ts'
import { jobs, works } from '../jobs.ts'
import type { ConsultationPorts } from '../ports.ts'
import { openRoutes } from '../routes.tsx'
import { openWorkRoutes } from '../workspace/routes.tsx'
import { writePart } from './actions.ts'
import { reportsOf } from './store.ts'

const ports: ConsultationPorts = {
  activities: [],
  boxes: async () => [],
  people: { personsByIds: async () => new Map(), personByEmail: async () => null },
  forms: { owners: {} },
}

eachEngine('pages of reports', (at) => {
  let house: TestHouse
  let queue: ReturnType<typeof testJobs>
  let wing: Awaited<ReturnType<typeof aWing>>
  const organisationId = newId()
  const admin = aPerson({ roles: [{ role: 'team-admin', scope: organisationId }] })
  const editor = aPerson({ roles: [{ role: 'editor', scope: organisationId }] })
  const clerk = aPerson({ roles: [{ role: 'clerk', scope: organisationId }] })

  beforeAll(async () => {
    queue = testJobs([
      ...noticesJobs,
      ...remarksJobs({ settingsOf: intakeSettingsOf }),
      ...jobs({}),
      ...workJobs(works(ports)),
    ])
    house = Object.assign(await aHouse(at), { jobs: queue })
    const routes = new Hono<AppEnv>()
    routes.route('/praca/konsultacje', openWorkRoutes(ports))
    routes.route('/konsultacje', openRoutes(ports))
    wing = await aWing(house, routes)
  })
  beforeEach(() => house.clock.set('2026-10-05T08:00:00Z'))
  afterAll(() => house.close())

  async function answered(
    given: { outcome: Outcome; body: string }[] = [{ outcome: 'rejected', body: 'Proszę o więcej drzew przy alejce.' }],
  ): Promise<FoundConsultation & { home: string; work: string }> {
    const context = contextOf(house, admin)
    const found = await aConsultation(context, { organisationId })
    const settings = await intakeSettingsOf(context, found.process)
    for (const { outcome, body } of given) {
      const ids = await bringRemarks(systemContext(house, 'test'), found.process, [aLetter({ body })])
      await decide(
        context,
        found.process,
        settings,
        { remarkIds: ids },
        {
          outcome,
          reason: outcome === 'accepted' ? '' : 'Pod alejką biegnie gazociąg.',
          change: '',
          state: 'accepted',
        },
      )
    }
    await writePart(
      context,
      found.process,
      'conclusions',
      'Rada przyjmie plan w listopadzie.\n\n- posadzimy lipy\n- postawimy ławki',
    )
    return {
      ...found,
      home: `/konsultacje/${found.process.slug}`,
      work: `/praca/konsultacje/${found.process.slug}/raport`,
    }
  }

  async function withReport(given?: { outcome: Outcome; body: string }[]) {
    const found = await answered(given)
    const ordered = await wing.as(editor).post(`${found.work}/wersje`)
    expect(ordered.status).toBe(303)
    await queue.drain()
    return { ...found, progress: ordered.location ?? '' }
  }

  test('a report is ordered, followed, looked at by the team and published by its administrator at once', async () => {
    const { home, work, progress } = await withReport()
    const done = await wing.as(editor).get(progress)
    expect(done.html).toContain('Wersja 1 jest gotowa')
    expect((await wing.as(clerk).get(`${home}/raport`)).html).toContain('Tę wersję widzi tylko zespół')
    expect((await wing.stranger().get(`${home}/raport`)).status).toBe(404)
    for (const format of ['html', 'pdf', 'docx', 'csv', 'xlsx'])
      expect((await wing.stranger().get(`${home}/raport.${format}`)).status).toBe(404)

    expect((await wing.as(editor).get(`${work}/wersje/1/publikacja`)).status).toBe(404)
    expect((await wing.as(editor).post(`${work}/wersje/1/publikacja`, { kiedy: 'teraz' })).status).toBe(404)
    const published = await wing.as(admin).post(`${work}/wersje/1/publikacja`, { kiedy: 'teraz' })
    expect(published).toMatchObject({ status: 303, location: work, flash: 'consultations.report.flash.published' })

    const page = await wing.stranger().get(`${home}/raport`)
    expect(page.status).toBe(200)
    expect(page.html).toContain('Pod alejką biegnie gazociąg.')
    expect(page.html).toContain('<li>posadzimy lipy</li>')
    expect(await mistakesIn(page.html)).toEqual([])
  })

  test('a signed copy is attached to a version with a date, in place of the one before, for everybody from the report on', async () => {
    const { home, work, process } = await withReport()
    const signed = (words: string) => new File([aPdf(words)], 'raport-podpisany.pdf', { type: 'application/pdf' })
    const attach = (person: typeof admin, file: File = signed('podpis')) =>
      wing.as(person).post(`${work}/wersje/1/podpisana`, { file })
    const files = () => filesOf(at.db, { kind: 'process', id: process.id })

    expect((await attach(admin)).status).toBe(409)
    expect(await files()).toEqual([])
    await wing.as(admin).post(`${work}/wersje/1/publikacja`, { kiedy: 'teraz' })
    expect((await wing.stranger().get(`${home}/raport`)).html).not.toContain('raport-podpisany')
    for (const [person, status] of [
      [editor, 404],
      [clerk, 404],
    ] as const)
      expect((await attach(person)).status).toBe(status)
    for (const file of [new File([], ''), new File(['MZ\u0090\u0000'], 'raport.pdf')]) {
      const answer = await attach(admin, file)
      expect(answer.status).toBe(422)
      expect(answer.html).toContain('href="#f-file"')
    }
    expect(await files()).toEqual([])

    expect((await attach(admin)).flash).toBe('consultations.report.flash.signed')
    const { html } = await wing.stranger().get(`${home}/raport`)
    expect(html).toContain('raport-podpisany.pdf')
    expect(await mistakesIn(html)).toEqual([])
    const [first] = (await reportsOf(at.db, process.id)).map(({ signedFileId }) => signedFileId)
    await attach(admin, signed('inny podpis'))
    const [second] = (await reportsOf(at.db, process.id)).map(({ signedFileId }) => signedFileId)
    expect(second).not.toBe(first)
    expect((await wing.stranger().get(`${home}/raport`)).html).toContain(second ?? 'none')
  })

  test('where public remarks are about stands in the report as a picture, on the page and in its files', async () => {
    const found = await answered()
    const ids = await bringRemarks(systemContext(house, 'test'), found.process, [
      aLetter({ body: 'Tu jest ciemno.', point: { lon: 22.98, lat: 53.843 } }),
      aLetter({ body: 'Tu brakuje ławki.', point: { lon: 22.99, lat: 53.846 } }),
      aLetter({ body: 'Bez miejsca.' }),
    ])
    const decision = {
      outcome: 'rejected',
      reason: 'Pod alejką biegnie gazociąg.',
      change: '',
      state: 'accepted',
    } as const
    const settings = await intakeSettingsOf(contextOf(house, admin), found.process)
    await decide(contextOf(house, admin), found.process, settings, { remarkIds: ids }, decision)
    await wing.as(editor).post(`${found.work}/wersje`)
    await queue.drain()
    const published = await wing.as(admin).post(`${found.work}/wersje/1/publikacja`, { kiedy: 'teraz' })
    expect(published.flash).toBe('consultations.report.flash.published')
    const { html } = await wing.stranger().get(`${found.home}/raport`)
    expect(html).toMatch(
      /<img[^>]+src="data:image\/png;base64,iVBOR[^"]+"[^>]+alt="Mapa: [^"]+, 2 uwagi z zaznaczonym miejscem"/,
    )
    expect(await mistakesIn(html)).toEqual([])
    for (const format of ['html', 'pdf', 'docx'])
      expect((await wing.stranger().get(`${found.home}/raport.${format}`)).status).toBe(200)
    expect((await wing.stranger().get(`${found.home}/raport.html`)).html).toContain('2 uwagi z zaznaczonym miejscem')
  })

  test('a report is read from its very second, no sooner', async () => {
    const { home, work } = await withReport()
    await wing.as(admin).post(`${work}/wersje/1/publikacja`, { kiedy: 'pozniej', termin: '2026-10-06T12:00' })
    for (const [moment, status] of [
      ['2026-10-06T09:59:59.999Z', 404],
      ['2026-10-06T10:00:00Z', 200],
    ] as const) {
      house.clock.set(moment)
      expect((await wing.stranger().get(`${home}/raport`)).status).toBe(status)
      expect((await wing.stranger().get(`${home}/raport/uwagi`)).status).toBe(status)
      expect((await wing.stranger().get(`${home}/raport.csv`)).status).toBe(status)
    }
  })

  test('before there is a report its page says when it is due and how to be told', async () => {
    const { home } = await answered()
    const page = await wing.stranger().get(`${home}/raport`)
    expect(page.status).toBe(404)
    expect(page.html).toContain('30 października 2026')
    expect(page.html).toContain(`${home}/obserwowanie`)
    expect(await mistakesIn(page.html)).toEqual([])
    expect((await wing.stranger().get('/konsultacje/nie-ma-takich/raport')).status).toBe(404)
  })

  test('a form for publishing without a moment, or with one that has passed, says what to do', async () => {
    const { work } = await withReport()
    const without = await wing.as(admin).post(`${work}/wersje/1/publikacja`, { kiedy: 'pozniej' })
    expect(without.status).toBe(422)
    expect(without.html).toContain('Podaj dzień i godzinę publikacji.')
    const past = await wing
      .as(admin)
      .post(`${work}/wersje/1/publikacja`, { kiedy: 'pozniej', termin: '2026-10-01T12:00' })
    expect(past.status).toBe(422)
    expect(past.html).toContain('Ta chwila już minęła.')
    expect(past.html).toContain('value="2026-10-01T12:00"')
    expect((await wing.as(admin).post(`${work}/wersje/9/publikacja`, { kiedy: 'teraz' })).status).toBe(404)
  })

  test('files carry their names and types, and a tag by their content', async () => {
    const { home, work, process } = await withReport()
    await wing.as(admin).post(`${work}/wersje/1/publikacja`, { kiedy: 'teraz' })
    const types = {
      html: 'text/html; charset=utf-8',
      pdf: 'application/pdf',
      docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      csv: 'text/csv; charset=utf-8',
      xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    }
    for (const [format, type] of Object.entries(types)) {
      const { status, headers } = await wing.stranger().get(`${home}/raport.${format}`)
      expect(status).toBe(200)
      expect(headers.get('content-type')).toBe(type)
      expect(headers.get('content-disposition')).toBe(
        `attachment; filename="raport-z-konsultacji-${process.slug}.${format}"`,
      )
      expect(headers.get('content-security-policy')).toContain("default-src 'none'")
      expect(headers.get('etag')).toMatch(/[0-9a-f]{64}/)
    }
  })

  test('answers are found by words in any form, by the decision, and page by page', async () => {
    const many = Array.from({ length: 55 }, (_, index) => ({
      outcome: 'rejected' as const,
      body: `Ławka numer ${index} w parku.`,
    }))
    const { home, work } = await withReport([{ outcome: 'accepted', body: 'Posadźcie kasztanowce.' }, ...many])
    await wing.as(admin).post(`${work}/wersje/1/publikacja`, { kiedy: 'teraz' })
    const found = await wing.stranger().get(`${home}/raport/uwagi?tekst=kasztanowców`)
    expect(found.html).toContain('1 odpowiedź')
    expect(found.html).toContain('Posadźcie kasztanowce.')
    expect((await wing.stranger().get(`${home}/raport/uwagi?rozstrzygniecie=accepted`)).html).not.toContain(
      'Ławka numer',
    )
    expect(
      (await wing.stranger().get(`${home}/raport/uwagi?rozstrzygniecie=cokolwiek&po=nie&tekst=zzz`)).html,
    ).toContain('Nie ma takich odpowiedzi')

    const first = await wing.stranger().get(`${home}/raport/uwagi`)
    const next = /href="([^"]+)" rel="next"/.exec(first.html)?.[1]?.replaceAll('&amp;', '&') ?? ''
    const second = await wing.stranger().get(next)
    const count = (html: string) => html.match(/Ławka numer \d+|Posadźcie/g)?.length
    expect([count(first.html), count(second.html)]).toEqual([50, 6])
    expect(await mistakesIn(first.html)).toEqual([])
  })

  test('pages of the work are valid, for the team only, and keep what was typed', async () => {
    const { work } = await withReport([
      { outcome: 'rejected', body: 'Jak mówi Pan Tadeusz Nowak, ławki są potrzebne.' },
    ])
    const pages = [
      '',
      '/czesci/wnioski',
      '/czesci/uczestnicy',
      '/dane-osobowe',
      '/dane-osobowe?gdzie=odpowiedzi',
      '/wersje/1/publikacja',
    ]
    for (const path of pages) {
      const page = await wing.as(admin).get(work + path)
      expect(page.status, path).toBe(200)
      expect(await mistakesIn(page.html), path).toEqual([])
      for (const other of [wing.stranger(), wing.as(aPerson())])
        expect((await other.get(work + path)).status, path).toBe(404)
    }
    const long = await wing.as(editor).post(`${work}/czesci/wnioski`, { body: 'ą'.repeat(20_001) })
    expect(long.status).toBe(422)
    expect(long.html).toContain('ąąąą')
    expect((await wing.as(clerk).post(`${work}/czesci/wnioski`, { body: 'x' })).status).toBe(404)
    expect(
      await wing.as(editor).post(`${work}/czesci/uczestnicy`, { body: 'Przyszło 40 osób.', costs: 'Plakaty: 300 zł.' }),
    ).toMatchObject({ status: 303 })
    expect((await wing.as(editor).get(`${work}/czesci/uczestnicy`)).html).toContain('Plakaty: 300 zł.')
  })

  test('chosen places are masked or left, and a mangled choice changes nothing', async () => {
    const { work } = await withReport([
      { outcome: 'rejected', body: 'Jak mówi Pan Tadeusz Nowak, ławki są potrzebne.' },
    ])
    const list = `${work}/dane-osobowe`
    const key = /name="miejsce" value="([^"]+)"/.exec((await wing.as(clerk).get(list)).html)?.[1] ?? ''
    expect((await wing.as(clerk).post(list, { miejsce: 'cokolwiek', co: 'zostaw' })).flash).toBe(
      'consultations.report.flash.nothing-chosen',
    )
    expect((await wing.as(aPerson()).post(list, { miejsce: key, co: 'zostaw' })).status).toBe(404)
    expect(await wing.as(clerk).post(list, { miejsce: key, co: 'zostaw' })).toMatchObject({
      status: 303,
      flash: 'consultations.report.flash.left',
    })
    expect((await wing.as(clerk).get(list)).html).toContain('Nie ma tu miejsc do przejrzenia')
    expect((await wing.as(clerk).get(`${list}?stan=przejrzane`)).html).toContain('Tadeusz Nowak')
  })

  test('effects are told on a page of their own', async () => {
    const found = await withReport()
    await wing.as(admin).post(`${found.work}/wersje/1/publikacja`, { kiedy: 'teraz' })
    const empty = await wing.stranger().get(`${found.home}/efekty`)
    expect(empty.html).toContain('Efektów jeszcze nie ma')
    const { process } = await findConsultation(contextOf(house, admin), found.process.slug)
    await tellEffect(
      contextOf(house, admin),
      { ...found, process },
      {
        title: 'Stanęło 9 ławek',
        body: 'Z **oparciem**.',
        happenedOn: Temporal.PlainDate.from('2026-10-01'),
      },
    )
    const page = await wing.stranger().get(`${found.home}/efekty`)
    expect(page.html).toContain('Stanęło 9 ławek')
    expect(page.html).toContain('<strong>oparciem</strong>')
    expect(await mistakesIn(page.html)).toEqual([])
  })

  test('an earlier version stays readable beside the new one', async () => {
    const { home, work, process } = await withReport()
    await wing.as(admin).post(`${work}/wersje/1/publikacja`, { kiedy: 'teraz' })
    await writePart(contextOf(house, admin), process, 'conclusions', 'Plan przyjęto.')
    await wing.as(editor).post(`${work}/wersje`)
    await queue.drain()
    expect((await wing.stranger().get(`${home}/raport?wersja=2`)).status).toBe(404)
    await wing.as(admin).post(`${work}/wersje/2/publikacja`, { kiedy: 'teraz', powiadom: 'tak' })
    expect((await wing.stranger().get(`${home}/raport`)).html).toContain('Plan przyjęto.')
    const first = await wing.stranger().get(`${home}/raport?wersja=1`)
    expect(first.html).toContain('To jest wcześniejsza wersja')
    expect(first.html).toContain('Rada przyjmie plan')
    expect((await wing.stranger().get(`${home}/raport.pdf?wersja=2`)).headers.get('content-disposition')).toContain(
      '-wersja-2.pdf',
    )
  })
})
