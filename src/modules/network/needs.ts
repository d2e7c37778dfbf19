import type { ComponentChildren } from 'preact'
import type { HttpContext } from '../../platform/http/index.ts'
import type { Desk, Locale, MenuItem } from '../../ui/index.ts'
import type { People } from '../audit/index.ts'
import type { SendInvitation } from './invitations/actions.ts'
import type { Organisation } from './organisations/rules.ts'

/** What others know and the network asks of them; `app` hands it in. */
export interface Needs {
  people: People
  sendInvitation: SendInvitation
  /** Around pages of those who run the network. */
  desk(c: HttpContext): Desk | Promise<Desk>
  /** Around pages of a team. */
  teamDesk(c: HttpContext, organisation: Organisation): Desk | Promise<Desk>
  /** What the public page of an organisation shows of its processes, and the tags of what is shown. */
  sections(c: HttpContext, organisation: Organisation): Promise<{ content: ComponentChildren; cache: string[] }>
  /** What waits for the team, on the first page of its workspace. */
  tasks(c: HttpContext, organisation: Organisation): Promise<ComponentChildren>
  /** Addresses where a person signs in or makes an account, and then comes back. */
  signInPath(returnTo: string): string
  signUpPath(returnTo: string): string
  /** What stands beside the pages about the network: its members, their ideas; the main one is a button. */
  aboutLinks(c: HttpContext): { label: string; href: string; main?: boolean }[]
  /** What the first page about the network tells of how its promises are kept, and the tags of what is told. */
  promises?(c: HttpContext): Promise<{ content: ComponentChildren; cache: string[] }>
  /** The main menu in our own words, in either language. */
  menu(c: HttpContext, locale: Locale): MenuItem[]
}
