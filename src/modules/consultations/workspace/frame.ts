import type { Actor } from '../../../platform/actor.ts'
import { allow } from '../../../platform/errors.ts'
import type { HttpContext } from '../../../platform/http/index.ts'
import { organisationById } from '../../network/index.ts'
import { maySeeWorkspace, type Process } from '../../processes/index.ts'
import { type FoundConsultation, findOwnConsultation } from '../actions.ts'
import { workNavigation } from './navigation.ts'
import type { Frame } from './pages.tsx'

/**
 * The consultation of the address, with what stands around each page of its workspace.
 * @param may for whom in its team; asked before a form is read, so that others do not even see what is wrong with it
 */
export async function framed(
  c: HttpContext,
  may: (actor: Actor, process: Process) => boolean = maySeeWorkspace,
): Promise<FoundConsultation & { frame: Frame }> {
  const found = await findOwnConsultation(c.var.context, c.req.param('slug') ?? '')
  allow(may(c.var.context.actor, found.process))
  return { ...found, frame: { ...(await workFrame(c, found.process)), process: found.process } }
}

/** Whose workspace it is and what is at its side, for the pages other modules add to it. */
export async function workFrame(c: HttpContext, process: Process): Promise<Omit<Frame, 'process'>> {
  const organisation = await organisationById(c.var.context.db, process.organisationId)
  return { owner: organisation?.name ?? '', navigation: await workNavigation(c, process) }
}
