import { Hono } from 'hono'
import { FEED_TYPES, type Feed, writeFeed } from '../../../platform/feeds/atom.ts'
import { type App, type AppEnv, type HttpContext as C, page, readQuery } from '../../../platform/http/index.ts'
import { answerSharePicture } from '../../../platform/images/kept-pictures.ts'
import { formatDate } from '../../../platform/texts/index.ts'
import { organisationById, siteSettings } from '../../network/index.ts'
import { type Process, pathOf, stagesOf, tagOf } from '../../processes/index.ts'
import { findConsultation } from '../actions.ts'
import { ListFilter } from '../forms.ts'
import { listFor } from '../listing.ts'
import { calendarOf } from './calendar.ts'
import { listFeed, processFeed } from './feeds.ts'
import { Poster, type PosterProps, posterWords } from './poster.tsx'

const FEED_ENTRIES = 50

/** What can be taken away from consultations: feeds, a calendar, a poster, a code to scan, a picture for sharing. */
export function openOutputs(): App {
  const routes = new Hono<AppEnv>()

  for (const ending of ['xml', 'json'] as const) {
    routes.get(`/kanal.${ending}`, async (c) => {
      const filter = readQuery(c, ListFilter)
      const { processes } = await listFor(c.get('context'), { ...filter, po: undefined }, FEED_ENTRIES)
      return feedFile(c, await listFeed(c, filter, processes), ending)
    })

    routes.get(`/:slug/kanal.${ending}`, async (c) => {
      const { process } = await findConsultation(c.get('context'), c.req.param('slug') ?? '')
      return feedFile(c, await processFeed(c, process), ending)
    })
  }

  routes.get('/:slug/kalendarz.ics', async (c) => {
    const { db, now, house, locale } = c.get('context')
    const { process } = await findConsultation(c.get('context'), c.req.param('slug'))
    const file = calendarOf(
      { process, stages: await stagesOf(db, process.id), madeAt: now },
      { config: house.config, t: house.texts.in(locale), locale },
    )
    // The method of the body and of the type are one (RFC 5546, 1.4).
    c.header('content-type', 'text/calendar; charset=utf-8; method=PUBLISH')
    c.header('content-disposition', `attachment; filename="${process.slug}.ics"`)
    return c.body(file)
  })

  routes.get('/:slug/qr.svg', async (c) => {
    const { house, locale } = c.get('context')
    const { process } = await findConsultation(c.get('context'), c.req.param('slug'))
    const { qrSvg } = await import('../../../platform/documents/qr.ts')
    const address = house.config.url + pathOf(process)
    c.header('content-type', 'image/svg+xml')
    c.set('pageOptions', { file: 'image/svg+xml' })
    return c.body(qrSvg(address, house.texts.in(locale)('consultations.output.qr', { address })))
  })

  routes.get('/:slug/plakat', async (c) => {
    const props = await poster(c)
    return page(c, <Poster {...props} />, 200, { cache: [tagOf(props.process)] })
  })

  routes.get('/:slug/plakat.pdf', async (c) => {
    const { house, locale, now } = c.get('context')
    const props = await poster(c)
    const { collect, qrPng, writePoster } = await import('../../../platform/documents/index.ts')
    const { code, ...words } = posterWords(props, {
      t: house.texts.in(locale),
      locale,
      now,
      origin: house.config.url,
      site: (await siteSettings(house)).names.name[locale],
    })
    const png = await qrPng(house.config.url + pathOf(props.process))
    c.header('content-type', 'application/pdf')
    c.header('content-disposition', `inline; filename="plakat-${props.process.slug}.pdf"`)
    c.set('pageOptions', { file: 'application/pdf' })
    return c.body(new Uint8Array(await collect(writePoster({ ...words, code: { ...code, png } }))))
  })

  routes.get('/:slug/obraz.png', async (c) => {
    const { process } = await findConsultation(c.get('context'), c.req.param('slug'))
    return answerSharePicture(c, await pictureWords(c, process))
  })

  return routes
}

async function poster(c: C): Promise<PosterProps> {
  const { db, now } = c.get('context')
  const { process } = await findConsultation(c.get('context'), c.req.param('slug') ?? '')
  const stages = await stagesOf(db, process.id)
  return {
    process,
    organisation: await organisationById(db, process.organisationId),
    meetings: stages.filter(({ startsAt, place }) => startsAt && place && Temporal.Instant.compare(startsAt, now) > 0),
  }
}

async function pictureWords(c: C, process: Process) {
  const { house, locale } = c.get('context')
  const { names, colours } = await siteSettings(house)
  const t = house.texts.in(locale)
  const dates =
    process.opensAt &&
    process.closesAt &&
    t('consultations.from-to', { from: formatDate(process.opensAt, locale), to: formatDate(process.closesAt, locale) })
  return {
    title: process.title,
    subtitle: dates ? t('consultations.output.picture', { dates }) : t('consultations.list.title'),
    site: names.name[locale],
    ...(colours ? { colours: { main: colours.main, accent: colours.attention } } : {}),
  }
}

function feedFile(c: C, feed: Feed, ending: keyof typeof FEED_TYPES): Response {
  c.header('content-type', FEED_TYPES[ending])
  return c.body(writeFeed(feed, ending))
}
