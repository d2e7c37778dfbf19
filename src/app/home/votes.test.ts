import { afterAll, beforeAll, expect, test } from 'vitest'
import { eachEngine } from '../../../tests/support/database.ts'
import { mistakesIn } from '../../../tests/support/house.ts'
import { aPortal, NOW, type TestPortal } from '../../../tests/support/portal.ts'
import { aPoll } from '../../modules/ballots/examples.ts'
import { anEdition } from '../../modules/budgets/examples.ts'
import { pollsOf } from '../../modules/budgets/index.ts'
import { anOrganisation } from '../../modules/network/examples.ts'

eachEngine('what may be voted on from the front page', (at) => {
  let portal: TestPortal
  beforeAll(async () => {
    portal = await aPortal(at)
  })
  afterAll(() => portal.close())

  const front = async () => (await portal.stranger().get('/')).html

  test('budgets that take projects or votes and polls of residents stand there while one may take part', async () => {
    expect(await front()).not.toContain('Budżet obywatelski i głosowania')
    const office = (await anOrganisation(portal.house)).id
    const context = portal.system()
    const voting = await anEdition(context, { organisationId: office, votingOn: '2026-09-25', until: 'voting' })
    const past = await anEdition(context, { organisationId: office, votingOn: '2026-05-10', until: 'voting' })
    const poll = await aPoll(context, { question: 'Jak nazwać nowy most?' }, office)
    const ofMembers = await aPoll(context, { question: 'Temat spotkania Sieci', way: 'membership' })
    await portal.jobs.drain()

    const html = await front()
    expect(html).toContain('Budżet obywatelski i głosowania')
    expect(html).toContain(`href="/budzet-obywatelski/${voting.process.slug}"`)
    expect(html).toContain(`href="/glosowania/${poll.slug}"`)
    expect(html).not.toContain(past.process.slug)
    // The polls of a budget's pools are reached by the budget.
    for (const ofPool of await pollsOf(portal.system(), voting.process.id)) expect(html).not.toContain(ofPool.poll.slug)
    expect(html).not.toContain(ofMembers.slug)
    expect(await mistakesIn(html)).toEqual([])

    portal.clock.set(
      Temporal.Instant.from(NOW)
        .add({ hours: 24 * 60 })
        .toString(),
    )
    expect(await front()).not.toContain('Budżet obywatelski i głosowania')
  })
})
