import { described, KIND } from '../../modules/consultations/index.ts'
import { membersNow } from '../../modules/membership/index.ts'
import { countOrganisations, listPages, siteSettings, wordsFor } from '../../modules/network/index.ts'
import { drawRegionPicture, prepareRegionMap, unitsByCodes } from '../../modules/places/index.ts'
import { countProcesses, listProcesses } from '../../modules/processes/index.ts'
import { countAllRemarks } from '../../modules/remarks/index.ts'
import { dateOf } from '../../platform/clock.ts'
import type { Context } from '../../platform/context.ts'
import type { Slide, Talk } from '../../platform/documents/index.ts'
import { formatDate, formatDay, formatNumber, type Translate } from '../../platform/texts/index.ts'
import { themeTokens } from '../../ui/index.ts'
import { partsOfPage } from './from-pages.ts'
import type { PresentationPorts } from './ports.ts'

const MOST_OPEN = 5
const MOST_PLACES = 12

/**
 * The network's idea, principles and present state as a talk: texts from the pages about the network, numbers from what
 * everybody may see today. Whoever asks, it is made of what a stranger would see.
 */
export async function makeTalk(asked: Context, ports: PresentationPorts): Promise<Talk> {
  const context: Context = { ...asked, actor: { kind: 'stranger' } }
  const { house, locale, now } = context
  const t = house.texts.in(locale)
  const { names, colours } = await siteSettings(house)
  const tokens = themeTokens('light', colours ?? undefined)
  const looks = { main: tokens.main, accent: tokens.attention, paper: tokens.paper, ink: tokens.ink }
  const name = names.name[locale]
  const date = formatDate(now, locale)
  return {
    title: name,
    subtitle: t('app.talk.subtitle'),
    language: locale,
    author: names.operator,
    madeAt: now,
    footer: t('app.talk.footer', { site: new URL(house.config.url).host, date }),
    colours: looks,
    slides: [
      {
        id: 'poczatek',
        title: name,
        lead: t('app.talk.lead', { region: names.region[locale], operator: names.operator, date }),
        notes: t('app.talk.notes.start', { name, date }),
      },
      ...(await pageSlides(context)),
      ...(await memberSlides(context, t, looks)),
      ...(await processSlides(context, t)),
      ...(await ownSlides(context, t, ports)),
      ...(await dutySlides(context, t, ports)),
      await lastSlide(context, t),
    ],
  }
}

async function pageSlides({ db, locale }: Context): Promise<Slide[]> {
  const pages = await listPages(db)
  return pages.flatMap((page, index) => {
    const { title, body } = wordsFor(page, locale)
    return partsOfPage(title, body).map(({ title, lead, points, notes }, part) => ({
      id: `strona-${index + 1}-${part + 1}`,
      title,
      ...(lead ? { lead } : {}),
      ...(points.length > 0 ? { points } : {}),
      notes,
    }))
  })
}

async function memberSlides(
  context: Context,
  t: Translate,
  looks: { main: string; paper: string; ink: string },
): Promise<Slide[]> {
  const { db, house, locale } = context
  const { counts, types, places } = await membersNow(context)
  if (counts.person + counts.institution === 0) return []
  const rows = types
    .filter(({ standing }) => standing === 'member')
    .map(({ institutionKind, count }): [string, string] => [
      t(institutionKind ? `membership.types.${institutionKind}` : 'membership.types.person'),
      formatNumber(count, locale),
    ])
  const people = t('app.embed.people', { count: counts.person })
  const institutions = t('app.embed.institutions', { count: counts.institution })
  const who: Slide = {
    id: 'czlonkowie',
    title: t('app.talk.members'),
    lead: t('app.talk.members-lead', { people, institutions }),
    table: { caption: t('app.talk.members-table'), columns: [t('app.talk.kind'), t('app.talk.number')], rows },
    notes: t('app.talk.notes.members', { people, institutions }),
  }
  if (places.length === 0) return [who]

  const { area } = await siteSettings(house)
  const units = await unitsByCodes(
    db,
    places.map(({ code }) => code),
  )
  const named = places
    .toSorted((a, b) => b.count - a.count || a.code.localeCompare(b.code))
    .flatMap(({ code, count }) => {
      const unit = units.get(code)
      return unit ? [{ name: unit.name, count }] : []
    })
  const words = named.slice(0, MOST_PLACES).map(({ name, count }) => `${name} (${formatNumber(count, locale)})`)
  const list = named.length > MOST_PLACES ? `${words.join(', ')}…` : words.join(', ')
  const picture = await drawRegionPicture(await prepareRegionMap(db, area), places, looks)
  return [
    who,
    {
      id: 'mapa',
      title: t('app.talk.places'),
      lead: t('app.talk.places-lead', { count: named.length }),
      points: named.slice(0, 8).map(({ name, count }) => t('app.talk.place', { name, count })),
      picture: { ...picture, alt: t('app.talk.map-alt', { places: list }) },
      notes: t('app.talk.notes.places', { places: list }),
    },
  ]
}

async function processSlides(context: Context, t: Translate): Promise<Slide[]> {
  const { db, now, locale } = context
  const total = await countProcesses(db, { kind: KIND }, now)
  if (total === 0) return []
  const count = (phase: 'open' | 'reported') => countProcesses(db, { kind: KIND, phase }, now)
  const [open, reported, remarks] = [await count('open'), await count('reported'), await countAllRemarks(db)]
  const organisations = await countOrganisations(db, {})
  const figures = [
    { number: total, label: t('app.figures.consultations', { count: total }) },
    { number: open, label: t('app.talk.open', { count: open }) },
    { number: reported, label: t('app.figures.reports', { count: reported }) },
    { number: remarks.public, label: t('app.figures.remarks', { count: remarks.public }) },
    { number: remarks.publicSettled, label: t('app.figures.answered', { count: remarks.publicSettled }) },
    { number: organisations, label: t('app.figures.organisations', { count: organisations }) },
  ]
  const state: Slide = {
    id: 'konsultacje',
    title: t('app.talk.processes'),
    figures: figures.map(({ number, label }) => ({ figure: formatNumber(number, locale), label })),
    notes: t('app.talk.notes.processes', { total, open, remarks: remarks.public, answered: remarks.publicSettled }),
  }
  const { rows } = await listProcesses(db, { kind: KIND, phase: 'open' }, now, { limit: MOST_OPEN })
  if (rows.length === 0) return [state]
  const points = (await described(context, rows)).map(({ process, organisation }) =>
    t('app.talk.open-one', {
      title: process.title,
      who: organisation?.name ?? '',
      until: process.closesAt ? formatDay(process.closesAt, locale) : (process.displayedDate ?? ''),
    }),
  )
  return [
    state,
    { id: 'trwaja', title: t('app.talk.open-title'), points, notes: t('app.talk.notes.open', { count: open }) },
  ]
}

async function ownSlides(context: Context, t: Translate, { slides }: PresentationPorts): Promise<Slide[]> {
  const made = []
  for (const source of slides) made.push(await source.slide(context, t))
  return made.filter((slide) => slide !== null)
}

async function dutySlides(context: Context, t: Translate, { duties }: PresentationPorts): Promise<Slide[]> {
  if (duties.length === 0) return []
  const { year } = dateOf(context.now)
  const rows: [string, string][] = []
  for (const source of duties) {
    const { label, done, promised } = await source.duty(context, t, year)
    rows.push([label, t('app.talk.duty', { done, promised })])
  }
  return [
    {
      id: 'obowiazki',
      title: t('app.talk.duties', { year: String(year) }),
      table: {
        caption: t('app.talk.duties-table', { year: String(year) }),
        columns: [t('app.talk.promise'), t('app.talk.done')],
        rows,
      },
      notes: t('app.talk.notes.duties', { year: String(year) }),
    },
  ]
}

async function lastSlide({ house, locale }: Context, t: Translate): Promise<Slide> {
  const { qrPng } = await import('../../platform/documents/index.ts')
  const path = locale === 'en' ? '/en/siec/deklaracja' : '/siec/deklaracja'
  const address = house.config.url + path
  const size = 600
  return {
    id: 'dolacz',
    title: t('app.talk.join'),
    lead: t('app.talk.join-lead', { address: address.replace(/^https?:\/\//, '') }),
    points: ['app.talk.join-1', 'app.talk.join-2', 'app.talk.join-3'].map((key) => t(key)),
    picture: { png: await qrPng(address, size), width: size, height: size, alt: t('ui.share.qr.alt', { address }) },
    notes: t('app.talk.notes.join', { address }),
  }
}
