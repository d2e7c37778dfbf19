import { z } from 'zod'
import type { AnyCollection } from '../../platform/open-data.ts'
import type { Locale, Texts } from '../../platform/texts/index.ts'
import { API, DOCS, LICENCE, MOST_A_MINUTE, MOST_PER_PAGE, PER_PAGE } from './rules.ts'
import { filterNames } from './writing.ts'

export interface Described {
  texts: Texts
  locale: Locale
  origin: string
  publisher: { name: string; email: string | null }
}

type Json = Record<string, unknown>

/** The description of the interface (OpenAPI 3.1), made of the same schemas that its answers pass. */
export function describeApi(collections: AnyCollection[], { texts, locale, origin, publisher }: Described): Json {
  const t = texts.in(locale)
  const paths: Json = {}
  const schemas: Json = { Problem: PROBLEM }
  for (const collection of collections) {
    const { name, itemName } = collection
    schemas[itemName] = schemaOf(collection, { texts, locale })
    schemas[`${itemName}Page`] = {
      type: 'object',
      required: ['items', 'next'],
      properties: {
        items: { type: 'array', items: { $ref: `#/components/schemas/${itemName}` } },
        next: { type: ['string', 'null'], format: 'uri', description: t('open-data.api.next') },
      },
    }
    const list = `${API}/${name}`
    paths[list] = {
      get: {
        operationId: `list${itemName}`,
        tags: [name],
        summary: t(`open-data.collection.${name}.title`),
        description: t(`open-data.collection.${name}.about`),
        parameters: [...filtersOf(collection, t), ...paging(t)],
        responses: { 200: answer(t('open-data.api.page'), `${itemName}Page`), ...refusals(t) },
      },
    }
    paths[`${list}.csv`] = fileOf(collection, 'csv', 'text/csv', t)
    if (collection.point) paths[`${list}.geojson`] = fileOf(collection, 'geojson', 'application/geo+json', t)
    paths[`${list}/{id}`] = {
      get: {
        operationId: `get${itemName}`,
        tags: [name],
        summary: t('open-data.api.one', { title: t(`open-data.collection.${name}.title`) }),
        parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string', format: 'uuid' } }],
        responses: { 200: answer(t('open-data.api.thing'), itemName), ...refusals(t, true) },
      },
    }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: t('open-data.api.title', { publisher: publisher.name }),
      version: '1.0.0',
      description: t('open-data.api.about', { most: MOST_A_MINUTE }),
      license: { name: LICENCE.name, url: LICENCE.url },
      contact: { name: publisher.name, url: origin, ...(publisher.email ? { email: publisher.email } : {}) },
    },
    externalDocs: { url: origin + DOCS },
    servers: [{ url: origin }],
    tags: collections.map(({ name }) => ({ name, description: t(`open-data.collection.${name}.about`) })),
    paths,
    components: { schemas },
  }
}

/** The JSON Schema of a thing, each field with a sentence on it. */
export function schemaOf(
  { schema }: Pick<AnyCollection, 'schema'>,
  { texts, locale }: Pick<Described, 'texts' | 'locale'>,
): Json {
  const { $schema: _, ...json } = z.toJSONSchema(schema) as Json & { properties: Record<string, Json> }
  for (const [field, own] of Object.entries(json.properties)) own.description = fieldWords(texts, locale, field)
  return json
}

/** What a field of a thing means. */
export function fieldWords(texts: Texts, locale: Locale, field: string): string {
  return texts.in(locale)(`open-data.field.${field}`)
}

type T = ReturnType<Texts['in']>

const filtersOf = ({ filters }: AnyCollection, t: T) => {
  const { properties = {} } = z.toJSONSchema(filters) as { properties?: Record<string, Json> }
  return filterNames(filters).map((name) => ({
    name,
    in: 'query',
    required: false,
    description: t(`open-data.filter.${name}`),
    schema: properties[name] ?? {},
  }))
}

const paging = (t: T) => [
  {
    name: 'limit',
    in: 'query',
    required: false,
    description: t('open-data.filter.limit'),
    schema: { type: 'integer', minimum: 1, maximum: MOST_PER_PAGE, default: PER_PAGE },
  },
  { name: 'po', in: 'query', required: false, description: t('open-data.filter.po'), schema: { type: 'string' } },
]

const answer = (description: string, schema: string) => ({
  description,
  headers: { ETag: { schema: { type: 'string' } }, Link: { schema: { type: 'string' } } },
  content: { 'application/json': { schema: { $ref: `#/components/schemas/${schema}` } } },
})

const problem = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
})

const refusals = (t: T, one = false) => ({
  304: { description: t('open-data.api.same') },
  ...(one ? { 404: problem(t('open-data.api.absent')) } : { 400: problem(t('open-data.api.bad-filter')) }),
  429: problem(t('open-data.api.too-many')),
})

const fileOf = (collection: AnyCollection, format: string, type: string, t: T) => ({
  get: {
    operationId: `${format}${collection.itemName}`,
    tags: [collection.name],
    summary: t(`open-data.api.${format}`, { title: t(`open-data.collection.${collection.name}.title`) }),
    parameters: [...filtersOf(collection, t), ...paging(t)],
    responses: {
      200: { description: t('open-data.api.page'), content: { [type]: { schema: { type: 'string' } } } },
      ...refusals(t),
    },
  },
})

/** RFC 9457. */
const PROBLEM = {
  type: 'object',
  required: ['title', 'status'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string' },
  },
}
