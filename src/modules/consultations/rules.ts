import type { Process } from '../processes/index.ts'
import type { Consultation } from './store.ts'

/** Topics' and phases' words are texts; these are the fields an announcement cannot do without (law.md 1.8, *Ogłoszenie*). */
export type AnnouncementField =
  | 'summary' | 'purpose' | 'legalBasis' | 'organ' | 'contactName' | 'contact' | 'openScope' | 'howToSubmit' | 'dates' | 'reportDueOn' | 'privacyNotice' | 'accessibility'

/** What is still missing before a consultation may be announced, in the order of the form. */
export function missingForAnnouncement({ process, consultation }: { process: Process; consultation: Consultation }): AnnouncementField[] {
  const present: Record<AnnouncementField, boolean> = {
    summary: process.summary !== '',
    purpose: process.purpose !== '',
    legalBasis: process.legalBasis !== '',
    organ: consultation.organ !== '',
    openScope: consultation.openScope !== '',
    dates: process.opensAt !== null && process.closesAt !== null,
    reportDueOn: process.reportDueOn !== null,
    howToSubmit: consultation.howToSubmit !== '',
    contactName: process.contactName !== '',
    contact: process.contactEmail !== null || process.contactPhone !== null,
    accessibility: process.accessibility !== '',
    privacyNotice: consultation.privacyNotice !== '',
  }
  return (Object.keys(present) as AnnouncementField[]).filter((field) => !present[field])
}

/** Whether the answer to a remark may be read now. */
export const decisionsAreShown = (consultation: Pick<Consultation, 'decisionsPublic'>, reported: boolean) =>
  consultation.decisionsPublic === 'at-once' || reported
