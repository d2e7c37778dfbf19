/** Front door of the newsletter: who gets it, its issues, its archive; see README.md. */
export { audienceOf, countAudience } from './audience/actions.ts'
export type { Placed, Reason, Rule } from './audience/rules.ts'
export type { Block } from './issues/blocks.ts'
export { type Issue, type IssueState, issuePath, stateOf } from './issues/rules.ts'
export { issueById, scheduledDue } from './issues/store.ts'
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
export type { BasketItem, BasketSource, NewsletterPorts } from './ports.ts'
export { FREQUENCIES, type Frequency, ISSUES_A_YEAR, mayKeepNewsletter, TOPICS, type Topic } from './rules.ts'
export { linksOf } from './subscribing/links.ts'
export type { Subscriber } from './subscribing/rules.ts'
export { recordAddressed } from './subscribing/store.ts'
