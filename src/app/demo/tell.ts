import {
  addDocument,
  addStage,
  addUpdate,
  announceConsultation,
  declareCanon,
  draftConsultation,
  editConsultation,
  findConsultation,
  noteAnnouncementPlace,
  tellEffect,
} from '../../modules/consultations/index.ts'
import { keepFile } from '../../modules/media/index.ts'
import { cancelProcess, type Process } from '../../modules/processes/index.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Context } from '../../platform/context.ts'
import type { Calendar } from './calendar.ts'
import { close, prepareClosing } from './closing.ts'
import { bytesOf, uploaded } from './files.ts'
import { mailOf } from './organisations.ts'
import type { Team } from './people.ts'
import { report, settle } from './settling.ts'
import { speak } from './speaking.ts'
import type { Story } from './story.ts'
import { survey } from './surveying.ts'
import { accessibilityOf, canonOf, howToSubmit, privacyNotice } from './words.ts'

/** Who tells the story, for whom, and when its days are. */
export interface Teller {
  calendar: Calendar
  organisation: { id: string; name: string; address: string; mailbox: string; phone: string }
  team: Team
}

/** A story that began in the wizard: how its draft is made, and what happens with its announcement. */
export interface Planned {
  draft(context: Context): Promise<{ slug: string }>
  announcing(context: Context, process: Process): Promise<void>
}

/**
 * Lives a whole story through the portal's own actions, each by the person and at the moment it tells of.
 * @returns the slug of the consultation it made
 */
export async function tell(context: Context, teller: Teller, story: Story, planned?: Planned): Promise<string> {
  const { calendar, team, organisation } = teller
  const { days } = story
  const as = (actor: Actor, now: Temporal.Instant): Context => ({ ...context, actor, now })

  const drafting = as(team.head, calendar.workday(days.drafted, '10:12'))
  const { slug } = planned
    ? await planned.draft(drafting)
    : await draftConsultation(drafting, {
        organisationId: organisation.id,
        unitCode: story.unitCode,
        title: story.title,
        summary: story.summary,
        topic: story.topic,
      })
  const editing = as(team.editor, calendar.workday(days.drafted, '13:40'))
  const drafted = await findConsultation(editing, slug)
  await editConsultation(editing, drafted, announcementOf(teller, story))
  for (const stage of story.stages) await addStage(editing, drafted.process, stageOf(stage))
  await addDocuments(as, teller, story, drafted.process)
  if (days.announced === undefined) return slug

  const announcing = as(team.head, calendar.workday(days.announced, '08:05'))
  await announceConsultation(announcing, await findConsultation(announcing, slug), planned?.announcing)
  const found = await findConsultation(announcing, slug)
  for (const place of story.announcedIn ?? [])
    await noteAnnouncementPlace(announcing, found.process, {
      kind: place.kind,
      place: place.place,
      announcedOn: calendar.date(place.days),
      link: place.link ?? null,
      fileId: null,
    })
  await declareCanon(as(team.editor, calendar.workday(days.announced, '09:20')), found, canonOf(story), undefined)
  for (const update of story.updates ?? [])
    await addUpdate(as(team.editor, calendar.workday(update.days, '11:30')), found.process, { ...update, tell: false })

  await survey(context, teller, story, found)
  const ids = await speak(context, teller, story, found)
  await settle(as, teller, story, found, ids)
  const steps = await prepareClosing(as, teller, story, found)
  await report(as, teller, story, found)
  const reported = await findConsultation(announcing, slug)
  for (const effect of story.effects ?? [])
    await tellEffect(as(team.head, calendar.workday(effect.days, '12:15')), reported, {
      title: effect.title,
      body: effect.body,
      happenedOn: calendar.date(effect.days),
    })
  await close(as, teller, story, { slug, steps })
  if (story.cancelled)
    await cancelProcess(
      as(team.head, calendar.workday(story.cancelled.days, '14:20')),
      found.process,
      story.cancelled.reason,
    )
  return slug
}

export type As = (actor: Actor, now: Temporal.Instant) => Context

function announcementOf({ calendar, organisation }: Teller, story: Story) {
  const { days } = story
  return {
    process: {
      plainLanguage: story.plainLanguage,
      purpose: story.purpose,
      description: story.description,
      areaWords: story.areaWords ?? null,
      legalBasis: story.legalBasis,
      contactName: story.contact.name,
      contactEmail: mailOf(organisation.mailbox),
      contactPhone: story.contact.phone ?? organisation.phone,
      accessibility: story.accessibility ?? accessibilityOf(story.contact.phone ?? organisation.phone),
      displayedDate: story.displayedDate ?? null,
      opensAt: calendar.at(days.opens, '00:00'),
      closesAt: calendar.end(days.closes),
      reportDueOn: calendar.date(days.reportDue),
    },
    consultation: {
      organ: story.organ,
      runningUnit: story.runningUnit,
      orderingAct: story.orderingAct,
      addressees: story.addressees,
      openScope: story.openScope,
      closedScope: story.closedScope,
      howToSubmit: howToSubmit(organisation, story.runningUnit),
      privacyNotice: privacyNotice(organisation, story.organ),
      ...story.settings,
    },
  }
}

const stageOf = (stage: Story['stages'][number]) => ({
  kind: stage.kind,
  title: stage.title,
  description: stage.description ?? '',
  startsAt: stage.starts ?? null,
  endsAt: stage.ends ?? null,
  displayedDate: stage.displayedDate ?? null,
  place: stage.place ?? '',
  accessibility: stage.accessibility ?? '',
  link: null,
  activity: stage.kind === 'collecting' ? 'remarks' : null,
})

async function addDocuments(as: As, { calendar, team, organisation }: Teller, story: Story, process: Process) {
  for (const document of story.documents ?? []) {
    const context = as(team.editor, calendar.workday(document.days, '14:55'))
    const bytes = await bytesOf(document, organisation.name, context.now)
    const kept = await uploaded(document.file.name, bytes, (upload) =>
      keepFile(context, upload, {
        subject: { kind: 'process', id: process.id },
        kinds: ['pdf', 'docx', 'image'],
        visibility: 'public',
        title: document.title,
        alt: document.description,
      }),
    )
    if (!kept.ok) throw new Error(`${document.file.name}: ${kept.problem}`)
    await addDocument(context, process, {
      title: document.title,
      description: document.description,
      plainSummary: document.plainSummary ?? null,
      fileId: kept.file.id,
    })
  }
}
