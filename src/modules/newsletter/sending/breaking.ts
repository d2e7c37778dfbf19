import type { Context } from '../../../platform/context.ts'
import { notify } from '../../notices/index.ts'
import { issueById } from '../issues/store.ts'
import { issuePaused } from '../letter/freezing.ts'
import { sendingPath } from './forms.ts'
import type { SendingPorts } from './ports.ts'
import { type Break, breakOf } from './rules.ts'
import { countsOf, lockSending, newestTries, recordBreak, type Sending, sendingOf } from './store.ts'

/**
 * The circuit breaker: looks at the newest tries of an issue, and when they say that going on does harm, pauses it and
 * writes to the coordinators, in the transaction that wrote the tries down. Paused once, it stays quiet until a person
 * lets the sending go on.
 */
export async function breakIfNeeded(context: Context, ports: SendingPorts, issueId: string) {
  const { db, now } = context
  const before = await sendingOf(db, issueId)
  if (!before || !(await whyBreak(context, before))) return
  const sending = await lockSending(db, issueId)
  const why = sending && !sending.brokenAt && (await whyBreak(context, sending))
  if (!why) return
  await recordBreak(db, issueId, why, now)
  await issuePaused(context, issueId)
  await tellCoordinators(context, ports, issueId, why)
  context.house.log.warn('issue-broken', { issue: issueId, why })
}

async function tellCoordinators(context: Context, { coordinators }: SendingPorts, issueId: string, why: Break) {
  const { db, house, now } = context
  const issue = await issueById(db, issueId)
  const counts = await countsOf(db, issueId)
  const t = house.texts.in('pl')
  for (const { id, email } of await coordinators(context)) {
    await notify(context, {
      to: { email, personId: id },
      template: 'newsletter-sending-broken',
      locale: 'pl',
      about: { kind: 'issue', id: issueId },
      once: `newsletter-sending-broken:${issueId}:${now}:${id}`,
      mail: {
        subject: t('newsletter.sending.broken.subject', { subject: issue?.subject ?? '' }),
        blocks: [
          { kind: 'heading', text: t('newsletter.sending.broken.title') },
          { kind: 'paragraph', text: t(`newsletter.sending.broken.${why}`) },
          {
            kind: 'paragraph',
            text: t('newsletter.sending.broken.counts', {
              accepted: counts.accepted,
              waiting: counts.queued + counts.deferred,
            }),
          },
          { kind: 'button', label: t('newsletter.sending.broken.button'), url: sendingPath({ id: issueId }) },
        ],
      },
    })
  }
}

const whyBreak = async ({ db }: Context, { issueId, resumedAt, startedAt }: Sending) =>
  breakOf(await newestTries(db, issueId), resumedAt ?? startedAt)
