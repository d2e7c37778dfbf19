import type { AnyCollection } from '../../platform/open-data.ts'
import type { Translate } from '../../platform/texts/index.ts'
import type { Dump } from './dumps-store.ts'
import { API, CATALOGUE, DUMPS, LICENCE, TYPES } from './rules.ts'

const AUTHORITY = 'http://publications.europa.eu/resource/authority'

export interface Catalogued {
  t: { pl: Translate; en: Translate }
  origin: string
  publisher: { name: string; email: string | null }
  changedAt: Map<string, Temporal.Instant | null>
  dumps: Dump[]
}

/**
 * The catalogue of data for dane.gov.pl and data.europa.eu: DCAT-AP 3.0 in JSON-LD. What each dataset must say follows law.md
 * 7.6 (ustawa z 11.08.2021 o otwartych danych).
 */
export function catalogueOf(collections: AnyCollection[], { t, origin, publisher, changedAt, dumps }: Catalogued) {
  const said = (key: string, values = {}) => [
    { '@language': 'pl', '@value': t.pl(key, values) },
    { '@language': 'en', '@value': t.en(key, values) },
  ]
  const agent = { '@id': `${origin}/#wydawca`, '@type': 'foaf:Agent', 'foaf:name': publisher.name }
  const contact = {
    '@type': 'vcard:Organization',
    'vcard:fn': publisher.name,
    'vcard:hasURL': { '@id': origin },
    ...(publisher.email ? { 'vcard:hasEmail': { '@id': `mailto:${publisher.email}` } } : {}),
  }
  return {
    '@context': CONTEXT,
    '@id': origin + CATALOGUE,
    '@type': 'dcat:Catalog',
    'dct:title': said('open-data.catalogue.title', { publisher: publisher.name }),
    'dct:description': said('open-data.catalogue.about'),
    'dct:publisher': agent,
    'dct:language': [{ '@id': `${AUTHORITY}/language/POL` }, { '@id': `${AUTHORITY}/language/ENG` }],
    'foaf:homepage': { '@id': origin },
    'dct:license': { '@id': LICENCE.authority },
    'dcat:dataset': collections.map((collection) => {
      const { name, themes, keywords } = collection
      const changed = changedAt.get(name)
      return {
        '@id': `${origin}/otwarte-dane/api#${name}`,
        '@type': 'dcat:Dataset',
        'dct:title': said(`open-data.collection.${name}.title`),
        'dct:description': said(`open-data.collection.${name}.about`),
        'dct:identifier': `${origin}${API}/${name}`,
        'dct:publisher': { '@id': agent['@id'] },
        'dcat:contactPoint': contact,
        'dcat:theme': themes.map((theme) => ({ '@id': `${AUTHORITY}/data-theme/${theme}` })),
        'dcat:keyword': keywords.map((keyword) => ({ '@language': 'pl', '@value': keyword })),
        'dct:accrualPeriodicity': { '@id': `${AUTHORITY}/frequency/CONT` },
        'dct:license': { '@id': LICENCE.authority },
        'dct:conformsTo': { '@id': `${origin}${API}/openapi.json` },
        ...(changed ? { 'dct:modified': typed(changed) } : {}),
        'dcat:distribution': distributionsOf(collection, { origin, dumps }),
      }
    }),
  }
}

function distributionsOf({ name, point }: AnyCollection, { origin, dumps }: Pick<Catalogued, 'origin' | 'dumps'>) {
  const live = ['json', 'csv', ...(point ? ['geojson'] : [])] as ('json' | 'csv' | 'geojson')[]
  const access = live.map((format) => ({
    '@type': 'dcat:Distribution',
    'dct:title': `${name}.${format}`,
    'dcat:accessURL': { '@id': `${origin}${API}/${name}${format === 'json' ? '' : `.${format}`}` },
    ...formatOf(format),
  }))
  const whole = dumps
    .filter(({ collection }) => collection === name)
    .map(({ format, size, madeAt }) => ({
      '@type': 'dcat:Distribution',
      'dct:title': `${name}.${format}.gz`,
      'dcat:accessURL': { '@id': `${origin}${DUMPS}/${name}.${format}.gz` },
      'dcat:downloadURL': { '@id': `${origin}${DUMPS}/${name}.${format}.gz` },
      'dcat:byteSize': { '@type': 'xsd:nonNegativeInteger', '@value': String(size) },
      'dcat:compressFormat': { '@id': 'https://www.iana.org/assignments/media-types/application/gzip' },
      'dct:modified': typed(madeAt),
      ...formatOf(format),
    }))
  return [...access, ...whole]
}

const formatOf = (format: keyof typeof TYPES) => ({
  'dct:license': { '@id': LICENCE.authority },
  'dcat:mediaType': { '@id': `https://www.iana.org/assignments/media-types/${TYPES[format].split(';')[0]}` },
  'dct:format': {
    '@id': `${AUTHORITY}/file-type/${{ json: 'JSON', jsonl: 'JSON', csv: 'CSV', geojson: 'GEOJSON' }[format]}`,
  },
})

const typed = (at: Temporal.Instant) => ({ '@type': 'xsd:dateTime', '@value': at.round('second').toString() })

const CONTEXT = {
  dcat: 'http://www.w3.org/ns/dcat#',
  dct: 'http://purl.org/dc/terms/',
  foaf: 'http://xmlns.com/foaf/0.1/',
  vcard: 'http://www.w3.org/2006/vcard/ns#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
}
