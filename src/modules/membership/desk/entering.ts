import type { z } from 'zod'
import type { Context } from '../../../platform/context.ts'
import { digitsOf } from '../../law/index.ts'
import { findUnits, fullName, unitByCode, whereabouts } from '../../places/index.ts'
import { enterDeclaration } from '../declarations/actions.ts'
import { krsOf } from '../declarations/reading.ts'
import { PURPOSES } from '../rules.ts'
import type { EntryForm } from './forms.ts'

type Entry = z.infer<typeof EntryForm>

/**
 * Gminas that a typed name may mean: one when it is clear, or was chosen; several to choose from; none when nothing is
 * called so.
 */
export async function unitsMeant(
  { db, house, locale }: Context,
  name: string,
  chosen: string,
): Promise<{ value: string; label: string }[]> {
  const t = house.texts.in(locale)
  const unit = chosen ? await unitByCode(db, chosen) : null
  if (unit?.level === 'gmina') return [{ value: unit.code, label: fullName(unit, t) }]
  const found = await findUnits(db, name, { level: 'gmina', limit: 12 })
  const exact = found.filter((one) => one.exact)
  const meant = exact.length === 1 ? exact : found
  return meant.map((one) => ({
    value: one.unit.code,
    label: [fullName(one.unit, t), whereabouts(one, t)].filter(Boolean).join(', '),
  }))
}

/** Keeps what stands on a sheet of paper. What was ticked there is a consent like any other. */
export function enterFromPaper(context: Context, entry: Entry, unitCode: string) {
  const ofInstitution = entry.kind === 'institution'
  const consents = PURPOSES.filter((purpose) => entry[purpose])
  const input = {
    kind: entry.kind,
    personName: entry.personName,
    position: entry.position || null,
    institutionName: ofInstitution ? entry.institutionName : null,
    institutionKind: ofInstitution ? entry.institutionKind : null,
    nip: (ofInstitution && digitsOf(entry.nip)) || null,
    krs: ofInstitution && entry.krs ? krsOf(entry.krs) : null,
    unitCode,
    email: entry.email.toLowerCase() || null,
    phone: entry.phone || null,
    experience: '',
    tools: entry.tools,
    areas: [],
    offers: '',
    seeks: '',
    way: 'post' as const,
  }
  return enterDeclaration(context, { input, consents, submissionKey: entry.key, fileId: null }, entry.receivedOn)
}
