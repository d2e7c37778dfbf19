import { Hono } from 'hono'
import { z } from 'zod'
import { newId } from '../../../platform/db/index.ts'
import { allow, found } from '../../../platform/errors.ts'
import {
  type App,
  type AppEnv,
  emptyForm,
  type Form,
  type HttpContext,
  isoDay,
  line,
  page,
  readForm,
  readQuery,
  seeOther,
} from '../../../platform/http/index.ts'
import type { MinutesPorts } from '../minutes/ports.ts'
import { addNational, addNote, editNational, memberAmong, sayGoing } from './actions.ts'
import { NationalFormPage, NationalListPage, NationalPage } from './pages.tsx'
import { mayKeepNational, NATIONAL, type NationalMeeting, nationalPath } from './rules.ts'
import { goersOf, nationalBySlug, nationalPage, notesOf } from './store.ts'

const PER_PAGE = 24

const day = isoDay('meetings.national.day-needed').transform((typed) => Temporal.PlainDate.from(typed))

const NationalForm = z
  .object({
    key: z.uuid(),
    name: line(160).pipe(z.string().min(3, 'meetings.national.name-needed')),
    place: line(160).default(''),
    startsOn: day,
    endsOn: day,
    url: z
      .union([z.literal(''), z.url({ protocol: /^https?$/, error: 'meetings.minutes.link-needed' })])
      .default('')
      .transform((typed) => typed || null),
    about: z.string().trim().max(4000).default(''),
    bringsBack: z.string().trim().max(8000).default(''),
  })
  .refine(({ startsOn, endsOn }) => Temporal.PlainDate.compare(startsOn, endsOn) <= 0, {
    path: ['endsOn'],
    error: 'meetings.national.order',
  })

const NoteForm = z.object({ key: z.uuid(), body: z.string().trim().min(10, 'meetings.national.note-needed').max(5000) })

/** Meetings elsewhere: who goes, notes that members share, what the network brings back. */
export function nationalRoutes(ports: Pick<MinutesPorts, 'isMember'>): App {
  const routes: App = new Hono<AppEnv>()

  routes.get(NATIONAL, async (c) => {
    const { po } = readQuery(c, z.object({ po: z.string().optional() }))
    const list = await nationalPage(c.get('context').db, { after: po, limit: PER_PAGE })
    return page(c, <NationalListPage {...list} keeps={mayKeepNational(c.get('context').actor)} />)
  })

  const formPage = (c: HttpContext, national: NationalMeeting | null, typed?: Form) => {
    const form = typed ?? emptyForm(national ? typedOf(national) : {})
    const formKey = String(typed?.values.key ?? newId())
    return page(c, <NationalFormPage {...{ national, form, formKey }} />, typed ? 422 : 200)
  }

  routes.get(`${NATIONAL}/nowe`, (c) => {
    allow(mayKeepNational(c.get('context').actor))
    return formPage(c, null)
  })

  routes.post(`${NATIONAL}/nowe`, async (c) => {
    allow(mayKeepNational(c.get('context').actor))
    const form = await readForm(c, NationalForm)
    if (!form.ok) return formPage(c, null, form)
    const { key, ...input } = form.value
    const slug = await addNational(c.get('context'), input, key)
    return seeOther(c, nationalPath({ slug }), 'meetings.national.kept')
  })

  const at = async (c: HttpContext) => found(await nationalBySlug(c.get('context').db, c.req.param('slug') ?? ''))

  const shown = async (c: HttpContext, national: NationalMeeting, typed?: Form) => {
    const context = c.get('context')
    const member = await memberAmong(context, ports)
    const goers = await goersOf(context.db, national.id)
    const props = {
      national,
      goers,
      notes: member && (await notesOf(context.db, national.id)),
      goes: member && goers.some(({ personId }) => personId === member.id),
      keeps: mayKeepNational(context.actor),
      form: typed ?? emptyForm(),
      formKey: String(typed?.values.key ?? newId()),
    }
    return page(c, <NationalPage {...props} />, typed ? 422 : 200)
  }

  routes.get(`${NATIONAL}/:slug`, async (c) => shown(c, await at(c)))

  routes.get(`${NATIONAL}/:slug/zmiana`, async (c) => {
    allow(mayKeepNational(c.get('context').actor))
    return formPage(c, await at(c))
  })

  routes.post(`${NATIONAL}/:slug/zmiana`, async (c) => {
    allow(mayKeepNational(c.get('context').actor))
    const national = await at(c)
    const form = await readForm(c, NationalForm)
    if (!form.ok) return formPage(c, national, form)
    const { key: _, ...input } = form.value
    await editNational(c.get('context'), national, input)
    return seeOther(c, nationalPath(national), 'meetings.national.kept')
  })

  for (const [word, going] of [
    ['wyjazd', true],
    ['rezygnacja', false],
  ] as const)
    routes.post(`${NATIONAL}/:slug/${word}`, async (c) => {
      const national = await at(c)
      await sayGoing(c.get('context'), national, going, ports)
      return seeOther(c, nationalPath(national), going ? 'meetings.national.goes' : 'meetings.national.stays')
    })

  routes.post(`${NATIONAL}/:slug/notatki`, async (c) => {
    const national = await at(c)
    allow((await memberAmong(c.get('context'), ports)) !== null)
    const form = await readForm(c, NoteForm)
    if (!form.ok) return shown(c, national, form)
    await addNote(c.get('context'), national, form.value, ports)
    return seeOther(c, `${nationalPath(national)}#notatki`, 'meetings.national.noted')
  })

  return routes
}

const typedOf = (national: NationalMeeting) => ({
  name: national.name,
  place: national.place,
  startsOn: national.startsOn.toString(),
  endsOn: national.endsOn.toString(),
  url: national.url ?? '',
  about: national.about,
  bringsBack: national.bringsBack,
})
