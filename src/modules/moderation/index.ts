/** Front door of moderation: reports of content, decisions with reasons, appeals, the public log; see README.md. */
export { type Hiding, hidingOf } from './decisions/hiding.ts'
export { letters } from './letters.ts'
export type { LetterToAuthor, Moderated, ModerationSubject, Needs } from './needs.ts'
export { forgetAuthor, personalData } from './personal-data.ts'
export { openRoutes } from './routes.tsx'
export { GROUNDS, type Ground, isGround, mayModerate } from './rules.ts'
export { type ModerationTask, tasksOf } from './tasks.ts'
