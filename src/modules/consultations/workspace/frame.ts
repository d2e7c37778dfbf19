import type { HttpContext } from '../../../platform/http/index.ts'
import { organisationById } from '../../network/index.ts'
import { type FoundConsultation, findOwnConsultation } from '../actions.ts'
import { workNavigation } from './navigation.ts'
import type { Frame } from './pages.tsx'

/** The consultation of the address, for its team only, with what stands around each page of its workspace. */
export async function framed(c: HttpContext): Promise<FoundConsultation & { frame: Frame }> {
  const found = await findOwnConsultation(c.var.context, c.req.param('slug') ?? '')
  const organisation = await organisationById(c.var.context.db, found.process.organisationId)
  return { ...found, frame: { owner: organisation?.name ?? '', navigation: await workNavigation(c, found.process), process: found.process } }
}
