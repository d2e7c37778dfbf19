import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { dataFile } from '../../../platform/data-file.ts'
import { levelOf, type Point, typeOf, typeOfCode, type UnitType } from '../rules.ts'

/** Day of the list of units in data/teryt/units.csv, and of the older list that its `prev_` columns come from. */
export const LIST_DAY = '2026-02-05'
export const OLDER_LIST_DAY = '2021-09-16'

/** First day of the units that were divided from others after the older list (data/teryt/SOURCES.md). */
const DIVISION_DAY = '2025-01-01'

export interface UnitRow {
  code: string
  level: ReturnType<typeof levelOf>
  name: string
  type: UnitType
  /** What the older list called it, when that differs. */
  former: { code: string; name: string; type: UnitType } | null
  splitFromCode: string | null
  validFrom: string | null
  population: number | null
  areaKm2: number | null
  point: Point | null
  hasOutline: boolean
}

export interface LocalityRow {
  name: string
  locative: string | null
  unitCode: string
  population: number | null
  point: Point
}

export interface ReferenceRows {
  units: UnitRow[]
  localities: LocalityRow[]
}

/** The texts of the three files of data/teryt, for their digest and for `rowsOf`. */
export function readReferenceFiles() {
  const read = (name: string) => readFileSync(dataFile(`teryt/${name}`), 'utf8')
  return { units: read('units.csv'), places: read('places.csv'), towns: read('towns.csv') }
}

export type ReferenceFiles = ReturnType<typeof readReferenceFiles>

/** Units and localities as the files tell them; where two files disagree about a town's gmina, `towns.csv` is right. */
export function rowsOf(files: ReferenceFiles): ReferenceRows {
  return {
    units: records(files.units).map(unitRow),
    localities: localityRows(records(files.places), records(files.towns)),
  }
}

type Fields = Record<string, string>

const records = (text: string): Fields[] => parse(text, { columns: true })

function unitRow(fields: Fields): UnitRow {
  const { code = '', name = '', type = '', prev_code_2021, prev_name_2021 } = fields
  const changed = prev_code_2021 || prev_name_2021
  const formerCode = prev_code_2021 || code
  return {
    code,
    level: levelOf(code),
    name,
    type: typeOf(type),
    former: changed ? { code: formerCode, name: prev_name_2021 || name, type: typeOfCode(formerCode) } : null,
    splitFromCode: fields.split_from || null,
    validFrom: fields.split_from ? DIVISION_DAY : null,
    population: number(fields.population_2020),
    areaKm2: number(fields.area_km2),
    point: pointOf(fields),
    hasOutline: fields.geometry === 'yes',
  }
}

function localityRows(places: Fields[], towns: Fields[]): LocalityRow[] {
  const locative = (town: Fields) => town.locative || null
  const missing = new Set(towns)
  const townsByName = Map.groupBy(towns, (town) => town.name)
  const localities = places.flatMap((place) => {
    const town = townsByName.get(place.name)?.find((town) => isSameTown(town, place))
    if (town) missing.delete(town)
    const unitCode = town?.gmina_code || place.gmina_code
    const point = pointOf(place)
    if (!unitCode || !point) return []
    return [
      {
        name: place.name ?? '',
        locative: town ? locative(town) : null,
        unitCode,
        population: number(place.population),
        point,
      },
    ]
  })
  const others = [...missing].flatMap((town) => {
    const point = pointOf(town)
    return point
      ? [{ name: town.name ?? '', locative: locative(town), unitCode: town.gmina_code ?? '', population: null, point }]
      : []
  })
  return [...localities, ...others]
}

// The gazetteer counts some towns to the rural gmina around them, so the powiat and nearness decide.
function isSameTown(town: Fields, place: Fields): boolean {
  if (town.gmina_code === place.gmina_code) return true
  const near =
    Math.abs(Number(town.lat) - Number(place.lat)) < 0.06 && Math.abs(Number(town.lon) - Number(place.lon)) < 0.1
  return near && (!place.gmina_code || town.gmina_code?.slice(0, 4) === place.gmina_code.slice(0, 4))
}

function pointOf({ lon, lat }: Fields): Point | null {
  return lon && lat ? { lon: Number(lon), lat: Number(lat) } : null
}

const number = (text: string | undefined) => (text ? Number(text) : null)
