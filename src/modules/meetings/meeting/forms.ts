import { z } from 'zod'
import { ZONE } from '../../../platform/clock.ts'
import { isoMoment, line, ticked } from '../../../platform/http/index.ts'
import { isId } from '../../../platform/ids.ts'
import { KINDS, type Meeting } from '../rules.ts'
import { writePoint } from './place.ts'
import type { MeetingInput } from './store.ts'

const moment = isoMoment('meetings.form.moment')
const instant = (local: string) => Temporal.PlainDateTime.from(local).toZonedDateTime(ZONE).toInstant()
const needed = moment.transform(instant)
const optional = z
  .union([z.literal(''), moment])
  .default('')
  .transform((value) => (value ? instant(value) : null))
const text = (most: number) => z.string().trim().max(most).default('')
const places = z
  .string()
  .trim()
  .regex(/^\d{0,5}$/, 'meetings.form.places')
  .default('')
  .transform((value) => (value === '' ? null : Number(value)))
const number = (from: number, to: number, standard: string, message: string) =>
  z
    .string()
    .trim()
    .default(standard)
    .refine((value) => /^\d{1,4}$/.test(value) && Number(value) >= from && Number(value) <= to, message)
    .transform(Number)

export const MeetingForm = z
  .object({
    key: z.uuid(),
    kind: z.enum(KINDS, 'meetings.form.kind'),
    title: line(160).refine((title) => title.length >= 3, 'meetings.form.title'),
    /** An organisation, or `siec` for the network itself. */
    holder: z.string().refine((value) => value === 'siec' || isId(value), 'meetings.form.holder'),
    process: line(120).default(''),
    purpose: text(4000),
    startsAt: needed,
    endsAt: needed,
    placeName: line(160).default(''),
    address: line(200).default(''),
    /** Name of the gmina; `unitCode` chooses among several of that name. */
    unit: line(80).default(''),
    unitCode: z.string().default(''),
    point: line(60).default(''),
    accessibility: text(2000),
    openingHours: text(1000),
    onlineUrl: z
      .union([z.literal(''), z.url({ protocol: /^https$/, error: 'meetings.form.url' })])
      .default('')
      .transform((value) => value || null),
    materials: text(4000),
    takesRegistrations: ticked(),
    onSitePlaces: places,
    onlinePlaces: places,
    registrationOpensAt: optional,
    registrationClosesAt: optional,
    largestParty: number(1, 20, '1', 'meetings.form.party'),
    offerHours: number(1, 336, '48', 'meetings.form.offer'),
  })
  .refine(({ startsAt, endsAt }) => Temporal.Instant.compare(startsAt, endsAt) < 0, {
    path: ['endsAt'],
    error: 'meetings.form.ends',
  })
  .refine(({ placeName, onlineUrl }) => placeName !== '' || onlineUrl !== null, {
    path: ['placeName'],
    error: 'meetings.form.place',
  })

export const AgendaForm = z.object({
  title: line(200).refine((title) => title.length >= 3, 'meetings.form.item'),
  owner: line(120).default(''),
  minutes: z
    .string()
    .trim()
    .regex(/^\d{0,3}$/, 'meetings.form.minutes')
    .default('')
    .transform((value) => Number(value) || null),
  description: text(2000),
  linkPath: z
    .string()
    .trim()
    .default('')
    .refine((path) => path === '' || /^\/(?!\/)[^\s\\]*$/.test(path), 'meetings.form.path')
    .transform((path) => path || null),
})

export const CancelForm = z.object({
  reason: z.string().trim().min(5, 'meetings.form.reason').max(500),
  /** Of a series: this one, or this one and all after it. */
  scope: z.enum(['one', 'rest']).default('one'),
})

/** What was typed, as a meeting; the process and the place were found by the caller. */
export function inputOf(
  value: z.infer<typeof MeetingForm>,
  processId: string | null,
  place: Pick<MeetingInput, 'unitCode' | 'point'>,
): MeetingInput {
  const { key: _, holder, process: __, unit: ___, onSitePlaces, onlinePlaces, ...rest } = value
  return {
    ...rest,
    organisationId: holder === 'siec' ? null : holder,
    processId,
    unitCode: place.unitCode,
    point: place.point,
    // There is no place for anybody where there is nowhere to be.
    places: { 'on-site': rest.placeName ? onSitePlaces : 0, online: rest.onlineUrl ? onlinePlaces : 0 },
  }
}

const local = (at: Temporal.Instant | null) =>
  at ? at.toZonedDateTimeISO(ZONE).toPlainDateTime().toString({ smallestUnit: 'minute' }) : ''

/** A meeting as its form shows it. */
export const typedOf = (meeting: Meeting, processSlug: string, unitName: string) => ({
  key: meeting.id,
  kind: meeting.kind,
  title: meeting.title,
  holder: meeting.organisationId ?? 'siec',
  process: processSlug,
  purpose: meeting.purpose,
  startsAt: local(meeting.startsAt),
  endsAt: local(meeting.endsAt),
  placeName: meeting.placeName,
  address: meeting.address,
  unit: unitName,
  unitCode: meeting.unitCode ?? '',
  point: meeting.point ? writePoint(meeting.point) : '',
  accessibility: meeting.accessibility,
  openingHours: meeting.openingHours,
  onlineUrl: meeting.onlineUrl ?? '',
  materials: meeting.materials,
  takesRegistrations: meeting.takesRegistrations ? 'tak' : '',
  onSitePlaces: meeting.placeName ? (meeting.places['on-site']?.toString() ?? '') : '',
  onlinePlaces: meeting.onlineUrl ? (meeting.places.online?.toString() ?? '') : '',
  registrationOpensAt: local(meeting.registrationOpensAt),
  registrationClosesAt: local(meeting.registrationClosesAt),
  largestParty: String(meeting.largestParty),
  offerHours: String(meeting.offerHours),
})
