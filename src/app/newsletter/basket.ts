import { KIND as BUDGET, editionTermOf, findEdition } from '../../modules/budgets/index.ts'
import { KIND } from '../../modules/consultations/index.ts'
import { yearlyTermsBetween } from '../../modules/law/index.ts'
import { meetingsPage, pathOf as pathOfMeeting } from '../../modules/meetings/index.ts'
import type { BasketItem, BasketSource } from '../../modules/newsletter/index.ts'
import { fullName, unitsByCodes } from '../../modules/places/index.ts'
import { asListed, listPractices, pathOf as pathOfPractice } from '../../modules/practices/index.ts'
import { type ListedPhase, listProcesses, type Process, pathOf, stagesOf } from '../../modules/processes/index.ts'
import { before, dateOf } from '../../platform/clock.ts'
import type { Context } from '../../platform/context.ts'
import { formatDate, formatDateTime } from '../../platform/texts/index.ts'

/** As many consultations as a newsletter could hold; the basket is for choosing, not for reading all. */
const MOST = 40

/** Terms of law this many days ahead. */
const AHEAD = 75

/** What the modules built so far have for the newsletter. A module that comes later adds its source here. */
export const basketSources: BasketSource[] = [
  { name: 'app.shelf.consultations', items: consultationItems },
  { name: 'app.shelf.network-meetings', items: announcedMeetings },
  { name: 'app.shelf.meetings', items: meetingItems },
  { name: 'app.shelf.reports', items: reportItems },
  { name: 'app.shelf.practices', items: practiceItems },
  { name: 'app.shelf.budgets', items: budgetItems },
  { name: 'app.shelf.terms', items: termItems },
]

/** Consultations that are open or will be: new ones first among those closing soonest. */
async function consultationItems(context: Context, since: Temporal.Instant | null): Promise<BasketItem[]> {
  const processes = [...(await listed(context, 'open')), ...(await listed(context, 'ahead'))]
  const places = await placesOf(context, processes)
  const t = context.house.texts.in('pl')
  return processes.map((process) => ({
    ...itemOf(process, places),
    source: `consultations:${process.id}`,
    kind: 'consultation',
    when: process.closesAt ? t('app.basket.until', { date: formatDate(process.closesAt, 'pl') }) : '',
    why: isNew(process.announcedAt, since) ? 'new' : 'due',
  }))
}

/** Announced meetings that are still ahead, of the network, of organisations and of consultations. */
async function announcedMeetings({ db, now, house }: Context, since: Temporal.Instant | null): Promise<BasketItem[]> {
  const { rows } = await meetingsPage(db, { when: 'ahead' }, { now, limit: MOST })
  const t = house.texts.in('pl')
  return rows.map((meeting) => ({
    source: `meetings:${meeting.id}`,
    kind: 'meeting',
    title: meeting.title,
    text: meeting.purpose,
    when: formatDateTime(meeting.startsAt, 'pl'),
    place: meeting.placeName || t('meetings.online'),
    url: pathOfMeeting(meeting),
    why: isNew(meeting.publishedAt, since) ? 'new' : 'due',
  }))
}

/** Meetings written into the stages of running consultations that are still ahead. */
async function meetingItems(context: Context): Promise<BasketItem[]> {
  const processes = [...(await listed(context, 'open')), ...(await listed(context, 'ahead'))]
  const places = await placesOf(context, processes)
  const items: BasketItem[] = []
  for (const process of processes)
    for (const stage of await stagesOf(context.db, process.id))
      if (stage.kind === 'meeting' && stage.startsAt && before(context.now, stage.startsAt))
        items.push({
          source: `stages:${stage.id}`,
          kind: 'meeting',
          title: `${stage.title}: ${process.title}`,
          text: stage.description,
          when: formatDateTime(stage.startsAt, 'pl'),
          place: stage.place || (places.get(process.unitCode) ?? ''),
          url: pathOf(process),
          why: 'due',
        })
  return items
}

/** Reports published since the last issue. */
async function reportItems(context: Context, since: Temporal.Instant | null): Promise<BasketItem[]> {
  const processes = (await listed(context, 'reported')).filter(({ reportedAt }) => isNew(reportedAt, since))
  const places = await placesOf(context, processes)
  const t = context.house.texts.in('pl')
  return processes.map((process) => ({
    ...itemOf(process, places),
    source: `reports:${process.id}`,
    kind: 'consultation',
    title: t('app.basket.report', { title: process.title }),
    when: process.reportedAt ? formatDate(process.reportedAt, 'pl') : '',
    why: 'new',
  }))
}

/** Practices published since the last issue. */
async function practiceItems(context: Context, since: Temporal.Instant | null): Promise<BasketItem[]> {
  const { rows } = await listPractices(context, {}, { limit: MOST })
  const t = context.house.texts.in('pl')
  const practices = await asListed(
    context,
    rows.filter(({ publishedAt }) => isNew(publishedAt, since)),
  )
  return practices.map(({ practice, unit }) => ({
    source: `practices:${practice.id}`,
    kind: 'practice',
    title: practice.title,
    text: practice.essence,
    when: t(`practices.tool.${practice.tool}`),
    place: practice.placeWords || (unit ? fullName(unit, t) : ''),
    url: pathOfPractice(practice),
    why: 'new',
  }))
}

/** What residents are waited for until in participatory budgets in the coming weeks. */
async function budgetItems(context: Context): Promise<BasketItem[]> {
  const { now, house } = context
  const processes = [...(await listed(context, 'open', BUDGET)), ...(await listed(context, 'ahead', BUDGET))]
  const places = await placesOf(context, processes)
  const last = now.add({ hours: AHEAD * 24 })
  const t = house.texts.in('pl')
  const items: BasketItem[] = []
  for (const process of processes) {
    const { edition } = await findEdition(context, process.slug)
    for (const key of ['submissionTo', 'appealsTo', 'votingTo'] as const) {
      const term = editionTermOf(edition.calendar, key)
      if (!term || !before(now, term) || !before(term, last)) continue
      items.push({
        ...itemOf(process, places),
        source: `budgets:${process.id}:${key}`,
        kind: 'term',
        title: t(`app.basket.budget.${key}`, { title: process.title }),
        when: t('app.basket.until', { date: formatDate(term, 'pl') }),
        why: 'due',
      })
    }
  }
  return items
}

/** What acts set for the coming weeks, for every gmina at once. */
async function termItems({ now, house }: Context): Promise<BasketItem[]> {
  const today = dateOf(now)
  const t = house.texts.in('pl')
  return yearlyTermsBetween(today, today.add({ days: AHEAD })).map(({ key, on, basis }) => ({
    source: `terms:${key}:${on}`,
    kind: 'term',
    title: t(`app.term.${key}`),
    text: t(`app.term.${key}.text`, { basis }),
    when: t('app.basket.until', { date: formatDate(on, 'pl') }),
    place: '',
    url: '',
    why: 'due',
  }))
}

const listed = async ({ db, now }: Context, phase: ListedPhase, kind = KIND): Promise<Process[]> =>
  (await listProcesses(db, { kind, phase }, now, { limit: MOST })).rows

async function placesOf(context: Context, processes: Process[]): Promise<Map<string, string>> {
  const t = context.house.texts.in('pl')
  const units = await unitsByCodes(
    context.db,
    processes.map(({ unitCode }) => unitCode),
  )
  return new Map([...units].map(([code, unit]) => [code, fullName(unit, t)]))
}

const itemOf = (process: Process, places: Map<string, string>) => ({
  title: process.title,
  text: process.summary,
  place: places.get(process.unitCode) ?? '',
  url: pathOf(process),
})

const isNew = (at: Temporal.Instant | null, since: Temporal.Instant | null) =>
  at !== null && (since === null || before(since, at))
