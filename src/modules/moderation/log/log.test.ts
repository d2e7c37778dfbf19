import { expect, test } from 'vitest'
import { eachEngine } from '../../../../tests/support/database.ts'
import { mistakesIn } from '../../../../tests/support/house.ts'
import { wordsOf } from '../../../../tests/support/markup.ts'
import { moderationAtTest } from '../../../../tests/support/moderation.ts'
import { newId } from '../../../platform/ids.ts'
import { insertDecision } from '../decisions/store.ts'
import type { Action, Ground } from '../rules.ts'
import { countByMonth } from './store.ts'

eachEngine('the public log', (at) => {
  const here = moderationAtTest(at)
  const decision = (decidedAt: string, action: Action = 'hidden', ground: Ground = 'spam') =>
    insertDecision(at.db, {
      id: newId(),
      subject: { kind: 'remark', id: newId() },
      organisationId: null,
      reportId: null,
      action,
      ground,
      reason: 'Słowa moderatora o Janie Kosie.',
      ownInitiative: true,
      decidedAt: Temporal.Instant.from(decidedAt),
      decidedBy: null,
    })
  const read = async (path = '/moderacja') => (await here.portal.stranger().get(path)).html

  test('before the first decision it says what will be here', async () => {
    const html = await read()
    expect(wordsOf(html)).toContain('Nie było jeszcze żadnej decyzji.')
    expect(await mistakesIn(html)).toEqual([])
  })

  // eachEngine gives one database to all tests of a file; the ones below read what these wrote.
  const filled = async () => {
    for (let day = 1; day <= 28; day += 1)
      for (const hour of ['08', '12']) await decision(`2026-09-${String(day).padStart(2, '0')}T${hour}:00:00Z`)
    await decision('2026-08-31T22:30:00Z', 'kept', 'hate')
    await decision('2026-08-31T21:30:00Z', 'restored', 'rules')
    await decision('2025-09-30T08:00:00Z', 'kept', 'rules')
  }

  test('it counts by months of Warsaw, the last twelve', async () => {
    await filled()
    expect(await countByMonth(at.db, Temporal.Instant.from('2026-09-30T10:00:00Z'))).toEqual([
      { month: '2026-09', hidden: 56, kept: 1, restored: 0 },
      { month: '2026-08', hidden: 0, kept: 0, restored: 1 },
    ])
    const html = await read()
    expect(wordsOf(html)).toContain('wrzesień 2026 56 1 0')
    expect(await mistakesIn(html)).toEqual([])
  })

  test('each page leads to the next until every decision was shown once, without the words of anybody', async () => {
    const dates: string[] = []
    let path: string | undefined = '/moderacja'
    while (path) {
      const html: string = await read(path)
      expect(wordsOf(html)).not.toContain('Kosie')
      dates.push(
        ...[...html.slice(html.lastIndexOf('<tbody>')).matchAll(/<td[^>]*data-label="Data"[^>]*>([^<]+)</g)].map(
          ([, date = '']) => date,
        ),
      )
      path = /href="(\/moderacja\?po=[^"]+)"/.exec(html)?.[1]
    }
    expect(dates).toHaveLength(59)
    expect(dates[0]).toBe('28 września 2026')
    expect(dates.at(-1)).toBe('30 września 2025')
  })

  test('a mangled place in the list is its beginning', async () => {
    expect(wordsOf(await read('/moderacja?po=%27%3Bdrop'))).toContain('28 września 2026')
  })

  test('the file holds every decision and nothing more', async () => {
    const { headers, html } = await here.portal.stranger().get('/moderacja.csv')
    expect(headers.get('content-type')).toContain('text/csv')
    const lines = html.trim().split('\r\n')
    expect(lines).toHaveLength(60)
    expect(lines[0]).toContain('Data;Czego dotyczy;Decyzja;Podstawa;Skąd sprawa;Odwołanie')
    expect(lines[1]).toBe('2026-09-28;Uwaga;Ukryto;Spam;z własnej inicjatywy;nie było')
    expect((await here.portal.stranger().get('/en/moderacja.csv')).html).toContain(
      '2026-09-28;Remark;Hidden;Spam;own initiative;none',
    )
  })
})
