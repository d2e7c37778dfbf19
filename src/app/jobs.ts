import * as audit from '../modules/audit/index.ts'
import * as ballots from '../modules/ballots/index.ts'
import * as budgets from '../modules/budgets/index.ts'
import * as consultations from '../modules/consultations/index.ts'
import * as debates from '../modules/debates/index.ts'
import * as media from '../modules/media/index.ts'
import * as meetings from '../modules/meetings/index.ts'
import * as membership from '../modules/membership/index.ts'
import * as newsletter from '../modules/newsletter/index.ts'
import * as notices from '../modules/notices/index.ts'
import * as openData from '../modules/open-data/index.ts'
import { canonEvidence } from '../modules/planning/index.ts'
import * as practices from '../modules/practices/index.ts'
import * as remarks from '../modules/remarks/index.ts'
import * as search from '../modules/search/index.ts'
import * as surveys from '../modules/surveys/index.ts'
import { forgetOldThrottles } from '../platform/http/index.ts'
import type { JobDefinition } from '../platform/jobs/index.ts'
import { workJobs } from '../platform/works/index.ts'
import { workDigestJob } from './desk/work-digest.ts'
import { meetingsPorts } from './meetings/ports.ts'
import { openDataPorts } from './open-data/ports.ts'
import { PERSONAL_DATA } from './personal-data.ts'
import { practicesPorts } from './practices/ports.ts'
import { endRetention } from './retention/ending.ts'
import { readReturned } from './returned.ts'
import { searchPorts } from './search/ports.ts'
import { activities, newsletterPorts, surveysPorts, work } from './wiring.tsx'

/** Everything done apart from requests; its last runs are on the page of jobs. */
export const definitions = (): JobDefinition[] => [
  ...notices.jobs,
  ...media.jobs,
  ...remarks.jobs({ settingsOf: consultations.intakeSettingsOf }),
  ...consultations.jobs({ canon: canonEvidence }),
  ...surveys.jobs(surveysPorts),
  ...debates.jobs,
  ...membership.jobs,
  ...meetings.jobs,
  ...meetings.dutyJobs(meetingsPorts),
  ...newsletter.jobs(newsletterPorts),
  ...ballots.jobs,
  ...budgets.jobs,
  ...search.jobs(searchPorts),
  ...openData.jobs(openDataPorts),
  ...practices.jobs(practicesPorts.people),
  ...workJobs([practices.importWork, ...remarks.works, ...consultations.works({ activities })]),
  readReturned,
  workDigestJob(work),
  { name: 'app.retention', every: '40 3 * * *', run: endNightly },
  { name: 'app.throttles', every: '20 4 * * *', run: (context) => forgetOldThrottles(context) },
]

/** Removes what has served its purpose, rule by rule; each is in the log with how many rows ended. */
const endNightly: JobDefinition['run'] = async (context) => {
  await endRetention(context, PERSONAL_DATA, (context, { module, rule, rows }) =>
    audit.record(context, 'retention-ended', { kind: 'store', id: null }, { store: module, rule, rows }),
  )
}
