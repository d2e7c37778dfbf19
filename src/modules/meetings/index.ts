/** Front door of meetings: what is held when and where, who comes, what was agreed; see README.md. */
export { meetingsActivity } from './activity.tsx'
export { addReviewer, decideProposal, openCall, placeProposal } from './call/actions.ts'
export { bringProposals, type ProposalToBring } from './call/bringing.ts'
export { callForms } from './call/owner.ts'
export { CALL_FORMS } from './call/rules.ts'
export { createPoll, standingDates } from './date-polls/actions.ts'
export { answerPoll } from './date-polls/answering.ts'
export type { DateAnswer } from './date-polls/rules.ts'
export { dutiesNow, dutiesOnDesk, dutySources, noteDutyYear } from './duties/actions.ts'
export { aboutLinks } from './duties/links.ts'
export { DutyCounters } from './duties/pages.tsx'
export { dutyJobs } from './duties/reminding.ts'
export { FIRST_YEAR } from './duties/rules.ts'
export { prepareEvaluation } from './evaluation/actions.ts'
export { evaluationForms } from './evaluation/owner.ts'
export { EVALUATION_FORMS } from './evaluation/rules.ts'
export { jobs } from './jobs.ts'
export { addAgendaItem, createMeeting, publishMeeting } from './meeting/actions.ts'
export { MeetingCards } from './meeting/cards.tsx'
export {
  agendaOf,
  countMeetings,
  type MeetingInput,
  meetingById,
  meetingBySlug,
  meetingsPage,
} from './meeting/store.ts'
export { approveMinutes, noteDecision, turnTask } from './minutes/actions.ts'
export { bringMinutes, type MinutesToBring } from './minutes/bringing.ts'
export { tasksOf } from './minutes/entries-store.ts'
export type { MinutesPorts, RecordPorts } from './minutes/ports.ts'
export { addNational, addNote, sayGoing } from './national/actions.ts'
export { nationalBySlug } from './national/store.ts'
export { meetingsData } from './open-data.ts'
export { keepException, keepWeek } from './opening/actions.ts'
export { personalData } from './personal-data.ts'
export type { MeetingsPorts, MeetingsRoutesPorts } from './ports.ts'
export { addTrack, keepSession } from './programme/actions.ts'
export { registrationForms } from './questions/owner.ts'
export { QUESTIONS } from './questions/rules.ts'
export { letters } from './record-letters.ts'
export { recordData } from './record-personal-data-store.ts'
export { openRecordRoutes } from './record-routes.tsx'
export { addRecording, recordingGuard } from './recordings/actions.ts'
export { RECORDING_FILES } from './recordings/rules.ts'
export { register } from './registration/actions.ts'
export { openRoutes } from './routes.tsx'
export {
  HOME,
  KINDS,
  type Kind,
  keepsMeetings,
  MEETINGS,
  type Meeting,
  mayKeepMeeting,
  meetingPhase,
  pathOf,
  tagOf,
} from './rules.ts'
export { meetingsFound, minutesFound } from './search.ts'
export { repeatMeeting } from './series/actions.ts'
export { type LaterDates, laterDates } from './series/store.ts'
