import type { Actor } from '../../../platform/actor.ts'
import { allow } from '../../../platform/errors.ts'
import type { HttpContext } from '../../../platform/http/index.ts'
import { useView, type WorkspaceItem } from '../../../ui/index.ts'
import { organisationById } from '../../network/index.ts'
import {
  mayAnnounce,
  mayEditProcess,
  maySeeWorkspace,
  mayWorkOnRemarks,
  type Process,
  type ProcessFrame,
  ProcessWork,
  type ProcessWorkProps,
  workPathOf,
} from '../../processes/index.ts'
import { findOwnEdition, WORK } from '../editions/actions.ts'
import type { At } from '../projects/actions.ts'

/** What stands around every page of one edition's workspace. */
export interface Frame extends ProcessFrame {
  mayEdit: boolean
  mayAnnounce: boolean
}

type May = (actor: Actor, process: Process) => boolean

/** The edition of the address with its frame. @param may for whom in its team */
export async function framed(c: HttpContext, may: May = maySeeWorkspace): Promise<At & { frame: Frame }> {
  const context = c.get('context')
  const { actor } = context
  const at = await findOwnEdition(context, c.req.param('slug') ?? '')
  const { process } = at
  allow(may(actor, process))
  const organisation = await organisationById(context.db, process.organisationId)
  const frame = {
    owner: organisation?.name ?? '',
    navigation: navigation(c, at),
    process,
    mayEdit: mayEditProcess(actor, process),
    mayAnnounce: mayAnnounce(actor, process),
  }
  return { ...at, frame }
}

export const mayKeyIn: May = (actor, process) => mayWorkOnRemarks(actor, process)

/** What stands at the side of an edition's workspace. */
export function navigation(c: HttpContext, { process, edition }: At): WorkspaceItem[] {
  const { actor, house } = c.get('context')
  const t = house.texts.in(c.get('locale'))
  const home = workPathOf(process)
  const edit = mayEditProcess(actor, process)
  const items: [string, string][] = [
    ['waiting', home],
    ...(edit && !edition.archived ? ([['settings', `${home}/ustawienia`]] as [string, string][]) : []),
    ['projects', `${home}/projekty`],
    ...(mayWorkOnRemarks(actor, process) && !edition.archived
      ? ([['enter', `${home}/wprowadzanie`]] as [string, string][])
      : []),
    ...(edition.archived
      ? []
      : ([
          ['points', `${home}/punkty`],
          ['appeals', `${home}/odwolania`],
          ['publishing', `${home}/publikacje`],
        ] as [string, string][])),
    ...(edit ? ([['building', `${home}/realizacja`]] as [string, string][]) : []),
    ['evaluation', `${home}/ocena`],
  ]
  const path = c.req.path
  return items.map(([key, href]) => ({
    label: t(`budgets.work.${key}`),
    href,
    current: href === home ? path === home : path === href || path.startsWith(`${href}/`),
  }))
}

/** A page of one edition's workspace. */
export function Work(page: Omit<ProcessWorkProps, 'above'>) {
  const { t } = useView()
  return <ProcessWork {...page} above={{ label: t('budgets.work.all'), href: WORK }} />
}
