import { hash } from 'node:crypto'
import { type Db, newId, sql } from '../../../platform/db/index.ts'
import { forget } from '../memory.ts'
import type { Point } from '../rules.ts'
import { formKeys, type KeyKind, nameKey, wordKeys } from '../search/rules.ts'
import type { PlacesTables } from '../tables.ts'
import {
  LIST_DAY,
  type LocalityRow,
  OLDER_LIST_DAY,
  type ReferenceFiles,
  type ReferenceRows,
  readReferenceFiles,
  rowsOf,
  type UnitRow,
} from './rows.ts'

/** Raise it when loading itself changes, so that the next start loads again. */
const EDITION = 1
const SOURCE = 'teryt'
const LOCK = 7_734_305

/**
 * Fills the register of units, unless this edition of it is there already. A unit keeps its id through a new code or
 * name; one that a newer list no longer has stays, closed on the day of that list.
 * @returns whether anything was loaded
 */
export async function loadPlaces(db: Db, files: ReferenceFiles = readReferenceFiles()): Promise<boolean> {
  const digest = `${EDITION}:${hash('sha256', files.units + files.places + files.towns)}`
  if ((await loadedDigest(db)) === digest) return false

  const rows = rowsOf(files)
  const loaded = await db.transaction().execute(async (transaction) => {
    const within = transaction as unknown as Db
    await sql`select pg_advisory_xact_lock(${LOCK}::bigint)`.execute(within)
    if ((await loadedDigest(within)) === digest) return false
    await replace(within, rows)
    await sql`insert into places.loads (source, digest) values (${SOURCE}, ${digest})
      on conflict (source) do update set digest = excluded.digest, loaded_at = now()`.execute(within)
    return true
  })
  forget(db)
  return loaded
}

async function loadedDigest(db: Db): Promise<string | undefined> {
  const { rows } = await sql<{ digest: string }>`select digest from places.loads where source = ${SOURCE}`.execute(db)
  return rows[0]?.digest
}

async function replace(db: Db, { units, localities }: ReferenceRows) {
  const ids = await idsFor(db, units)
  const idOf = (code: string) => ids.get(code) as string
  const townByCode = Map.groupBy(localities, (locality) => locality.unitCode)
  const ranks = ranksOf([...units, ...localities].map((row) => row.name))

  await sql`delete from places.search_keys`.execute(db)
  await sql`delete from places.localities`.execute(db)
  await sql`update places.units set valid_to = ${LIST_DAY}::date
    where valid_to is null and not (id = any(${[...ids.values()]}::uuid[]))`.execute(db)
  await insert(
    db,
    'units',
    units.map((unit) => unitRecord(unit, idOf(unit.code), { units, townByCode, ranks })),
  )
  await insert(
    db,
    'unit_codes',
    units.flatMap((unit) => codeRecords(unit, idOf(unit.code))),
  )
  await insert(
    db,
    'localities',
    localities.map((row) => localityRecord(row, idOf(row.unitCode), ranks)),
  )
  await insert(db, 'search_keys', keyRecords(units, localities, idOf))
}

// A code that is new to us but replaced a code we know is the same unit under its new code.
async function idsFor(db: Db, units: UnitRow[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; code: string }>`select id, code from places.units`.execute(db)
  const known = new Map(rows.map((row) => [row.code, row.id]))
  return new Map(
    units.map((unit) => [unit.code, known.get(unit.code) ?? known.get(unit.former?.code ?? '') ?? newId()]),
  )
}

interface Surroundings {
  units: UnitRow[]
  townByCode: Map<string, LocalityRow[]>
  ranks: Map<string, number>
}

function unitRecord(unit: UnitRow, id: string, { units, townByCode, ranks }: Surroundings) {
  const point = unit.point ?? pointOfPart(unit, units, townByCode)
  return {
    id,
    code: unit.code,
    level: unit.level,
    name: unit.name,
    name_rank: ranks.get(unit.name),
    type: unit.type,
    parent_code: unit.level === 'voivodeship' ? null : unit.code.slice(0, unit.level === 'powiat' ? 2 : 4),
    split_from_code: unit.splitFromCode,
    valid_from: unit.validFrom,
    valid_to: null,
    population: unit.population,
    area_km2: unit.areaKm2,
    lon: point.lon,
    lat: point.lat,
    has_outline: unit.hasOutline,
    locative: townNamedAs(unit, townByCode)?.locative ?? null,
  }
}

// A unit without a label point stands where its village does, or with the unit it was divided from.
function pointOfPart(unit: UnitRow, units: UnitRow[], townByCode: Map<string, LocalityRow[]>): Point {
  const village = townByCode.get(unit.splitFromCode ?? '')?.find((town) => town.name === unit.name)
  const point = village?.point ?? units.find((other) => other.code === unit.splitFromCode)?.point
  if (!point) throw new Error(`The unit ${unit.code} has no point`)
  return point
}

function townNamedAs(unit: UnitRow, townByCode: Map<string, LocalityRow[]>): LocalityRow | undefined {
  if (unit.type !== 'city') return townByCode.get(unit.code)?.find((town) => town.name === unit.name)
  return townByCode.get(`${unit.code}011`)?.find((town) => town.name === unit.name)
}

function codeRecords(unit: UnitRow, unitId: string) {
  const now = { unit_id: unitId, code: unit.code, name: unit.name, type: unit.type, seen_to: LIST_DAY }
  if (unit.former)
    return [
      { ...unit.former, unit_id: unitId, seen_from: OLDER_LIST_DAY, seen_to: OLDER_LIST_DAY },
      { ...now, seen_from: LIST_DAY },
    ]
  return [{ ...now, seen_from: unit.validFrom ? LIST_DAY : OLDER_LIST_DAY }]
}

const localityRecord = (row: LocalityRow, unitId: string, ranks: Map<string, number>) => ({
  id: newId(),
  unit_id: unitId,
  name: row.name,
  name_rank: ranks.get(row.name),
  locative: row.locative,
  population: row.population,
  lon: row.point.lon,
  lat: row.point.lat,
})

function keyRecords(units: UnitRow[], localities: LocalityRow[], idOf: (code: string) => string) {
  // A rural gmina is asked for by the form of the town it surrounds as well.
  const locatives = new Map(localities.map((town) => [`${town.name} ${town.unitCode.slice(0, 4)}`, town.locative]))
  const records = new Map<string, { key: string; unit_id: string; kind: KeyKind; shown: string | null }>()
  const add = (code: string, kind: KeyKind, keys: string[], shown: string | null = null) => {
    for (const key of keys) {
      const own = records.has(`${key} ${code} name`)
      if (key && !own) records.set(`${key} ${code} ${kind}`, { key, unit_id: idOf(code), kind, shown })
    }
  }

  for (const unit of units) {
    const locative = locatives.get(`${unit.name} ${unit.code.slice(0, 4)}`)
    add(unit.code, 'name', [nameKey(unit.name)])
    add(unit.code, 'form', [...formKeys(unit.name), ...(locative ? [nameKey(locative)] : [])])
    add(unit.code, 'word', wordKeys(unit.name))
    const formerName = unit.former?.name
    if (formerName && formerName !== unit.name)
      add(unit.code, 'former', [nameKey(formerName), ...formKeys(formerName)], formerName)
  }
  for (const { name, locative, unitCode } of localities) {
    add(unitCode, 'locality', [nameKey(name)], name)
    add(unitCode, 'locality-form', [...formKeys(name), ...(locative ? [nameKey(locative)] : [])], name)
  }
  return [...records.values()]
}

/** Place of each name in Polish alphabetical order; the database's own order depends on how it was built. */
export function ranksOf(names: string[]): Map<string, number> {
  const inOrder = [...new Set(names)].sort(new Intl.Collator('pl').compare)
  return new Map(inOrder.map((name, at) => [name, at]))
}

type Table = 'units' | 'unit_codes' | 'localities' | 'search_keys'

const KEYS: Record<Table, string[]> = {
  units: ['id'],
  unit_codes: ['unit_id', 'seen_from'],
  localities: ['id'],
  search_keys: ['key', 'unit_id', 'kind'],
}

const CHUNK = 4000

/** Many rows in few statements: a chunk travels as one JSON value and the table's own types read it. */
async function insert(db: Db, table: Table, records: Record<string, unknown>[]) {
  const columns = Object.keys(records[0] ?? {})
  const list = (names: string[]) => sql.join(names.map((name) => sql.ref(name)))
  const changes = columns.map((column) => sql`${sql.ref(column)} = excluded.${sql.ref(column)}`)
  for (let start = 0; start < records.length; start += CHUNK) {
    const chunk = JSON.stringify(records.slice(start, start + CHUNK))
    await sql`insert into ${sql.table(`places.${table}` satisfies keyof PlacesTables)} (${list(columns)})
      select ${list(columns)} from jsonb_populate_recordset(null::${sql.table(`places.${table}`)}, ${chunk}::jsonb)
      on conflict (${list(KEYS[table])}) do update set ${sql.join(changes)}`.execute(db)
  }
}
