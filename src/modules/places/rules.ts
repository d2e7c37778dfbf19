/** A place on the map in degrees of WGS84. */
export interface Point {
  lon: number
  lat: number
}

export type Level = 'gmina' | 'powiat' | 'voivodeship'

/** `city` is a city with the rights of a powiat, as a powiat; the same city as a gmina is `urban`. */
export type UnitType = 'urban' | 'rural' | 'urban-rural' | 'powiat' | 'city' | 'voivodeship'

/** A gmina, powiat or województwo of the register TERYT. */
export interface Unit {
  id: string
  /** TERYT code: 2 digits of the województwo, 4 of the powiat, 7 of the gmina (the last is its type). */
  code: string
  level: Level
  name: string
  /** Place of the name in Polish alphabetical order among all units. */
  nameRank: number
  type: UnitType
  parentCode: string | null
  /** The unit this one was divided from, when that is known. */
  splitFromCode: string | null
  /** First day of the unit; null when it is older than our lists. */
  validFrom: Temporal.PlainDate | null
  /** First day on which the unit was no more; null while it lasts. */
  validTo: Temporal.PlainDate | null
  /** Inhabitants at the end of 2020 (GUS); null for units made later. */
  population: number | null
  areaKm2: number | null
  /** Where its label stands, inside its outline. */
  point: Point
  /** Two gminas of 2025 have no outline of their own; see `shapeOf`. */
  hasOutline: boolean
  /** "Augustowie"; null where we do not know the form. */
  locative: string | null
}

/** A town or larger village. */
export interface Town {
  name: string
  /** Of the gmina it lies in. */
  unitCode: string
  population: number | null
  point: Point
}

const CODE = /^\d{2}(\d{2}(\d{3})?)?$/

export const isUnitCode = (text: string) => CODE.test(text)

export const isGminaCode = (text: string) => /^\d{7}$/.test(text)

export function levelOf(code: string): Level {
  return code.length === 2 ? 'voivodeship' : code.length === 4 ? 'powiat' : 'gmina'
}

/** Codes of the powiat and województwo a unit lies in, nearest first: `2001022` -> `['2001', '20']`. */
export function ancestorsOf(code: string): string[] {
  return [4, 2].filter((length) => length < code.length).map((length) => code.slice(0, length))
}

/**
 * Whether a unit lies in another, or is it. The seventh digit of a gmina is its type, which changes when the gmina
 * gets town rights (and names the town and the countryside apart as 4 and 5), so it does not count.
 */
export function isWithin(code: string, ancestorCode: string): boolean {
  return code.startsWith(ancestorCode.slice(0, 6))
}

/** TERYT numbers cities with the rights of a powiat from 61 up within their województwo. */
export const isCityCode = (code: string) => code.length >= 4 && Number(code.slice(2, 4)) >= 61

const TYPES: Record<string, UnitType> = {
  'gmina miejska': 'urban',
  'gmina wiejska': 'rural',
  'gmina miejsko-wiejska': 'urban-rural',
  powiat: 'powiat',
  'miasto na prawach powiatu': 'city',
  województwo: 'voivodeship',
}

/** @throws Error for words the register does not use. */
export function typeOf(words: string): UnitType {
  const type = TYPES[words]
  if (!type) throw new Error(`The register has no units of the type "${words}"`)
  return type
}

/** Type told by the last digit of a gmina's code (1 urban, 2 rural, 3 urban-rural). */
export function typeOfCode(code: string): UnitType {
  const types: Record<string, UnitType> = { 1: 'urban', 2: 'rural', 3: 'urban-rural' }
  const type = types[code.slice(6)]
  if (!type) throw new Error(`${code} is not the code of a whole gmina`)
  return type
}

/** What lists of known days called a unit. */
export interface UnitCode {
  code: string
  name: string
  type: UnitType
  /** First and last list that had this code and name; the days of the change itself are mostly unknown. */
  seenFrom: Temporal.PlainDate
  seenTo: Temporal.PlainDate
}

/**
 * The code and name a unit had on a day, as far as we know: the last list of that day or before it, or the earliest list
 * for days before all of them. Null when the unit did not exist on that day.
 */
export function codeOn(unit: Pick<Unit, 'validFrom' | 'validTo'>, codes: UnitCode[], day: Temporal.PlainDate) {
  const { compare } = Temporal.PlainDate
  if (unit.validFrom && compare(day, unit.validFrom) < 0) return null
  if (unit.validTo && compare(day, unit.validTo) >= 0) return null
  const inOrder = codes.toSorted((a, b) => compare(a.seenFrom, b.seenFrom))
  return inOrder.findLast((code) => compare(code.seenFrom, day) <= 0) ?? inOrder[0] ?? null
}

const EARTH_RADIUS_KM = 6371.0088

/** Distance over the ground in kilometres (haversine on the mean radius of the earth, IUGG 1980). */
export function distanceKm(a: Point, b: Point): number {
  const height = Math.sin(radians(b.lat - a.lat) / 2) ** 2
  const width = Math.sin(radians(b.lon - a.lon) / 2) ** 2
  return (
    2 * EARTH_RADIUS_KM * Math.asin(Math.sqrt(height + Math.cos(radians(a.lat)) * Math.cos(radians(b.lat)) * width))
  )
}

export interface Box {
  west: number
  south: number
  east: number
  north: number
}

/** The smallest box of degrees that holds everything within `km` of a point. */
export function boxAround(point: Point, km: number): Box {
  const up = km / (EARTH_RADIUS_KM * radians(1))
  const aside = up / Math.cos(radians(Math.abs(point.lat) + up))
  return { west: point.lon - aside, south: point.lat - up, east: point.lon + aside, north: point.lat + up }
}

export const boxesTouch = (a: Box, b: Box) =>
  a.west <= b.east && b.west <= a.east && a.south <= b.north && b.south <= a.north

const radians = (degrees: number) => (degrees * Math.PI) / 180
