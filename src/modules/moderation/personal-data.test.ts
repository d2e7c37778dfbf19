import { expect, test } from 'vitest'
import { eachEngine } from '../../../tests/support/database.ts'
import { moderationAtTest, REPORTER } from '../../../tests/support/moderation.ts'
import { personalData } from './personal-data.ts'
import { on } from './store.ts'

eachEngine('what moderation keeps of people', (at) => {
  const here = moderationAtTest(at)
  const subject = () => ({ id: here.darek.id, email: REPORTER.toUpperCase() })
  const reporterOf = (id: string) =>
    on(at.db)
      .selectFrom('moderation.reports')
      .select(['reporter_name', 'reporter_email', 'explanation'])
      .where('id', '=', id)
      .executeTakeFirst()
  const decide = async (id: string) =>
    (await here.as(here.darek)).post(`/moderacja/zgloszenia/${id}/decyzja`, {
      action: 'kept',
      ground: 'rules',
      reason: 'To dozwolona krytyka.',
    })

  test('a person gets their reports, however they typed their address, and what they decided', async () => {
    await decide(await here.report())
    const { data } = await personalData.export(here.portal.system(), subject())
    expect(data).toMatchObject({
      reports: [{ url: `https://wiec.example${here.path}`, ground: 'personal-data', name: 'Jan Kos' }],
      decisions: [{ action: 'kept', ground: 'rules' }],
    })
  })

  test('erasure removes who reported and who decided; the report and the decision stay', async () => {
    const id = await here.report()
    await decide(id)
    await personalData.erase(here.portal.system(), subject())
    expect(await reporterOf(id)).toEqual({ reporter_name: null, reporter_email: null, explanation: '' })
    expect(await personalData.export(here.portal.system(), subject())).toEqual({ data: { reports: [], decisions: [] } })
    const page = await (await here.as(here.anna)).get(`/moderacja/zgloszenia/${id}`)
    expect(page.html).toContain('osoba bez konta')
  })

  test('a year after closing, and not before, reports name nobody', async () => {
    const [closed, open] = [await here.report(), await here.report({ address: 'https://wiec.example/regulamin' })]
    await decide(closed)
    const end = (now: string) =>
      personalData.endRetention?.({ ...here.portal.system(), now: Temporal.Instant.from(now) })
    expect(await end('2027-09-30T09:59:59Z')).toBe(0)
    expect((await reporterOf(closed))?.reporter_email).toBe(REPORTER)
    expect(await end('2027-09-30T10:00:01Z')).toBe(1)
    expect(await reporterOf(closed)).toMatchObject({ reporter_name: null, reporter_email: null })
    expect((await reporterOf(open))?.reporter_email).toBe(REPORTER)
    expect(await end('2027-09-30T10:00:01Z')).toBe(0)
  })
})
