import * as audit from '../modules/audit/index.ts'
import * as ballots from '../modules/ballots/index.ts'
import * as budgets from '../modules/budgets/index.ts'
import * as consultations from '../modules/consultations/index.ts'
import * as debates from '../modules/debates/index.ts'
import * as discussions from '../modules/discussions/index.ts'
import * as drafts from '../modules/drafts/index.ts'
import * as evaluations from '../modules/evaluations/index.ts'
import * as field from '../modules/field/index.ts'
import * as forms from '../modules/forms/index.ts'
import { personalData as identityData } from '../modules/identity/index.ts'
import * as knowledge from '../modules/knowledge/index.ts'
import * as media from '../modules/media/index.ts'
import * as meetings from '../modules/meetings/index.ts'
import * as membership from '../modules/membership/index.ts'
import * as moderation from '../modules/moderation/index.ts'
import * as network from '../modules/network/index.ts'
import * as newsletter from '../modules/newsletter/index.ts'
import * as notices from '../modules/notices/index.ts'
import * as planning from '../modules/planning/index.ts'
import * as practices from '../modules/practices/index.ts'
import { personalData as processesData } from '../modules/processes/index.ts'
import * as remarks from '../modules/remarks/index.ts'
import * as surveys from '../modules/surveys/index.ts'
import type { PersonalDataStore } from '../platform/personal-data.ts'

/** Every store of personal data, for "download my data", erasure and the retention job. */
export const PERSONAL_DATA: PersonalDataStore[] = [
  network.personalData,
  audit.personalData,
  processesData,
  notices.personalData,
  media.personalData,
  remarks.personalData,
  forms.personalData,
  field.personalData,
  surveys.personalData,
  ballots.personalData,
  budgets.personalData,
  debates.personalData,
  drafts.personalData,
  planning.personalData,
  discussions.personalData,
  evaluations.personalData,
  consultations.personalData,
  moderation.personalData,
  meetings.recordData,
  newsletter.personalData,
  practices.personalData,
  knowledge.personalData,
  membership.personalData,
  meetings.personalData,
  // Last, because the others may look the person up while they forget.
  identityData,
]
