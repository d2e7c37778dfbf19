/** Front door of membership: declarations, members and their cards; see README.md. */

export {
  acceptDeclaration,
  askForCompletion,
  confirmDeclaration,
  enterDeclaration,
  submitDeclaration,
} from './declarations/actions.ts'
export { FORM_OWNER as DECLARATION_FORMS } from './declarations/form.ts'
export { declarationForms } from './declarations/owner.ts'
export { FILE_SUBJECT as DECLARATION_FILES } from './declarations/routes.tsx'
export type { DeclarationInput, InstitutionKind } from './declarations/rules.ts'
export { editCard } from './directory/actions.ts'
export { cardSubject } from './directory/moderation.ts'
export { membersNear } from './directory/near.ts'
export { membersOnMap } from './directory/on-map.ts'
export { MemberCards } from './directory/pages.tsx'
export { type Card, FIELDS, type Level } from './directory/rules.ts'
export { activeMember, activeMemberName, answerIdea, commentOnIdea, proposeIdea, supportIdea } from './ideas/actions.ts'
export { ideaById as findIdea } from './ideas/store.ts'
export { jobs } from './jobs.ts'
export { openJoining } from './joining-routes.tsx'
export { aboutLinks } from './links.ts'
export { leave, MEMBERS, turnPeriod } from './members/actions.ts'
export { membersNow } from './members/facts.ts'
export { isActive, type Member, mayVote, type Period } from './members/rules.ts'
export { countActive } from './members/store.ts'
export { votingMemberByNumber, votingMembersOf } from './members/voting.ts'
export { newsletterConsents } from './newsletter-store.ts'
export { joinAccount } from './own/actions.ts'
export { DECLARE } from './paths.ts'
export { personalData } from './personal-data.ts'
export type { MemberReader, MembershipPorts, MembersSource, NewsItem, WaitingItem } from './ports.ts'
export { letters } from './relay/letters.ts'
export { openRoutes } from './routes.tsx'
export { KINDS, type Kind, mayKeepMembers, TOOLS, type Tool } from './rules.ts'
export { ideasFound, membersFound } from './search.ts'
export { type MembershipTask, tasksOf } from './tasks.ts'
export { publishDeclaration } from './texts-publishing.ts'
export type { DeclarationText } from './texts-store.ts'
