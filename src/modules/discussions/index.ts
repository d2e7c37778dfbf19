/** Front door of discussions: ideas, questions to experts and talking about a question; see README.md. */
export { discussionsActivities } from './activity.tsx'
export {
  type BroughtRooms,
  type BroughtTalk,
  type BroughtTopic,
  bringNetworkTopics,
  bringRooms,
  bringTalks,
} from './bringing.ts'
export { letters } from './letters.ts'
export { personalData } from './personal-data.ts'
export type { DiscussionsPorts } from './ports.ts'
export type { Told } from './posts/actions.ts'
export { postSubject, topicSubject } from './posts/moderation.ts'
export { EXPERT_PICTURES, setPicture as setExpertPicture } from './questions/actions.ts'
export { pictureGuard } from './questions/pictures.ts'
export { NETWORK_HOME as NETWORK_DISCUSSIONS } from './rooms/rules.ts'
export { openNetworkRoutes, openRoutes, openWorkRoutes } from './routes.ts'
export {
  copyTalk,
  keepTalk,
  type Talk,
  type TalkSettings,
  type Thing,
  talkOf,
  talkSettingsOf,
} from './things/actions.ts'
export { TalkSection } from './things/pages.tsx'
export { openTalk } from './things/routes.tsx'
export { topicNews } from './topics/news.ts'
export { ModerationChoice } from './work/room-pages.tsx'
