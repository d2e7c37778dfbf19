/** One letter to one person, ready to leave. */
export interface Mail {
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

/** What the next server said. `deferred` may be tried later; `failed` may not. */
export type Delivery =
  | { state: 'accepted' }
  | {
      state: 'deferred' | 'failed'
      /** SMTP reply code, or null when the server was not reached. */
      code: number | null
      reason: string
      /** What refused: the address, a rule of the receiving side (5.7.x), the letter itself, or the connection. */
      class: 'address' | 'policy' | 'letter' | 'connection' | 'other'
    }

export interface MailTransport {
  kind: 'smtp' | 'folder'
  send(mail: Mail): Promise<Delivery>
  close(): Promise<void>
}
