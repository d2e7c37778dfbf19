import { z } from 'zod'
import { dateOf } from '../../platform/clock.ts'
import type { AnyCollection } from '../../platform/open-data.ts'
import { formatDate, formatSize, type Texts } from '../../platform/texts/index.ts'
import { Details, FileList, Link, ReadingPage, Section, Table, useView } from '../../ui/index.ts'
import type { Dump } from './dumps-store.ts'
import { fieldWords, schemaOf } from './openapi.ts'
import { API, CATALOGUE, DUMPS, MOST_A_MINUTE, MOST_PER_PAGE } from './rules.ts'
import { filterNames } from './writing.ts'

interface ApiPageProps {
  collections: AnyCollection[]
  dumps: Dump[]
  texts: Texts
}

/** How to take data by program: every collection with its addresses, filters and fields. */
export function ApiPage({ collections, dumps, texts }: ApiPageProps) {
  const { t } = useView()
  return (
    <ReadingPage
      title={t('open-data.docs.title')}
      description={t('open-data.docs.lead')}
      lead={t('open-data.docs.lead')}
      crumbs={[{ label: t('open-data.docs.home'), href: '/otwarte-dane' }]}
      contents={[
        { id: 'zasady', label: t('open-data.docs.rules'), level: 2 },
        ...collections.map(({ name }) => ({
          id: name,
          label: t(`open-data.collection.${name}.title`),
          level: 2 as const,
        })),
      ]}
    >
      <Section title={t('open-data.docs.rules')} id="zasady">
        <p>{t('open-data.docs.begin')}</p>
        <p>
          <Link href={`${API}/uwagi?limit=10`}>{`${API}/uwagi?limit=10`}</Link>
        </p>
        <ul>
          <li>{t('open-data.docs.pages', { most: MOST_PER_PAGE })}</li>
          <li>{t('open-data.docs.etag')}</li>
          <li>{t('open-data.docs.limit', { most: MOST_A_MINUTE })}</li>
          <li>{t('open-data.docs.ids')}</li>
          <li>{t('open-data.docs.licence')}</li>
        </ul>
        <p>
          <Link href={`${API}/openapi.json`} icon="code">
            {t('open-data.docs.openapi')}
          </Link>
        </p>
        <p>
          <Link href={CATALOGUE}>{t('open-data.docs.catalogue')}</Link>
        </p>
      </Section>
      {collections.map((collection) => (
        <CollectionPart key={collection.name} {...{ collection, texts }} dumps={dumpsOf(dumps, collection)} />
      ))}
    </ReadingPage>
  )
}

const dumpsOf = (dumps: Dump[], { name }: AnyCollection) => dumps.filter(({ collection }) => collection === name)

function CollectionPart({
  collection,
  dumps,
  texts,
}: Omit<ApiPageProps, 'collections'> & { collection: AnyCollection }) {
  const { t, locale } = useView()
  const { name, point, filters } = collection
  const title = t(`open-data.collection.${name}.title`)
  const { properties } = schemaOf(collection, { texts, locale }) as {
    properties: Record<string, Record<string, unknown>>
  }
  const formats = ['', '.csv', ...(point ? ['.geojson'] : [])]
  return (
    <Section title={title} id={name}>
      <p>{t(`open-data.collection.${name}.about`)}</p>
      <ul>
        {formats.map((format) => (
          <li key={format}>
            <Link href={`${API}/${name}${format}`}>{`${API}/${name}${format}`}</Link>
          </li>
        ))}
        <li>
          <code>{`${API}/${name}/{id}`}</code>
        </li>
      </ul>
      {filterNames(filters).length > 0 && (
        <>
          <p>{t('open-data.docs.filters')}</p>
          <ul>
            {filterNames(filters).map((filter) => (
              <li key={filter}>
                <code>{filter}</code> – {t(`open-data.filter.${filter}`)} {allowedIn(collection, filter)}
              </li>
            ))}
          </ul>
        </>
      )}
      {dumps.length > 0 && (
        <FileList
          files={dumps.map(({ format, size, things, madeAt }) => ({
            name: `${name}.${format}.gz`,
            href: `${DUMPS}/${name}.${format}.gz`,
            type: format.toUpperCase(),
            size: formatSize(size, locale),
            description: t('open-data.docs.dump', { count: things, date: formatDate(dateOf(madeAt), locale) }),
          }))}
        />
      )}
      <Details summary={t('open-data.docs.fields', { title })}>
        <Table
          caption={t('open-data.docs.fields', { title })}
          captionHidden
          rows={Object.entries(properties)}
          rowId={([field]) => field}
          columns={[
            { label: t('open-data.docs.field'), cell: ([field]) => <code>{field}</code>, names: true },
            { label: t('open-data.docs.type'), cell: ([, json]) => typeOf(json, t('open-data.docs.or-empty')) },
            { label: t('open-data.docs.meaning'), cell: ([field]) => fieldWords(texts, locale, field) },
          ]}
        />
      </Details>
    </Section>
  )
}

/** A type as programmers write it: `string (uuid)`, and whether there may be none. */
function typeOf(json: Record<string, unknown>, orEmpty: string): string {
  const either = ((json.anyOf as Record<string, unknown>[] | undefined) ?? [json]).flatMap((one) =>
    [one.type ?? 'string'].flat().map((type) => ({ ...one, type: String(type) })),
  )
  const words = either
    .filter(({ type }) => type !== 'null')
    .map(({ type, format, enum: values }: { type: string; format?: unknown; enum?: unknown }) =>
      Array.isArray(values) ? values.join(', ') : `${type}${format ? ` (${format})` : ''}`,
    )
  return words.join(', ') + (either.length > words.length ? ` ${orEmpty}` : '')
}

/** The values a filter may have, when they are a few words. */
function allowedIn({ filters }: AnyCollection, filter: string): string {
  const { properties = {} } = z.toJSONSchema(filters) as { properties?: Record<string, { enum?: string[] }> }
  const values = properties[filter]?.enum
  return values && filter !== 'stan' ? `(${values.join(', ')})` : ''
}
