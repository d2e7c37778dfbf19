import type { Context } from '../../platform/context.ts'
import type { HttpContext } from '../../platform/http/index.ts'
import type { Desk } from '../../ui/index.ts'
import type { Poll } from './polls/rules.ts'

/** A poll as one step of a longer vote: a pool of a budget. */
export interface Journey {
  /** Where people say who they are, once for all steps. */
  entry: string
  /** The page of the whole. */
  home: { label: string; href: string }
  step: { number: number; of: number }
  next: { label: string; href: string }
}

/** A device of the office on which people vote one after another. */
export interface Booth {
  /** Under which ballots that begin here are counted. */
  place: string
  /** The point it stands at: „Biblioteka przy Rynku”. */
  name: string
  /** Which device it is, for limits of its own. */
  device: string
  /** Where it is ready for the next person. */
  home: string
  /** Posted to when a person is done: nothing of theirs stays. */
  finish: string
}

/** A member with a vote: a person, or an institution through whoever represents it. */
export interface VotingMember {
  id: string
  name: string
}

/** What voting asks of those it does not know; `app` hands it over. */
export interface BallotsPorts {
  /** Around the work pages of one organisation, or of the network. */
  desk(c: HttpContext, organisationId: string | null): Promise<Desk>
  /** Where this person may make polls: the network (null) and organisations, with their names. */
  placesOf(context: Context): Promise<{ id: string | null; name: string }[]>
  nameOf(context: Context, organisationId: string): Promise<string | null>
  /** As whom a person votes today: themselves as a member, and institutions that named them to vote. */
  votingMembersOf(context: Context, personId: string): Promise<VotingMember[]>
  /** Who has this number on the list of members and votes today; asked when a paper card is entered. */
  votingMemberByNumber(context: Context, number: number): Promise<VotingMember | null>
  /** The account at the other provider with which a person signs in; null without one. */
  oidcKeyOf(context: Context, personId: string): Promise<string | null>
  personIdByEmail(context: Context, email: string): Promise<string | null>
  /**
   * Whether somebody may vote here besides what the poll itself asks, such as in one of several districts only. `keyIn` says who
   * they are in another poll, so that one person is known by one key in all of them.
   * @returns the key of a sentence that says why not, or null
   */
  admit?(context: Context, poll: Poll, keyIn: (poll: Poll) => Promise<string | null>): Promise<string | null>
  /** Where a poll that belongs to something else is entered, and what stands before and after its ballot. */
  journeyOf?(context: Context, poll: Poll): Promise<Journey | null>
  /** The device of a point of voting this request comes from; null from anywhere else. */
  boothOf?(c: HttpContext, poll: Poll): Promise<Booth | null>
  /** Other polls that the same codes open: pools of one budget. */
  companionsOf?(context: Context, poll: Poll): Promise<Poll[]>
  /** Whether turnout of the poll is told by age. */
  countsAges?(poll: Poll): boolean
  /** Places where paper cards of the poll come from, by name. */
  paperPlacesOf?(context: Context, poll: Poll): Promise<string[]>
  /** The page where a person signs in and then comes back. */
  signInPath(back: string): string
}
