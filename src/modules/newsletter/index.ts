/** Front door of the newsletter: who gets it, its issues, its archive; see README.md. */
export { recordReads } from './archive/reads/store.ts'
export { issuesByYear } from './archive/store.ts'
export { audienceOf, countAudience } from './audience/actions.ts'
export type { Placed, Reason, Rule } from './audience/rules.ts'
export { takeFromBasket } from './basket/actions.ts'
export { type Duty, dutyOn } from './calendar/rules.ts'
export { PICTURE_SUBJECT } from './desk/block-routes.tsx'
export { bringConsenting } from './importing/members.ts'
export { addBlocks, beginIssue, editWords } from './issues/actions.ts'
export type { Block } from './issues/blocks.ts'
export { type Issue, type IssueState, issuePath, stateOf } from './issues/rules.ts'
export { issueById, openIssues, scheduledDue } from './issues/store.ts'
export { jobs } from './jobs.ts'
export {
  type FrozenIssue,
  freeze,
  frozenIssue,
  issuePaused,
  issueResumed,
  issueSent,
  issueStopped,
} from './letter/freezing.ts'
export { filled, type RecipientLinks } from './letter/slots.ts'
export { letters } from './letters.ts'
export { aboutLinks } from './links.ts'
export { issuesData } from './open-data.ts'
export { personalData } from './personal-data.ts'
export { pictureGuard } from './pictures.ts'
export type { BasketItem, BasketSource, NewsletterPorts } from './ports.ts'
export { commentOnIssue, scheduleIssue } from './reviewing/actions.ts'
export { openRoutes } from './routes.tsx'
export { FREQUENCIES, type Frequency, ISSUES_A_YEAR, mayKeepNewsletter, TOPICS, type Topic } from './rules.ts'
export { issuesFound } from './search.ts'
export { receiveReturnedIssue } from './sending/actions.ts'
export { askToSubscribe } from './subscribing/actions.ts'
export { bringSubscriber } from './subscribing/bringing.ts'
export { SUBSCRIBE } from './subscribing/forms.ts'
export { linksOf } from './subscribing/links.ts'
export { ownNewsletter } from './subscribing/own.ts'
export { SubscribeFields } from './subscribing/pages.tsx'
export { receiveSubscription, signedMoment } from './subscribing/receive.ts'
export type { Subscriber } from './subscribing/rules.ts'
export { countSubscribers, recordAddressed } from './subscribing/store.ts'
