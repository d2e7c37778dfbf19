import { findConsultation, TELL_CONTACTS } from '../../modules/consultations/index.ts'
import { hasPeople } from '../../modules/identity/index.ts'
import {
  addPage,
  countOrganisations,
  createOrganisation,
  organisationsPage,
  setLogo,
} from '../../modules/network/index.ts'
import { listProcesses } from '../../modules/processes/index.ts'
import { type FileImport, importFile, TELL_DECIDED } from '../../modules/remarks/index.ts'
import type { Context, House } from '../../platform/context.ts'
import { type Db, inTransaction } from '../../platform/db/index.ts'
import { found, refuse } from '../../platform/errors.ts'
import { doOnce, isDoneOnce } from '../../platform/once.ts'
import { bringBudgets } from './budgets.ts'
import { type Calendar, calendarOf } from './calendar.ts'
import { bringDatePolls } from './date-polls.ts'
import { bringDrafts } from './drafts.ts'
import { emblemSvg, pngOf } from './emblems.ts'
import { uploaded } from './files.ts'
import { bringForum } from './forum.ts'
import { bringKnowledge } from './knowledge.ts'
import { bringMeetings } from './meetings.ts'
import { bringMinutesOfMeetings } from './minutes.ts'
import { bringMembers } from './network/members.ts'
import { NETWORK_PAGES } from './network-pages.ts'
import { bringNewsletter } from './newsletter.ts'
import { bringNotifications } from './notifications.ts'
import { bringOpinions } from './opinions.ts'
import { mailOf, ORGANISATIONS, type OrganisationKey } from './organisations.ts'
import { bringPeople } from './people.ts'
import { bringPlanning } from './planning.ts'
import { bringPoint } from './point.ts'
import { bringPolls } from './polls.ts'
import { bringPractices } from './practices.ts'
import { bringRecordings } from './recordings.ts'
import { storiesOf } from './stories/index.ts'
import { LETTERS_TITLE, letters } from './stories/letters.ts'
import { bringTeamwork } from './teamwork.ts'
import { tell } from './tell.ts'
import { bringWays } from './ways.ts'

export { signInLines } from './people.ts'

/** Nobody and nothing is here yet, so a demonstration harms nobody. */
export const isEmpty = async (db: Db) =>
  (await countOrganisations(db, { closedToo: true })) === 0 && !(await hasPeople({ db }))

/** A part of the demonstration network, brought whole or not at all, and once. */
interface Chapter {
  name: string
  bring(context: Context, calendar: Calendar): Promise<void>
}

/** What comes after the organisations and their consultations, in this order; a page may be asked for in between. */
const LATER_CHAPTERS: Chapter[] = [
  { name: 'members', bring: bringMembers },
  { name: 'notifications', bring: bringNotifications },
  { name: 'newsletter', bring: bringNewsletter },
  { name: 'polls', bring: bringPolls },
  { name: 'opinions', bring: bringOpinions },
  { name: 'meetings', bring: bringMeetings },
  { name: 'minutes', bring: bringMinutesOfMeetings },
  { name: 'date-polls', bring: bringDatePolls },
  { name: 'drafts', bring: bringDrafts },
  { name: 'practices', bring: bringPractices },
  { name: 'budgets', bring: bringBudgets },
  { name: 'ways', bring: bringWays },
  { name: 'forum', bring: bringForum },
  { name: 'planning', bring: bringPlanning },
  { name: 'knowledge', bring: bringKnowledge },
  { name: 'point', bring: bringPoint },
  { name: 'recordings', bring: bringRecordings },
  { name: 'teamwork', bring: bringTeamwork },
]

/**
 * Fills the portal with the whole demonstration network around the present day; where it already is, nothing happens.
 * @param context of the system
 */
export async function seedDemo(context: Context) {
  await beginDemo(context)
  await continueDemo(context)
}

/**
 * Brings the first chapter: organisations, people, pages about the network, and consultations in every state.
 * @param context of the system
 */
export async function beginDemo(context: Context) {
  if (await isSeeded(context.db)) return
  const calendar = calendarOf(context.now)
  const logos = await Promise.all(ORGANISATIONS.map(async ({ emblem }) => pngOf(emblemSvg(emblem))))

  await doOnce(quiet(context), BEGINNING, async (context) => {
    const founding = { ...context, now: calendar.workday(-1100, '09:00') }
    const ids = await bringOrganisations(founding, logos)
    const teams = await bringPeople(founding, ids)
    for (const page of NETWORK_PAGES) await addPage(founding, page)
    for (const story of inOrder(storiesOf(calendar))) {
      const { mailbox, phone, name, address } = organisationOf(story.organisation)
      const organisation = { id: ids[story.organisation], name, address, mailbox, phone }
      await tell(context, { calendar, organisation, team: teams[story.organisation] }, story)
    }
  })
}

/**
 * Brings the chapters that are not here yet, when the first one is: the rest of a start that was broken off, or what a
 * newer version of the portal has to show.
 * @param context of the system
 */
export async function continueDemo(context: Context) {
  if (!(await isDoneOnce(context.db, BEGINNING))) return
  const calendar = calendarOf(context.now)
  for (const { name, bring } of LATER_CHAPTERS)
    await doOnce(quiet(context), `demo.${name}`, (context) => bring(context, calendar))
}

const BEGINNING = 'demo.beginning'

/**
 * Imports letters from a file into a consultation of their own, closed a few days ago, and groups those that are alike.
 * The demonstration network comes first, if it is not here yet. Letters that are here stay as they are.
 * @param context of the system
 * @param path of a file of letters: JSON lines, CSV or XLSX
 * @returns what came of the file; null when its consultation was here before
 * @throws UnreadableFile, and Refusal `letters-none` when the file has no letter that can be taken
 */
export async function addLetters(context: Context, path: string): Promise<FileImport | null> {
  await seedDemo(context)
  const { name, address, mailbox, phone } = organisationOf('augustow')
  const { rows } = await organisationsPage(context.db, { text: name }, { limit: 10 })
  const id = found(rows.find((organisation) => organisation.name === name && organisation.isDemonstration)).id
  const before = await listProcesses(context.db, { organisationId: id }, context.now, { limit: 100 })
  if (before.rows.some(({ title }) => title === LETTERS_TITLE)) return null

  const calendar = calendarOf(context.now)
  const { actor } = context
  return inTransaction(context, async (context) => {
    const teller = {
      calendar,
      organisation: { id, name, address, mailbox, phone },
      team: { head: actor, editor: actor, clerk: actor },
    }
    const slug = await tell(context, teller, letters(calendar))
    const { process } = await findConsultation(context, slug)
    const added = await importFile(context, process, path, {
      channel: 'email',
      receivedOn: calendar.date(-7),
      skipBad: true,
    })
    if (!added.importId) refuse('letters-none', 422)
    return added
  })
}

// What happened in the past is no news to anybody: nobody hears of decisions and effects in a story.
const quiet = (context: Context): Context => ({ ...context, house: discreet(context.house) })

const discreet = (house: House): House => ({
  ...house,
  jobs: {
    ...house.jobs,
    send: async (context, name, data, options) =>
      name === TELL_DECIDED || name === TELL_CONTACTS ? undefined : house.jobs.send(context, name, data, options),
  },
})

/** Whether the demonstration network is here: one organisation that is made up is enough to know. */
async function isSeeded(db: Db): Promise<boolean> {
  const { rows } = await organisationsPage(db, { text: 'Fundacja SocLab', closedToo: true }, { limit: 5 })
  return rows.some(({ isDemonstration }) => isDemonstration)
}

async function bringOrganisations(context: Context, logos: Uint8Array[]): Promise<Record<OrganisationKey, string>> {
  const ids: Partial<Record<OrganisationKey, string>> = {}
  for (const [index, { key, emblem: _, mailbox, ...given }] of ORGANISATIONS.entries()) {
    const organisation = await createOrganisation(context, {
      ...given,
      email: mailOf(mailbox),
      website: `https://${mailbox}.example.org`,
      isDemonstration: true,
    })
    await uploaded('logo.png', logos[index] ?? new Uint8Array(), (upload) => setLogo(context, organisation, upload))
    ids[key] = organisation.id
  }
  return ids as Record<OrganisationKey, string>
}

function organisationOf(key: OrganisationKey) {
  const found = ORGANISATIONS.find((organisation) => organisation.key === key)
  if (!found) throw new Error(`No organisation is called ${key}`)
  return found
}

// References are numbered as they are given, so what began earlier is told earlier.
const inOrder = (stories: ReturnType<typeof storiesOf>) => stories.toSorted((a, b) => a.days.drafted - b.days.drafted)

export type { Calendar }
