/** Front door of the knowledge base; see README.md. */
export { type KnowledgeTask, tasksOf } from './editing/tasks.ts'
export { knowledgeData } from './open-data.ts'
export { personalData } from './personal-data.ts'
export type { Example, KnowledgePorts } from './ports.ts'
export { answer, ask, findQuestion, markBest, publishQuestion, putIntoGuide } from './questions/actions.ts'
export { letters } from './questions/emails.ts'
export { moderationSubjects } from './questions/moderation.ts'
export { answersOf } from './questions/store.ts'
export { openRoutes } from './routes.ts'
export {
  CHOOSER,
  DEADLINES,
  DESK,
  GLOSSARY,
  GUIDES,
  HOME,
  KNOWLEDGE,
  LIBRARY,
  pathOf,
  QUESTIONS,
  STORIES,
  TEMPLATES,
  type Text as KnowledgeText,
  TOOLS,
  type Tool,
} from './rules.ts'
export { knowledgeFound } from './search.ts'
export { bringProduct } from './shipped/bringing.ts'
export { peopleWrote } from './shipped/store.ts'
export { publishedHeads } from './store.ts'
