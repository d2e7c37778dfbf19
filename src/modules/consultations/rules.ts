import { before } from '../../platform/clock.ts'
import type { Process } from '../processes/index.ts'
import type { Consultation } from './store.ts'

/** Topics' and phases' words are texts; these are the fields an announcement cannot do without (law.md 1.8, *Ogłoszenie*). */
export type AnnouncementField =
  | 'summary'
  | 'purpose'
  | 'legalBasis'
  | 'organ'
  | 'contactName'
  | 'contact'
  | 'openScope'
  | 'howToSubmit'
  | 'dates'
  | 'datesAhead'
  | 'reportDueOn'
  | 'privacyNotice'
  | 'accessibility'

/** What is still missing before a consultation may be announced, in the order of the form. */
export function missingForAnnouncement(
  { process, consultation }: { process: Process; consultation: Consultation },
  now: Temporal.Instant,
): AnnouncementField[] {
  const present: Record<AnnouncementField, boolean> = {
    summary: process.summary !== '',
    purpose: process.purpose !== '',
    legalBasis: process.legalBasis !== '',
    organ: consultation.organ !== '',
    openScope: consultation.openScope !== '',
    dates: process.opensAt !== null && process.closesAt !== null,
    // Nobody could answer what closed before it was announced.
    datesAhead: process.announcedAt !== null || process.closesAt === null || before(now, process.closesAt),
    reportDueOn: process.reportDueOn !== null,
    howToSubmit: consultation.howToSubmit !== '',
    contactName: process.contactName !== '',
    contact: process.contactEmail !== null || process.contactPhone !== null,
    accessibility: process.accessibility !== '',
    privacyNotice: consultation.privacyNotice !== '',
  }
  return (Object.keys(present) as AnnouncementField[]).filter((field) => !present[field])
}

/** The report is out: its moment may be written down before it comes. */
export const hasReport = (process: Pick<Process, 'reportedAt'>, now: Temporal.Instant) =>
  process.reportedAt !== null && !before(now, process.reportedAt)
