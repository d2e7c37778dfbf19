import { z } from 'zod'
import { dateOf } from '../../../platform/clock.ts'
import { found } from '../../../platform/errors.ts'
import {
  type App,
  emptyForm,
  type Form,
  type HttpContext,
  isoDay,
  line,
  page,
  readForm,
  seeOther,
} from '../../../platform/http/index.ts'
import { mayEditProcess, type Process } from '../../processes/index.ts'
import { currentText } from '../announcing/actions.ts'
import type { PlanningPorts } from '../ports.ts'
import { framed } from '../work/frame.tsx'
import { addInvited, dropInvited, noteContact, sendInvitation } from './actions.ts'
import { invitationMail } from './emails.ts'
import { ContactPage, InvitedPage } from './pages.tsx'
import { INVITED_KINDS, type Invited, invitedTo, WAYS } from './store.ts'

const InvitedForm = z.object({
  name: line(200).pipe(z.string().min(1, 'http.form.needed')),
  kind: z.enum(INVITED_KINDS).catch('other'),
  email: z
    .email('planning.problem.email')
    .max(254)
    .or(z.literal(''))
    .default('')
    .transform((value) => value || null),
  note: line(300).default(''),
})

const day = isoDay('planning.problem.date')
  .or(z.literal(''))
  .default('')
  .transform((value) => (value ? Temporal.PlainDate.from(value) : null))
const ContactForm = z.object({
  invitedOn: day,
  invitedHow: z.enum(WAYS).catch('letter'),
  answeredOn: day,
  answer: line(300).default(''),
})

/** Whom the consultation concerns: invited, answered or not. */
export function openInvited(routes: App, ports: PlanningPorts) {
  const home = (slug: string) => `/praca/konsultacje/${slug}/zaproszenia`

  const shown = async (c: HttpContext, form: Form, status = 200) => {
    const frame = await framed(c, ports, mayEditProcess)
    return page(
      c,
      <InvitedPage frame={frame} invited={await invitedTo(c.get('context').db, frame.process.id)} form={form} />,
      status,
    )
  }

  routes.get('/:slug/zaproszenia', async (c) => shown(c, emptyForm()))

  routes.post('/:slug/zaproszenia', async (c) => {
    const { process } = await framed(c, ports, mayEditProcess)
    const form = await readForm(c, InvitedForm)
    if (!form.ok) return shown(c, form, 422)
    await addInvited(c.get('context'), process, form.value)
    return seeOther(c, home(process.slug), 'planning.flash.saved')
  })

  routes.get('/:slug/zaproszenia/:id', async (c) => {
    const frame = await framed(c, ports, mayEditProcess)
    const invited = await oneOf(c, frame.process)
    return page(c, <ContactPage {...{ frame, invited }} form={emptyForm(typed(invited))} />)
  })

  routes.post('/:slug/zaproszenia/:id', async (c) => {
    const frame = await framed(c, ports, mayEditProcess)
    const invited = await oneOf(c, frame.process)
    const form = await readForm(c, ContactForm)
    if (!form.ok) return page(c, <ContactPage {...{ frame, invited, form }} />, 422)
    await noteContact(c.get('context'), frame.process, invited.id, form.value)
    return seeOther(c, home(frame.process.slug), 'planning.flash.saved')
  })

  routes.post('/:slug/zaproszenia/:id/list', async (c) => {
    const context = c.get('context')
    const { process } = await framed(c, ports, mayEditProcess)
    const invited = await oneOf(c, process)
    const body = await currentText(context, ports, process, 'letter')
    const mail = invitationMail(context.house.texts.in('pl'), process, body)
    await sendInvitation(context, process, invited, { mail, on: dateOf(context.now) })
    return seeOther(c, home(process.slug), 'planning.flash.invited')
  })

  routes.post('/:slug/zaproszenia/:id/usuniecie', async (c) => {
    const { process } = await framed(c, ports, mayEditProcess)
    await dropInvited(c.get('context'), process, c.req.param('id'))
    return seeOther(c, home(process.slug), 'planning.flash.removed')
  })
}

async function oneOf(c: HttpContext, process: Process): Promise<Invited> {
  return found((await invitedTo(c.get('context').db, process.id)).find(({ id }) => id === c.req.param('id')))
}

const typed = ({ invitedOn, invitedHow, answeredOn, answer }: Invited) => ({
  invitedOn: invitedOn?.toString() ?? '',
  invitedHow: invitedHow ?? 'letter',
  answeredOn: answeredOn?.toString() ?? '',
  answer,
})
