import type { ComponentChildren } from 'preact'
import type { Form } from '../../../platform/http/index.ts'
import { Link, useView, type WorkspaceItem, WorkspacePage } from '../../../ui/index.ts'
import { type Process, pathOf } from '../../processes/index.ts'
import { type RoomKind, roomWorkPath } from '../rooms/rules.ts'

/** What stands around every page of the team's work on a room. */
export interface Frame {
  owner: string
  navigation: WorkspaceItem[]
  process: Process
  kind: RoomKind
}

interface WorkProps {
  frame: Frame
  title: string
  form?: Form | undefined
  actions?: ComponentChildren
  crumb?: boolean
  children: ComponentChildren
}

export function Work({ frame, crumb, children, ...page }: WorkProps) {
  const { t } = useView()
  return (
    <WorkspacePage
      {...page}
      owner={frame.owner}
      navigation={frame.navigation}
      caption={<Link href={pathOf(frame.process)}>{frame.process.title}</Link>}
      crumbs={crumb ? [{ label: t(`discussions.${frame.kind}`), href: roomWorkPath(frame.process, frame.kind) }] : []}
    >
      {children}
    </WorkspacePage>
  )
}
