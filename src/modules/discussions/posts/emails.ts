import type { Translate } from '../../../platform/texts/index.ts'
import type { MailContent } from '../../notices/index.ts'
import type { Process } from '../../processes/index.ts'
import { topicPath } from '../topics/rules.ts'
import type { Topic } from '../topics/store.ts'
import { anchorOf, ownPath, type Post, postPath } from './rules.ts'

type Words = Pick<Post, 'id' | 'kind' | 'title' | 'body' | 'number'>

/** "We have it": the words, and the link by which its author withdraws it. */
export function receivedMail(
  t: Translate,
  { title, post, secret }: { title: string; post: Words; secret: string },
): MailContent {
  return {
    subject: t(`discussions.mail.received.subject.${post.kind}`),
    blocks: [
      { kind: 'heading', text: t(`discussions.mail.received.subject.${post.kind}`) },
      ...(title ? [{ kind: 'paragraph' as const, text: t('discussions.mail.received.text', { title }) }] : []),
      ...(post.title ? [{ kind: 'paragraph' as const, text: post.title }] : []),
      { kind: 'quote', text: post.body },
      { kind: 'button', label: t('discussions.mail.received.button'), url: ownPath(post.id, secret) },
      { kind: 'small', text: t('discussions.mail.why') },
    ],
  }
}

/** "Your question has an answer", "The team answered your idea". */
export function answeredMail(
  t: Translate,
  { process, post, state, answer }: { process: Process; post: Words; state: string | null; answer: string },
): MailContent {
  return {
    subject: t(`discussions.mail.answered.subject.${post.kind}`),
    blocks: [
      { kind: 'heading', text: state ? t(`discussions.said.${state}`) : t('discussions.mail.answered.heading') },
      { kind: 'paragraph', text: t('discussions.mail.answered.text', { title: process.title }) },
      { kind: 'quote', text: post.title ?? post.body },
      ...answer.split(/\n{2,}/).map((text) => ({ kind: 'paragraph' as const, text })),
      { kind: 'button', label: t('discussions.mail.answered.button'), url: postPath(process, post) },
      { kind: 'small', text: t('discussions.mail.why') },
    ],
  }
}

/** Somebody replied in a topic, for those who follow it. */
export const replyMail = (
  t: Translate,
  process: Process | null,
  topic: Pick<Topic, 'number' | 'question' | 'about'>,
  post: Pick<Post, 'number' | 'body' | 'signature'>,
): MailContent => ({
  subject: t('discussions.mail.reply.subject', { question: topic.question }),
  blocks: [
    { kind: 'heading', text: topic.question },
    {
      kind: 'paragraph',
      text: t('discussions.mail.reply.text', { author: post.signature ?? t('discussions.unsigned') }),
    },
    { kind: 'quote', text: post.body },
    {
      kind: 'button',
      label: t('discussions.mail.reply.button'),
      url: `${topicPath(process, topic)}#${anchorOf(post)}`,
    },
  ],
})

/** The topic has been summed up, for those who follow it. */
export const summaryMail = (
  t: Translate,
  process: Process | null,
  topic: Pick<Topic, 'number' | 'question' | 'about'>,
  summary: string,
): MailContent => ({
  subject: t('discussions.mail.summary.subject', { question: topic.question }),
  blocks: [
    { kind: 'heading', text: t('discussions.summary') },
    { kind: 'paragraph', text: topic.question },
    ...summary.split(/\n{2,}/).map((text) => ({ kind: 'paragraph' as const, text })),
    { kind: 'button', label: t('discussions.mail.reply.button'), url: topicPath(process, topic) },
  ],
})
