import { type Actor, holds } from '../../platform/actor.ts'

export const KINDS = ['person', 'institution'] as const
export type Kind = (typeof KINDS)[number]

/** The five tools of participation, and what else practitioners do. */
export const TOOLS = [
  'consultations',
  'participatory-budget',
  'initiative',
  'village-fund',
  'referendum',
  'other',
] as const
export type Tool = (typeof TOOLS)[number]

/** In what a member wants to work together. */
export const AREAS = ['education', 'standards', 'debate', 'meetings', 'labs', 'research', 'other'] as const
export type Area = (typeof AREAS)[number]

/** How a declaration may be signed. */
export const WAYS = ['signature', 'scan', 'email', 'post'] as const
export type Way = (typeof WAYS)[number]

export const PURPOSES = ['newsletter', 'publication'] as const
export type Purpose = (typeof PURPOSES)[number]

export const STANDINGS = ['member', 'guest', 'observer'] as const
export type Standing = (typeof STANDINGS)[number]

/** Who accepts declarations, keeps the list of members and sees the cards as coordinators do. */
export const mayKeepMembers = (actor: Actor): boolean => holds(actor, ['coordinator', 'administrator'], null)
