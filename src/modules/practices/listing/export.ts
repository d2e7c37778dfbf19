import type { Context } from '../../../platform/context.ts'
import type { Row } from '../../../platform/documents/index.ts'
import { fullName, unitsByCodes } from '../../places/index.ts'
import type { Content } from '../content.ts'
import type { PracticeFilter } from '../finding.ts'
import { numbersOf } from '../found.ts'
import { practicesByNumbers } from '../kept/store.ts'
import { shownContents } from '../revisions-store.ts'
import { type Practice, pathOf } from '../rules.ts'

/** Columns of the files, described in the code book under the same words. An import understands the same names. */
export const EXPORT_COLUMNS = [
  'tytul',
  'esencja',
  'narzedzie',
  'temat',
  'organizator_typ',
  'organizator',
  'skala',
  'rok_od',
  'rok_do',
  'kraj',
  'teryt',
  'jednostka',
  'miejsce',
  'dokladnosc',
  'dlugosc',
  'szerokosc',
  'liczba_uczestnikow',
  'kto_bral_udzial',
  'kanaly',
  'koszt',
  'kontekst',
  'przebieg',
  'efekt',
  'wnioski',
  'co_inaczej',
  'dowody',
  'linki',
  'licencja',
  'jezyk',
  'przyklad_demonstracyjny',
  'opublikowano',
  'adres',
] as const

const AT_ONCE = 500

interface Exported {
  practice: Practice
  content: Content
  unitNames: string
}

/** Everything the filter finds, some hundreds at a time, as everybody may see it. */
export async function* exported(context: Context, filter: PracticeFilter): AsyncGenerator<Exported> {
  const t = context.house.texts.in(context.locale)
  const numbers = await numbersOf(context, filter)
  for (let from = 0; from < numbers.length; from += AT_ONCE) {
    const part = numbers.slice(from, from + AT_ONCE)
    const practices = await practicesByNumbers(context.db, part)
    const rows = part.flatMap((number) => practices.get(number) ?? [])
    const contents = await shownContents(
      context.db,
      rows.map(({ id }) => id),
    )
    const units = await unitsByCodes(
      context.db,
      rows.flatMap(({ unitCodes }) => unitCodes),
    )
    for (const practice of rows) {
      const content = contents.get(practice.id)
      if (!content) continue
      const names = practice.unitCodes.flatMap((code) => units.get(code) ?? []).map((unit) => fullName(unit, t))
      yield { practice, content, unitNames: names.join(', ') }
    }
  }
}

/** One row for each practice, cells in the order of `EXPORT_COLUMNS`. */
export async function* exportRows(context: Context, filter: PracticeFilter): AsyncGenerator<Row> {
  for await (const one of exported(context, filter)) yield Object.values(facts(context, one))
}

/** GeoJSON (RFC 7946), one feature after another; a practice of an unknown place has no geometry. */
export async function* geoJson(context: Context, filter: PracticeFilter): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder()
  yield encoder.encode('{"type":"FeatureCollection","features":[')
  let first = true
  for await (const one of exported(context, filter)) {
    const { point } = one.practice
    const feature = {
      type: 'Feature',
      id: one.practice.id,
      geometry: point && { type: 'Point', coordinates: [point.lon, point.lat] },
      properties: facts(context, one),
    }
    yield encoder.encode(`${first ? '' : ','}\n${JSON.stringify(feature)}`)
    first = false
  }
  yield encoder.encode('\n]}\n')
}

type Facts = Record<(typeof EXPORT_COLUMNS)[number], string | number | boolean | null>

function facts(context: Context, { practice, content, unitNames }: Exported): Facts {
  const sources = (list: Content['links']) => list.map(({ title, url }) => `${title} | ${url}`).join('\n')
  return {
    tytul: practice.title,
    esencja: practice.essence,
    narzedzie: practice.tool,
    temat: practice.theme,
    organizator_typ: practice.organiserType,
    organizator: practice.organiserName,
    skala: practice.scale,
    rok_od: practice.yearFrom,
    rok_do: practice.yearTo,
    kraj: practice.country,
    teryt: practice.unitCodes.join(' '),
    jednostka: unitNames,
    miejsce: practice.placeWords,
    dokladnosc: practice.precision,
    dlugosc: practice.point?.lon ?? null,
    szerokosc: practice.point?.lat ?? null,
    liczba_uczestnikow: practice.participants,
    kto_bral_udzial: content.whoTookPart,
    kanaly: content.channels.join(' '),
    koszt: practice.costBand,
    kontekst: content.context,
    przebieg: content.course,
    efekt: content.effect,
    wnioski: content.lessons,
    co_inaczej: content.differently,
    dowody: sources(content.evidence),
    linki: sources(content.links),
    licencja: content.licence,
    jezyk: practice.language,
    przyklad_demonstracyjny: practice.isDemonstration,
    opublikowano: practice.publishedAt?.toString() ?? null,
    adres: context.house.config.url + pathOf(practice),
  }
}
