import type { NewsletterPorts } from '../ports.ts'

/** What sending needs of others: whom to write to when a sending waits for a person. */
export type SendingPorts = Pick<NewsletterPorts, 'coordinators'>
