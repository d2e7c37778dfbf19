import type { Context } from '../../platform/context.ts'
import { allow, found } from '../../platform/errors.ts'
import type { People } from '../audit/index.ts'
import type { LetterToAuthor, Moderated, ModerationSubject } from '../moderation/index.ts'
import { notify } from '../notices/index.ts'
import { toldOf } from './actions.ts'
import { STORY } from './content.ts'
import { latestRevision } from './revisions-store.ts'
import { HOME, maySee, mayWrite, type Practice, pathOf, stateOf } from './rules.ts'
import { practiceById, practiceBySlug, recordFacts } from './store.ts'
import { type Comment, commentById, recordCommentHiding } from './talking/store.ts'

export const PRACTICE = 'practice'
export const COMMENT = 'practice-comment'

/** How practices, and comments under them, are reported, hidden and shown by moderators of the network. */
export const moderationSubjects = (people: People): ModerationSubject[] => [practices(people), comments(people)]

function practices(people: People): ModerationSubject {
  return {
    ...nothingWaits,
    kind: PRACTICE,
    name: 'practices.moderation.practice',
    async findByPath(context, path) {
      const [, slug = ''] = new RegExp(`^${HOME}/([a-z0-9-]+)(?:[/?]|$)`).exec(path) ?? []
      const practice = slug ? await practiceBySlug(context.db, slug) : null
      return practice && maySee(context.actor, practice) ? thing(context, practice) : null
    },
    async findById(context, id) {
      const practice = await practiceById(context.db, id)
      return practice && thing(context, practice)
    },
    async hide(context, id, ground) {
      const practice = found(await practiceById(context.db, id))
      await recordFacts(context.db, id, { hiddenAt: context.now, hiddenReason: ground })
      await toldOf(context, practice)
    },
    async show(context, id) {
      const practice = found(await practiceById(context.db, id))
      await recordFacts(context.db, id, { hiddenAt: null, hiddenReason: null })
      await toldOf(context, practice)
    },
    async tellAuthor(context, id, letter) {
      const practice = found(await practiceById(context.db, id))
      return tell(context, people, practice.createdBy, PRACTICE, id, letter)
    },
  }
}

async function thing(context: Context, practice: Practice): Promise<Moderated> {
  const content = (await latestRevision(context.db, practice.id))?.content
  const state = stateOf(practice)
  return {
    kind: PRACTICE,
    id: practice.id,
    organisationId: null,
    label: (t) => t('practices.moderation.label', { title: practice.title }),
    path: pathOf(practice),
    text: [practice.title, practice.essence, ...STORY.map((part) => content?.[part])].filter(Boolean).join('\n\n'),
    givenAt: practice.publishedAt ?? practice.createdAt,
    state: state === 'hidden' ? 'hidden' : state === 'published' ? 'public' : state === 'archived' ? 'gone' : 'waiting',
  }
}

function comments(people: People): ModerationSubject {
  return {
    ...nothingWaits,
    kind: COMMENT,
    name: 'practices.moderation.comment',
    async findByPath(context, path) {
      const [, id = ''] = new RegExp(`^${HOME}/[a-z0-9-]+#komentarz-([0-9a-f-]{36})$`).exec(path) ?? []
      const comment = id ? await commentById(context.db, id) : null
      return comment && said(context, comment)
    },
    async findById(context, id) {
      const comment = await commentById(context.db, id)
      return comment && said(context, comment)
    },
    async hide(context, id, ground) {
      const comment = found(await commentById(context.db, id))
      await recordCommentHiding(context.db, id, { at: context.now, reason: ground })
      await toldOf(context, { id: comment.practiceId })
    },
    async show(context, id) {
      const comment = found(await commentById(context.db, id))
      await recordCommentHiding(context.db, id, null)
      await toldOf(context, { id: comment.practiceId })
    },
    async tellAuthor(context, id, letter) {
      const comment = found(await commentById(context.db, id))
      return tell(context, people, comment.personId, COMMENT, id, letter)
    },
  }
}

async function said(context: Context, comment: Comment): Promise<Moderated | null> {
  const practice = await practiceById(context.db, comment.practiceId)
  if (!practice || !(stateOf(practice) === 'published' || mayWrite(context.actor, practice))) return null
  return {
    kind: COMMENT,
    id: comment.id,
    organisationId: null,
    label: (t) => t('practices.moderation.comment-label', { title: practice.title }),
    path: `${pathOf(practice)}#komentarz-${comment.id}`,
    text: comment.body,
    givenAt: comment.writtenAt,
    state: comment.hiddenReason === null ? 'public' : 'hidden',
  }
}

// Practices wait for editors, at their own desk; comments are shown at once.
const nothingWaits = {
  waiting: async () => ({ rows: [], next: null }),
  publish: async () => allow(false),
}

async function tell(
  context: Context,
  people: People,
  personId: string | null,
  kind: string,
  id: string,
  { template, mail, once }: LetterToAuthor,
): Promise<boolean> {
  const author = personId && (await people.personsByIds(context.db, [personId])).get(personId)
  if (!author) return false
  await notify(context, {
    to: { email: author.email, personId: author.id },
    template,
    locale: 'pl',
    about: { kind, id },
    mail: mail(context.house.texts.in('pl'), 'pl'),
    once,
    fleeting: true,
  })
  return true
}
