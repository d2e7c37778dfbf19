import type { Config } from '../../../../platform/config.ts'
import type { Translate } from '../../../../platform/texts/index.ts'
import type { Organisation } from '../../../network/index.ts'
import type { FoundConsultation } from '../../actions.ts'

/** Spatial planning limits some rights (art. 8a UPZP), which the notice has to say. */
const PLANNING = /UPZP|planowaniu i zagospodarowaniu przestrzennym/

/**
 * The notice of art. 13 RODO, from what the organisation says of itself and from the settings of the portal: who
 * answers for the data, the officer, why and on what basis, what is seen, who gets it, how long, rights, complaint,
 * whether data are required, no profiling. In Polish, the language of the office; the team reads it before it is kept.
 */
export function privacyClause(
  { process, consultation }: FoundConsultation,
  organisation: Pick<Organisation, 'name' | 'address' | 'email' | 'phone' | 'dataOfficer'> | null,
  { retention, t }: { retention: Config['retention']; t: Translate },
): string {
  const { name = '', address, email, phone, dataOfficer } = organisation ?? {}
  const reached = [address, email, phone].filter(Boolean).join(', ')
  const who = consultation.organ && consultation.organ !== name ? `${consultation.organ} (${name})` : name
  const part = (key: string, values: Record<string, string | number> = {}) =>
    `**${t(`consultations.clause.${key}.title`)}** ${t(`consultations.clause.${key}`, values)}`
  return [
    part('controller', { who: [who, reached].filter(Boolean).join(', ') }),
    dataOfficer ? part('officer', { contact: dataOfficer }) : part('no-officer'),
    part('purpose', { basis: process.legalBasis || t('consultations.clause.basis') }),
    part('seen'),
    part('recipients'),
    part('kept', { count: retention.contactYears }),
    part('rights'),
    ...(PLANNING.test(process.legalBasis) ? [part('planning')] : []),
    part('complaint'),
    part('required'),
    part('profiling'),
  ].join('\n\n')
}
