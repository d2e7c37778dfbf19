import type { VNode } from 'preact'
import type * as audit from '../modules/audit/index.ts'
import { record } from '../modules/audit/index.ts'
import type * as ballots from '../modules/ballots/index.ts'
import * as budgets from '../modules/budgets/index.ts'
import * as consultations from '../modules/consultations/index.ts'
import * as debates from '../modules/debates/index.ts'
import * as discussions from '../modules/discussions/index.ts'
import * as drafts from '../modules/drafts/index.ts'
import * as evaluations from '../modules/evaluations/index.ts'
import type * as field from '../modules/field/index.ts'
import * as forms from '../modules/forms/index.ts'
import { type Identity, openIdentity, personByEmail, personsByIds } from '../modules/identity/index.ts'
import * as knowledge from '../modules/knowledge/index.ts'
import type * as media from '../modules/media/index.ts'
import * as meetings from '../modules/meetings/index.ts'
import * as membership from '../modules/membership/index.ts'
import type * as moderation from '../modules/moderation/index.ts'
import * as network from '../modules/network/index.ts'
import * as newsletter from '../modules/newsletter/index.ts'
import * as planning from '../modules/planning/index.ts'
import * as practices from '../modules/practices/index.ts'
import type { Activity, Process } from '../modules/processes/index.ts'
import * as remarks from '../modules/remarks/index.ts'
import * as surveys from '../modules/surveys/index.ts'
import type { Context, House } from '../platform/context.ts'
import type { HttpContext } from '../platform/http/index.ts'
import { coordinatorDesk, personalDesk, teamDesk } from './desk/navigation.ts'
import { TeamConsultations, TeamTasks } from './desk/sections.tsx'
import { knowledgePorts } from './knowledge/ports.ts'
import { mediaGuards } from './media-guards.ts'
import { meetingsPorts } from './meetings/ports.ts'
import { mainMenu } from './menu.ts'
import { newsletterPorts as portsOfNewsletter } from './newsletter/ports.ts'
import { identityMails, sendInvitation } from './people-letters.ts'
import { PERSONAL_DATA } from './personal-data.ts'
import { planningObstacles, planningPorts } from './planning/ports.ts'
import { pollingActivity } from './polling/activity.tsx'
import { ballotsPorts } from './polling/ports.ts'
import { offerPractice } from './practices/built-project.ts'
import { practicesPorts } from './practices/ports.ts'
import { practiceBox } from './practices/practice-box.tsx'
import { meetingsSlide } from './presentation/meetings-slide.ts'
import { TALK } from './presentation/pages.tsx'
import type { PresentationPorts } from './presentation/ports.ts'
import { practicesSlide } from './presentation/practices-slide.ts'
import { alikeBox } from './search/alike.tsx'

/** Something that may have work for a team; what lasts has it also after the effects of a consultation are told. */
export type Waits = Pick<Activity, 'workList'> & { lasting?: boolean }

/** What `app` hands to modules that do not know each other. */
export interface Wiring {
  identity: Identity
  people: audit.People
  network: network.Needs
  desk: (c: HttpContext) => { owner: string; navigation: ReturnType<typeof coordinatorDesk>['navigation'] }
  mediaGuards: Record<string, media.Guard>
  remarks: remarks.RemarksWorkPorts
  surveys: surveys.SurveysPorts
  consultations: consultations.ConsultationPorts
  moderation: moderation.Needs
  activities: Activity[]
  /** Everything that may have something waiting for a team in a process. */
  work: Waits[]
  designing: forms.DesigningPorts
  forms: forms.FormsPorts
  field: field.FieldPorts
  membership: membership.MembershipPorts
  presentation: PresentationPorts
  newsletter: newsletter.NewsletterPorts
  ballots: ballots.BallotsPorts
  budgets: budgets.BudgetsPorts
  debates: debates.DebatesPorts
  meetings: meetings.MeetingsRoutesPorts & meetings.RecordPorts
  drafts: drafts.DraftsPorts
  planning: planning.PlanningPorts
  practices: practices.PracticesPorts
  discussions: discussions.DiscussionsPorts
  knowledge: Parameters<typeof knowledge.openRoutes>[0]
}

const people: audit.People = {
  personByEmail: (db, email) => personByEmail({ db }, email),
  personsByIds: (db, ids) => personsByIds({ db }, ids),
}

const remarksPorts: remarks.RemarksWorkPorts = {
  kind: consultations.KIND,
  settingsOf: consultations.intakeSettingsOf,
  people,
  frame: consultations.workFrame,
  origin: async (context, process, remarkId, audience) =>
    (await surveys.originOfRemark(context, process, remarkId, audience)) ??
    (await drafts.originOfRemark(context, process, remarkId)),
}

/** Each kind of owner says what holds of its forms. */
export const formsPorts: forms.FormsPorts = { owners: {}, map: forms.mapPart }

export const surveysPorts: surveys.SurveysPorts = {
  kind: consultations.KIND,
  frame: consultations.workFrame,
  intakeOf: consultations.intakeSettingsOf,
  forms: formsPorts,
}

for (const kind of [consultations.EVALUATION, budgets.EVALUATION])
  formsPorts.owners[kind.forms] = evaluations.evaluationForms(kind)
formsPorts.owners[surveys.OWNER] = surveys.formOwner(surveysPorts)

/** The builder of forms, whoever owns them. */
const designing: forms.DesigningPorts = {
  ...formsPorts,
  people,
  related: async (context, owner) =>
    owner.kind === surveys.OWNER
      ? (await surveys.relatedSurveys(context, owner.id)).map((id) => ({ kind: surveys.OWNER, id }))
      : [],
}

const membershipPorts: membership.MembershipPorts = {
  desk: (c) => coordinatorDesk(c),
  people,
  forms: formsPorts,
  ideasAlike: (context, { id, title, what }) => alikeBox(context, { kind: 'idea', id, text: `${title} ${what}` }),
  news: [discussions.topicNews],
}
formsPorts.owners[meetings.CALL_FORMS] = meetings.callForms(meetingsPorts)
formsPorts.owners[meetings.EVALUATION_FORMS] = meetings.evaluationForms(meetingsPorts)
formsPorts.owners[meetings.QUESTIONS] = meetings.registrationForms(meetingsPorts)
formsPorts.owners[budgets.PROJECT_QUESTIONS] = budgets.projectForms()
formsPorts.owners[membership.DECLARATION_FORMS] = membership.declarationForms(membershipPorts)

export const newsletterPorts = portsOfNewsletter(people)
const discussionsPorts: discussions.DiscussionsPorts = {
  kind: consultations.KIND,
  frame: consultations.workFrame,
  privacyOf: async (context, process) => (await consultations.intakeSettingsOf(context, process)).privacyNotice,
  memberOf: membership.activeMemberName,
  thingKinds: [budgets.KIND],
  told: budgets.tellAuthor,
}

/** All ways to take part; also the jobs that write reports ask them. */
export const activities: Activity[] = [
  surveys.surveysActivity(),
  debates.opinionsActivity(),
  drafts.draftsActivity(),
  ...discussions.discussionsActivities(),
  pollingActivity(),
  remarks.remarksActivity(remarksPorts),
  meetings.meetingsActivity(),
]

/** Everything that may have something waiting for a team; also the job that writes of it. */
export const work: Waits[] = [...activities, planning.planningWork(planningPorts), consultations.closingWork]

export function wire(house: House): Wiring {
  const identity = openIdentity(house, {
    mails: identityMails(house),
    personalData: () => PERSONAL_DATA,
    record: (context, act, personId) => record(context, act, { kind: 'person', id: personId }),
    home: '/praca',
  })
  const desk = (c: HttpContext) => coordinatorDesk(c)
  return {
    identity,
    people,
    desk,
    activities,
    work,
    designing,
    remarks: remarksPorts,
    forms: formsPorts,
    field: {
      desk: personalDesk,
      intakeOf: consultations.intakeSettingsOf,
      forms: formsPorts,
      formOwnersOf: async ({ db }, process) =>
        (await surveys.surveysOf(db, process.id)).map(({ id }) => ({ kind: surveys.OWNER, id })),
    },
    surveys: surveysPorts,
    membership: membershipPorts,
    // Practices and the contest add what they have to show.
    presentation: { slides: [practicesSlide, meetingsSlide], duties: meetings.dutySources(meetingsPorts) },
    newsletter: newsletterPorts,
    ballots: ballotsPorts,
    budgets: { people, ballots: ballotsPorts, forms: formsPorts, offerPractice },
    debates: { kind: consultations.KIND, frame: consultations.workFrame },
    practices: practicesPorts,
    knowledge: { ...knowledgePorts, people },
    meetings: {
      ...meetingsPorts,
      forms: formsPorts,
      people,
      alike: (context, { id, title, purpose }) =>
        alikeBox(context, { kind: 'meeting', id, text: `${title} ${purpose}` }),
    },
    drafts: {
      kind: consultations.KIND,
      frame: consultations.workFrame,
      settingsOf: consultations.intakeSettingsOf,
    },
    planning: planningPorts,
    consultations: {
      activities,
      boxes: async (context, process) => [
        ...(await followBox(context, process)),
        ...(await planning.reasonsBox(context, planningPorts, process)),
      ],
      people,
      forms: formsPorts,
      work: [planning.planningWork(planningPorts)],
      obstacles: (context, process) => planningObstacles(context, process),
      canon: planning.canonEvidence,
      announcing: (context, process) => planning.freezePlan(context, planningPorts, process),
    },
    discussions: discussionsPorts,
    moderation: {
      desk,
      teamDesk,
      people,
      organisations: network.organisationsByIds,
      subjects: [
        remarks.moderationSubject(remarksPorts),
        membership.cardSubject(),
        ...practices.moderationSubjects(people),
        ...knowledge.moderationSubjects(),
        discussions.postSubject(discussionsPorts),
        discussions.topicSubject(discussionsPorts),
      ],
    },
    mediaGuards: mediaGuards(formsPorts),
    network: {
      people,
      desk,
      teamDesk,
      sendInvitation,
      sections: async (c, organisation) => ({
        content: await TeamConsultations(c, organisation),
        cache: ['processes'],
      }),
      tasks: (c, organisation) => TeamTasks(c, organisation, work),
      signInPath: (back) => `/zaloguj?dalej=${encodeURIComponent(back)}`,
      signUpPath: (back) => `/zarejestruj?dalej=${encodeURIComponent(back)}`,
      aboutLinks: (c) => {
        const t = house.texts.in(c.get('locale'))
        return [
          ...membership.aboutLinks(t),
          ...newsletter.aboutLinks(t),
          ...meetings.aboutLinks(t),
          { label: t('app.talk.link'), href: TALK },
          { label: t('app.talk.pptx'), href: `${TALK}.pptx` },
        ]
      },
      promises: async (c) => ({
        content: <meetings.DutyCounters states={(await meetings.dutiesNow(c.get('context'), meetingsPorts)).states} />,
        cache: ['meetings'],
      }),
      menu: (c, locale) => mainMenu(c.get('context').actor, house.texts.in(locale)),
    },
  }
}

const followBox = async (context: Context, process: Process): Promise<VNode[]> =>
  process.announcedAt
    ? [
        <consultations.FollowBox key="follow" slug={process.slug} title={process.title} />,
        ...(await practiceBox(context, process)),
        ...(await alikeBox(context, { kind: 'process', id: process.id, text: `${process.title} ${process.summary}` })),
      ]
    : []
