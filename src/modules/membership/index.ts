/** Front door of membership: declarations, members and their cards; see README.md. */

export { aboutLinks } from './links.ts'
export { isActive, type Member, mayVote, type Period } from './members/rules.ts'
export { personalData } from './personal-data.ts'
export { openRoutes } from './routes.tsx'
export { KINDS, type Kind, mayKeepMembers, TOOLS, type Tool } from './rules.ts'
