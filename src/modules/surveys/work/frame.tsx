import type { ComponentChildren } from 'preact'
import type { Actor } from '../../../platform/actor.ts'
import { allow } from '../../../platform/errors.ts'
import type { Form, HttpContext } from '../../../platform/http/index.ts'
import { Link, useView, type WorkspaceItem, WorkspacePage } from '../../../ui/index.ts'
import { findOwnProcess, maySeeWorkspace, type Process, pathOf, workPathOf } from '../../processes/index.ts'
import { type FoundSurvey, findOwnSurvey } from '../actions.ts'
import type { SurveysPorts } from '../ports.ts'
import { surveyWorkPath } from '../rules.ts'

/** What stands around every page of the team's work on surveys. */
export interface Frame {
  owner: string
  navigation: WorkspaceItem[]
  process: Process
}

type May = (actor: Actor, process: Process) => boolean

/** The process of the address, and the frame of its workspace. */
export async function framed(c: HttpContext, ports: SurveysPorts, may: May = maySeeWorkspace) {
  const process = await findOwnProcess(c.get('context'), ports.kind, c.req.param('slug') ?? '')
  allow(may(c.get('context').actor, process))
  return { process, frame: { ...(await ports.frame(c, process)), process } }
}

/**
 * The survey of the address besides.
 * @param may for whom in its team; asked before a form is read
 */
export async function framedSurvey(
  c: HttpContext,
  ports: SurveysPorts,
  may: May = maySeeWorkspace,
): Promise<{ found: FoundSurvey; frame: Frame }> {
  const { frame } = await framed(c, ports, may)
  const found = await findOwnSurvey(
    c.get('context'),
    ports.kind,
    c.req.param('slug') ?? '',
    c.req.param('survey') ?? '',
  )
  return { found, frame }
}

interface WorkProps {
  frame: Frame
  title: string
  /** The survey the page is about; without it the page is about all of them. */
  found?: FoundSurvey
  form?: Form
  actions?: ComponentChildren
  islands?: `wiec-${string}`[]
  children: ComponentChildren
}

/** A page of the team's work on surveys. */
export function SurveysWork({ frame, found, children, ...page }: WorkProps) {
  const { t } = useView()
  return (
    <WorkspacePage
      {...page}
      owner={frame.owner}
      navigation={frame.navigation}
      caption={<Link href={pathOf(frame.process)}>{frame.process.title}</Link>}
      crumbs={[
        { label: t('surveys.surveys'), href: `${workPathOf(frame.process)}/ankiety` },
        ...(found ? [{ label: found.title, href: surveyWorkPath(found.process, found.survey) }] : []),
      ]}
    >
      {children}
    </WorkspacePage>
  )
}
