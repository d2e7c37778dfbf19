import type { Actor } from '../../../platform/actor.ts'
import { allow } from '../../../platform/errors.ts'
import type { HttpContext } from '../../../platform/http/index.ts'
import { useView } from '../../../ui/index.ts'
import { organisationById } from '../../network/index.ts'
import {
  mayEditProcess,
  maySeeWorkspace,
  type Process,
  type ProcessFrame,
  ProcessWork,
  type ProcessWorkProps,
} from '../../processes/index.ts'
import { type FoundConsultation, findOwnConsultation } from '../actions.ts'
import { workNavigation } from './navigation.ts'

/** What stands around every page of one consultation's workspace. */
export interface Frame extends ProcessFrame {
  /** The reader changes what the consultation's page says; others on the team only look. */
  mayEdit: boolean
}

/**
 * The consultation of the address, with what stands around each page of its workspace.
 * @param may for whom in its team; asked before a form is read, so that others do not even see what is wrong with it
 */
export async function framed(
  c: HttpContext,
  may: (actor: Actor, process: Process) => boolean = maySeeWorkspace,
): Promise<FoundConsultation & { frame: Frame }> {
  const { actor } = c.get('context')
  const found = await findOwnConsultation(c.get('context'), c.req.param('slug') ?? '')
  allow(may(actor, found.process))
  const mayEdit = mayEditProcess(actor, found.process)
  return { ...found, frame: { ...(await workFrame(c, found.process)), process: found.process, mayEdit } }
}

/** Whose workspace it is and what is at its side, for the pages other modules add to it. */
export async function workFrame(c: HttpContext, process: Process): Promise<Pick<Frame, 'owner' | 'navigation'>> {
  const organisation = await organisationById(c.get('context').db, process.organisationId)
  return { owner: organisation?.name ?? '', navigation: await workNavigation(c, process) }
}

/** A page of one consultation's workspace. */
export function Work(page: Omit<ProcessWorkProps, 'above'>) {
  const { t } = useView()
  return <ProcessWork {...page} above={{ label: t('consultations.work.all'), href: '/praca/konsultacje' }} />
}
