/** One letter to one person, ready to leave. */
export interface Mail {
  /** One address, without a name. */
  to: string
  subject: string
  text: string
  html: string
  /** With angle brackets and our domain: `<id@host>`. The same letter sent again keeps it. */
  messageId: string
  /** `Name <address>`; MAIL_FROM when absent. */
  from?: string
  replyTo?: string
  headers?: Record<string, string>
  /** `post` adds one-click unsubscribe (RFC 8058). */
  listUnsubscribe?: { url: string; post: boolean }
  attachments?: { name: string; type: string; content: Uint8Array | string }[]
  /** An iCalendar text whose METHOD is the same as `method`. */
  calendar?: { method: 'PUBLISH' | 'REQUEST' | 'CANCEL'; content: string }
}

/**
 * What the next server said. `deferred` may be tried later; `failed` may not. `unknown`: the connection broke after the
 * whole letter had left and before the answer came, so it may have arrived; a person decides whether it is sent again.
 */
export type Delivery =
  | { state: 'accepted' }
  | {
      state: 'deferred' | 'failed' | 'unknown'
      /** SMTP reply code, or null when the server said nothing. */
      code: number | null
      /** One line, at most 300 characters; may hold the address. */
      reason: string
      /** What was refused. Only `address` says something about the person's address; a `policy` refusal (5.7.x) never does. */
      class: 'address' | 'policy' | 'letter' | 'connection' | 'other'
    }

export interface MailTransport {
  kind: 'smtp' | 'folder'
  send(mail: Mail): Promise<Delivery>
  close(): Promise<void>
}
