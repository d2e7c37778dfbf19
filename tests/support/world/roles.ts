/** Everybody an address can be asked by. The first four belong to the team of Augustów. */
export const ROLES = [
  'team-admin',
  'editor',
  'clerk',
  'moderator',
  'other-admin',
  'coordinator',
  'administrator',
  'person',
] as const
export type RoleName = (typeof ROLES)[number]
export type Who = RoleName | 'stranger'
