import type { Context } from '../../../platform/context.ts'
import { found, Refusal } from '../../../platform/errors.ts'
import type { Moderated, ModerationSubject } from '../../moderation/index.ts'
import { notify } from '../../notices/index.ts'
import { findProcess, pathOf, processesOfOrganisations } from '../../processes/index.ts'
import type { DiscussionsPorts } from '../ports.ts'
import type { FoundRoom } from '../rooms/actions.ts'
import { findNetworkRoom } from '../rooms/network.ts'
import { NETWORK_HOME, phaseOfRoom, type RoomKind, WORDS } from '../rooms/rules.ts'
import { findRoom, roomsOfProcesses } from '../rooms/store.ts'
import { hideTopic } from '../topics/actions.ts'
import { topicPath } from '../topics/rules.ts'
import { type Topic, topicById, topicByNumber } from '../topics/store.ts'
import { hidePost, publishPost, roomOf } from './actions.ts'
import { contactOf } from './contacts-store.ts'
import { pagePathOf } from './own-routes.tsx'
import { type Post, stateOfPost } from './rules.ts'
import { postById, postByNumber, waitingPosts } from './store.ts'

/** The words under which moderation keeps what it decides here. */
export const POST = 'post'
export const TOPIC = 'topic'

type Ports = Pick<DiscussionsPorts, 'kind' | 'memberOf' | 'thingKinds' | 'told'>

/** How ideas, questions, comments and replies are reported, hidden, shown and published by moderators. */
export function postSubject(ports: Ports): ModerationSubject {
  return {
    kind: POST,
    name: 'discussions.moderation.post',

    async findByPath(context, path) {
      const said = await postOnThing(context, ports, path)
      if (said) return moderated(context, said.at, said.post)
      const place = await placeAt(context, ports, path)
      const number = place?.post ?? (place && place.kind !== 'topics' ? place.number : null)
      const post = place && number ? await postByNumber(context.db, place.at.room.id, number) : null
      return post && place ? moderated(context, place.at, post) : null
    },

    async findById(context, id) {
      const post = await postById(context.db, id)
      return post ? moderated(context, await roomOf(context, post.roomId), post) : null
    },

    async hide(context, id, ground) {
      const { at, post } = await known(context, id)
      await hidePost(context, at, post, ground)
    },

    async show(context, id) {
      const { at, post } = await known(context, id)
      await hidePost(context, at, post, null)
      await publishPost(context, at, post, ports.told)
    },

    async tellAuthor(context, id, { template, mail, once }) {
      const contact = await contactOf(context.db, id)
      if (!contact) return false
      const { email, locale } = contact
      await notify(context, {
        to: { email },
        template,
        locale,
        about: { kind: POST, id },
        mail: mail(context.house.texts.in(locale), locale),
        once,
        fleeting: true,
      })
      return true
    },

    async waiting(context, organisationId, page) {
      const processes = await processesOfOrganisations(context.db, [organisationId])
      const rooms = await roomsOfProcesses(
        context.db,
        processes.map(({ id }) => id),
      )
      const { rows, next } = await waitingPosts(
        context.db,
        rooms.map(({ id }) => id),
        page,
      )
      const shown = await Promise.all(
        rows.map((post) => {
          const room = found(rooms.find(({ id }) => id === post.roomId))
          return moderated(context, { room, process: found(processes.find(({ id }) => id === room.processId)) }, post)
        }),
      )
      return { rows: shown, next }
    },

    async publish(context, id) {
      const { at, post } = await known(context, id)
      await publishPost(context, at, post, ports.told)
    },
  }
}

/** How topics are reported and hidden; nobody waits to begin one. */
export function topicSubject(ports: Ports): ModerationSubject {
  return {
    kind: TOPIC,
    name: 'discussions.moderation.topic',

    async findByPath(context, path) {
      const place = await placeAt(context, ports, path)
      if (place?.kind !== 'topics' || place.post) return null
      const topic = await topicByNumber(context.db, place.at.room.id, place.number)
      return topic ? moderatedTopic(place.at, topic) : null
    },

    async findById(context, id) {
      const topic = await topicById(context.db, id)
      return topic ? moderatedTopic(await roomOf(context, topic.roomId), topic) : null
    },

    hide: (context, id, ground) => actOnTopic(context, id, (at, topic) => hideTopic(context, at, topic, ground)),
    show: (context, id) => actOnTopic(context, id, (at, topic) => hideTopic(context, at, topic, null)),
    // Whoever began it has an account and sees the reason on the page; no address is kept with a topic.
    tellAuthor: async () => false,
    waiting: async () => ({ rows: [], next: null }),
    publish: (context, id) => actOnTopic(context, id, (at, topic) => hideTopic(context, at, topic, null)),
  }
}

interface Place {
  at: FoundRoom
  kind: RoomKind
  /** Of the idea, the question or the topic. */
  number: number
  /** Of a comment or a reply on its page. */
  post: number | null
}

/** What an address leads to, when this reader may know of it. */
async function placeAt(context: Context, ports: Ports, path: string): Promise<Place | null> {
  const words = partsOf(path, pathOf({ kind: ports.kind, slug: '' }))
  if (!words) return null
  const { slug, kind, number, post } = words
  try {
    if (slug === null) return { at: await findNetworkRoom(context, ports), kind, number, post }
    const at = await roomAt(context, ports.kind, slug, kind)
    return at && { at, kind, number, post }
  } catch (reason) {
    if (reason instanceof Refusal) return null
    throw reason
  }
}

/** What an address on the page of a thing leads to: `/budzet-obywatelski/suwalki/projekty/12#wpis-5`. */
async function postOnThing(context: Context, { thingKinds = [] }: Ports, path: string) {
  for (const kind of thingKinds) {
    const home = pathOf({ kind, slug: '' })
    if (!path.startsWith(home)) continue
    const [, slug, about, number] =
      /^([a-z0-9-]+)\/([a-z0-9/-]+)(?:\?[^#]*)?#wpis-([1-9][0-9]{0,8})$/.exec(path.slice(home.length)) ?? []
    if (!slug || !about || !number) return null
    const at = await roomAt(context, kind, slug, 'topics')
    const post = at && (await postByNumber(context.db, at.room.id, Number(number)))
    const topic = post?.topicId ? await topicById(context.db, post.topicId) : null
    return at && post && topic?.about === about ? { at, post } : null
  }
  return null
}

/** A room that this reader may know of. */
async function roomAt(context: Context, kind: string, slug: string, word: RoomKind): Promise<FoundRoom | null> {
  try {
    const process = await findProcess(context, kind, slug)
    const room = await findRoom(context.db, process.id, word)
    return room && phaseOfRoom(room, process, context.now) !== 'draft' ? { process, room } : null
  } catch (reason) {
    if (reason instanceof Refusal) return null
    throw reason
  }
}

/** The parts of an address of an idea, a question, a topic or a reply; `slug` is null in the network. */
function partsOf(path: string, home: string) {
  const ofNetwork = path.startsWith(`${NETWORK_HOME}/`)
  if (!ofNetwork && !path.startsWith(home)) return null
  const rest = ofNetwork ? path.slice(1) : path.slice(home.length)
  const [, slug, word, number, after = ''] =
    /^([a-z0-9-]+)\/(pomysly|pytania|dyskusje)\/([1-9][0-9]{0,8})(?=$|[/?#])(.*)$/.exec(rest) ?? []
  const kind = (Object.keys(WORDS) as RoomKind[]).find((each) => WORDS[each] === word)
  if (!slug || !kind || !number) return null
  const [, post] = /wpis-([1-9][0-9]{0,8})$/.exec(after) ?? []
  return { slug: ofNetwork ? null : slug, kind, number: Number(number), post: post ? Number(post) : null }
}

async function known(context: Context, id: string): Promise<{ at: FoundRoom; post: Post }> {
  const post = found(await postById(context.db, id))
  return { post, at: await roomOf(context, post.roomId) }
}

async function actOnTopic(context: Context, id: string, act: (at: FoundRoom, topic: Topic) => Promise<void>) {
  const topic = found(await topicById(context.db, id))
  await act(await roomOf(context, topic.roomId), topic)
}

async function moderated(context: Context, at: FoundRoom, post: Post): Promise<Moderated> {
  return {
    kind: POST,
    id: post.id,
    organisationId: at.process?.organisationId ?? null,
    label: (t) => t(`discussions.moderation.${post.kind}`, { number: post.number }),
    path: await pagePathOf(context, at, post),
    text: [post.title, post.body, post.placeWords, post.signature].filter(Boolean).join('\n\n'),
    givenAt: post.givenAt,
    state: stateOfPost(post),
  }
}

const moderatedTopic = ({ process }: FoundRoom, topic: Topic): Moderated => ({
  kind: TOPIC,
  id: topic.id,
  organisationId: process?.organisationId ?? null,
  label: (t) => t('discussions.topic.number', { number: topic.number }),
  path: topicPath(process, topic),
  text: [topic.question, topic.lead, topic.signature].filter(Boolean).join('\n\n'),
  givenAt: topic.createdAt,
  state: topic.hiddenAt ? 'hidden' : 'public',
})
