import { dateOf } from '../../platform/clock.ts'
import { formatDate } from '../../platform/texts/index.ts'
import {
  Box,
  EmptyState,
  Link,
  ListPage,
  Notice,
  Pager,
  SelectField,
  SubmitButton,
  TextField,
  useView,
} from '../../ui/index.ts'
import type { Piece } from './excerpt.ts'
import { type Found, type FoundThing, MOST_COUNTED, PER_PAGE } from './finding.ts'
import type { SearchQuery } from './forms.ts'
import { type Hit, HOME } from './rules.ts'

export interface SearchPageProps {
  query: SearchQuery
  /** Null before anything was asked. */
  found: Found | null
  kinds: readonly string[]
  /** The unit that the filter of place means. */
  unit: { code: string; name: string } | null
  /** Names of units by code. */
  places: Map<string, string>
}

/** One field that looks everywhere, and what it finds. */
export function SearchPage({ query, found, kinds, unit, places }: SearchPageProps) {
  const { t } = useView()
  const title = query.q ? t('search.title-for', { text: query.q }) : t('search.title')
  const again = (changes: Partial<SearchQuery>) => addressOf({ ...query, strona: 1, ...changes })
  const more = found?.hasNext && query.strona * PER_PAGE < MOST_SHOWN
  return (
    <ListPage
      title={title}
      description={t('search.description')}
      unlisted={Boolean(query.q)}
      islands={['wiec-search']}
      filters={<Fields {...{ query, kinds }} />}
      count={found && found.count > 0 ? countWords(found, unit, t) : undefined}
      pager={
        <Pager
          next={more ? addressOf({ ...query, strona: query.strona + 1 }) : undefined}
          previous={query.strona > 1 ? addressOf({ ...query, strona: query.strona - 1 }) : undefined}
        />
      }
    >
      {query.miejsce && !unit && (
        <Notice kind="warning">
          <p>{t('search.place-unknown', { text: query.miejsce })}</p>
        </Notice>
      )}
      {found?.meant && (
        <p class="search-meant">
          {t('search.meant')} <Link href={again({ q: found.meant })}>{found.meant}</Link>
        </p>
      )}
      {found?.some && found.things.length > 0 && (
        <Notice kind="info">
          <p>{t('search.some-words')}</p>
        </Notice>
      )}
      {!found && <Help kinds={kinds} />}
      {found && found.things.length === 0 && <NothingFound {...{ query, again }} />}
      {found && found.things.length > 0 && <Results things={found.things} places={places} />}
      {found?.hasNext && !more && <p>{t('search.narrow')}</p>}
    </ListPage>
  )
}

/** As many as are put in order; who wants to see more narrows the question. */
const MOST_SHOWN = 200

function Fields({ query, kinds }: Pick<SearchPageProps, 'query' | 'kinds'>) {
  const { t, url } = useView()
  const form = {
    values: {
      q: query.q,
      rodzaj: query.rodzaj ?? '',
      miejsce: query.miejsce ?? '',
      rok: query.rok ? String(query.rok) : '',
    },
  }
  const narrowed = Boolean(query.rodzaj || query.miejsce || query.rok)
  return (
    <search class="ui-filters search-form">
      <form method="get" action={url(HOME)}>
        <wiec-search
          data-from={url(`${HOME}/podpowiedzi`)}
          data-label={t('search.suggestions')}
          data-count-one={t('search.suggestions.count', { count: 1 })}
          data-count-few={t('search.suggestions.count', { count: 3 })}
          data-count-many={t('search.suggestions.count', { count: 5 })}
        >
          <TextField
            form={form}
            name="q"
            label={t('search.field')}
            type="search"
            maxLength={200}
            hint={t('search.hint')}
          />
        </wiec-search>
        <details class="ui-details" open={narrowed}>
          <summary>{t('search.narrow-by')}</summary>
          <div class="ui-filters-fields">
            <SelectField
              form={form}
              name="rodzaj"
              label={t('search.kind')}
              options={[
                { value: '', label: t('search.kind.all') },
                ...kinds.map((kind) => ({ value: kind, label: t(`search.kinds.${kind}`) })),
              ]}
            />
            <TextField form={form} name="miejsce" label={t('search.place')} maxLength={80} />
            <TextField
              form={form}
              name="rok"
              label={t('search.year')}
              inputMode="numeric"
              maxLength={4}
              width="short"
            />
          </div>
        </details>
        <div class="ui-actions">
          <SubmitButton icon="search">{t('search.submit')}</SubmitButton>
          {narrowed && (
            <Link href={addressOf({ q: query.q, strona: 1 })} icon="x">
              {t('search.widen')}
            </Link>
          )}
        </div>
      </form>
    </search>
  )
}

function Results({ things, places }: { things: FoundThing[]; places: Map<string, string> }) {
  const { t } = useView()
  return (
    <ol class="search-results" aria-label={t('search.results')}>
      {things.map((thing) => (
        <li key={`${thing.kind}:${thing.id}`}>
          <Result thing={thing} place={thing.unitCode ? places.get(thing.unitCode) : undefined} />
        </li>
      ))}
    </ol>
  )
}

function Result({ thing, place }: { thing: FoundThing; place: string | undefined }) {
  const { t, locale } = useView()
  const facts = [t(`search.kind.${thing.kind}`), thing.context, place, formatDate(dateOf(thing.datedAt), locale)]
  return (
    <article>
      <h2 class="search-title">
        <Link href={thing.path}>
          <Pieces of={thing.titlePieces} />
        </Link>
      </h2>
      <p class="ui-meta">{facts.filter(Boolean).join(' · ')}</p>
      {thing.excerpt.length > 0 && (
        <p class="search-excerpt">
          <Pieces of={thing.excerpt} />
        </p>
      )}
    </article>
  )
}

function Pieces({ of }: { of: Piece[] }) {
  return <>{of.map(({ text, found }, index) => (found ? <mark key={index}>{text}</mark> : text))}</>
}

function Help({ kinds }: Pick<SearchPageProps, 'kinds'>) {
  const { t } = useView()
  return (
    <EmptyState title={t('search.begin')} icon="search">
      <p>{t('search.begin.text', { kinds: kinds.map((kind) => inSentence(t(`search.kinds.${kind}`))).join(', ') })}</p>
      <ul class="search-tips">
        {['forms', 'marks', 'phrase', 'place'].map((tip) => (
          <li key={tip}>{t(`search.tip.${tip}`)}</li>
        ))}
      </ul>
    </EmptyState>
  )
}

const inSentence = (words: string) => words.slice(0, 1).toLowerCase() + words.slice(1)

function NothingFound({ query, again }: { query: SearchQuery; again: (changes: Partial<SearchQuery>) => string }) {
  const { t } = useView()
  const narrowed = query.rodzaj || query.miejsce || query.rok
  return (
    <EmptyState title={t('search.nothing', { text: query.q })} icon="search">
      <p>{t('search.nothing.text')}</p>
      {narrowed && (
        <p>
          <Link href={again({ rodzaj: undefined, miejsce: undefined, rok: undefined })}>{t('search.everywhere')}</Link>
        </p>
      )}
    </EmptyState>
  )
}

/** Things alike, beside a thing or while one writes; nothing when there are none. */
export function Similar({ hits, title }: { hits: Hit[]; title?: string }) {
  const { t } = useView()
  if (hits.length === 0) return null
  return (
    <Box title={title ?? t('search.similar')}>
      <ul class="search-similar">
        {hits.map(({ kind, id, path, title, context }) => (
          <li key={id}>
            <Link href={path}>{title}</Link>
            <span class="ui-meta">{[t(`search.kind.${kind}`), context].filter(Boolean).join(' · ')}</span>
          </li>
        ))}
      </ul>
    </Box>
  )
}

function countWords({ count }: Found, unit: SearchPageProps['unit'], t: ReturnType<typeof useView>['t']): string {
  const words = count > MOST_COUNTED ? t('search.count-over', { count: MOST_COUNTED }) : t('search.count', { count })
  return unit ? `${words} · ${t('search.in-place', { place: unit.name })}` : words
}

function addressOf({ q, rodzaj, miejsce, rok, strona }: SearchQuery): string {
  const query = new URLSearchParams({
    q,
    ...(rodzaj && { rodzaj }),
    ...(miejsce && { miejsce }),
    ...(rok && { rok: String(rok) }),
    ...(strona > 1 && { strona: String(strona) }),
  })
  return `${HOME}?${query}`
}
