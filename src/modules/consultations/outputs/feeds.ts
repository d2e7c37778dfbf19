import { type Feed, latest } from '../../../platform/feeds/atom.ts'
import type { HttpContext } from '../../../platform/http/index.ts'
import { siteSettings } from '../../network/index.ts'
import { type Process, pathOf, updatesOf } from '../../processes/index.ts'
import type { ListFilter } from '../forms.ts'
import { listAddress } from '../list-page.tsx'
import { effectsOf } from '../store.ts'
import { statusTag } from '../words.ts'

/** The list of consultations for a filter, as a feed. */
export async function listFeed(c: HttpContext, filter: ListFilter, processes: Process[]): Promise<Feed> {
  const { house, now, locale } = c.get('context')
  const t = house.texts.in(locale)
  const entries = processes.map((process) => ({
    id: `urn:uuid:${process.id}`,
    title: process.title,
    summary: `${statusTag(process, now, t, locale).children}. ${process.summary}`,
    url: addressOf(c, pathOf(process)),
    publishedAt: process.announcedAt ?? process.createdAt,
    updatedAt: changedAt(process, now),
  }))
  return {
    id: addressOf(c, listAddress({ ...filter, po: undefined }, '/konsultacje/kanal.xml')),
    title: t('consultations.list.title'),
    subtitle: t('consultations.list.description'),
    language: locale,
    page: addressOf(c, listAddress({ ...filter, po: undefined })),
    author: (await siteSettings(house)).names.name[locale],
    updatedAt: latest(now, ...entries.map((entry) => entry.updatedAt)) ?? BEGINNING,
    entries,
  }
}

/** What happens in one consultation, as a feed: its announcement, news, report and effects. */
export async function processFeed(c: HttpContext, process: Process): Promise<Feed> {
  const { house, db, now, locale } = c.get('context')
  const t = house.texts.in(locale)
  const home = addressOf(c, pathOf(process))
  const entry = (id: string, title: string, summary: string, url: string, at: Temporal.Instant) => ({
    id,
    title,
    summary,
    url,
    publishedAt: at,
    updatedAt: at,
  })
  const updates = (await updatesOf(db, process.id)).map(({ id, title, body, publishedAt }) =>
    entry(`urn:uuid:${id}`, title, body, `${home}#aktualnosc-${id}`, publishedAt),
  )
  const effects = (await effectsOf(db, process.id)).map(({ id, title, body, publishedAt }) =>
    entry(`urn:uuid:${id}`, title, body, `${home}/efekty`, publishedAt),
  )
  const facts = [
    process.announcedAt &&
      entry(
        `urn:uuid:${process.id}`,
        t('consultations.output.feed.announced'),
        process.summary,
        home,
        process.announcedAt,
      ),
    process.reportedAt &&
      entry(
        `${home}/raport`,
        t('consultations.mail.report.heading'),
        t('consultations.reported.link'),
        `${home}/raport`,
        process.reportedAt,
      ),
    process.cancelledAt &&
      entry(
        `${home}#uniewaznione`,
        t('consultations.status.cancelled'),
        process.cancelledReason ?? '',
        home,
        process.cancelledAt,
      ),
  ].filter((fact) => fact !== null)
  const entries = [...updates, ...effects, ...facts]
    .filter(({ publishedAt }) => Temporal.Instant.compare(publishedAt, now) <= 0)
    .sort((a, b) => Temporal.Instant.compare(b.publishedAt, a.publishedAt))
  return {
    id: `${home}/kanal.xml`,
    title: process.title,
    subtitle: process.summary,
    language: locale,
    page: home,
    author: (await siteSettings(house)).names.name[locale],
    updatedAt: changedAt(process, now),
    entries,
  }
}

// A list nobody has been added to yet was never updated; the feed still has to say when (RFC 4287, 4.2.15).
const BEGINNING = Temporal.Instant.from('2026-01-01T00:00:00Z')

/** When a reader last had something new to see. */
const changedAt = (process: Process, now: Temporal.Instant) =>
  latest(
    now,
    process.createdAt,
    process.announcedAt,
    process.opensAt,
    process.closesAt,
    process.reportedAt,
    process.effectsAt,
    process.cancelledAt,
  ) ?? process.createdAt

const addressOf = (c: HttpContext, path: string) => c.get('context').house.config.url + c.get('url')(path)
