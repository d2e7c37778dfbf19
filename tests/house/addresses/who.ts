import { ROLES, type Who } from '../../support/world/roles.ts'

/** Who gets an answer at some addresses; everybody else finds nothing there. */
export interface Access {
  who: readonly Who[]
  /** What a GET answers to those who may, when it is no page; 302 and 303 lead on. */
  status?: number[]
  get?: string[]
  post?: string[]
}

export const EVERYBODY: readonly Who[] = ['stranger', ...ROLES]
export const TEAM: readonly Who[] = ['team-admin', 'editor', 'clerk', 'moderator', 'administrator']
export const WORKERS: readonly Who[] = ['team-admin', 'editor', 'clerk', 'administrator']
export const EDITORS: readonly Who[] = ['team-admin', 'editor', 'administrator']
export const ADMINS: readonly Who[] = ['team-admin', 'administrator']
export const MANAGERS: readonly Who[] = ['team-admin', 'coordinator', 'administrator']
export const MODERATORS: readonly Who[] = ['team-admin', 'moderator', 'coordinator', 'administrator']
export const TEAM_AND_NETWORK: readonly Who[] = [
  'team-admin',
  'editor',
  'clerk',
  'moderator',
  'coordinator',
  'administrator',
]
export const NETWORK: readonly Who[] = ['coordinator', 'administrator']
