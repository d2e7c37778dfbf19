import type { Context } from '../../../platform/context.ts'
import { fullName, unitByCode } from '../../places/index.ts'
import type { Purpose } from '../rules.ts'
import type { Declaration } from './rules.ts'

export interface Fact {
  label: string
  value: string
}

/** What a declaration says, in words and in the order it was asked; empty answers are left out. */
export async function factsOf(
  context: Context,
  declaration: Declaration,
  consents: readonly Purpose[],
): Promise<Fact[]> {
  const t = context.house.texts.in(context.locale)
  const d = declaration
  const unit = await unitByCode(context.db, d.unitCode)
  const facts: [string, string | null][] = [
    ['institution-name', d.institutionName],
    ['institution-kind', d.institutionKind && t(`membership.institution.${d.institutionKind}`)],
    ['nip', d.nip],
    ['krs', d.krs],
    ['name', d.personName],
    ['position', d.position],
    ['unit', unit ? fullName(unit, t) : d.unitCode],
    ['email', d.email],
    ['phone', d.phone],
    ['tools', d.tools.map((tool) => t(`membership.tool.${tool}`)).join(', ')],
    ['experience', d.experience],
    ['areas', d.areas.map((area) => t(`membership.area.${area}`)).join(', ')],
    ['offers', d.offers],
    ['seeks', d.seeks],
    ['way', t(`membership.way.${d.way}`)],
    [
      'consents',
      consents.map((purpose) => t(`membership.purpose.${purpose}`)).join(', ') || t('membership.purpose.none'),
    ],
  ]
  return facts.flatMap(([key, value]) => (value ? [{ label: t(`membership.form.${key}`), value }] : []))
}
