export { AccountPage, type AccountPart } from './account/pages.tsx'
export { hashPassword } from './auth/passwords.ts'
export { emailOf, type IdentityLetter } from './emails.ts'
export { type Identity, openIdentity } from './identity.ts'
export { personalData } from './personal-data.ts'
export { createPerson, type GivenPerson } from './persons.ts'
export type { IdentityMails, IdentityPorts, LetterWithLink } from './ports.ts'
export { openRoutes } from './routes.tsx'
export { holdsStaffRole, type Person, passwordProblem, secondFactorNeeded } from './rules.ts'
export { openSession, type Session } from './sessions.ts'
export {
  accountsByEmails,
  hasPeople,
  personByEmail,
  personById,
  personsByIds,
  providerAccountOf,
} from './store.ts'
