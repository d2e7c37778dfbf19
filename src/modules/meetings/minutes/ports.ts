import type { Context } from '../../../platform/context.ts'
import type { HttpContext } from '../../../platform/http/index.ts'
import type { Desk } from '../../../ui/index.ts'
import type { People } from '../../audit/index.ts'
import type { FormsPorts } from '../../forms/index.ts'
import type { IssuesDone } from '../duties/rules.ts'
import type { Votes } from './rules.ts'

/** What `app` hands to minutes, attendance and duties. */
export interface MinutesPorts {
  desk(c: HttpContext): Desk
  /** Whether the person belongs to the network today, for minutes that members alone read. */
  isMember(context: Context): Promise<boolean>
  /**
   * Makes a remark with the channel „spotkanie” of what was said, in the caller's transaction.
   * @returns its id, or null where the process takes no remarks or the person may not enter them
   */
  sayInProcess(context: Context, said: SaidAtMeeting): Promise<string | null>
  /** Polls of an organisation, or of the network, whose result everybody reads, the newest first. */
  countedPolls(context: Context, organisationId: string | null): Promise<CountedPoll[]>
  /** Addresses of accounts by their ids; one that is gone is left out. */
  emailsOf(context: Context, personIds: readonly string[]): Promise<Map<string, string>>
  /** The newsletter's part of what the network promised each year. */
  issues(context: Context): Promise<IssuesDone>
}

/** What is asked by forms as well: the evaluation of a meeting, the call for sessions of a forum. */
export interface RecordPorts extends MinutesPorts {
  forms: FormsPorts
  /** People with accounts, by address and by id. */
  people: People
}

export interface CountedPoll {
  id: string
  title: string
  path: string
  /** Of a vote for or against; null of any other, whose page says what was chosen. */
  votes: Votes | null
}

export interface SaidAtMeeting {
  processId: string
  on: Temporal.PlainDate
  speaker: string
  body: string
  key: string
}
