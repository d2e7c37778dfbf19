import { keepFile, picturePath } from '../../modules/media/index.ts'
import {
  addBlocks,
  type Block,
  beginIssue,
  bringConsenting,
  bringSubscriber,
  commentOnIssue,
  editWords,
  freeze,
  issueById,
  issueSent,
  PICTURE_SUBJECT,
  recordReads,
  scheduleIssue,
  TOPICS,
  takeFromBasket,
} from '../../modules/newsletter/index.ts'
import { dateOf } from '../../platform/clock.ts'
import type { Context } from '../../platform/context.ts'
import { found } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import { newsletterPorts } from '../wiring.tsx'
import type { Calendar } from './calendar.ts'
import { PARK_PLAN } from './drawings.ts'
import { pngOf } from './emblems.ts'
import { uploaded } from './files.ts'
import { IN_PREPARATION, ISSUES, type ToldIssue } from './newsletter-issues.ts'

const SUBSCRIBERS = 240

/** The newsletter of the demonstration: who gets it, five issues in the archive, one that is being made. */
export async function bringNewsletter(context: Context, calendar: Calendar) {
  // What the network says about itself is read on the connection of the transaction: the embedded database has no other.
  const house = { ...context.house, db: context.db }
  await bringSubscribers(context, calendar)
  const at = (days: number): Context => ({ ...context, now: calendar.workday(days, '08:30') })
  for (const told of ISSUES) {
    const then = at(told.days)
    const id = await write(then, told)
    await scheduleIssue({ ...then, house }, { answers: async () => true }, id, then.now)
    await freeze({ ...then, house }, id)
    await issueSent({ ...then, now: then.now.add({ minutes: 20 }) }, id)
    await bringReads(context, id, dateOf(then.now))
  }
  await prepare(at(-2), context, calendar)
}

/** Most people read an issue within a week; later somebody comes by search once in a while. */
async function bringReads(context: Context, issueId: string, left: Temporal.PlainDate) {
  const today = dateOf(context.now)
  for (let day = 0; Temporal.PlainDate.compare(left.add({ days: day }), today) <= 0; day += 1) {
    const reads = Math.round(84 / (1 + day) ** 1.3) + (((day * 7919) % 13) % 4)
    if (reads > 0) await recordReads(context.db, issueId, left.add({ days: day }), reads)
  }
}

async function bringSubscribers(context: Context, calendar: Calendar) {
  await bringConsenting({ ...context, now: calendar.at(-330) }, newsletterPorts)
  const members = (await newsletterPorts.consenting(context)).filter(({ takenBackAt }) => !takenBackAt)
  const codes = ['2001011', '2061011', '2063011', '2012', '2805011', '2002093', '2005011']
  for (let number = members.length; number < SUBSCRIBERS; number += 1) {
    const name = NAMES[(number * 7) % NAMES.length] ?? ''
    await bringSubscriber(
      { ...context, now: calendar.at(-320 + Math.floor((number / SUBSCRIBERS) * 300), '18:12') },
      {
        email: `odbiorca.${number + 1}@example.org`,
        name: number % 3 === 0 ? '' : name,
        topics:
          number % 4 === 0
            ? [...new Set([TOPICS[(number / 4) % TOPICS.length] ?? 'law', 'consultations' as const])]
            : [],
        unitCodes: number % 5 === 0 ? [codes[number % codes.length] ?? '20'] : [],
        frequency: number % 11 === 0 ? 'urgent' : number % 6 === 0 ? 'monthly' : 'each',
        pausedUntil: number % 40 === 0 ? calendar.at(21) : null,
      },
    )
  }
}

const NAMES = [
  'Anna',
  'Bogdan',
  'Celina',
  'Daniel',
  'Edyta',
  'Filip',
  'Grażyna',
  'Henryk',
  'Iwona',
  'Jarosław',
  'Kinga',
  'Łukasz',
]

async function write(context: Context, told: ToldIssue): Promise<string> {
  const id = await beginIssue(context, newId())
  const { subject, preheader, plainSummary, topics = [] } = told
  await editWords(context, id, 1, {
    subject,
    preheader,
    plainSummary,
    topics,
    unitCodes: [],
    urgent: false,
    dueOn: null,
  })
  await addBlocks(
    context,
    id,
    told.blocks.map((block) => ({ ...block, id: newId() }) as Block),
  )
  if (told.picture) await addBlocks(context, id, [await pictureOf(context, id, told.picture)])
  return id
}

/** The one in preparation: a few things of the basket are in it, the others wait there; a second reader said something. */
async function prepare(then: Context, now: Context, calendar: Calendar) {
  const id = await write(then, IN_PREPARATION)
  const issue = found(await issueById(then.db, id))
  await editWords(then, id, issue.version, { ...issue, dueOn: calendar.date(12) })
  const items = (await Promise.all(newsletterPorts.basket.map((source) => source.items(now, then.now)))).flat()
  const chosen = items.filter(({ why }) => why === 'due').slice(0, 3)
  await takeFromBasket(
    now,
    newsletterPorts,
    found(await issueById(then.db, id)),
    chosen.map(({ source }) => source),
  )
  await commentOnIssue(then, issue, 'Dodajmy jeszcze zdjęcie ze spaceru i termin, do kiedy można pisać uwagi.', newId())
}

async function pictureOf(
  context: Context,
  issueId: string,
  { alt, caption }: { alt: string; caption: string },
): Promise<Block> {
  const kept = await uploaded('park-nad-netta.png', await pngOf(PARK_PLAN), (upload) =>
    keepFile(context, upload, {
      subject: { kind: PICTURE_SUBJECT, id: issueId },
      kinds: ['image'],
      visibility: 'public',
      alt,
    }),
  )
  if (!kept.ok) throw new Error(kept.problem)
  const { id, width, height } = kept.file
  return {
    id: newId(),
    kind: 'picture',
    fileId: id,
    path: picturePath(kept.file, 1280),
    width: width ?? 1200,
    height: height ?? 760,
    alt,
    caption,
  }
}
