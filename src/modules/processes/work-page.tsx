import type { ComponentChildren } from 'preact'
import type { Form } from '../../platform/http/index.ts'
import { Link, type WorkspaceItem, WorkspacePage } from '../../ui/index.ts'
import { type Process, pathOf } from './rules.ts'

/** What stands around every page of the work on one process. */
export interface ProcessFrame {
  /** Whose workspace it is. */
  owner: string
  navigation: WorkspaceItem[]
  process: Process
}

export interface ProcessWorkProps {
  frame: ProcessFrame
  title: string
  form?: Form | undefined
  actions?: ComponentChildren
  islands?: `wiec-${string}`[]
  /** The page above this one. */
  above?: { label: string; href: string } | undefined
  children: ComponentChildren
}

/** A page of the work on one process, whichever module adds it. */
export function ProcessWork({ frame, above, children, ...page }: ProcessWorkProps) {
  return (
    <WorkspacePage
      {...page}
      owner={frame.owner}
      navigation={frame.navigation}
      caption={<Link href={pathOf(frame.process)}>{frame.process.title}</Link>}
      crumbs={above ? [above] : []}
    >
      {children}
    </WorkspacePage>
  )
}
