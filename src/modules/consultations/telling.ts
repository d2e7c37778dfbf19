import { createHmac } from 'node:crypto'
import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/db/index.ts'
import { found } from '../../platform/errors.ts'
import type { JobDefinition } from '../../platform/jobs/index.ts'
import type { Locale } from '../../platform/texts/index.ts'
import { evaluationOf } from '../evaluations/index.ts'
import { type MailContent, notify, tellFollowers, whoFollowed } from '../notices/index.ts'
import { type Process, processById } from '../processes/index.ts'
import { contactsOf, stopOf } from '../remarks/index.ts'
import { contactMail, effectMail, evaluationMail, milestoneMail, reportMail } from './emails.ts'
import { milestoneById } from './implementation/store.ts'
import { reportById } from './reports/store.ts'
import { effectById } from './store.ts'

/** The job that writes to those who left an address with a remark. */
export const TELL_CONTACTS = 'consultations.tell-contacts'
const BATCH = 200

type News = { kind: 'report' | 'effect' | 'evaluation' | 'milestone'; id: string }

interface Letter {
  process: Process
  template: string
  /** The same key never makes the same letter twice. */
  once: string
  at: Temporal.Instant
  mail(locale: Locale): MailContent
}

/**
 * Tells everybody who follows, and everybody who left an address with a remark, of a report or an effect. In the
 * transaction of what is told: followers' letters and the job for the others are there when it is, or not at all.
 */
export async function tellEverybody(context: Context, news: News) {
  const { process, template, once, mail } = await letterOf(context, news)
  await tellFollowers(context, { kind: 'process', id: process.id }, { template, once, mail })
  await context.house.jobs.send(context, TELL_CONTACTS, news)
}

export const tellingJobs: JobDefinition[] = [
  { name: TELL_CONTACTS, run: (context, news: News) => tellContacts(context, news) },
]

/**
 * One letter to each address left with a remark, however many remarks and however often the job runs: a crash in the
 * middle repeats nothing. Those who follow have their letter already.
 */
async function tellContacts(context: Context, news: News) {
  const { process, template, once, at, mail } = await letterOf(context, news)
  const { texts, config } = context.house
  let afterRemark: string | undefined
  for (;;) {
    const contacts = await contactsOf(context.db, process.id, { limit: BATCH, ...(afterRemark ? { afterRemark } : {}) })
    const following = await whoFollowed(
      context,
      { kind: 'process', id: process.id },
      { emails: contacts.map(({ email }) => email), until: at },
    )
    await inTransaction(context, async (context) => {
      for (const { email, locale, remarkId, reference } of contacts) {
        if (following.has(email)) continue
        await notify(context, {
          to: { email },
          template,
          topic: 'own-remarks',
          locale,
          about: { kind: 'remark', id: remarkId },
          mail: contactMail(texts.in(locale), process, reference, mail(locale)),
          stop: stopOf(config, remarkId),
          once: `${once}:${addressKey(config.secret, email)}`,
        })
      }
    })
    if (contacts.length < BATCH) return
    afterRemark = contacts.at(-1)?.remarkId
  }
}

async function letterOf({ db, house }: Context, { kind, id }: News): Promise<Letter> {
  if (kind === 'report') {
    const report = found(await reportById(db, id))
    const process = found(await processById(db, report.processId))
    const at = report.publishAt ?? report.madeAt
    return {
      process,
      template: 'consultation-report',
      once: `consultation-report:${id}`,
      at,
      mail: (locale) => reportMail(house.texts.in(locale), locale, process, at),
    }
  }
  if (kind === 'evaluation') {
    const process = found(await processById(db, id))
    const { askedAt, closesAt } = found(await evaluationOf(db, id))
    return {
      process,
      template: 'consultation-evaluation',
      once: `consultation-evaluation:${id}`,
      at: askedAt,
      mail: (locale) => evaluationMail(house.texts.in(locale), locale, process, closesAt),
    }
  }
  if (kind === 'milestone') {
    const milestone = found(await milestoneById(db, id))
    const process = found(await processById(db, milestone.processId))
    return {
      process,
      template: 'consultation-milestone',
      once: `consultation-milestone:${id}`,
      at: found(milestone.endedAt),
      mail: (locale) => milestoneMail(house.texts.in(locale), process, milestone),
    }
  }
  const effect = found(await effectById(db, id))
  const process = found(await processById(db, effect.processId))
  return {
    process,
    template: 'consultation-effect',
    once: `consultation-effect:${id}`,
    at: effect.publishedAt,
    mail: (locale) => effectMail(house.texts.in(locale), process, effect),
  }
}

/** An address in a key of the outbox is no address: only who knows our secret can tell whose it is. */
const addressKey = (secret: string, email: string) =>
  createHmac('sha256', secret).update(email.trim().toLowerCase()).digest('base64url')
