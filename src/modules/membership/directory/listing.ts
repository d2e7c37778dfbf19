import { dateOf } from '../../../platform/clock.ts'
import type { Context } from '../../../platform/context.ts'
import { queryKeys } from '../../../platform/language/index.ts'
import { findUnits, type Unit, unitByCode, unitsByCodes, unitsWithinKm } from '../../places/index.ts'
import type { Standing } from '../rules.ts'
import type { DirectoryQuery } from './forms.ts'
import { countMembers, type ListedMember, type MemberFilter, membersPage } from './listing-store.ts'
import { type SeenCard, seenBy, type Viewer } from './rules.ts'
import { type Viewing, viewerOfLists } from './viewing.ts'

/** A member as one viewer gets them, with the name of the place when they may see it. */
export interface SeenMember {
  seen: SeenCard
  unit: Unit | null
  standing: Standing
  institutionKind: ListedMember['institutionKind']
  since: Temporal.PlainDate
}

export interface Found {
  query: DirectoryQuery
  /** The place the filter means, when it could be found. */
  unit: Unit | null
  members: SeenMember[]
  count: number
  next: string | null
}

/** What the directory shows this viewer for a query. */
export async function directoryFor(
  context: Context,
  viewing: Viewing,
  query: DirectoryQuery,
  limit: number,
): Promise<Found> {
  const viewer = viewerOfLists(viewing)
  const unit = query.miejsce ? await unitMeant(context, query.miejsce) : null
  const filter = await filterOf(context, query, unit)
  const day = dateOf(context.now)
  const { rows, next } = await membersPage(context.db, viewer, filter, { day, limit, after: query.po })
  const count = await countMembers(context.db, viewer, filter, day)
  return { query, unit, members: await seenMembers(context, viewer, rows), count, next }
}

/** The members, each through `seenBy`: whoever the viewer may not know of is left out, whatever a query found. */
export async function seenMembers(
  context: Context,
  viewer: Viewer,
  listed: readonly ListedMember[],
): Promise<SeenMember[]> {
  const shown = listed.flatMap(({ owner, card, standing, institutionKind, since }) => {
    const seen = seenBy(viewer, owner, card)
    return seen ? [{ seen, standing, institutionKind, since }] : []
  })
  const units = await unitsByCodes(
    context.db,
    shown.flatMap(({ seen }) => seen.unitCode ?? []),
  )
  return shown.map((member) => ({ ...member, unit: units.get(member.seen.unitCode ?? '') ?? null }))
}

export async function filterOf(context: Context, query: DirectoryQuery, unit: Unit | null): Promise<MemberFilter> {
  return {
    kind: query.rodzaj && KINDS[query.rodzaj],
    institutionKind: query.typ,
    standing: query.udzial ? STANDINGS[query.udzial] : 'member',
    unitCodes: query.miejsce ? await codesAround(context, unit, query.zasieg) : undefined,
    tool: query.narzedzie,
    language: query.jezyk,
    gives: query.wymiana && EXCHANGE[query.wymiana],
    belongedOn: query.rok ? endOf(Number(query.rok), dateOf(context.now)) : undefined,
    words: query.tekst ? queryKeys(query.tekst) : undefined,
  }
}

// As the chart counts: at the end of the year, or today in the year that lasts.
const endOf = (year: number, today: Temporal.PlainDate) =>
  year === today.year ? today : Temporal.PlainDate.from({ year, month: 12, day: 31 })

const KINDS = { osoba: 'person', instytucja: 'institution' } as const
const STANDINGS = { gosc: 'guest', obserwator: 'observer' } as const
const EXCHANGE = { oferuje: 'offers', szuka: 'seeks' } as const

async function unitMeant(context: Context, text: string): Promise<Unit | null> {
  if (/^\d+$/.test(text)) return unitByCode(context.db, text)
  const [first] = await findUnits(context.db, text, { limit: 1 })
  return first?.unit ?? null
}

// A place nobody knows finds nothing, rather than everything.
async function codesAround(context: Context, unit: Unit | null, reach: DirectoryQuery['zasieg']): Promise<string[]> {
  if (!unit) return ['none']
  if (reach === 'gmina') return [unit.code]
  if (reach === 'powiat') return [unit.code.slice(0, 4)]
  const near = await unitsWithinKm(context.db, unit.code, Number.parseInt(reach, 10))
  return [unit.code, ...near.map(({ unit }) => unit.code)]
}
