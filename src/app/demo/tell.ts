import {
  addDocument,
  addStage,
  addUpdate,
  announceConsultation,
  draftConsultation,
  editConsultation,
  type FoundConsultation,
  findConsultation,
  intakeSettingsOf,
  noteAnnouncementPlace,
  tellEffect,
} from '../../modules/consultations/index.ts'
import { keepFile } from '../../modules/media/index.ts'
import { cancelProcess, type Process, recordProcessFact } from '../../modules/processes/index.ts'
import {
  type BroughtRemark,
  bringRemarks,
  confirmGroup,
  decide,
  groupAll,
  remarkById,
} from '../../modules/remarks/index.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Context } from '../../platform/context.ts'
import { awake, type Calendar, spread } from './calendar.ts'
import { bytesOf, uploaded } from './files.ts'
import { mailOf } from './organisations.ts'
import type { Team } from './people.ts'
import type { Answer, Story, StoryRemark } from './story.ts'
import { accessibilityOf, howToSubmit, privacyNotice } from './words.ts'

/** Who tells the story, for whom, and when its days are. */
export interface Teller {
  calendar: Calendar
  organisation: { id: string; name: string; address: string; mailbox: string; phone: string }
  team: Team
}

/** Lives a whole story through the portal's own actions, each by the person and at the moment it tells of. */
export async function tell(context: Context, teller: Teller, story: Story) {
  const { calendar, team, organisation } = teller
  const { days } = story
  const as = (actor: Actor, now: Temporal.Instant): Context => ({ ...context, actor, now })

  const { slug } = await draftConsultation(as(team.head, calendar.workday(days.drafted, '10:12')), {
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
  if (days.announced === undefined) return

  const announcing = as(team.head, calendar.workday(days.announced, '08:05'))
  await announceConsultation(announcing, await findConsultation(announcing, slug))
  const found = await findConsultation(announcing, slug)
  for (const place of story.announcedIn ?? [])
    await noteAnnouncementPlace(announcing, found.process, {
      kind: place.kind,
      place: place.place,
      announcedOn: calendar.date(place.days),
      link: null,
      fileId: null,
    })
  for (const update of story.updates ?? [])
    await addUpdate(as(team.editor, calendar.workday(update.days, '11:30')), found.process, { ...update, tell: false })

  const ids = await speak(context, teller, story, found)
  await answer(as, teller, story, found, ids)
  if (days.reported !== undefined)
    await recordProcessFact(
      as(team.head, calendar.workday(days.reported, '10:00')),
      found.process,
      'reported_at',
      calendar.workday(days.reported, '10:00'),
    )
  for (const effect of story.effects ?? [])
    await tellEffect(as(team.head, calendar.workday(effect.days, '12:15')), found, {
      title: effect.title,
      body: effect.body,
      happenedOn: calendar.date(effect.days),
    })
  if (story.cancelled)
    await cancelProcess(
      as(team.head, calendar.workday(story.cancelled.days, '14:20')),
      found.process,
      story.cancelled.reason,
    )
}

type As = (actor: Actor, now: Temporal.Instant) => Context

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

/** Everything people said, each at a moment of the weeks when it could be said. @returns the id of each remark */
async function speak(
  context: Context,
  { calendar, team }: Teller,
  story: Story,
  { process }: FoundConsultation,
): Promise<Map<StoryRemark, string>> {
  const remarks = story.remarks ?? []
  if (remarks.length === 0) return new Map()
  const opens = calendar.at(story.days.opens, '07:10')
  const closes = calendar.at(story.days.closes, '23:30')
  const last = story.cancelled ? calendar.workday(story.cancelled.days, '12:00') : closes
  const until = [calendar.now.subtract({ minutes: 25 }), last].sort(Temporal.Instant.compare)[0] ?? last
  const inTime = remarks.filter(({ late }) => !late)
  const moments = spread(inTime.length, opens, until)
  const lateMoments = spread(
    remarks.length - inTime.length,
    calendar.at(story.days.closes + 1, '08:30'),
    calendar.at(story.days.closes + 4, '15:00'),
  )
  const brought = remarks.map((remark) =>
    broughtRemark(remark, (remark.late ? lateMoments : moments).shift() ?? until, process, team),
  )

  const ids = await bringRemarks({ ...context, now: until }, process, brought)
  await groupAll({ ...context, now: until }, process.id)
  return new Map(remarks.map((remark, index) => [remark, ids[index] ?? '']))
}

function broughtRemark(
  remark: StoryRemark,
  moment: Temporal.Instant,
  process: Process,
  { clerk }: Team,
): BroughtRemark {
  const channel = remark.channel ?? 'web'
  const receivedAt = awake(moment)
  return {
    body: remark.text,
    channel,
    receivedAt,
    ...(remark.by ? { signature: remark.by } : {}),
    ...(remark.author ? { authorName: remark.author } : {}),
    ...(remark.organisation ? { organisationName: remark.organisation } : {}),
    ...(remark.quotation ? { quotation: remark.quotation } : {}),
    ...(remark.topic ? { topic: remark.topic } : {}),
    ...(remark.point ? { point: { lon: remark.point[0], lat: remark.point[1] } } : {}),
    ...(remark.place ? { placeWords: remark.place } : {}),
    ...(channel === 'web' ? {} : { enteredAt: receivedAt.add({ minutes: 18 }), enteredBy: clerk.id }),
    ...(remark.waits ? { waits: true } : {}),
    ...(remark.email ? { email: remark.email } : {}),
    ...(remark.who
      ? { statistics: { ageBand: remark.who[0], gender: remark.who[1], unitCode: process.unitCode } }
      : {}),
  }
}

/** Decides what the story says was decided, for single remarks and for whole groups. */
async function answer(
  as: As,
  { calendar, team }: Teller,
  story: Story,
  { process }: FoundConsultation,
  ids: Map<StoryRemark, string>,
) {
  const remarks = story.remarks ?? []
  const days = story.days.decided ?? Math.min(story.days.closes, -1)
  const context = as(team.clerk, calendar.workday(days, '12:45'))
  const settings = await intakeSettingsOf(context, process)
  const idsOf = (those: StoryRemark[]) => those.flatMap((remark) => ids.get(remark) ?? [])

  for (const { letters, answer } of story.campaigns ?? []) {
    const [first = ''] = idsOf(remarks.filter(({ letter }) => letter === letters))
    const { groupId } = (await remarkById(context.db, first)) ?? {}
    if (!groupId) throw new Error(`Letters of the campaign „${letters}” did not find each other`)
    await confirmGroup(context, process, groupId)
    if (answer) await decide(context, process, settings, { groupId }, decisionOf(answer))
  }
  for (const [given, those] of Map.groupBy(remarks, (remark) => remark.answer))
    if (given) await decide(context, process, settings, { remarkIds: idsOf(those) }, decisionOf(given))
}

const decisionOf = ({ outcome, reason, change = '', state }: Answer) => ({
  outcome,
  reason,
  change,
  state: state ?? ('accepted' as const),
})
