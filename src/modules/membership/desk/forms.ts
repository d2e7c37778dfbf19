import { z } from 'zod'
import { isoDay, line, ticked } from '../../../platform/http/index.ts'
import { wrongKrs, wrongNip } from '../declarations/reading.ts'
import { INSTITUTION_KINDS } from '../declarations/rules.ts'
import { MEMBER_STATES } from '../members/list-store.ts'
import { SCOPES } from '../members/rules.ts'
import { KINDS, STANDINGS, TOOLS } from '../rules.ts'
import { POSSIBLE_WAYS } from '../ways-rules.ts'

const day = () => isoDay('membership.problem.day').transform((value) => Temporal.PlainDate.from(value))
const text = (longest: number) => z.string().trim().max(longest, 'http.form.too-long').default('')
const needed = (key: string, longest = 4000) =>
  z.string().trim().min(1, `membership.problem.${key}`).max(longest, 'http.form.too-long')

export const VIEWS = ['waiting', 'accepted', 'declined', 'withdrawn'] as const

export const DeskQuery = z.object({
  stan: z.enum(VIEWS).default('waiting').catch('waiting'),
  po: z.string().max(500).optional(),
})

export const AskForm = z.object({ asked: needed('asked', 2000) })

export const AcceptForm = z.object({
  number: line(60).default(''),
  decidedOn: day(),
  from: day(),
  tell: ticked(),
})

export const DeclineForm = z.object({
  declineNumber: line(60).default(''),
  declinedOn: day(),
  reason: needed('reason', 2000),
})

/** A declaration that came on paper, as the desk types it in. */
export const EntryForm = z
  .object({
    key: z.uuid(),
    kind: z.enum(KINDS),
    receivedOn: day(),
    personName: needed('name', 100),
    position: line().default(''),
    institutionName: line().default(''),
    institutionKind: z.enum(INSTITUTION_KINDS).default('other').catch('other'),
    nip: line(20)
      .default('')
      .refine((typed) => !wrongNip(typed), 'membership.problem.nip'),
    krs: line(20)
      .default('')
      .refine((typed) => !wrongKrs(typed), 'membership.problem.krs'),
    unit: needed('unit', 100),
    unitCode: z.string().max(7).default(''),
    email: z.email('membership.problem.email').max(254).or(z.literal('')).default(''),
    phone: line(30).default(''),
    tools: z.array(z.enum(TOOLS)).catch([]),
    newsletter: ticked(),
    publication: ticked(),
  })
  .superRefine(({ kind, institutionName }, problems) => {
    if (kind === 'institution' && !institutionName)
      problems.addIssue({ code: 'custom', path: ['institutionName'], message: 'membership.problem.institution' })
  })

export const TextForm = z.object({
  statementPl: needed('words'),
  statementEn: needed('words'),
  newsletterPl: needed('words', 1000),
  newsletterEn: needed('words', 1000),
  publicationPl: needed('words', 1000),
  publicationEn: needed('words', 1000),
  privacyPl: needed('words'),
  privacyEn: needed('words'),
})

const ways = (kind: keyof typeof POSSIBLE_WAYS) =>
  z.array(z.enum(POSSIBLE_WAYS[kind])).min(1, 'membership.problem.ways')

export const WaysForm = z.object({ person: ways('person'), institution: ways('institution') })

export const MembersQuery = z.object({
  stan: z.enum(MEMBER_STATES).optional().catch(undefined),
  rodzaj: z.enum(KINDS).optional().catch(undefined),
  q: line(100).optional().catch(undefined),
  po: z.string().max(500).optional(),
})

export const TURNS = ['suspend', 'resume', 'standing', 'leave', 'exclude', 'readmit'] as const

export const TurnForm = z
  .object({
    act: z.enum(TURNS, 'membership.problem.act'),
    on: day(),
    standing: z.enum(STANDINGS).default('member'),
    note: text(2000),
  })
  .superRefine(({ act, note }, problems) => {
    if (act === 'exclude' && !note)
      problems.addIssue({ code: 'custom', path: ['note'], message: 'membership.problem.reason' })
  })

export const RepresentativeForm = z.object({
  name: needed('name', 200),
  email: z.email('membership.problem.email').max(254).or(z.literal('')).default(''),
  scopes: z.array(z.enum(SCOPES)).min(1, 'membership.problem.scopes'),
  since: day(),
})

export const DismissForm = z.object({ until: day() })
export const MergeForm = z.object({
  into: z
    .string()
    .regex(/^\d{1,6}$/, 'membership.problem.member-number')
    .transform(Number),
})
