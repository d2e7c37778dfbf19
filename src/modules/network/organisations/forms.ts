import { z } from 'zod'
import { type Db, isId } from '../../../platform/db/index.ts'
import { line } from '../../../platform/http/index.ts'
import type { Translate } from '../../../platform/texts/index.ts'
import { findUnits, fullName, isUnitCode, type Unit, type UnitFound, unitByCode } from '../../places/index.ts'
import { KINDS, type Organisation, type OrganisationInput } from './rules.ts'

export const DESCRIPTION_LIMIT = 8000

const filled = (longest: number) =>
  line(longest)
    .optional()
    .transform((text) => text || null)

/** What an organisation says about itself, on one screen. */
export const OrganisationForm = z.object({
  name: line(200).pipe(z.string().min(3, 'network.organisation.name.needed')),
  kind: z.enum(KINDS, 'network.organisation.kind.needed'),
  /** The place as typed; `unitCode` is the answer when several were meant. */
  place: line(120)
    .optional()
    .transform((text) => text ?? ''),
  unitCode: z.string().optional(),
  email: filled(254).refine(
    (text) => text === null || z.email().safeParse(text).success,
    'network.organisation.email.wrong',
  ),
  phone: filled(60),
  address: filled(200),
  website: filled(300)
    .transform((text) => text && withProtocol(text))
    .refine((text) => text === null || isWebAddress(text), 'network.organisation.website.wrong'),
  dataOfficer: filled(200),
  description: z
    .string()
    .trim()
    .max(DESCRIPTION_LIMIT)
    .optional()
    .transform((text) => text ?? ''),
})

export type OrganisationForm = z.infer<typeof OrganisationForm>

export const inputOf = (
  { place: _, unitCode: __, ...form }: OrganisationForm,
  unitCode: string | null,
): OrganisationInput => ({
  ...form,
  unitCode,
})

/** The form as it stands before a change. */
export const valuesOf = (organisation: Organisation, unit: Unit | null, t: Translate) => ({
  name: organisation.name,
  kind: organisation.kind,
  place: unit ? fullName(unit, t) : '',
  email: organisation.email ?? '',
  phone: organisation.phone ?? '',
  address: organisation.address ?? '',
  website: organisation.website ?? '',
  dataOfficer: organisation.dataOfficer ?? '',
  description: organisation.description,
})

/** Which place was meant: its code, or what to ask next. */
export type PlaceMeant =
  | { ok: true; unitCode: string | null }
  | { ok: false; problem: { field: 'place' | 'unitCode'; text: string }; choices: UnitFound[] }

/** Finds the place a person typed; asks when the name means several, as "Augustów" means a town and a gmina around it. */
export async function placeMeant(db: Db, { place, unitCode }: OrganisationForm, t: Translate): Promise<PlaceMeant> {
  if (place === '') return { ok: true, unitCode: null }
  const choices = await findUnits(db, place)
  const only = choices.length === 1 ? choices[0] : undefined
  const named = choices.filter(({ unit }) => fullName(unit, t).toLowerCase() === place.toLowerCase())
  const chosen = choices.find(({ unit }) => unit.code === unitCode)
  const meant = (named.length === 1 ? named[0] : undefined) ?? chosen ?? only
  if (meant) return { ok: true, unitCode: meant.unit.code }
  if (choices.length === 0)
    return { ok: false, problem: { field: 'place', text: 'network.organisation.place.unknown' }, choices }
  return { ok: false, problem: { field: 'unitCode', text: 'network.organisation.place.several' }, choices }
}

/** What the public list may be narrowed to. */
export const ListQuery = z.object({
  tekst: line(100).optional(),
  miejsce: line(100).optional(),
  rodzaj: z.enum(KINDS).optional(),
  po: z.string().max(500).optional(),
})

export type ListQuery = z.infer<typeof ListQuery>

/** The place a filter means: a code, or the best match of a name. Null when nothing is called so. */
export async function unitOfFilter(db: Db, place: string): Promise<Unit | null> {
  if (isUnitCode(place)) return unitByCode(db, place)
  const [best] = await findUnits(db, place, { limit: 1 })
  return best?.unit ?? null
}

/** The address of a list with some of its parts changed; empty parts are left out. */
export function listAddress(path: string, query: ListQuery, changes: Partial<ListQuery> = {}): string {
  const parts = new URLSearchParams()
  for (const [name, value] of Object.entries({ ...query, po: undefined, ...changes })) if (value) parts.set(name, value)
  return parts.size > 0 ? `${path}?${parts}` : path
}

/** A part of an address that is an id, or nothing. */
export const idIn = (text: string | undefined) => (text && isId(text) ? text : null)

const withProtocol = (text: string) =>
  /^[a-z]+:\/\//i.test(text) ? text.replace(/^[a-z]+/i, (protocol) => protocol.toLowerCase()) : `https://${text}`

function isWebAddress(text: string): boolean {
  if (!/^https?:\/\/[^\s/]+\.[^\s/]+/.test(text) || !URL.canParse(text)) return false
  const { username, password } = new URL(text)
  return username === '' && password === ''
}
